"""The sidebar's four sections, from articles that share terms with the one being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reader.stories.cluster import Candidate
from reader.stories.copies import Signature, are_copies, resemblance
from reader.stories.dense import blended

WORDS, NAMES = 0.85, 0.15
"""What ranks rows. Headlines help to join a story, but the likest headline is not the likest report: with them a
wrong article came first in 1.3 % of the shared half, without them in 0.8 %."""
THIN = 0.85
"""What a row keeps of its score that is hardly more than a headline: its few words are easily much the same, and who
opens it learns nothing."""
EARLIER_WORDS = 0.18
"""Below it, articles share a theme but hardly an event …"""
SAME_PEOPLE, SAME_PEOPLE_WORDS = 0.45, 0.1
"""… unless nearly all their names are the same."""
BACKGROUND_NAMES = 0.12
EARLIER_GAP = timedelta(days=2)
LIMITS = {"copies": 20, "same_story": 20, "earlier": 8, "background": 6}
WEIGHED_AGAIN = ("earlier", "background")
"""Twice as many of them are given: what both texts really share is weighed once they are read."""


@dataclass(frozen=True, slots=True)
class Ranked:
    article_id: int
    score: float
    alike: bool = False
    """So much is said in the same words that no shared name has to vouch for it."""


@dataclass(frozen=True, slots=True)
class Sections:
    copies: tuple[Ranked, ...] = ()
    same_story: tuple[Ranked, ...] = ()
    earlier: tuple[Ranked, ...] = ()
    background: tuple[Ranked, ...] = ()


def sections(here: Signature, published: datetime, story_id: int | None, candidates: Sequence[Candidate]) -> Sections:
    """Sort `candidates` (this article not among them) into sections, best first; each article stands in one only."""
    copies: list[Ranked] = []
    same: list[Ranked] = []
    earlier: list[Ranked] = []
    background: list[Ranked] = []
    for candidate in candidates:
        words, names = candidate.like.words, candidate.like.names
        score = blended(WORDS * words + NAMES * names, candidate.meaning)
        score *= 1.0 if candidate.like.signature else THIN
        if candidate.like.copied:
            copies.append(Ranked(candidate.article_id, max(resemblance(here, candidate.like.signature))))
        elif story_id is not None and candidate.story_id == story_id:
            same.append(Ranked(candidate.article_id, score))
        elif candidate.published < published - EARLIER_GAP and _goes_back_to(words, names):
            earlier.append(Ranked(candidate.article_id, score, words >= EARLIER_WORDS))
        elif names >= BACKGROUND_NAMES or words >= EARLIER_WORDS:
            background.append(Ranked(candidate.article_id, score, words >= EARLIER_WORDS))
    ranked: list[tuple[Ranked, ...]] = []
    for name, rows in _named(copies, same, earlier, background):
        if name in WEIGHED_AGAIN:
            ranked.append(tuple(_told_once(_best(rows, 2 * LIMITS[name]), candidates)))
        else:
            ranked.append(tuple(_best(rows, LIMITS[name])))
    return Sections(*ranked)


def _goes_back_to(words: float, names: float) -> bool:
    return words >= EARLIER_WORDS or (words >= SAME_PEOPLE_WORDS and names >= SAME_PEOPLE)


def _named(*rows: list[Ranked]) -> Sequence[tuple[str, list[Ranked]]]:
    return tuple(zip(LIMITS, rows, strict=True))


def _best(rows: list[Ranked], limit: int) -> list[Ranked]:
    return sorted(rows, key=lambda row: (-row.score, row.article_id))[:limit]


def _told_once(rows: list[Ranked], candidates: Sequence[Candidate]) -> list[Ranked]:
    """Without the articles that hold the same text as a better one."""
    signs = {candidate.article_id: candidate.like.signature for candidate in candidates}
    kept: list[Ranked] = []
    for row in rows:
        if not any(are_copies(signs[row.article_id], signs[other.article_id]) for other in kept):
            kept.append(row)
    return kept
