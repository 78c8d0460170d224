"""Names that a person watches for, and the articles that hold them.

What is watched for stands among the corrections, so that it can be undone and travels with a person's state; the hits
are derived, and a name whose older articles were not looked at yet is one that is not in `watch_looked`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.store.part import Part

if TYPE_CHECKING:
    from reader.model import Met, Watch

KIND = "watch"
_WATCHED = f"select object from corrections where kind = '{KIND}'"


class WatchedNames(Part):
    def names(self) -> list[str]:
        return [*self.store.read().column(f"{_WATCHED} order by object collate nocase, object")]

    def all(self) -> list[Watch]:
        """Every watched name with its articles."""
        from reader.model import Watch  # here: the first screen counts names and makes none

        counted = {
            name: (articles, unread)
            for name, articles, unread in self.store.read().all(
                """select h.name, count(*), sum(s.read = 0) from watch_hits h join statuses s
                     on s.article_id = h.article_id where s.listed = 1 group by h.name"""
            )
        }
        return [Watch(name, *counted.get(name, (0, 0))) for name in self.names()]

    def counts(self) -> tuple[int, int, int]:
        """(watched names, articles that hold any, how many of those are unread)"""
        db = self.store.read()
        names = db.number(f"select count(*) from ({_WATCHED})")
        if not names:
            return 0, 0, 0
        articles, unread = db.one(
            f"""select count(*), sum(read = 0) from statuses where listed = 1 and article_id in
                 (select article_id from watch_hits where name in ({_WATCHED}))"""
        )
        return names, articles, unread or 0

    # ------------------------------------------------------------------ hits

    def save(self, article_id: int, met: Sequence[Met], among: Iterable[str]) -> None:
        """What was met in the article of the names `among`, in place of what was known of them before."""
        with self.store.write() as db:
            gone = {*among} - {hit.name for hit in met}
            known = {*db.column("select name from watch_hits where article_id = ?", (article_id,))}
            db.executemany(
                "delete from watch_hits where name = ? and article_id = ?",
                [(name, article_id) for name in known & gone],
            )
            # A hit that was known keeps its number: only new ones count as met anew.
            db.executemany(
                """insert into watch_hits (name, article_id, sentence, first, last) values (?, ?, ?, ?, ?)
                     on conflict (name, article_id) do update
                    set sentence = excluded.sentence, first = excluded.first, last = excluded.last""",
                [(hit.name, article_id, hit.sentence, hit.start, hit.end) for hit in met],
            )

    def hits(self, name: str | None = None, limit: int = 300) -> list[tuple[int, Met]]:
        """(article, what was met) with the newest articles first."""
        from reader.model import Met

        wanted = "h.name = :name" if name is not None else f"h.name in ({_WATCHED})"
        return [
            (article_id, Met(met, sentence, first, last))
            for article_id, met, sentence, first, last in self.store.read().all(
                f"""select h.article_id, h.name, h.sentence, h.first, h.last from watch_hits h join statuses s
                      on s.article_id = h.article_id where s.listed = 1 and {wanted}
                   order by s.published_at desc, h.article_id desc, h.id limit :limit""",
                {"name": name, "limit": limit},
            )
        ]

    def newest(self) -> int:
        """Numbers the hits: `met_since` tells what came after."""
        return self.store.read().number("select max(id) from watch_hits")

    def met_since(self, number: int) -> list[tuple[str, int]]:
        """Names met after that, with the number of articles, most first."""
        return self.store.read().all(
            """select name, count(*) as articles from watch_hits where id > ? group by name
                order by articles desc, name""",
            (number,),
        )

    # ------------------------------------------------------------------ looking back

    def not_looked(self) -> list[str]:
        """Names whose older articles are still to be looked at."""
        return [
            *self.store.read().column(f"{_WATCHED} and object not in (select name from watch_looked) order by object")
        ]

    def looked(self, names: Iterable[str]) -> None:
        with self.store.write() as db:
            db.executemany("insert or ignore into watch_looked (name) values (?)", [(name,) for name in names])

    def forget_unwatched(self) -> None:
        """Hits of names that nobody watches for any more; watched for again, they are looked for again."""
        db = self.store.read()
        for table in ("watch_hits", "watch_looked"):
            if db.one(f"select 1 from {table} where name not in ({_WATCHED}) limit 1") is not None:
                with self.store.write() as writing:
                    writing.execute(f"delete from {table} where name not in ({_WATCHED})")
