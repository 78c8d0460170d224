"""Months, days and seasons as they are written, and where a month begins and ends."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_GERMAN = {"mär": 3, "mai": 5, "okt": 10, "dez": 12}
_FOREIGN = """
    janvier:1 février:2 mars:3 avril:4 mai:5 juin:6 juillet:7 août:8 septembre:9 octobre:10 novembre:11 décembre:12
    enero:1 febrero:2 marzo:3 abril:4 mayo:5 junio:6 julio:7 agosto:8 septiembre:9 setiembre:9 octubre:10 noviembre:11
    diciembre:12 gennaio:1 febbraio:2 aprile:4 maggio:5 giugno:6 luglio:7 settembre:9 ottobre:10 dicembre:12 janeiro:1
    fevereiro:2 março:3 maio:5 junho:6 julho:7 setembro:9 outubro:10 dezembro:12 januar:1 februar:2 märz:3 juni:6 juli:7
    oktober:10 dezember:12 januari:1 februari:2 maart:3 mei:5 augustus:8
"""
FOREIGN_MONTHS = {name: int(number) for name, _, number in (entry.partition(":") for entry in _FOREIGN.split())}
DAYS = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split())}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
MONTH = (
    r"(?P<month>jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?"
    r"|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?"
)


def month_of(name: str) -> int | None:
    """The number of a month, written out in any of the languages, or short in English or German."""
    return FOREIGN_MONTHS.get(name) or MONTHS.get(name[:3]) or _GERMAN.get(name[:3])


def first_of(year: int, month: int) -> date:
    """The first day of a month."""
    return date(year, month, 1)


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
