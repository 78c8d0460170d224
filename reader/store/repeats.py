"""How often a source has printed a line: what repeats is furniture. Lines are kept as keys only."""

from __future__ import annotations

from collections.abc import Iterable

from reader.store.part import Part


class Repeats(Part):
    def of(self, source: str) -> dict[bytes, int]:
        """All lines of a source that were seen more than once."""
        return dict(self.store.read().all("select line, times from repeats where source = ? and times > 1", (source,)))

    def times(self, source: str, lines: Iterable[bytes]) -> dict[bytes, int]:
        db = self.store.read()
        found = ((line, db.one("select times from repeats where source = ? and line = ?", (source, line)))
                 for line in set(lines))  # fmt: skip
        return {line: int(row[0]) for line, row in found if row}

    def add(self, source: str, lines: Iterable[bytes]) -> None:
        """Count each line once for one article."""
        now = self.store.now()
        with self.store.write() as db:
            db.executemany(
                """insert into repeats (source, line, times, last_at) values (?, ?, 1, ?)
                   on conflict do update set times = times + 1, last_at = excluded.last_at""",
                [(source, line, now) for line in set(lines)],
            )

    def prune(self, before: int) -> None:
        """Forget lines seen only once and long ago."""
        with self.store.write() as db:
            db.execute("delete from repeats where times = 1 and last_at < ?", (before,))
