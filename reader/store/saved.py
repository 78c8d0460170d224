"""Saved queries: smart feeds. They are written through the journal."""

from __future__ import annotations

from reader.store.part import Part


class Saved(Part):
    def all(self) -> list[tuple[str, str]]:
        """(name, query) in the order they were saved."""
        return self.store.read().all("select name, query from saved_queries order by place, name")

    def get(self, name: str) -> str | None:
        row = self.store.read().one("select query from saved_queries where name = ?", (name,))
        return None if row is None else str(row[0])
