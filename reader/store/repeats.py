"""How often a source has printed a line: what repeats is furniture. Lines are kept as 63-bit keys only."""

from __future__ import annotations

from collections.abc import Iterable

from reader.store.part import Part, id_list

MAX_LINES = 20_000
"""Lines of one source that were seen once: about 500 KB, the lines of a thousand articles."""


class Repeats(Part):
    def times(self, source: str, lines: Iterable[int]) -> dict[int, int]:
        """In how many articles of the source each line stood; lines never seen are left out."""
        return dict(
            self.store.read().all(
                "select line, times from repeats where source = ? and line in (select value from json_each(?))",
                (source, id_list(lines)),
            )
        )

    def add(self, source: str, lines: Iterable[int], instead_of: Iterable[int] = ()) -> None:
        """Count each line once for one article; `instead_of` are its lines before it was edited."""
        now, new, old = self.store.now(), set(lines), set(instead_of)
        with self.store.write() as db:
            db.executemany(
                """insert into repeats (source, line, times, last_at) values (?, ?, 1, ?)
                   on conflict do update set times = times + 1, last_at = excluded.last_at""",
                [(source, line, now) for line in new - old],
            )
            db.executemany(
                "update repeats set times = times - 1 where source = ? and line = ? and times > 0",
                [(source, line) for line in old - new],
            )

    def prune(self, before: int, most: int = MAX_LINES) -> None:
        """Forget lines seen only once and long ago, and of a source with very many all but the newest `most`."""
        with self.store.write() as db:
            db.execute("delete from repeats where times <= 1 and last_at < ?", (before,))
            crowded = db.column(
                "select source from repeats where times <= 1 group by source having count(*) > ?", (most,)
            )
            for source in [*crowded]:
                db.execute(
                    """delete from repeats where source = :source and times <= 1 and line not in
                         (select line from repeats where source = :source and times <= 1
                           order by last_at desc, line limit :most)""",
                    {"source": source, "most": most},
                )
