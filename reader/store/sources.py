"""How the texts of each source come out: their lengths, and the warnings that stand beside the feeds."""

from __future__ import annotations

from collections.abc import Iterable

from reader.store.part import Part, id_list


class Sources(Part):
    def words(self, feed_id: int, limit: int) -> list[int]:
        """Words of the newest articles' texts, newest first; those whose page is still to be fetched are left out."""
        return [
            *self.store.read().column(
                """select a.words from entries e join articles a on a.id = e.article_id and a.feed_id = e.feed_id
                    where e.feed_id = ? and not exists
                      (select 1 from waiting w where w.stage = 'page' and w.published_at = e.published_at
                          and w.article_id = e.article_id)
                    order by e.published_at desc, e.article_id desc limit ?""",
                (feed_id, limit),
            )
        ]

    def feeds_of(self, article_ids: Iterable[int]) -> list[int]:
        return [
            *self.store.read().column(
                "select distinct feed_id from articles where id in (select value from json_each(?))",
                (id_list(article_ids),),
            )
        ]

    def warn(self, feed_id: int, warning: str) -> None:
        """Keep the warning, or take it away when there is none."""
        with self.store.write() as db:
            if warning:
                db.execute("insert or replace into health (feed_id, warning) values (?, ?)", (feed_id, warning))
            else:
                db.execute("delete from health where feed_id = ?", (feed_id,))

    def warning(self, feed_id: int) -> str:
        row = self.store.read().one("select warning from health where feed_id = ?", (feed_id,))
        return "" if row is None else str(row[0])
