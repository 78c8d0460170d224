"""What happened: a change that can be undone, a refresh, how far a job is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A person's mark, done or undone: `summary` is for the message line ("Marked 12 articles read")."""

    summary: str
    ids: tuple[int, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FeedProblem:
    url: str
    error: str
    feed_id: int = 0


@dataclass(frozen=True, slots=True)
class RefreshReport:
    feeds: int = 0
    new: int = 0
    updated: int = 0
    not_modified: int = 0
    failed: tuple[FeedProblem, ...] = ()
    seconds: float = 0.0
    cancelled: bool = False
    cut_short: tuple[FeedProblem, ...] = ()
    """Feeds that hold more entries than are read of one."""
    waiting: int = 0
    """Articles stored and readable whose names, links and index entries are still to be made."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a long job stands. `what` says what is at hand now ("fetching example.org")."""

    job: str
    done: int
    total: int
    what: str = ""
    feed_id: int = 0
    new_ids: tuple[int, ...] = ()
