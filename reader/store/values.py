"""What amounts, shares, counts and days in articles come to, so that a query finds them by size."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Value
from reader.store.part import Part


class Values(Part):
    def save(self, article_id: int, values: Sequence[Value]) -> None:
        """In place of what was known of the article."""
        with self.store.write() as db:
            db.execute("delete from value_mentions where article_id = ?", (article_id,))
            db.executemany(
                "insert or ignore into value_mentions (kind, value, upper, unit, article_id) values (?, ?, ?, ?, ?)",
                [(v.kind, v.value, v.upper, v.unit, article_id) for v in values],
            )

    def of(self, article_id: int) -> list[Value]:
        return [
            Value(*row)
            for row in self.store.read().all(
                "select kind, value, upper, unit from value_mentions where article_id = ? order by kind, value",
                (article_id,),
            )
        ]
