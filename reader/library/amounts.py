"""What an amount, a share or a day comes to, and the articles that name the same one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from reader.model import EntityKind, Mention
from reader.query import Field, Phrase, render


def same_as(text: str, kind: EntityKind, published: datetime, among: Sequence[Mention] = ()) -> str:
    """The query for what the words come to; for the words themselves where they come to nothing. `among` are all
    mentions of the article: they say what bare crowns are in it."""
    from reader.entities.crowns import crowns_of
    from reader.entities.normalise import normalise

    normal = normalise(text, kind, published, crowns_of(among))
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


def meaning(text: str, kind: EntityKind, published: datetime, among: Sequence[Mention] = ()) -> str:
    """In words, for a person: "900,000,000 EUR", "Sun 22 Nov 2026"; nothing where the words say as much themselves."""
    from reader.entities.crowns import crowns_of
    from reader.entities.normalise import normalise

    normal = normalise(text, kind, published, crowns_of(among))
    if normal is None:
        return ""
    if normal.first is not None and normal.last is not None:
        return _days(normal.first, normal.last)
    if kind != "money" or normal.value is None:
        return ""
    upper = f" – {normal.upper:,.15g}" if normal.upper is not None else ""
    return f"{normal.value:,.15g}{upper} {normal.unit}".rstrip()


def _days(first: date, last: date) -> str:
    if first == last:
        return f"{first:%a} {first.day} {first:%b} {first.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%b}{year} – {last.day} {last:%b} {last.year}"


def _written(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
