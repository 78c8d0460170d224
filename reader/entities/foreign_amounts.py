"""Amounts and days as German, French, Spanish, Italian and Portuguese write them, where English forms would see half.

Stage: entities. Case counts: only German writes its months large, so that "Mars" and "Mayo" stay names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.entities.calendar_words import FOREIGN_MONTHS
from reader.model.currencies import NAMES

_NUMBER = r"(?<![\w$€£.,])(?:\d{1,3}(?:[ .\u202f\u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
_OWN = (
    r"(?:mil\smill(?:ones|ón)|milliards?|mill(?:ones|ón)|mil|miliard[io]|milion[ei]|milhões|milhão|bilhões|bilhão"
    r"|Milliarden?|Millionen?|Billionen|Mrd\.?|Mio\.?)"
)
_COIN = "|".join(sorted({*NAMES, "Euro", "Euros", "Dollar", "Franken"}, key=len, reverse=True))
_MONEY = re.compile(rf"{_NUMBER}\s(?:{_OWN}\s(?:d['’]|de\s|di\s)?|millions?\s(?:d['’]|de\s))(?:{_COIN})\b")
_MONTH = "|".join(sorted((*FOREIGN_MONTHS, *(month.capitalize() for month in FOREIGN_MONTHS)), key=len, reverse=True))
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d\b")
_BEFORE_YEAR = re.compile(rf"(?:(?<![\w.,])\d{{1,2}}(?:er|º|°|\.)?\s(?:de\s)?)?\b(?:{_MONTH})\s(?:del?\s)?\Z")
_DAY = re.compile(rf"(?<![\w.,])\d{{1,2}}(?:er|º|°)?\s(?P<of>de\s)?(?:{_MONTH})\b")
_LED_BY = re.compile(r"(?:[Ll]e|[Dd]u|[Aa]u|[IiAa]l|[Dd]el)\s\Z")
"""A day and a month alone are one behind a word that leads to a day: "3 mars" may be sweets."""
_LONGEST = 26
""" "14 de septiembre del " before a year."""


def money_in(text: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _MONEY.finditer(text))


def days_in(text: str) -> Iterator[tuple[int, int]]:
    for year in _YEAR.finditer(text):
        before = _BEFORE_YEAR.search(text, max(0, year.start() - _LONGEST), year.start())
        if before is not None:
            yield before.start(), year.end()
    for day in _DAY.finditer(text):
        if day["of"] or _LED_BY.search(text, max(0, day.start() - 4), day.start()):
            yield day.span()
