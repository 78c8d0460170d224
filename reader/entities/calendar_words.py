"""Months, days and seasons as they are written, and where a month begins and ends."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_GERMAN = {"mär": 3, "mai": 5, "okt": 10, "dez": 12}
DAYS = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split())}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
MONTH = (
    r"(?P<month>jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?"
    r"|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?"
)


def month_of(name: str) -> int | None:
    """The number of a month, written out or short, in English or German."""
    return MONTHS.get(name[:3]) or _GERMAN.get(name[:3])


def first_of(year: int, month: int) -> date:
    """The first day of a month."""
    return date(year, month, 1)


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
