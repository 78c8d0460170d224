"""What the linking of stories needs to look up: terms, features, stories and the cached links.

A term is a 63-bit hash; `postings` is ordered by term and day, so a time window of one term is one range.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.clean import whole_number
from reader.model import Story
from reader.store.damage import is_fingerprint
from reader.store.part import Part, id_list, moment, seconds
from reader.store.watches import WATCHED

if TYPE_CHECKING:
    from reader.query import Node
    from reader.store.connection import Connection

_DAY = 86_400
NEWEST_PAGES = 10
"""Pages of a thousand articles among which the newest stories are looked for before all articles are gone through."""


@dataclass(frozen=True, slots=True)
class FeatureRow:
    features: bytes
    published: datetime
    feed_id: int
    story_id: int | None


def _newest(db: Connection, least: int, limit: int) -> list[int]:
    """The stories with the newest articles, read off the list of articles; [] when too few are among its first."""
    found: dict[int, None] = {}
    last = (2**62, 2**62)
    for _ in range(NEWEST_PAGES):
        rows = db.all(
            """select s.published_at, s.article_id, t.id from statuses s join articles a on a.id = s.article_id
                 left join stories t on t.id = a.story_id and t.articles >= ?
                where s.listed = 1 and (s.published_at, s.article_id) < (?, ?)
                order by s.published_at desc, s.article_id desc limit 1000""",
            (least, *last),
        )
        for _, _, story in rows:
            if story is not None:
                found.setdefault(story)
        if len(found) >= limit:
            return [*found][:limit]
        if len(rows) < 1000:
            break
        last = rows[-1][:2]
    return []


def restamp(db: Connection) -> None:
    db.execute("update counts set value = value + 1 where name = 'links_stamp'")


class Stories(Part):
    # ------------------------------------------------------------------ features

    def save_features(
        self,
        article_id: int,
        published: datetime,
        feed_id: int,
        features: bytes,
        terms: Sequence[int],
    ) -> None:
        """In place of earlier ones; the article keeps its story.

        Terms of before stay: they propose the article once too often, and are too rare to be looked after.
        """
        day = seconds(published) // _DAY
        with self.store.write() as db:
            db.execute(
                "insert or replace into features (article_id, published_at, feed_id, features) values (?, ?, ?, ?)",
                (article_id, seconds(published), feed_id, features),
            )
            db.execute("delete from links where article_id = ?", (article_id,))
            db.executemany(
                "insert or ignore into postings (term, day, article_id) values (?, ?, ?)",
                [(term, day, article_id) for term in terms],
            )

    def features(self, ids: Iterable[int]) -> dict[int, FeatureRow]:
        rows = self.store.read().all(
            """select f.article_id, f.features, f.published_at, f.feed_id, a.story_id
                 from features f left join articles a on a.id = f.article_id
                where f.article_id in (select value from json_each(?))""",
            (id_list(ids),),
        )
        found = {}
        for id, features, at, feed, story in rows:
            if is_fingerprint(features):
                found[id] = FeatureRow(features, moment(at), feed, story)
            else:
                self.store.damage.note("names", id)
        return found

    def counted(self, ids: Iterable[int]) -> set[int]:
        """Those whose terms and lines were counted once, be their fingerprint readable or not."""
        known = "select article_id from features where article_id in (select value from json_each(?))"
        return {*self.store.read().column(known, (id_list(ids),))}

    def with_terms(
        self, terms: Sequence[int], first_day: int, last_day: int, per_term_limit: int = 500
    ) -> dict[int, list[int]]:
        """Articles of those days (since 1970) that hold any of the terms, and which; the newest of a common term."""
        db = self.store.read()
        found: dict[int, list[int]] = {}
        for term in terms:
            for (id,) in db.all(
                """select article_id from postings where term = ? and day between ? and ?
                    order by day desc, article_id desc limit ?""",
                (term, first_day, last_day, per_term_limit),
            ):
                found.setdefault(id, []).append(term)
        return found

    def df(self, terms: Sequence[int]) -> dict[int, int]:
        """In how many articles each term stands; those never seen are left out."""
        return dict(
            self.store.read().all(
                "select term, articles from term_counts where term in (select value from json_each(?))",
                (id_list(terms),),
            )
        )

    def add_df(self, terms: Iterable[int] | Mapping[int, int], articles: int = 1) -> None:
        """Count the terms of one article, or of several at once as a mapping term → articles."""
        rows = terms.items() if isinstance(terms, Mapping) else ((term, 1) for term in terms)
        with self.store.write() as db:
            db.executemany(
                """insert into term_counts (term, articles) values (?, ?)
                   on conflict do update set articles = articles + excluded.articles""",
                [*rows],
            )
            db.execute(
                """insert into counts (name, value) values ('df', ?)
                   on conflict do update set value = value + excluded.value""",
                (articles,),
            )

    def n(self) -> int:
        """Articles whose terms were counted."""
        return self.store.read().number("select value from counts where name = 'df'")

    # ------------------------------------------------------------------ stories

    def new_story(self) -> int:
        with self.store.write() as db:
            return db.execute("insert into stories (articles) values (0)").lastrowid or 0

    def set_story(self, story_of: Mapping[int, int]) -> None:
        """Place articles; one that moves leaves its old story."""
        with self.store.write() as db:
            before = dict(
                db.all(
                    "select id, story_id from articles where id in (select value from json_each(?))",
                    (id_list(story_of),),
                )
            )
            moved = [(story, id) for id, story in story_of.items() if id in before and before[id] != story]
            db.executemany("update articles set story_id = ? where id = ?", moved)
            change: Counter[int] = Counter(story for story, _ in moved)
            change.subtract(before[id] for _, id in moved if before[id] is not None)
            db.executemany(
                "update stories set articles = articles + ? where id = ?", [(n, story) for story, n in change.items()]
            )

    def loosen(self, story_ids: Iterable[int]) -> list[int]:
        """Take the stories apart; gives their articles, which then wait for being placed again."""
        stories = id_list(story_ids)
        with self.store.write() as db:
            ids = [*db.column("select id from articles where story_id in (select value from json_each(?))", (stories,))]
            db.execute(
                "update articles set story_id = null where story_id in (select value from json_each(?))", (stories,)
            )
            db.execute("update stories set articles = 0 where id in (select value from json_each(?))", (stories,))
            restamp(db)
        self.store.waiting.add("names", ids)
        return ids

    def story_of(self, ids: Iterable[int]) -> dict[int, int]:
        """Article to story; those without one are left out."""
        return dict(
            self.store.read().all(
                """select id, story_id from articles
                    where id in (select value from json_each(?)) and story_id is not null""",
                (id_list(ids),),
            )
        )

    def members(self, story_id: int) -> list[int]:
        """Oldest first."""
        return [
            *self.store.read().column(
                "select id from articles where story_id = ? order by published_at, id", (story_id,)
            )
        ]

    def stories(
        self, query: Node | None = None, *, include_single: bool = False, limit: int | None = None
    ) -> list[Story]:
        """Stories with their newest article first; the headline is that of the article with most words of the newest
        five. With a query, those that hold an article it finds."""
        db = self.store.read()
        least = 1 if include_single else 2
        if query is None and limit is not None and (newest := _newest(db, least, limit)):
            return self._told(db, newest)
        if query is None:
            found = db.column(
                """select a.story_id from stories s join articles a on a.story_id = s.id where s.articles >= ?
                    group by a.story_id order by max(a.published_at) desc, a.story_id desc limit ?""",
                (least, -1 if limit is None else limit),
            )
        else:
            ids = self.store.lists.ids(query)
            found = db.column(
                """select a.story_id from json_each(?) j join articles a on a.id = j.value
                     join stories s on s.id = a.story_id where s.articles >= ?
                    group by a.story_id order by max(a.published_at) desc, a.story_id desc limit ?""",
                (id_list(ids), least, -1 if limit is None else limit),
            )
        return self._told(db, [*found])

    def get(self, story_id: int) -> Story | None:
        return next(iter(self._told(self.store.read(), [story_id])), None)

    def _told(self, db: Connection, story_ids: list[int]) -> list[Story]:
        rows = db.all(
            """select a.story_id, a.id, a.title, a.published_at, a.feed_id, a.words, s.read, s.listed,
                      a.copies
                 from json_each(?) j cross join articles a on a.story_id = j.value
                 join statuses s on s.article_id = a.id order by j.key, a.published_at desc, a.id desc""",
            (id_list(story_ids),),
        )
        speaks = {*map(whole_number, self.store.corrections.about("prefer", "source"))}
        watched = {*db.column(WATCHED)}
        grouped: dict[int, list[tuple[Any, ...]]] = {}
        for row in rows:
            grouped.setdefault(row[0], []).append(row)
        stories = []
        for story, all_members in grouped.items():
            members = [m for m in all_members if m[7]]
            if not members:
                continue
            headline = max(members[:5], key=lambda m: (m[4] in speaks, m[5]))[2]
            stories.append(
                Story(
                    story, headline, tuple(m[1] for m in members), len({m[4] for m in members}),
                    moment(members[-1][3]), moment(members[0][3]), sum(not m[6] for m in members),
                    round(sum(m[8] / (1 + m[8]) for m in members)), watched=story in watched,
                )
            )  # fmt: skip
        return stories

    # ------------------------------------------------------------------ links

    def stamp(self, article_id: int) -> int:
        """Another number when the article's story has grown, when the archive has by a fiftieth, after a correction."""
        db = self.store.read()
        story, members = db.one(
            """select coalesce(a.story_id, 0), coalesce(s.articles, 0)
                 from articles a left join stories s on s.id = a.story_id where a.id = ?""",
            (article_id,),
        ) or (0, 0)
        epoch = db.number("select value from counts where name = 'links_stamp'")
        grown = int(50 * math.log(self.n() + 1))
        return zlib.crc32(f"{story} {members} {epoch} {grown}".encode())

    def save_links(self, article_id: int, payload: bytes, stamp: int) -> None:
        """Remember what is linked with an article, for as long as it is asked for with the same stamp."""
        with self.store.write() as db:
            db.execute(
                "insert or replace into links (article_id, stamp, payload) values (?, ?, ?)",
                (article_id, stamp, payload),
            )

    def links(self, article_id: int, stamp: int) -> bytes | None:
        row = self.store.read().one("select payload from links where article_id = ? and stamp = ?", (article_id, stamp))
        return None if row is None else row[0]

    def clear(self) -> None:
        """Forget features and stories, for a rebuild; corrections stay."""
        with self.store.write() as db:
            db.execute("update articles set story_id = null, copies = 0 where story_id is not null or copies > 0")
            for table in ("features", "postings", "term_counts", "links", "stories", "copied"):
                db.execute(f"delete from {table}")
            db.execute("delete from counts where name = 'df'")
            restamp(db)
