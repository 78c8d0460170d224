"""A person's marks as they stand. They are changed through the journal only; a refresh never touches them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.store.effects import perform
from reader.store.part import Part, id_list


@dataclass(frozen=True, slots=True)
class Status:
    read: bool
    starred: bool
    tags: tuple[str, ...] = ()
    note: str = ""


class Statuses(Part):
    def of(self, ids: Sequence[int]) -> dict[int, Status]:
        db, wanted = self.store.read(), (id_list(ids),)
        tags: dict[int, list[str]] = {}
        within = "article_id in (select value from json_each(?))"
        for id, name in db.all(f"select article_id, name from tags where {within} order by article_id, name", wanted):
            tags.setdefault(id, []).append(name)
        notes = dict(db.all(f"select article_id, note from notes where {within}", wanted))
        return {
            id: Status(bool(read), bool(starred), tuple(tags.get(id, ())), notes.get(id, ""))
            for id, read, starred in db.all(f"select article_id, read, starred from statuses where {within}", wanted)
        }

    def arrived_read(self, article_id: int) -> None:
        """Of an article that only repeats what was read: it begins as read. No mark of a person's, hence no step."""
        with self.store.write() as db:
            perform(db, ["read", True, [article_id]])

    def tags(self) -> list[tuple[str, int]]:
        """Every tag and how many articles have it."""
        return self.store.read().all("select name, count(*) from tags group by name order by name collate nocase")

    def note(self, article_id: int) -> str:
        row = self.store.read().one("select note from notes where article_id = ?", (article_id,))
        return "" if row is None else str(row[0])
