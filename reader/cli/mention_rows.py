"""What was found in an article, as keys of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reader.model import TITLE_BLOCK

if TYPE_CHECKING:
    from datetime import datetime

    from reader.model import Entity, EntityKind, Mention


def mentions_json(
    mentions: Sequence[Mention], starts: dict[int, int], published: datetime | None = None
) -> list[dict[str, Any]]:
    """Mentions of the text (not of the title) with offsets into the kept text; with the day on which it appeared also
    what amounts and days come to."""
    from reader.entities.crowns import crowns_of

    crowns = crowns_of(mentions)
    return [
        {
            "start": starts[m.block] + m.start,
            "end": starts[m.block] + m.end,
            "text": m.text,
            "kind": m.kind,
            "entity": m.entity,
        }
        | (worth(m.text, m.kind, published, crowns) if published is not None else {})
        for m in mentions
        if m.block in starts and m.block != TITLE_BLOCK
    ]


def entities_json(entities: Iterable[Entity]) -> list[dict[str, Any]]:
    return [
        {"name": e.name, "kind": e.kind, "count": e.count, "aliases": list(e.aliases), "parent": e.parent}
        for e in entities
    ]


def worth(text: str, kind: EntityKind, published: datetime, crowns: Mapping[str, str] | None = None) -> dict[str, Any]:
    """`value` with its `unit` (a currency, %, what is counted) and in a range `upper`; or of a day `date`, in ISO 8601,
    two days with a slash between. Nothing where the words come to no number, and for names."""
    if kind not in ("money", "percent", "quantity", "date"):
        return {}
    from reader.entities.normalise import normalise

    normal = normalise(text, kind, published, crowns)
    if normal is None:
        return {}
    if normal.iso:
        return {"date": normal.iso}
    if normal.value is None:
        return {}
    return {"value": normal.value, "unit": normal.unit} | ({} if normal.upper is None else {"upper": normal.upper})
