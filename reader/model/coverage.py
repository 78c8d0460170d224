"""What links articles: stories, timelines, two texts side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.kept import Headline


@dataclass(frozen=True, slots=True)
class Linked:
    """A row of the sidebar; every reason is true of both texts."""

    id: int
    title: str
    feed: str
    published: datetime
    score: float
    reasons: tuple[str, ...]
    read: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    copies: tuple[Linked, ...] = ()
    same_story: tuple[Linked, ...] = ()
    earlier: tuple[Linked, ...] = ()
    background: tuple[Linked, ...] = ()

    def sections(self) -> tuple[tuple[str, tuple[Linked, ...]], ...]:
        return (
            ("Copies", self.copies),
            ("Same story", self.same_story),
            ("Earlier", self.earlier),
            ("Background", self.background),
        )


@dataclass(frozen=True, slots=True)
class Story:
    """A cluster of articles about one event, newest article first in `articles`."""

    story: int
    headline: str
    articles: tuple[int, ...]
    sources: int
    first: datetime
    last: datetime
    unread: int = 0
    copies: int = 0
    """How many of its articles only print what another one says."""
    rank: float = 0.0
    """On the front page, where stories are ranked; `why` is the sum behind it in words."""
    why: str = ""
    watched: bool = False


@dataclass(frozen=True, slots=True)
class WatchedStory:
    """A story under watch; `new` counts its unread reports that came since then."""

    story: Story
    since: datetime
    new: int


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a story's timeline: the report and the first thing that it adds ("" when it adds nothing)."""

    headline: Headline
    fact: str
    silence: timedelta | None = None
    """How long nothing was reported before it, when that was long."""
    copies: tuple[Headline, ...] = ()
    earlier: bool = False
    """Of another event that this story goes back to."""


@dataclass(frozen=True, slots=True)
class Versions:
    """Two articles side by side. A row is (left, right, edited); None where one of them does not say it."""

    left: Headline
    right: Headline
    rows: tuple[tuple[str | None, str | None, bool], ...]
    share: float
    """How much of all that is said stands in both: 0 to 1."""
