"""Work that a refresh leaves for afterwards: pages to fetch, names to find, rows to index; and articles in which a line
was first known as one that its source repeats, so that earlier ones lose it too; and articles whose names were
corrected ("mentions"), and those whose names an older tagger found ("again"), or whose text cannot be read ("mend"). It
survives a kill."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from reader.store.part import Part

Stage = Literal["page", "names", "index", "repeats", "mentions", "again", "mend"]
MAX_TRIES = 3


class Waiting(Part):
    def add(self, stage: Stage, ids: Iterable[int]) -> None:
        with self.store.write() as db:
            db.executemany(
                """insert or ignore into waiting (stage, published_at, article_id)
                   select ?, published_at, article_id from statuses where article_id = ?""",
                [(stage, id) for id in ids],
            )

    def next(self, stage: Stage, limit: int = 500) -> list[int]:
        """Newest articles first: they are what a person opens."""
        return [
            *self.store.read().column(
                "select article_id from waiting where stage = ? order by published_at desc, article_id desc limit ?",
                (stage, limit),
            )
        ]

    def done(self, stage: Stage, ids: Iterable[int]) -> None:
        with self.store.write() as db:
            db.executemany(
                """delete from waiting where stage = ? and article_id = ?
                   and published_at = (select published_at from statuses where article_id = ?)""",
                [(stage, id, id) for id in ids],
            )

    def put_off(self, stage: Stage, ids: Iterable[int]) -> None:
        """It did not work; after three tries it is left."""
        with self.store.write() as db:
            for id in ids:
                db.execute(
                    """update waiting set tries = tries + 1 where stage = ? and article_id = ?
                       and published_at = (select published_at from statuses where article_id = ?)""",
                    (stage, id, id),
                )
            db.execute("delete from waiting where stage = ? and tries >= ?", (stage, MAX_TRIES))

    def tag_again(self, tagger: int) -> None:
        """Let every article wait whose names an older tagger found; nothing when this one found them."""
        db = self.store.read()
        if db.number("select value from counts where name = 'tagger'") >= tagger:
            return
        with self.store.write() as writing:
            writing.execute(
                """insert or ignore into waiting (stage, published_at, article_id)
                   select 'again', s.published_at, m.article_id from mentions m
                     join statuses s on s.article_id = m.article_id"""
            )
            writing.execute("insert or replace into counts (name, value) values ('tagger', ?)", (tagger,))

    def counts(self) -> dict[str, int]:
        return dict(self.store.read().all("select stage, count(*) from waiting group by stage"))
