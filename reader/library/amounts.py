"""The articles that name the same amount, share, count or day as one that is highlighted."""

from __future__ import annotations

from datetime import datetime

from reader.model import EntityKind
from reader.query import Field, Phrase, render


def same_as(text: str, kind: EntityKind, published: datetime) -> str:
    """The query for what the words come to; for the words themselves where they come to nothing."""
    from reader.entities.normalise import normalise

    normal = normalise(text, kind, published)
    if normal is None:
        return render(Phrase(text))
    if normal.first is not None and normal.last is not None:
        return f"date:{normal.iso.replace('/', '..')}"
    if normal.value is None:
        return render(Phrase(text))
    parts = 100 if normal.unit == "bp" else 1
    value = _written(normal.value / parts)
    if normal.upper is not None:
        value += f"..{_written(normal.upper / parts)}"
    unit = f":{normal.unit.lower()}" if kind in ("money", "quantity") and normal.unit else ""
    return render(Field(kind, value + unit))


def _written(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
