"""The front page: stories in the order in which they are worth a look, and why."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reader.model import Story

HALF_LIFE_H = 36.0
"""A story whose last report is this old counts half."""
SOURCES, REPORTS = 3.0, 1.0


def ranked(stories: Sequence[Story], now: datetime) -> list[Story]:
    """Best first, each with its rank and the sum behind it in words."""
    return sorted((_rated(story, now) for story in stories), key=lambda story: (-story.rank, -story.last.timestamp()))


def _rated(story: Story, now: datetime) -> Story:
    """Outlets count most, since each found it worth telling. A text printed again counts no second time."""
    told = max(1, len(story.articles) - story.copies)
    worth = SOURCES * math.log2(1 + story.sources) + REPORTS * math.log2(1 + told)
    hours = max(0.0, (now - story.last).total_seconds() / 3600)
    fresh = 0.5 ** (hours / HALF_LIFE_H)
    copies = f" and {story.copies} {_s(story.copies, 'copy', 'copies')}" if story.copies else ""
    why = (
        f"{story.sources} {_s(story.sources, 'source', 'sources')}, {told} {_s(told, 'report', 'reports')}{copies}: "
        f"{worth:.1f} points · last report {_ago(hours)} ago: × {fresh:.2f} = {worth * fresh:.1f}"
    )
    return replace(story, rank=round(worth * fresh, 4), why=why)


def _s(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _ago(hours: float) -> str:
    if hours < 2:
        return f"{hours * 60:.0f} minutes"
    return f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"
