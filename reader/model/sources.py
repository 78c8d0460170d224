"""What the archive knows of one source: what is cut from it, what a person decided, how well its texts come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.feeds import Feed


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line cut from articles of a source; lines that differ only in their figures are one."""

    key: str
    text: str
    reason: str
    articles: int
    newest: int
    """The newest article that holds it."""


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """A line that a person keeps or cuts in this source or, when `everywhere`, in all."""

    key: str
    keep: bool
    text: str
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class SourcePage:
    feed: Feed
    articles: int
    """The newest so many were looked at."""
    words: int
    cut_words: int
    usual_words: int
    """The median of its articles, cuts left out."""
    empty: int
    """Articles without any text."""
    origins: tuple[tuple[str, int], ...]
    """Where the texts come from (page, feed, jsonld, none) and how many do; most first."""
    cuts: tuple[CutLine, ...]
    """Most often cut first."""
    decisions: tuple[DecidedLine, ...]
    warning: str = ""
    """In plain words, when its texts come out worse than they used to."""

    @property
    def cut_share(self) -> float:
        return self.cut_words / max(1, self.words)
