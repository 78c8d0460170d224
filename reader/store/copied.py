"""Which articles hold the same text: kept when they are placed, so that a list folds them without looking at texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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

    def texts_of(self, ids: Iterable[int]) -> dict[int, int]:
        """As `texts`, but of these articles and of their copies only."""
        return dict(
            self.store.read().all(
                """select article_id, text from copied where text in
                     (select text from copied where article_id in (select value from json_each(?)))""",
                (id_list(ids),),
            )
        )

    def ranks(self, ids: Iterable[int]) -> dict[int, tuple[int, int, int]]:
        """Who stands for a text: lowest first, those of preferred sources, then the earlier ones."""
        db = self.store.read()
        if db.one("select 1 from corrections where kind = 'prefer' and subject = 'source' limit 1") is None:
            rows = (
                "select 0, s.published_at, s.article_id from json_each(?) j join statuses s on s.article_id = j.value"
            )
        else:
            rows = """select not exists (select 1 from corrections c where c.kind = 'prefer' and c.subject = 'source'
                                            and c.object = cast(a.feed_id as text)), a.published_at, a.id
                        from json_each(?) j join articles a on a.id = j.value"""
        return {row[2]: row for row in db.all(rows, (id_list(ids),))}

    def text_of(self, article_id: int) -> int | None:
        row = self.store.read().one("select text from copied where article_id = ?", (article_id,))
        return None if row is None else int(row[0])
