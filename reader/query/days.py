"""Days as a person asks for them: 2024, 2024-05, May 2024, Q3, the 1990s, yesterday, Monday, last week, 3 weeks ago.

Pure: a text and today become the first and the last day that are meant. A name of a month or a weekday without more is
the latest that has begun, since one searches for what was written.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, both included."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>\d{4})"
_UNIT = r"(?P<unit>d|w|m|mo|y|day|week|month|year)s?"


def days_of(text: str, today: date) -> Days | None:
    """None when the words mean no days; raises ValueError for a day that there is not."""
    plain = " ".join(re.sub(r"[\s_]+", " ", text.lower()).replace(",", " ").split())
    for form, read in _FORMS:
        found = form.fullmatch(plain)
        if found is not None:
            try:
                return read(found, today)
            except OverflowError:
                raise ValueError(f"there is no day {text}") from None
    return None


def _whole_year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, first: int, count: int) -> Days:
    """`count` months from the first one; months below 1 or above 12 lie in other years."""
    begin, end = year * 12 + first - 1, year * 12 + first - 2 + count
    return date(begin // 12, begin % 12 + 1, 1), date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1])


def _number(month: str) -> int:
    return _MONTHS.index(month[:3]) + 1


def _numbers(found: re.Match[str], today: date) -> Days:
    year, month, day = (int(found[part]) if found[part] else 0 for part in ("year", "month", "day"))
    if not month:
        return _whole_year(year)
    if not day:
        date(year, month, 1)
        return _months(year, month, 1)
    return (date(year, month, day),) * 2


def _worded(found: re.Match[str], today: date) -> Days:
    month, day = _number(found["month"]), int(found.groupdict().get("day") or 0)
    year = int(found["year"] or 0)
    if not year:
        year = today.year if (month, day) <= (today.month, today.day) else today.year - 1
    return (date(year, month, day),) * 2 if day else _months(year, month, 1)


def _part_of_year(found: re.Match[str], today: date) -> Days:
    length = 3 if found["part"] == "q" else 6
    first = (int(found["number"]) - 1) * length + 1
    if first > 12:
        raise ValueError("a year has two halves")
    year = int(found["year"] or 0)
    return _months(year or (today.year if first <= today.month else today.year - 1), first, length)


def _decade(found: re.Match[str], today: date) -> Days:
    year = int(found["year"])
    return date(year, 1, 1), date(year + 9, 12, 31)


def _years(found: re.Match[str], today: date) -> Days:
    first, last = int(found["year"]), int(found["last"])
    if first > last:
        raise ValueError(f"{first} is after {last}")
    return date(first, 1, 1), date(last, 12, 31)


def _near(found: re.Match[str], today: date) -> Days:
    day = today + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(found.group(), 0))
    return day, day


def _weekday(found: re.Match[str], today: date) -> Days:
    back = (today.weekday() - _WEEKDAYS.index(found["day"])) % 7
    which = found["which"]
    if which in ("last", "past"):
        back = back or 7
    elif which == "next":
        back -= 7
    day = today - timedelta(days=back)
    return day, day


def _relative(found: re.Match[str], today: date) -> Days:
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}[found["which"]]
    match found["unit"]:
        case "day":
            return (today + timedelta(days=step),) * 2
        case "week":
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
            return monday, monday + timedelta(days=6)
        case "month":
            return _months(today.year, today.month + step, 1)
        case "quarter":
            return _months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * step, 3)
        case "decade":
            first = (today.year // 10 + step) * 10
            return date(first, 1, 1), date(first + 9, 12, 31)
    return _whole_year(today.year + step)


def _back(today: date, count: int, unit: str) -> date:
    if unit in ("d", "day", "w", "week"):
        return today - timedelta(days=count * (7 if unit[0] == "w" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit[0] == "y" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]) if year > 0 else 1)


def _until_today(found: re.Match[str], today: date) -> Days:
    return _back(today, int(found["count"]), found["unit"]), today


def _ago(found: re.Match[str], today: date) -> Days:
    day, unit = _back(today, int(found["count"]), found["unit"]), found["unit"]
    return (
        _whole_year(day.year) if unit[0] == "y" else _months(day.year, day.month, 1) if unit[0] == "m" else (day, day)
    )


_Reader = Callable[[re.Match[str], date], Days]
_READERS: tuple[tuple[str, _Reader], ...] = (
    (r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?", _numbers),
    (r"(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})[./](?P<year>\d{4})", _numbers),
    (rf"{_YEAR}\s?[-–/]\s?(?P<last>\d{{4}})", _years),
    (rf"{_YEAR}s", _decade),
    (rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ -])?{_MONTH}(?:[ -]{_YEAR})?", _worded),
    (rf"{_MONTH}[ -](?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:[ -]{_YEAR})?", _worded),
    (rf"{_YEAR}[ -]{_MONTH}", _worded),
    (rf"(?:{_YEAR}[ -]?)?(?P<part>[qh])(?P<number>[1-4])", _part_of_year),
    (rf"(?P<part>[qh])(?P<number>[1-4])[ -]?{_YEAR}", _part_of_year),
    (r"today|now|yesterday|tomorrow", _near),
    (r"(?:(?P<which>last|past|this|next|on)[ -]?)?(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?",
     _weekday),
    (r"(?P<which>last|past|previous|this|next)[ -]?(?P<unit>day|week|month|quarter|year|decade)", _relative),
    (rf"(?:last |past )?(?P<count>\d{{1,5}})[ -]?{_UNIT}", _until_today),
    (rf"(?P<count>\d{{1,5}})[ -]?{_UNIT}[ -]ago", _ago),
)  # fmt: skip
_FORMS = tuple((re.compile(form), read) for form, read in _READERS)
