"""Counts of two spans of days side by side, for names that stand in more articles than they used to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.part import Part

if TYPE_CHECKING:
    from reader.model import EntityKind

_DAY = 86_400


class Rising(Part):
    def articles_between(self, after: int, today: int, before_days: int) -> tuple[int, int]:
        """Articles of the days after `after` up to today, and of the days before that."""
        span = "select count(*) from statuses where listed = 1 and published_at >= ? and published_at < ?"
        db = self.store.read()
        now = db.number(span, ((after + 1) * _DAY, (today + 1) * _DAY))
        return now, db.number(span, ((after + 1 - before_days) * _DAY, (after + 1) * _DAY))

    def counts_between(
        self, after: int, today: int, before_days: int, least: int
    ) -> list[tuple[int, str, EntityKind, int, int]]:
        """(id, name, kind, articles of the days after `after`, of the days before) of names in `least` articles now.

        Two ranges of the index a name; a name in fewer articles altogether costs only its row.
        """
        db = self.store.read()
        count = "(select count(*) from entity_articles a where a.entity_id = e.id and a.times > 0 and a.day > {})"
        rows = db.all(
            f"""select id, name, kind, now from (select e.id, e.name, e.kind,
                  {count.format(":after and a.day <= :today")} as now from entities e where e.articles >= :least)
                 where now >= :least""",
            {"after": after, "today": today, "least": least},
        )
        before = "select count(*) from entity_articles where entity_id = ? and day > ? and day <= ? and times > 0"
        return [
            (id, name, kind, now, db.number(before, (id, after - before_days, after))) for id, name, kind, now in rows
        ]
