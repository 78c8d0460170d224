"""What the page of a name tells beside its counts: spellings, what it is part of, and names much like one asked for."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from reader.store.corrected import corrected, key_of
from reader.store.packed_names import found_names, ids_of
from reader.store.part import Part, id_list

if TYPE_CHECKING:
    from reader.model import EntityKind, EntityRow, Family

AMONG = 200
"""The newest articles of a name are looked into; 200 with 50 names each take 30 ms."""
_EPOCH = date(1970, 1, 1)
_COMPARED = 4_000
"""Names compared letter by letter with one that nobody knows."""


class NamePages(Part):
    def total(self, kind: str | None = None) -> int:
        """How many names stand in any article."""
        of_kind = "" if kind is None else "and kind = :kind"
        return self.store.read().number(f"select count(*) from entities where articles > 0 {of_kind}", {"kind": kind})

    def kinds(self) -> dict[EntityKind, int]:
        """How many names of each kind stand in any article."""
        return dict(
            self.store.read().all("select kind, count(*) from entities where articles > 0 group by kind order by kind")
        )

    def companions(self, entity_id: int, limit: int = 20, among: int = 500) -> list[tuple[str, EntityKind, int]]:
        """Names that stand in the same articles (the newest `among` of them), with the number of those articles."""
        db = self.store.read()
        bodies = db.all(
            "select body from mentions where article_id in (select value from json_each(?))",
            (id_list(self.store.entities.articles(entity_id, among)),),
        )
        times: dict[int, int] = {}
        for id in chain.from_iterable(known[1] for (body,) in bodies if (known := ids_of(body)) is not None):
            times[id] = times.get(id, 0) + 1
        times.pop(entity_id, None)
        best = sorted(times, key=lambda id: (-times[id], id))[:limit]
        names = {id: (name, kind) for id, name, kind in db.all(
            "select id, name, kind from entities where id in (select value from json_each(?))", (id_list(best),)
        )}  # fmt: skip
        return [(*names[id], times[id]) for id in best if id in names]

    def sources(self, entity_id: int, limit: int = 20) -> list[tuple[str, int]]:
        return self.store.read().all(
            """select coalesce(f.given_title, nullif(f.title, ''), f.url), count(*) as times
                 from entity_articles ea join articles a on a.id = ea.article_id join feeds f on f.id = a.feed_id
                where ea.entity_id = ? and ea.times > 0 group by f.id order by times desc, 1 limit ?""",
            (entity_id, limit),
        )

    def weeks(self, entity_id: int) -> list[tuple[str, int]]:
        """ISO weeks with their article counts, oldest first; weeks without any are left out."""
        days = self.store.read().all(
            """select day, count(*) from entity_articles where entity_id = ? and times > 0
                group by day order by day""",
            (entity_id,),
        )
        weeks: dict[str, int] = {}
        for day, articles in days:
            year, week, _ = (_EPOCH + timedelta(days=day)).isocalendar()
            name = f"{year}-W{week:02}"
            weeks[name] = weeks.get(name, 0) + articles
        return [*weeks.items()]

    def family(self, row: EntityRow, among: int = AMONG) -> Family:
        """In the newest articles: how the name is written and in how many, what it is part of, what is part of it."""
        from reader.model import Family

        bodies = self.store.read().all(
            "select article_id, body from mentions where article_id in (select value from json_each(?))",
            (id_list(self.store.entities.articles(row.id, among)),),
        )
        rules = self.store.corrections.name_rules_of([id for id, _ in bodies])
        spellings: Counter[str] = Counter()
        parents: Counter[str] = Counter()
        parts: Counter[str] = Counter()
        for id, body in bodies:
            mentions, entities = corrected(*(found_names(body) or ((), ())), rules[id])
            spellings.update({m.text for m in mentions if (m.entity, m.kind) == (row.name, row.kind)})
            parents.update(e.parent for e in entities if (e.name, e.kind) == (row.name, row.kind) and e.parent)
            parts.update(e.name for e in entities if e.parent == row.name)
        spellings.pop(row.name, None)
        shared = self._shared(row)
        return Family(tuple(spellings.most_common()), _names(parents), _names(parts), len(bodies), shared)

    def _shared(self, row: EntityRow) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Spellings of the name that are another's as well: "Moor" is Lena Moor here and Ada Moor there."""
        spelt = {key_of(alias)[1:]: alias for alias in row.aliases}
        whose: dict[str, list[str]] = {}
        for key, name in self.store.read().all(
            """select a.key, e.name from aliases a join entities e on e.id = a.entity_id
                where a.key in (select value from json_each(?)) and e.articles > 0 and e.name <> ?
                group by a.key, e.name order by max(e.articles) desc, e.name""",
            (json.dumps([*spelt]), row.name),
        ):
            if key_of(name)[1:] not in spelt:
                whose.setdefault(spelt[key], []).append(name)
        return tuple((alias, tuple(names)) for alias, names in whose.items())

    def near(self, name: str, most: int = 5) -> list[str]:
        """Names that hold what was asked, else those that are written much like it; most articles first."""
        from difflib import get_close_matches

        key = key_of(name)[1:]
        if not key:
            return []
        escaped = key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        db = self.store.read()
        holding = db.column(
            """select e.name from aliases a join entities e on e.id = a.entity_id
                where a.key like ? escape '\\' and e.articles > 0
                group by e.name order by max(e.articles) desc limit ?""",
            (f"%{escaped}%", most),
        )
        found = [*holding]
        if not found:
            frequent = db.column(
                "select name from entities where articles > 0 order by articles desc limit ?", (_COMPARED,)
            )
            keys: dict[str, str] = {}
            for each in frequent:
                keys.setdefault(key_of(each)[1:], each)
            found = [keys[close] for close in get_close_matches(key, keys, most, 0.75)]
        return found


def _names(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in counted.most_common())
