"""What an amount, a share, a count or a date comes to: "nearly $1 billion" is 1e9 USD, "last Friday" a day.

Stage: entities. Pure: the words, their kind and the day of publication are all it knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from reader.entities.numerals import number_of
from reader.entities.periods import iso_of, period_of
from reader.entities.rough import parts_told, rough_numbers
from reader.model import EntityKind
from reader.model.currencies import CODES, NAMES, NATIONS, SIGNS, SMALL_COINS, code_of
from reader.model.units import unit_of

Bound = Literal["", "about", "over", "under"]
"""How exactly the words mean the value: "more than 100" is over, "nearly 100" about."""

_ADVERBS: tuple[tuple[Bound, str], ...] = (
    ("over", r"more than|over|at least|well over|just over|no (?:fewer|less) than|upwards of|above"),
    ("over", r"as (?:much|many) as(?=\Z)"),
    ("under", r"less than|fewer than|under|below|at most|up to|just under|as (?:much|many) as|no more than"),
    ("about", r"nearly|about|around|roughly|approximately|almost|some|an estimated|close to|circa|only"),
)
_LEAD = tuple((bound, re.compile(rf"\s*(?:{words})\s+", re.I)) for bound, words in _ADVERBS)
_NAME = "|".join(sorted(map(re.escape, (*NAMES, *SMALL_COINS)), key=len, reverse=True))
_NATION = "|".join(map(re.escape, NATIONS))
_SIGN = "|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True))
_NAMED = re.compile(rf"(?:(?:{_NATION})\s)?(?:{_NAME})\b", re.I)
_SIGNED = re.compile(rf"(?<![A-Za-z])(?:{_SIGN})(?=\s?[\d.])|(?<=\d)\s?(?:[€£₽]|Kč|zł|kr\b|Ft\b)")
_CODED = re.compile(rf"\b(?:{'|'.join(sorted(CODES))})\b")
_RANGE = re.compile(
    r"(?<=[\w%])\s?(?:[-–—]|\bto\b|\band\b)\s?(?=[$€£¥₹\d]|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_MAGNITUDE = re.compile(
    r"\b(?:thousand|lakh|crore|[mb]illion|trillion|[mb]ln|[mbt]n)\b|(?<=\d)(?:bn|tn|mn|[kmbt])\b", re.I
)
_PERCENT_UNIT = re.compile(
    r"%|percentage[ -]points?|per[\s-]?cent\w*|p(?:ou|o)r\s(?:cento?|ciento)|basis[ -]points?|bps|Prozent", re.I
)


@dataclass(frozen=True, slots=True)
class Normal:
    """`unit` is a currency (ISO 4217), "%", "pp", "bp" or what is counted, "" for money that may be of
    several countries; dates have days instead of a value."""

    kind: EntityKind
    value: float | None = None
    upper: float | None = None
    """The larger end of a range."""
    unit: str = ""
    bound: Bound = ""
    first: date | None = None
    last: date | None = None

    @property
    def iso(self) -> str:
        """The date in ISO 8601, "" for the other kinds."""
        return iso_of((self.first, self.last)) if self.first and self.last else ""


def normalise(
    mention_text: str, kind: EntityKind, published: date | datetime, crowns: Mapping[str, str] | None = None
) -> Normal | None:
    """What the words of a mention come to, or None where they say no more than themselves. `crowns` says what bare
    crowns are in this article (`crowns_of`); else they are an amount without a currency."""
    text = " ".join(mention_text.split())[:120]
    day = published.date() if isinstance(published, datetime) else published
    if kind == "date":
        period = period_of(text, day)
        return Normal("date", first=period[0], last=period[1]) if period else None
    bound, rest = _bounded(text)
    if kind == "money":
        return _money(rest, bound, crowns or {})
    if kind == "percent":
        return _percent(rest, bound)
    return _quantity(rest, bound) if kind == "quantity" else None


def _bounded(text: str) -> tuple[Bound, str]:
    for bound, form in _LEAD:
        match = form.match(text)
        if match:
            return bound, text[match.end() :]
    return "", text


def _money(text: str, bound: Bound, crowns: Mapping[str, str]) -> Normal | None:
    named = _NAMED.search(text)
    signed = _SIGNED.search(text)
    coded = _CODED.search(text)
    sign = (signed or named or coded) and (signed or named or coded).group().strip()  # type: ignore[union-attr]
    code = code_of(sign) if sign else None
    if code is None or sign is None:
        return None
    code = code or crowns.get(sign.lower(), "")
    bare = " ".join(_SIGNED.sub(" ", text).split())
    low, high = _numbers(_NAMED.sub(" ", _CODED.sub(" ", bare)) if not signed else bare)
    if low is None:
        return None
    if named and not signed and named.group().lower().rpartition(" ")[2] in SMALL_COINS:
        low, high = low / 100, high / 100 if high is not None else None
    return Normal("money", low, high, code, bound)


def _percent(text: str, bound: Bound) -> Normal | None:
    unit = _PERCENT_UNIT.search(text)
    if unit is None:
        return None
    low, high = _numbers(_PERCENT_UNIT.sub(" ", text))
    if low is None:
        return None
    if text[0] in "-−":
        low = -low
    name = unit.group().lower()
    return Normal(
        "percent", low, high, "bp" if name in ("bps",) or "basis" in name else "pp" if "point" in name else "%", bound
    )


def _quantity(text: str, bound: Bound) -> Normal | None:
    if (rough := rough_numbers(text)) is not None:
        least, most, end = rough
        return Normal("quantity", least, most if most > least else None, unit_of(text[end:].strip(" -")), bound)
    text = parts_told(text)
    other = _OTHER_END.match(text)
    if other is not None and number_of(other[1]) is None:
        other = None
    match = _COUNT.match(text, other.end() if other else 0)
    if match is None:
        return None
    low, high = _numbers(f"{other[1]} to {match['number']}" if other else match["number"])
    if low is None:
        return None
    return Normal("quantity", low, high, unit_of(match["what"].strip(" -")), bound)


_OTHER_END = re.compile(r"(\w[\w.,-]*)\s(?:to|or|and(?=\s\d))\s")
""" "three or four men", "10 to 15 people", behind "between" also "and" """
_COUNT = re.compile(
    r"(?P<number>(?:(?:\d[\d.,\u202f]*(?:\s?(?:[-–]|to)\s?\d[\d.,]*)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine)\b)?|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|hundreds?|thousands?|dozens?"
    r"|half|quarter|an?)(?:\b|(?<=\d)(?=[a-z°]))\s?)"
    r"(?:(?:and a half|and a quarter|a|an|of|hundreds?|thousands?|dozen|lakh|crore|million|billion|trillion|[mbt]n"
    r"|[km](?= (?!tall|long|high|wide|deep|thick)\w|-strong))\b\s?)*)(?P<what>.*)",
    re.I,
)


def _numbers(text: str) -> tuple[float | None, float | None]:
    """The number of the words, or both ends of a range: "$3-4 billion" gives the billion to both."""
    if (rough := rough_numbers(text.strip())) is not None:
        return rough[0], rough[1] if rough[1] > rough[0] else None
    text = parts_told(text)
    parts = _RANGE.split(text.strip(), maxsplit=1)
    if len(parts) == 2 and number_of(parts[1]) is not None:
        scale = _MAGNITUDE.search(parts[1])
        first = parts[0].strip()
        if scale and not _MAGNITUDE.search(first):
            first = f"{first} {scale.group()}"
        low, high = number_of(first), number_of(parts[1])
        if low is not None and high is not None and low <= high:
            return low, high
    return number_of(text), None
