"""Entries become articles. The same address in several feeds is one article with several entries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.model import ChangedEntry, Enclosure, Known, NewEntry, Rekeyed
from reader.store.damage import as_dict
from reader.store.feeds import count, relist
from reader.store.part import Part, id_list, moment, seconds
from reader.store.urls import url_key

if TYPE_CHECKING:
    from reader.model import Entry, Intent
    from reader.store.connection import Connection

KEPT_REVISIONS = 10
"""Of one article; live pages are edited all day."""


@dataclass(frozen=True, slots=True)
class Applied:
    """`new_ids` follow the order of the NewEntry intents. Those in `merged_ids` were there already, by another feed
    or another process, and need no text."""

    new_ids: tuple[int, ...] = ()
    merged_ids: frozenset[int] = frozenset()
    updated_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Extras:
    """What an article carries besides its text."""

    url: str
    seen: datetime
    language: str
    enclosures: tuple[Enclosure, ...]
    categories: tuple[str, ...]
    feeds: tuple[str, ...]
    """Titles of the feeds that carried it, the first one first."""


@dataclass(frozen=True, slots=True)
class Revision:
    replaced: datetime
    title: str
    body: bytes | None
    """As `texts` packs it; None when there was no text yet."""


class Articles(Part):
    def known(self, feed_id: int) -> dict[str, Known]:
        rows = self.store.read().all("select guid, article_id, url, digest from entries where feed_id = ?", (feed_id,))
        return {guid: Known(article_id=id, url=url, digest=digest) for guid, id, url, digest in rows}

    def apply(self, feed_id: int, intents: Sequence[Intent], now: datetime) -> Applied:
        """File what a fetch brought, in one transaction; put `save_text` into the same one by an outer `write()`."""
        new = [intent for intent in intents if isinstance(intent, NewEntry)]
        with self.store.write() as db:
            for intent in intents:
                if isinstance(intent, Rekeyed):
                    db.execute(
                        "update or replace entries set guid = ? where feed_id = ? and guid = ?",
                        (intent.guid_new, feed_id, intent.guid_old),
                    )
            new_ids, merged = self._file(db, feed_id, new, now) if new else ((), frozenset[int]())
            changed = [intent for intent in intents if isinstance(intent, ChangedEntry)]
            if changed:
                self._revise(db, feed_id, changed, now)
        return Applied(new_ids, merged, tuple(intent.article_id for intent in changed))

    def _file(
        self, db: Connection, feed_id: int, new: list[NewEntry], now: datetime
    ) -> tuple[tuple[int, ...], frozenset[int]]:
        ids: list[int] = [0] * len(new)
        filed: dict[str, int] = {}  # guid -> place in `new`: a feed may give one guid twice
        twins: list[tuple[int, int]] = []
        fresh: list[int] = []
        merged: set[int] = set()
        repeats: set[int] = set()
        keys = [url_key(intent.entry.url) for intent in new]
        for place, intent in enumerate(new):
            first = filed.setdefault(intent.entry.guid, place)
            if first != place:
                twins.append((place, first))
                continue
            known = db.one(
                "select article_id from entries where feed_id = ? and guid = ?", (feed_id, intent.entry.guid)
            )
            found = known[0] if known else self._same_article(db, feed_id, keys[place], intent.entry.title)
            if found is None or found in merged:
                fresh.append(place)
            else:
                ids[place] = found
                merged.add(found)
                if known:
                    repeats.add(place)
        # Ids ascend with time, so that "the newest hits" of a full-text index are its largest row ids.
        fresh.sort(key=lambda place: (new[place].published, -place))
        next_id = db.number("select max(id) from articles") + 1
        for offset, place in enumerate(fresh):
            ids[place] = next_id + offset
        for place, first in twins:
            ids[place] = ids[first]
            merged.add(ids[first])
        times = {place: seconds(new[place].published) for place in fresh}
        seen = seconds(now)
        db.executemany(
            """insert into articles (id, feed_id, title, url, author, published_at, seen_at, url_key, language, extra)
               values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            [
                (ids[p], feed_id, (e := new[p].entry).title, e.url, e.author, times[p], seen, keys[p], e.language,
                 _extra(e))
                for p in fresh
            ],
        )  # fmt: skip
        db.executemany(
            "insert into statuses (article_id, published_at, read) values (?, ?, ?)",
            [(ids[p], times[p], not new[p].unread) for p in fresh],
        )
        db.executemany(
            "insert into waiting (stage, published_at, article_id) values (?, ?, ?)",
            [(stage, times[p], ids[p]) for stage in ("names", "index") for p in fresh],
        )
        joined = [p for p in filed.values() if p not in times and p not in repeats]
        for p in joined:
            times[p] = db.number("select published_at from statuses where article_id = ?", (ids[p],))
        db.executemany(
            "insert into entries (feed_id, guid, article_id, url, digest, published_at) values (?, ?, ?, ?, ?, ?)",
            [
                (feed_id, (e := new[p].entry).guid, ids[p], e.url, e.digest, times[p])
                for p in (*fresh, *joined)
            ],
        )  # fmt: skip
        unread = sum(new[p].unread for p in fresh)
        count(db, "articles", len(fresh))
        count(db, "unread", unread)
        if joined:
            unread += db.number(
                "select count(*) from statuses where read = 0 and article_id in (select value from json_each(?))",
                (id_list(ids[p] for p in joined),),
            )
            relist(db, "select value from json_each(:subject)", id_list(ids[p] for p in joined))
        db.execute(
            "update feeds set entries = entries + ?, unread = unread + ? where id = ?",
            (len(fresh) + len(joined), unread, feed_id),
        )
        self.store.marks.arrived(db, feed_id, [ids[p] for p in (*fresh, *joined)])
        return tuple(ids), frozenset(merged - {ids[p] for p in fresh})

    @staticmethod
    def _same_article(db: Connection, feed_id: int, key: int | None, title: str) -> int | None:
        """The article of another feed at this address; with several candidates only one of the same title."""
        if key is None:
            return None
        rows = db.all(
            """select id, title from articles where url_key = ? and not exists
               (select 1 from entries where article_id = articles.id and feed_id = ?) limit 8""",
            (key, feed_id),
        )
        if len(rows) == 1:
            return int(rows[0][0])
        return next((int(id) for id, other in rows if other == title), None)

    def _revise(self, db: Connection, feed_id: int, changed: list[ChangedEntry], now: datetime) -> None:
        ids = [intent.article_id for intent in changed]
        self.store.search.forget(db, ids)
        db.executemany(
            """insert into revisions (article_id, replaced_at, title, body)
               select a.id, ?, a.title, t.body from articles a left join texts t on t.article_id = a.id
                where a.id = ?""",
            [(seconds(now), id) for id in ids],
        )
        db.executemany(
            """delete from revisions where article_id = :id and id not in
               (select id from revisions where article_id = :id order by id desc limit :kept)""",
            [{"id": id, "kept": KEPT_REVISIONS} for id in ids],
        )
        db.executemany(
            "update articles set title = ?, url = ?, url_key = ?, author = ?, extra = ? where id = ?",
            [
                ((e := intent.entry).title, e.url, url_key(e.url), e.author, _extra(e), intent.article_id)
                for intent in changed
            ],
        )
        db.executemany(
            "update entries set digest = ?, url = ? where feed_id = ? and guid = ?",
            [((e := intent.entry).digest, e.url, feed_id, e.guid) for intent in changed],
        )
        self.store.waiting.add("names", ids)
        self.store.waiting.add("index", ids)

    def extras(self, article_id: int) -> Extras | None:
        db = self.store.read()
        row = db.one("select url, seen_at, language, extra, feed_id from articles where id = ?", (article_id,))
        if row is None:
            return None
        url, seen_at, language, extra, feed_id = row
        feeds = db.column(
            """select distinct coalesce(f.given_title, nullif(f.title, ''), f.url) from entries e
               join feeds f on f.id = e.feed_id where e.article_id = ? order by f.id <> ?, f.id""",
            (article_id, feed_id),
        )
        more = as_dict(extra)
        return Extras(
            url, moment(seen_at), language,
            tuple(Enclosure(*each) for each in _lists(more.get("enclosures")) if len(each) == 3),
            tuple(each for each in _list(more.get("categories")) if isinstance(each, str)), tuple(feeds),
        )  # fmt: skip

    def revisions(self, article_id: int) -> list[Revision]:
        """Newest first."""
        rows = self.store.read().all(
            "select replaced_at, title, body from revisions where article_id = ? order by id desc", (article_id,)
        )
        return [Revision(moment(at), title, body) for at, title, body in rows]

    def count_revisions(self, article_id: int) -> int:
        return self.store.read().number("select count(*) from revisions where article_id = ?", (article_id,))

    def set_copies(self, copies: dict[int, int]) -> None:
        """How many other articles hold the same text, shown in the list."""
        with self.store.write() as db:
            db.executemany("update articles set copies = ? where id = ?", [(n, id) for id, n in copies.items()])


def _list(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _lists(found: object) -> list[list[Any]]:
    return [each for each in _list(found) if isinstance(each, list)]


def _extra(entry: Entry) -> str | None:
    more: dict[str, Any] = {}
    if entry.enclosures:
        more["enclosures"] = [(e.url, e.media_type, e.length) for e in entry.enclosures]
    if entry.categories:
        more["categories"] = entry.categories
    return json.dumps(more, ensure_ascii=False, separators=(",", ":")) if more else None
