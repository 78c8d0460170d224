"""Which articles hold the same text: kept when they are placed, so that a list folds them without looking at texts."""

from __future__ import annotations

from collections.abc import Sequence

from reader.store.part import Part, id_list


class Copied(Part):
    def join(self, ids: Sequence[int]) -> None:
        """These articles, and what each was a copy of before, hold one text. Its oldest number names the group."""
        asked = id_list(ids)
        with self.store.write() as db:
            groups = {
                *db.column("select text from copied where article_id in (select value from json_each(?))", (asked,))
            }
            name = min({*ids, *groups})
            db.executemany("insert or replace into copied (article_id, text) values (?, ?)", [(id, name) for id in ids])
            db.execute(
                "update copied set text = ? where text in (select value from json_each(?))", (name, id_list(groups))
            )

    def texts(self) -> dict[int, int]:
        """Article to the number that all articles of its text share; those that have no copy are left out."""
        return dict(self.store.read().all("select article_id, text from copied"))

    def text_of(self, article_id: int) -> int | None:
        row = self.store.read().one("select text from copied where article_id = ?", (article_id,))
        return None if row is None else int(row[0])
