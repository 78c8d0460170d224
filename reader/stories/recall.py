"""Which paragraphs recall another event, and which reports of the archive they recall.

"In July, Norrland Cell closed its plant": a paragraph that names a time gone by looks for reports of that time which
share its rare words and names. Without a time it must resemble a report far more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from reader.stories.fingerprint import Fingerprint, dot
from reader.stories.furniture import without_furniture

WITH_TIME, WITHOUT_TIME = 0.12, 0.31
OTHER_TIME = 0.45
"""What a report of another time than the one named keeps of its likeness."""
CONTEXT = 0.3
LEAST = 0.05
GAP = timedelta(days=2)
FOREVER = 20_000
"""Days. No report is older; what is said to have been 66000000 years ago is no date that Python can count to."""
SLACK = timedelta(days=3)
MOST = 3
MIN_WORDS = 7

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar enero janvier jan", "february februar febrero février feb", "march märz marzo mars mar",
            "april abril avril apr", "may mai mayo", "june juni junio juin jun", "july juli julio juillet jul",
            "august agosto août aug", "september septiembre septembre sept sep", "october oktober octubre octobre oct",
            "november noviembre novembre nov", "december dezember diciembre décembre dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = re.compile(
    r"(?P<before>(?:\b[\w’']+\s+){0,3}?)(?P<day>\b[0-3]?\d(?:st|nd|rd|th|\.)?\s+)?\b(?P<month>"
    + "|".join(sorted(_MONTHS, key=len, reverse=True))
    + r")\b\.?(?:\s+(?P<after>\d{1,2})\b(?!\d))?(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_PAST_LEAD = re.compile(
    r"\b(?:in|since|last|on|until|of|early|late|mid|im|seit|en|desde|depuis|by)\s*\Z", re.IGNORECASE
)
_AHEAD = re.compile(r"\b(?:next|from|will|ab|end of|before)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?P<number>\d+|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen)\s+"
    r"(?P<unit>day|week|month|year)s?\s+(?:ago|earlier|before|after)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:earlier this (?P<unit>week|month|year)|last (?P<last>week|month|year))\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(?:last|this|the|in the|until the) (?P<season>spring|summer|autumn|winter)\b", re.IGNORECASE)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "a an two three four five six seven eight nine ten eleven twelve".split(), 0
    )
}  # fmt: skip
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


@dataclass(frozen=True, slots=True)
class Span:
    """A time that a text names, as far as it is told: an event of it was reported then."""

    first: datetime
    last: datetime

    def holds(self, moment: datetime) -> bool:
        return self.first - timedelta(hours=12) <= moment <= self.last + SLACK


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that shares terms with a paragraph."""

    article_id: int
    story_id: int | None
    published: datetime
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class Recalled:
    article_id: int
    score: float
    dated: bool
    """Whether the paragraph names the time of that report."""


def times_named(text: str, published: datetime) -> list[Span]:
    """Times gone by that `text`, printed at `published`, speaks of; what lies ahead, and today, is left out."""
    if not 1900 < published.year < 9999:  # of an imported file: what lies months before may be no date at all
        return []
    spans = [*_months(text, published), *_counted(text, published), *_loose(text, published)]
    newest = published - GAP
    return [Span(span.first, min(span.last, newest)) for span in spans if span.first < newest]


def recalled(
    paragraph: Fingerprint,
    text: str,
    article: Fingerprint,
    published: datetime,
    candidates: Sequence[Kept],
    *,
    lead: bool = False,
) -> tuple[Recalled, ...]:
    """The reports a paragraph of `article` recalls, best first; none for nearly every one. `lead`: it is the first."""
    text = without_furniture(text)
    if len(text.split()) < MIN_WORDS:
        return ()
    spans = times_named(text, published)
    if lead and not spans:
        return ()  # the first paragraph tells today's news, however much it sounds like yesterday's
    found: list[Recalled] = []
    for candidate in candidates:
        if candidate.published > published - GAP:
            continue
        likeness = alike(paragraph, candidate.fingerprint)
        dated = any(span.holds(candidate.published) for span in spans)
        if not spans:
            score = dot(paragraph.words, candidate.fingerprint.words)
        else:
            # "The plant closed in July": which plant, the rest of the article says.
            score = likeness + CONTEXT * alike(article, candidate.fingerprint) if likeness >= LEAST else 0.0
            score *= 1.0 if dated else OTHER_TIME
        if score >= (WITH_TIME if spans else WITHOUT_TIME):
            found.append(Recalled(candidate.article_id, score, dated))
    return tuple(sorted(found, key=lambda row: (-row.score, row.article_id))[:MOST])


def alike(paragraph: Fingerprint, report: Fingerprint) -> float:
    """How much of what a paragraph says stands in a report's title and lead; its title counts for more."""
    return (
        0.55 * dot(paragraph.words, report.words)
        + 0.3 * dot(paragraph.names, report.names)
        + 0.15 * dot(paragraph.words, report.title)
    )


def _months(text: str, published: datetime) -> Iterable[Span]:
    for found in _MONTH.finditer(text):
        name = found["month"].lower()
        before, day = found["before"] or "", found["day"] or found["after"]
        if name in ("may", "mar", "march") and not day and not found["year"] and not _PAST_LEAD.search(before):
            continue
        if not found["month"][0].isupper() and name not in ("julio", "octubre", "agosto"):
            continue
        month = _MONTHS[name]
        year = int(found["year"]) if found["year"] else published.year - (month > published.month)
        if _AHEAD.search(before) and not found["year"]:
            continue
        if day:
            number = min(28, max(1, int(re.sub(r"\D", "", day))))
            first = datetime(year, month, number, tzinfo=UTC)
            yield Span(first, first + timedelta(days=2))
        elif month != published.month or found["year"]:
            first = datetime(year, month, 1, tzinfo=UTC)
            yield Span(first, first + timedelta(days=31))


def _counted(text: str, published: datetime) -> Iterable[Span]:
    for found in _AGO.finditer(text):
        word = found["number"].lower()
        number = 18 if word == "eighteen" else max(1, _NUMBERS.get(word, 1))
        if word[0].isdecimal():
            number = int(word) if len(word) < 6 else FOREVER
        days = number * _DAYS[found["unit"].lower()]
        if days > FOREVER:
            continue
        middle = published - timedelta(days=days)
        yield Span(middle - timedelta(days=days / 6), middle + timedelta(days=days / 6))


def _loose(text: str, published: datetime) -> Iterable[Span]:
    for found in _EARLIER.finditer(text):
        days = _DAYS[(found["unit"] or found["last"]).lower()]
        start = published - timedelta(days=days + (days if found["last"] else 0))
        yield Span(start, published)
    for found in _SEASON.finditer(text):
        first, _last = _SEASONS[found["season"].lower()]
        year = published.year - (first > published.month)
        begin = datetime(year, first, 1, tzinfo=UTC)
        yield Span(begin, begin + timedelta(days=92))
