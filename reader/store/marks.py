"""A person's marks told without row numbers, so that another archive understands them.

An article is told by its feed's address with its guid, and by its own address; a feed by its address. What is said of
articles that are not here yet is kept in `awaited` and takes effect when they arrive.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from reader.clean import whole_number
from reader.store.effects import perform
from reader.store.part import Part, id_list
from reader.store.urls import url_key

if TYPE_CHECKING:
    from reader.store.connection import Connection
    from reader.store.effects import Effect

PAIRS = ("apart", "together", "unrelated")
"""Corrections whose subject and object are both articles; of the others only the subject can be one."""
SPEAKS = "prefer"
"""The correction whose object is a feed."""
Item = list[Any]
"""An effect (see `effects`) in whose arguments articles and feeds are told by `Ref`s."""
Ref = dict[str, str]


class Marks(Part):
    # ------------------------------------------------------------------ out

    def all(self) -> list[Item]:
        """Everything that was marked, one item an article and mark."""
        db = self.store.read()
        rows: list[Effect] = [["correction", *row] for row in db.all("select * from corrections")]
        rows += [["read", True, [id]] for id in db.column("select article_id from statuses where read = 1")]
        rows += [["star", True, [id]] for id in db.column("select article_id from statuses where starred = 1")]
        rows += [["tag", name, True, [id]] for name, id in db.all("select name, article_id from tags")]
        rows += [["note", id, note] for id, note in db.all("select article_id, note from notes")]
        rows += [["watched", True, id, at] for id, at in db.all("select article_id, since from story_watches")]
        articles = self._articles(db)
        feeds = dict(db.all("select id, url from feeds"))
        items = (told(row, articles, feeds) for row in rows)
        return [item for item in items if item is not None]

    @staticmethod
    def _articles(db: Connection) -> dict[int, Ref]:
        marked = db.column(
            """select article_id from statuses where read = 1 or starred = 1 union select article_id from tags
                union select article_id from notes union select article_id from story_watches
                union select cast(subject as integer) from corrections where subject glob '[0-9]*'
                union select cast(object as integer) from corrections
                       where kind in ('apart', 'together', 'unrelated')"""
        )
        return article_refs(db, marked)

    # ------------------------------------------------------------------ in

    def understood(self, items: Iterable[Item]) -> tuple[list[Effect], list[Item]]:
        """What can take effect here and now, and what speaks of articles or feeds that are not here."""
        db = self.store.read()
        effects: list[Effect] = []
        absent: list[Item] = []
        for item in items:
            effect = here(db, item)
            if effect is None:
                absent.append(item)
            else:
                effects.append(effect)
        return effects, absent

    def await_(self, items: Iterable[Item]) -> None:
        """Keep for later what speaks of articles that have not arrived."""
        rows = [(name, json.dumps(item, ensure_ascii=False)) for item in items for name in _names(item)]
        with self.store.write(durable=True) as db:
            db.executemany("insert or ignore into awaited (name, item) values (?, ?)", rows)

    def awaited(self) -> int:
        return self.store.read().number("select count(distinct item) from awaited")

    def arrived(self, db: Connection, feed_id: int, ids: Sequence[int]) -> None:
        """Articles were just filed: what waited for them takes effect, before they are placed into stories."""
        if db.one("select 1 from awaited limit 1") is None:
            return
        rows = db.all(
            """select f.url, e.guid, a.url from json_each(?) j cross join articles a on a.id = j.value
                 join entries e on e.article_id = a.id and e.feed_id = ? join feeds f on f.id = e.feed_id""",
            (id_list(ids), feed_id),
        )
        names = {name for feed, guid, url in rows for name in _article_names({"feed": feed, "guid": guid, "url": url})}
        names |= {_feed_name(feed) for feed in db.column("select url from feeds where id = ?", (feed_id,))}
        waiting = db.column(
            "select distinct item from awaited where name in (select value from json_each(?))",
            (json.dumps([*names], ensure_ascii=False),),
        )
        for item in [*waiting]:
            effect = here(db, json.loads(item))
            if effect is not None:
                perform(db, effect)
                db.execute("delete from awaited where item = ?", (item,))


def article_refs(db: Connection, ids: Iterable[int]) -> dict[int, Ref]:
    """Article number to its feed, guid and address; of several feeds the one it was first filed under."""
    rows = db.all(
        """select a.id, f.url, e.guid, a.url from json_each(?) j cross join articles a on a.id = j.value
             join entries e on e.article_id = a.id join feeds f on f.id = e.feed_id
            order by e.feed_id = a.feed_id""",
        (id_list(ids),),
    )
    return {id: {"feed": feed, "guid": guid, "url": url} for id, feed, guid, url in rows}


def told(effect: Effect, articles: dict[int, Ref], feeds: dict[int, str]) -> Item | None:
    """The effect without row numbers; None when what it is about has no name outside this archive."""
    name, *rest = effect
    if name in ("read", "star", "tag"):
        ref = articles.get(rest[-1][0])
        return None if ref is None else [name, *rest[:-1], [ref]]
    if name == "note":
        ref = articles.get(rest[0])
        return None if ref is None else [name, ref, rest[1]]
    if name == "watched":
        ref = articles.get(rest[1])
        return None if ref is None else [name, rest[0], ref, rest[2]]
    kind, subject, object, value = rest
    about: Any = subject
    if subject.startswith("feed:") and (feed := whole_number(subject[5:])) is not None:
        about = {"feed": feeds.get(feed, "")}
    elif (article := whole_number(subject)) is not None:
        about = articles.get(article)
    other: Any = object
    if kind in PAIRS:
        other = articles.get(whole_number(object) or 0)
    elif kind == SPEAKS:
        other = {"feed": feeds.get(whole_number(object) or 0, "")}
    return None if about is None or other is None else [name, kind, about, other, value]


def here(db: Connection, item: Item) -> Effect | None:
    """The item as an effect of this archive; None while an article or a feed is missing."""
    name, *rest = item
    if name in ("read", "star", "tag"):
        id = _article(db, rest[-1][0])
        return None if id is None else [name, *rest[:-1], [id]]
    if name == "note":
        id = _article(db, rest[0])
        return None if id is None else [name, id, rest[1]]
    if name == "watched":
        id = _article(db, rest[1])
        return None if id is None else [name, rest[0], id, rest[2]]
    kind, subject, object, value = rest
    about, other = _number(db, subject, "feed:"), _number(db, object, "")
    return None if about is None or other is None else [name, kind, about, other, value]


def _number(db: Connection, part: str | Ref, prefix: str) -> str | None:
    if isinstance(part, str):
        return part
    if "guid" in part:
        id = _article(db, part)
        return None if id is None else str(id)
    row = db.one("select id from feeds where url = ?", (part["feed"],))
    return None if row is None else f"{prefix}{row[0]}"


def _article(db: Connection, ref: Ref) -> int | None:
    row = db.one(
        "select e.article_id from entries e join feeds f on f.id = e.feed_id where f.url = ? and e.guid = ?",
        (ref["feed"], ref["guid"]),
    )
    if row is None and (key := url_key(ref["url"])) is not None:
        row = db.one("select id from articles where url_key = ? order by id", (key,))
    return None if row is None else int(row[0])


def _names(item: Item) -> list[str]:
    """Everything by which the articles and feeds of an item may arrive."""
    found: list[str] = []
    for part in item[1:]:
        for ref in part if isinstance(part, list) else [part]:
            if isinstance(ref, dict):
                found += _article_names(ref) if "guid" in ref else [_feed_name(ref["feed"])]
    return found


def _article_names(ref: Ref) -> list[str]:
    key = url_key(ref["url"])
    return [f"guid {ref['feed']} {ref['guid']}", *([f"url {key}"] if key is not None else [])]


def _feed_name(url: str) -> str:
    return f"feed {url}"
