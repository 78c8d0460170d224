"""Amounts, shares, counts and days in a query: `money:>1b:eur`, `percent:5..10`, `quantity:1k..:men`, `date:2024-05`.

Pure: a text becomes a span of numbers; days are numbers too, counted from the first of January of the year 1. Amounts
may be written as in the news: ">$1 billion", "900m€", "€1.2–1.5bn", "500 crore rupees".
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date

FORMS = {
    "money": "an amount as >1b, 500k..2m, 3m:eur or >$1bn",
    "percent": "a number as >10, 5..10 or 2.5",
    "quantity": "a number as >1000, 5k..10k or 300:people",
    "date": "a day, month or year as 2024, 2024-05, >2024-01-31, 2020..2022, yesterday or last-week",
}
_SCALE = {
    "": 1.0, "k": 1e3, "thousand": 1e3, "lakh": 1e5, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "million": 1e6,
    "millionen": 1e6, "millones": 1e6, "crore": 1e7, "b": 1e9, "bn": 1e9, "bln": 1e9, "billion": 1e9, "mrd": 1e9,
    "milliard": 1e9, "milliarden": 1e9, "t": 1e12, "tn": 1e12, "trn": 1e12, "trillion": 1e12,
}  # fmt: skip
_AMOUNT = re.compile(
    r"(?P<about>~?)\s*(?P<before>[^\d\s.,~-][^\d\s~-]*?)?\s*(?P<minus>[-−]?)\s*"
    r"(?P<digits>\d[\d.,]*(?<![.,])(?:e\d{1,2})?|\.\d+)\s?(?P<after>[^\d\s][^\d]*)?\Z"
)
_PERCENT = re.compile(r"\s*(?:%|per ?cent|pct|prozent)\Z")
_COMPARED = re.compile(r"(>=|<=|≥|≤|>|<|=)\s*")
_HYPHEN = re.compile(r"(?<=[\w%€$£])\s?[-–]\s?(?=[^\s\w]{0,3}\d)")
_EXACT = 5e-4
"""What is written as 1.2 billion may be 1,200,400,000 elsewhere: so much of itself a number may differ."""
_ABOUT = 0.1
"""The same of a number asked for as ~1.2b."""


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


@dataclass(frozen=True, slots=True)
class _Ends:
    """The first and last number that a text stands for: a year has many days, ~5 is a range."""

    least: float
    most: float
    unit: str = ""
    scale: float = 1.0
    about: bool = False


def span_of(name: str, text: str, today: date | None = None) -> Span:
    """Days as "yesterday" count from `today`. Raises BadValue."""
    today = today or date.today()
    body, unit = text, ""
    if name in ("money", "quantity") and ":" in text:
        body, _, asked = text.partition(":")
        unit = _unit(name, asked, len(body) + 1)
    compared = _COMPARED.match(body)
    operator = compared[1] if compared else ""
    at = compared.end() if compared else 0
    rest = body[at:]
    if not operator and ".." in rest:
        first, _, second = rest.partition("..")
        return _between(name, first, second, len(first) + 2, unit, today)
    if not operator and name != "date" and (hyphen := _HYPHEN.search(rest)) is not None:
        return _between(name, rest[: hyphen.start()], rest[hyphen.end() :], hyphen.end(), unit, today, as_said=True)
    if not operator and not unit and name in ("money", "quantity") and (known := _only_unit(name, rest)):
        return Span(unit=known)
    ends = _ends(name, rest, at, today)
    unit = unit or ends.unit
    match operator:
        case ">":
            return Span(_above(name, ends.most), unit=unit)
        case ">=" | "≥":
            return Span(ends.least, unit=unit)
        case "<":
            return Span(high=_below(name, ends.least), unit=unit)
        case "<=" | "≤":
            return Span(high=ends.most, unit=unit)
    if name == "date":
        return Span(ends.least, ends.most, within=True)
    spread = _ABOUT if ends.about else _EXACT
    return Span(ends.least - abs(ends.least) * spread, ends.most + abs(ends.most) * spread, unit)


def _between(
    name: str, first: str, second: str, at_second: int, unit: str, today: date, *, as_said: bool = False
) -> Span:
    """`as_said`: with a hyphen, "$3-4bn" is billions at both ends."""
    if not first and not second:
        raise BadValue(f"{name}: takes {FORMS[name]}", 0)
    low = _ends(name, first, 0, today) if first else _Ends(-math.inf, -math.inf)
    high = _ends(name, second, at_second, today) if second else _Ends(math.inf, math.inf)
    least = low.least
    if as_said and low.scale == 1.0 and least * high.scale <= high.most:
        least *= high.scale
    if least > high.most:
        raise BadValue(f"{name}: {first} is more than {second}", 0)
    return Span(least, high.most, unit or low.unit or high.unit, name == "date")


def _unit(name: str, asked: str, at: int) -> str:
    """What stands behind the second colon."""
    if name == "quantity":
        if not asked.strip():
            raise BadValue("quantity: something to count goes after the second colon", at)
        return " ".join(asked.lower().split())
    code = _currency(asked) or (asked.upper() if re.fullmatch("[A-Za-z]{3}", asked) else "")
    if not code:
        raise BadValue("money: a currency goes after the second colon, as in >1b:eur, >1b:yen or >1b:€", at)
    return code


def _only_unit(name: str, text: str) -> str:
    """`money:eur`, `quantity:people`: however much."""
    if not text.strip() or re.search(r"\d", text):
        return ""
    return _currency(text) if name == "money" else " ".join(text.lower().split())


def _currency(words: str) -> str:
    from reader.model.currencies import folded_code_of

    return folded_code_of(words) or ""


def _ends(name: str, text: str, at: int, today: date) -> _Ends:
    if name == "date":
        return _days(text, at, today)
    plain = text.lower().replace("−", "-")
    if name == "percent":
        plain = _PERCENT.sub("", plain)
    found = _AMOUNT.fullmatch(plain.rstrip())
    if found is None or (found["before"] and name != "money"):
        raise BadValue(f"{name}: takes {FORMS[name]}", at)
    unit = ""
    if found["before"]:
        unit = _currency(found["before"])
        if not unit:
            raise BadValue(f'{name}: "{found["before"]}" is no currency', at + max(0, found.start("before")))
    scale, after = _scaled(name, (found["after"] or "").strip(), at + max(0, found.start("after")))
    value = _value(found["digits"], name, at) * scale * (-1 if found["minus"] else 1)
    if not math.isfinite(value):
        raise BadValue(f"{name}: this number is too long", at)
    spread = abs(value) * _ABOUT if found["about"] else 0.0
    return _Ends(value - spread, value + spread, unit or after, scale, bool(found["about"]))


def _scaled(name: str, text: str, at: int) -> tuple[float, str]:
    """What the letters behind a number say: "bn", "billion euros", "meur", "€", "people"."""
    first, _, rest = text.partition(" ")
    scale = _scale(first)
    if scale is not None:
        return scale, _named(name, rest.strip(), at) if rest.strip() else ""
    if name == "quantity":
        return 1.0, " ".join(text.split())
    if name == "money" and (code := _currency(text)):
        return 1.0, code
    for size in range(1, len(text)):  # "meur", "bn€", "k dollars": a scale and right behind it a currency
        scale, code = _scale(text[:size]), _currency(text[size:].strip()) if name == "money" else ""
        if scale is not None and code:
            return scale, code
    raise BadValue(f'{name}: knows k, m, b and t for thousands to trillions, not "{text}"', at)


def _scale(word: str) -> float | None:
    word = word.rstrip(".")
    return _SCALE.get(word, _SCALE.get(word.removesuffix("s")) if len(word) > 3 else None)


def _named(name: str, words: str, at: int) -> str:
    if name == "quantity":
        return " ".join(words.split())
    code = _currency(words) if name == "money" else ""
    if not code:
        raise BadValue(f'{name}: "{words}" is no currency' if name == "money" else f"{name}: takes {FORMS[name]}", at)
    return code


def _value(digits: str, name: str, at: int) -> float:
    """ "1,200" and "1.200.000" are grouped by thousands; "1,5" and "1.5" have a decimal sign."""
    body, _, exponent = digits.partition("e")
    if len(body) > 30:
        raise BadValue(f"{name}: this number is too long", at)
    commas, points = body.count(","), body.count(".")
    if commas and points:
        thousands = "," if body.rindex(".") > body.rindex(",") else "."
        body = body.replace(thousands, "").replace(",", ".")
    elif commas:
        grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+", body)
        body = body.replace(",", "" if grouped or commas > 1 else ".")
    elif points > 1:
        body = body.replace(".", "")
    try:
        return float(body) * 10.0 ** int(exponent or 0)
    except ValueError:
        raise BadValue(f"{name}: takes {FORMS[name]}", at) from None


def _days(text: str, at: int, today: date) -> _Ends:
    from reader.query.days import days_of

    try:
        found = days_of(text, today)
    except ValueError:
        raise BadValue(f"date: there is no day {text}", at) from None
    if found is None:
        raise BadValue(f"date: takes {FORMS['date']}", at)
    return _Ends(float(found[0].toordinal()), float(found[1].toordinal()))


def _above(name: str, value: float) -> float:
    return value + 1 if name == "date" else math.nextafter(value, math.inf)


def _below(name: str, value: float) -> float:
    return value - 1 if name == "date" else math.nextafter(value, -math.inf)
