"""The sidebar's four sections, from articles that share terms with the one being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reader.stories.cluster import Candidate, similarity
from reader.stories.copies import are_copies, resemblance
from reader.stories.fingerprint import Fingerprint, dot

EARLIER = 0.14
"""Below it, articles share a theme but hardly an event."""
BACKGROUND_NAMES = 0.12
EARLIER_GAP = timedelta(days=2)
LIMITS = {"copies": 20, "same_story": 20, "earlier": 8, "background": 6}


@dataclass(frozen=True, slots=True)
class Ranked:
    article_id: int
    score: float


@dataclass(frozen=True, slots=True)
class Sections:
    copies: tuple[Ranked, ...] = ()
    same_story: tuple[Ranked, ...] = ()
    earlier: tuple[Ranked, ...] = ()
    background: tuple[Ranked, ...] = ()


def sections(here: Fingerprint, published: datetime, story_id: int | None, candidates: Sequence[Candidate]) -> Sections:
    """Sort `candidates` (this article not among them) into sections, best first; each article stands in one only."""
    copies: list[Ranked] = []
    same: list[Ranked] = []
    earlier: list[Ranked] = []
    background: list[Ranked] = []
    for candidate in candidates:
        other = candidate.fingerprint
        score = similarity(here, other)
        if are_copies(here.signature, other.signature):
            copies.append(Ranked(candidate.article_id, max(resemblance(here.signature, other.signature))))
        elif story_id is not None and candidate.story_id == story_id:
            same.append(Ranked(candidate.article_id, score))
        elif score >= EARLIER and candidate.published < published - EARLIER_GAP:
            earlier.append(Ranked(candidate.article_id, score))
        elif (names := dot(here.names, other.names)) >= BACKGROUND_NAMES:
            background.append(Ranked(candidate.article_id, names))
    return Sections(*(_best(rows, LIMITS[name]) for name, rows in _named(copies, same, earlier, background)))


def _named(*rows: list[Ranked]) -> Sequence[tuple[str, list[Ranked]]]:
    return tuple(zip(LIMITS, rows, strict=True))


def _best(rows: list[Ranked], limit: int) -> tuple[Ranked, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.score, row.article_id))[:limit])
