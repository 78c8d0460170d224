"""A story told in order: each report with the first thing it adds, and the silences between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reader.stories.furniture import without_furniture
from reader.stories.terms import STOP_WORDS, stem

GAP = timedelta(days=3)
"""A silence from which it is told."""
LOOKED_AT = 12
"""Sentences of a report among which its new fact is sought: news stands at the top."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*\d|\d")
_LEANS = re.compile(
    r"[“\"‘]|(?:s?he|it|they|we|i|this|that|these|then|there|but|and|so|his|her|its|their)\b", re.IGNORECASE
)
"""A sentence that begins like this leans on the one before it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the timeline knows of an article. `copy_of` is the article whose text it repeats."""

    article_id: int
    published: datetime
    sentences: tuple[str, ...]
    copy_of: int | None = None
    begins: bool = False
    """The first report of an event: its first sentence is the news."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`fact` is the report's own sentence that adds most to what was told before; "" when it adds nothing."""

    article_id: int
    published: datetime
    fact: str
    silence: timedelta
    """Since the entry before; less than GAP is no silence."""
    copies: tuple[int, ...] = ()

    @property
    def after_a_gap(self) -> bool:
        return self.silence >= GAP


def timeline(reports: Sequence[Report], rarity: Mapping[str, float] | None = None) -> list[Entry]:
    """Oldest first; copies stand with the report whose text they repeat. `rarity` weighs stemmed words (else all 1)."""
    told: set[str] = set()
    entries: list[Entry] = []
    copies: dict[int, list[int]] = {}
    originals = {report.article_id for report in reports if report.copy_of is None}
    for report in reports:
        if report.copy_of in originals and report.copy_of is not None:
            copies.setdefault(report.copy_of, []).append(report.article_id)
    before: datetime | None = None
    for report in sorted(reports, key=lambda r: (r.published, r.article_id)):
        if report.copy_of in originals:
            continue
        fact = new_fact(report.sentences, set() if report.begins else told, rarity or {})
        for sentence in report.sentences:
            told |= _said(sentence)
        silence = report.published - before if before is not None else timedelta(0)
        entries.append(
            Entry(report.article_id, report.published, fact, silence, tuple(copies.get(report.article_id, ())))
        )
        before = report.published
    return entries


def new_fact(sentences: Sequence[str], told: set[str], rarity: Mapping[str, float]) -> str:
    """Of the first sentences the one with most that was not told yet; the first of all while nothing was told."""
    best, most = "", 0.0
    for number, sentence in enumerate(sentences[:LOOKED_AT]):
        plain = without_furniture(sentence)
        new = _said(plain) - told
        if len(new) < 3:
            continue
        # What stands higher up is the news; a long sentence is no better for being long.
        worth = sum(rarity.get(word, 1.0) for word in new) + sum(2.0 for word in _hard(plain) if word in new)
        worth /= (8 + len(_said(plain))) * (1 + 0.1 * number) * (2.0 if _LEANS.match(plain) else 1.0)
        if not told:
            return plain
        if worth > most:
            best, most = plain, worth
    return best


def _hard(sentence: str) -> set[str]:
    """What can be checked: figures, and names as they stand inside a sentence."""
    words = _WORD.findall(sentence)[1:]
    return {stem(word.lower()) for word in words if word[0].isdigit() or word[0].isupper()}


def _said(sentence: str) -> set[str]:
    """Stemmed words and figures that carry meaning."""
    words = (word.lower() for word in _WORD.findall(sentence))
    return {stem(word) for word in words if word not in STOP_WORDS and (len(word) > 2 or word[0].isdigit())}
