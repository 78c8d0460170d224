"""Articles as the archive keeps and lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.feeds import Enclosure
    from reader.model.names import Entity, Mention
    from reader.model.texts import Artefact, Block


@dataclass(frozen=True, slots=True)
class Headline:
    """One line of the list."""

    id: int
    title: str
    url: str
    feed_id: int
    feed: str
    author: str
    published: datetime
    read: bool
    starred: bool
    story: int | None = None
    words: int = 0
    copies: int = 0
    """How many other articles hold the same text."""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """All of one article. `mentions` point into `blocks` (kept ones) and the title."""

    headline: Headline
    blocks: tuple[Block, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    language: str = ""
    site: str = ""
    image: str = ""
    note: str = ""
    origin: str = "feed"
    why: str = ""
    feeds: tuple[str, ...] = ()
    """Titles of every feed that carried it."""
    enclosures: tuple[Enclosure, ...] = ()
    decided: Mapping[int, str] = field(default_factory=dict)
    """Number of a block to who decided about it: "you always keep this in Gazette"."""
    revisions: int = 0
    """Earlier versions that were kept."""
    asides: tuple[tuple[int, int, int], ...] = ()
    """(block, start, end) of what a reader wants dimmed: never cut, never missing from the text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result; `marks` are the offsets into `snippet` of the words that matched."""

    headline: Headline
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


class Place(StrEnum):
    """What a row of the left pane stands for."""

    UNREAD = "unread"
    ALL = "all"
    STARRED = "starred"
    TODAY = "today"
    STORIES = "stories"
    WATCHED = "watched"
    ENTITIES = "entities"
    RISING = "rising"
    MET = "met"
    SAVED = "saved"
    FOLDER = "folder"
    FEED = "feed"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class View:
    """A row of the left pane: what it is, the query behind it and the counts that are kept for it."""

    place: Place
    name: str
    query: str
    unread: int = 0
    total: int = 0
    id: int = 0
    """Of the feed, or 0."""
    depth: int = 0
    error: str | None = None
    warning: str = ""
    """Of a feed whose texts come out worse than they used to."""
