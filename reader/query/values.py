"""Amounts, shares, counts and days in a query: `money:>1b:eur`, `percent:5..10`, `quantity:1k..:men`, `date:2024-05`.

Pure: a text becomes a span of numbers; days are numbers too, counted from the first of January of the year 1.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

FORMS = {
    "money": "an amount as >1b, 500k..2m or 3m:eur",
    "percent": "a number as >10, 5..10 or 2.5",
    "quantity": "a number as >1000, 5k..10k or 300:people",
    "date": "a day, month or year as 2024, 2024-05, >2024-01-31 or 2020..2022",
}
_SCALE = {"": 1.0, "k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_NUMBER = re.compile(r"(?P<sign>[$€£¥₹]?)(?P<minus>-?)(?P<digits>\d[\d,]*(?:\.\d+)?|\.\d+)(?P<scale>[a-z]*)%?\Z", re.I)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_COMPARED = re.compile(r"(>=|<=|>|<|=)")
_EXACT = 5e-4
"""What is written as 1.2 billion may be 1,200,400,000 elsewhere: so much of itself a number may differ."""


class BadValue(ValueError):
    """`at` is the offset of what is wrong in the value."""

    def __init__(self, why: str, at: int) -> None:
        super().__init__(why)
        self.at = at


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`, each included; `unit` is a currency or what is counted, "" for any."""

    low: float = -math.inf
    high: float = math.inf
    unit: str = ""
    within: bool = False
    """A day asked for holds what lies in it altogether: "2024" is no day of May."""


def span_of(name: str, text: str) -> Span:
    """Raises BadValue."""
    body, unit, at_unit = text, "", len(text)
    if name in ("money", "quantity") and ":" in text:
        body, _, unit = text.partition(":")
        at_unit = len(body) + 1
        if not unit or (name == "money" and not re.fullmatch("[A-Za-z]{3}", unit)):
            raise BadValue("money: a currency has three letters, as in >1b:eur" if name == "money" else
                           "quantity: something to count goes after the second colon", at_unit)  # fmt: skip
    compared = _COMPARED.match(body)
    operator = compared.group() if compared else ""
    rest, at = body[len(operator) :], len(operator)
    unit = unit.upper() if name == "money" else unit.lower()
    if not operator and ".." in rest:
        first, _, second = rest.partition("..")
        if not first and not second:
            raise BadValue(f"{name}: takes {FORMS[name]}", 0)
        low = _ends(name, first, 0) if first else (-math.inf, -math.inf, "")
        high = _ends(name, second, len(first) + 2) if second else (math.inf, math.inf, "")
        if low[0] > high[1]:
            raise BadValue(f"{name}: {first} is more than {second}", 0)
        return Span(low[0], high[1], unit or low[2] or high[2], name == "date")
    least, most, sign = _ends(name, rest, at)
    unit = unit or sign
    match operator:
        case ">":
            return Span(_above(name, most), unit=unit)
        case ">=":
            return Span(least, unit=unit)
        case "<":
            return Span(high=_below(name, least), unit=unit)
        case "<=":
            return Span(high=most, unit=unit)
    if name == "date":
        return Span(least, most, within=True)
    return Span(least - abs(least) * _EXACT, most + abs(most) * _EXACT, unit)


def _ends(name: str, text: str, at: int) -> tuple[float, float, str]:
    """The first and last number that the text stands for (a year has many days), and the currency of its sign."""
    if name == "date":
        return (*_days(text, at), "")
    found = _NUMBER.match(text)
    if found is None or (found["sign"] and name != "money"):
        raise BadValue(f"{name}: takes {FORMS[name]}", at)
    scale = _SCALE.get(found["scale"].lower())
    if scale is None:
        raise BadValue(f'{name}: knows k, m, b and t for thousands to trillions, not "{found["scale"]}"',
                       at + found.start("scale"))  # fmt: skip
    digits = found["digits"].replace(",", "")
    if len(digits) > 30:
        raise BadValue(f"{name}: this number is too long", at)
    value = float(digits) * scale * (-1 if found["minus"] else 1)
    return value, value, _SIGNS.get(found["sign"], "")


def _days(text: str, at: int) -> tuple[float, float]:
    found = _DAY.match(text)
    if found is None:
        raise BadValue(f"date: takes {FORMS['date']}", at)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        raise BadValue(f"date: there is no day {text}", at) from None
    return float(first.toordinal()), float(last.toordinal())


def _above(name: str, value: float) -> float:
    return value + 1 if name == "date" else math.nextafter(value, math.inf)


def _below(name: str, value: float) -> float:
    return value - 1 if name == "date" else math.nextafter(value, -math.inf)
