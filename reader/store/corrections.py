"""What a person corrected: kept by what it is about, so that it survives every recomputation."""

from __future__ import annotations

from reader.store.part import Part


class Corrections(Part):
    """Written through the journal; `kind` "cut" is about blocks, others ("not related", "not an entity") are free."""

    def cut_decisions(self, article_id: int) -> dict[str, bool]:
        """Block key to keep (True: restore what was cut) or cut (False), as decided for this article, else for its
        source, else everywhere."""
        rows = self.store.read().all(
            """select object, value from corrections where kind = 'cut' and subject in
                 (:article, '*', (select 'feed:' || feed_id from articles where id = :id))
                order by subject = :article, subject <> '*'""",
            {"article": str(article_id), "id": article_id},
        )
        return {key: value == "keep" for key, value in rows}

    def about(self, kind: str, subject: str) -> dict[str, str]:
        """Object to value."""
        return dict(
            self.store.read().all(
                "select object, value from corrections where kind = ? and subject = ?", (kind, subject)
            )
        )

    def partners(self, kind: str, article_id: int) -> set[int]:
        """The articles that a correction of this kind pairs with one; a pair stands in both directions."""
        return {int(other) for other in self.about(kind, str(article_id))}

    def of_kind(self, kind: str) -> list[tuple[str, str, str]]:
        """(subject, object, value)"""
        return self.store.read().all("select subject, object, value from corrections where kind = ?", (kind,))
