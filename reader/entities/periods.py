"""Dates as the news tells them become days: "Friday", "last month", "Nov 20", "the third quarter", "mid-2010s".

Stage: entities. A date without its year is the nearest to the day of publication; a weekday is the last one, as an
article on Saturday tells what happened "on Friday".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from reader.entities.calendar_words import DAYS, FOREIGN_MONTHS, MONTH, ORDINALS, SEASONS, first_of, last_of, month_of

Period = tuple[date, date]
"""First and last day, both included."""

_SUFFIX = r"(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"


def period_of(text: str, published: date) -> Period | None:
    """The days that a date expression speaks of; None when it says nothing certain."""
    plain = " ".join(text.lower().replace("’", "'").split()).strip(" .,")
    plain = re.sub(r"^(?:on|in|since|until|by|from|of|during|the)\s", "", plain)
    for form, read in _FORMS:
        match = form.fullmatch(plain)
        if match is not None:
            try:
                found = read(match, published)
            except (ValueError, OverflowError, KeyError):
                found = None
            if found is not None and found[0] <= found[1]:
                return found
    return None


def iso_of(period: Period) -> str:
    """The shortest ISO 8601 form: a day, a month, a year, or two days with a slash between them."""
    first, last = period
    if first == last:
        return first.isoformat()
    if first == first_of(first.year, 1) and last == last_of(first.year, 12):
        return f"{first.year:04}"
    if first.day == 1 and last == last_of(first.year, first.month):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.isoformat()}/{last.isoformat()}"


# --------------------------------------------------------------------------- readers of one form each


def _one_day(match: re.Match[str], published: date) -> Period | None:
    month = month_of(match["month"])
    if month is None:
        return None
    year = int(match["year"]) if match["year"] else None
    first = _nearest(month, int(match["day"]), year, published)
    until = match.groupdict().get("until")
    return first, first.replace(day=int(until)) if until else first


def _nearest(month: int, day: int, year: int | None, published: date) -> date:
    if year is not None:
        return date(year, month, day)
    years = [y for y in (published.year - 1, published.year, published.year + 1) if day <= monthrange(y, month)[1]]
    return min((date(y, month, day) for y in years), key=lambda found: _distance(found, published))


def _distance(found: date, published: date) -> float:
    """News is about what was, more often than about what will be."""
    days = (found - published).days
    return days * 1.5 if days > 0 else -days


def _whole_month(match: re.Match[str], published: date) -> Period | None:
    month = month_of(match["month"])
    if month is None:
        return None
    year = int(match["year"]) if match["year"] else _nearest(month, 15, None, published).year
    groups = match.groupdict()
    first, last = first_of(year, month), last_of(year, month)
    part = groups.get("part")
    if part == "early":
        last = first.replace(day=10)
    elif part == "mid":
        first, last = first.replace(day=11), first.replace(day=20)
    elif part == "late":
        first = first.replace(day=21)
    return first, last


def _month_of_year(match: re.Match[str], published: date) -> Period | None:
    month = month_of(match["month"])
    if month is None:
        return None
    year = published.year + {"last": -1, "this": 0, "next": 1}[match["which"]]
    if match["which"] == "last" and month < published.month:
        # "Last March", said in October, is the one just gone.
        year = published.year
    return first_of(year, month), last_of(year, month)


def _year(match: re.Match[str], published: date) -> Period:
    year = int(match["year"])
    part = match["part"]
    first = first_of(year, {"early": 1, "mid": 5, "late": 9}.get(part or "", 1))
    return first, last_of(year, {"early": 4, "mid": 8, "late": 12}.get(part or "", 12))


def _decade(match: re.Match[str], published: date) -> Period:
    year = int(match["year"])
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(match["part"] or "", (0, 9))
    return first_of(year + first, 1), last_of(year + last, 12)


def _years(match: re.Match[str], published: date) -> Period | None:
    first = int(match["year"])
    last = int(match["last"])
    if last < 100:
        last += first // 100 * 100
    return (first_of(first, 1), last_of(last, 12)) if first <= last else None


def _quarter(match: re.Match[str], published: date) -> Period | None:
    word = match["number"]
    number = int(word) if word.isdigit() else ORDINALS[word]
    months = 6 if match["what"] in ("h", "half") else 3
    if number * months > 12 and word in ("final", "last"):
        number = 12 // months
    year = _year_named(match.groupdict().get("year"), published)
    if year is None:
        first = first_of(published.year, (number - 1) * months + 1)
        year = published.year if first <= published else published.year - 1
    return first_of(year, (number - 1) * months + 1), last_of(year, number * months)


def _year_named(text: str | None, published: date) -> int | None:
    if not text:
        return None
    words = {"the year": 0, "this year": 0, "last year": -1, "next year": 1}
    if text in words:
        return published.year + words[text]
    year = int(text.lstrip("'"))
    return year + 2000 if year < 100 else year


def _weekday(match: re.Match[str], published: date) -> Period:
    day = DAYS[match["day"][:3]]
    back = (published.weekday() - day) % 7
    which = match["which"]
    if which == "next":
        found = published + timedelta(days=(7 - back) if back else 7)
    elif which in ("last", "past"):
        found = published - timedelta(days=back or 7)
    elif which == "this" and back:
        found = published + timedelta(days=7 - back)
    else:
        found = published - timedelta(days=back)
    return found, found


def _near_day(match: re.Match[str], published: date) -> Period:
    word = match["word"]
    found = published + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if match["part"] and word == "last":
        found = published - timedelta(days=1)
    return found, found


def _relative(match: re.Match[str], published: date) -> Period | None:
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[match["which"]]
    unit = match["unit"]
    if unit == "week":
        first = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return first, first + timedelta(days=6)
    if unit == "weekend":
        saturday = published - timedelta(days=(published.weekday() - 5) % 7)
        if step >= 0 and published.weekday() < 5:
            saturday += timedelta(weeks=1)
        elif step < 0 and published.weekday() >= 5:
            saturday -= timedelta(weeks=1)
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return first_of(months // 12, months % 12 + 1), last_of(months // 12, months % 12 + 1)
    if unit == "quarter":
        quarters = published.year * 4 + (published.month - 1) // 3 + step
        return first_of(quarters // 4, quarters % 4 * 3 + 1), last_of(quarters // 4, quarters % 4 * 3 + 3)
    if unit == "year":
        return first_of(published.year + step, 1), last_of(published.year + step, 12)
    if unit in ("decade", "century"):
        years = 10 if unit == "decade" else 100
        first_year = (published.year // years + step) * years
        return first_of(first_year, 1), last_of(first_year + years - 1, 12)
    return _season(unit, step, published)


def _season(name: str, step: int, published: date) -> Period:
    begins, ends = SEASONS[name]
    year = published.year

    def at(year: int) -> Period:
        return first_of(year, begins), last_of(year + (ends < begins), ends)

    if step < 0:
        # The last one that is over.
        while at(year)[1] >= published:
            year -= 1
    elif step > 0:
        while at(year)[0] <= published:
            year += 1
    elif at(year - 1)[1] >= published:
        year -= 1
    return at(year)


def _season_of_year(match: re.Match[str], published: date) -> Period:
    begins, ends = SEASONS[match["unit"]]
    year = int(match["year"])
    return first_of(year, begins), last_of(year + (ends < begins), ends)


def _within(match: re.Match[str], published: date) -> Period | None:
    """ "Earlier this month": from its beginning to the day of publication; "later", from there to its end."""
    period = _relative(match, published)
    if period is None or match["which"] == "last":
        return period
    return (period[0], published) if match["side"] == "earlier" else (published, period[1])


def _iso(match: re.Match[str], published: date) -> Period:
    found = date.fromisoformat(match.group())
    return found, found


def _slashed(match: re.Match[str], published: date) -> Period:
    """Month first, as most of the press of slashes writes; day first where the month could be none."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    year += 2000 if year < 50 else 1900 if year < 100 else 0
    found = date(year, second, first) if first > 12 else date(year, first, second)
    return found, found


def _dotted(match: re.Match[str], published: date) -> Period:
    found = date(int(match["year"]), int(match["number"]), int(match["day"]))
    return found, found


def _ago(match: re.Match[str], published: date) -> Period | None:
    from reader.entities.numerals import number_of

    count = number_of(match["count"])
    if count is None:
        return None
    unit = match["unit"]
    if unit in ("day", "week"):
        found = published - timedelta(days=round(count * (7 if unit == "week" else 1)))
        return found, found
    months = published.year * 12 + published.month - 1 - round(count * {"month": 1, "year": 12, "decade": 120}[unit])
    if unit == "month":
        return first_of(months // 12, months % 12 + 1), last_of(months // 12, months % 12 + 1)
    return first_of(months // 12, 1), last_of(months // 12, 12)


_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_FOREIGN_MONTH = rf"(?P<month>{'|'.join(sorted(FOREIGN_MONTHS, key=len, reverse=True))})"
_PART_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night))?"
_Reader = Callable[[re.Match[str], date], "Period | None"]
_READERS: tuple[tuple[str, _Reader], ...] = (
    (r"\d{4}-\d\d-\d\d", _iso),
    (r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d\d)", _slashed),
    (rf"(?:{_WEEKDAY},?\s)?{MONTH}\s(?P<day>\d{{1,2}}){_SUFFIX}(?:\s?[-–]\s?(?P<until>\d{{1,2}}))?(?:,?\s{_YEAR})?",
     _one_day),
    (rf"(?P<day>\d{{1,2}})\s?[-–]\s?(?P<until>\d{{1,2}})\s{MONTH}(?:,?\s{_YEAR})?", _one_day),
    (r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})", _dotted),
    (rf"(?:{_WEEKDAY},?\s)?(?P<day>\d{{1,2}})(?:{_SUFFIX}|\.)(?:\sof)?\s{MONTH}(?:,?\s{_YEAR})?", _one_day),
    (rf"(?P<day>\d{{1,2}})(?:er|º|°|\.)?\s(?:de\s)?{_FOREIGN_MONTH}(?:\s(?:del?\s)?{_YEAR})?", _one_day),
    (rf"{_FOREIGN_MONTH}\s(?:del?\s)?{_YEAR}", _whole_month),
    (rf"(?:(?P<part>early|mid|late)[-\s])?{_YEAR}", _year),
    (rf"(?:(?P<part>early|mid|late)[-\s])?{_YEAR}s", _decade),
    (rf"{_YEAR}\s?[-–/]\s?(?P<last>\d{{4}}|\d\d)", _years),
    (r"(?P<number>first|second|third|fourth|final|last(?=\s\w+\sof))\s(?P<what>quarter|half)(?:\sof\s(?P<year>\d{4}|(?:the|this|last|next)\syear))?",
     _quarter),
    (r"(?P<what>q|h)(?P<number>[1-4])(?:\s?(?P<year>\d{4}|'?\d\d))?", _quarter),
    (r"(?P<which>last|this|next)\s" + MONTH, _month_of_year),
    (rf"(?:(?P<which>last|this|next|past|on)\s)?(?P<day>{_WEEKDAY}s?){_PART_OF_DAY}", _weekday),
    (r"(?P<word>yesterday|today|tomorrow|tonight|this(?=\s)|last(?=\s))(?:\s(?P<part>morning|afternoon|evening|night))?",
     _near_day),
    (r"(?P<which>last|past|previous|this|current|next|coming)\s(?P<unit>weekend|week|month|quarter|year|decade|century"
     r"|spring|summer|autumn|fall|winter)", _relative),
    (r"(?P<unit>spring|summer|autumn|fall|winter)(?:\sof)?\s(?P<year>\d{4})", _season_of_year),
    (r"(?P<side>earlier|later)\s(?P<which>this|last)\s(?P<unit>week|month|year|decade)", _within),
    (r"(?P<count>[\w\s-]{1,30}?)\s(?P<unit>day|week|month|year|decade)s?\sago", _ago),
    (rf"(?:(?P<part>early|mid|late)[-\s])?{MONTH}(?:,?\s{_YEAR})?", _whole_month),
)  # fmt: skip
_FORMS = tuple((re.compile(form), read) for form, read in _READERS)
