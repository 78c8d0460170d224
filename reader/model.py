"""The nouns: every value that passes from one stage to the next. Frozen, with slots, no input or output.

Times are aware datetimes in UTC. Offsets count characters (code points) of the text they point into.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from typing import Literal

# --------------------------------------------------------------------------- articles as text

BlockKind = Literal["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "quote", "code", "table", "image", "caption"]
MarkKind = Literal["em", "strong", "code", "link", "strike", "sub", "sup"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline formatting of `text[start:end]` of a block; `href` is set for links only."""

    start: int
    end: int
    kind: MarkKind
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of an article, in reading order.

    `text` holds no markup. A table's `text` is its rows, cells joined by tabs and rows by newlines; its
    `rows` hold the cells. An image has no `text`: `alt` describes it and `src` is its address.
    `reason` is a phrase fit to show a person ("asks you to sign up") and is set on cut blocks only.
    """

    kind: BlockKind
    text: str
    kept: bool = True
    reason: str | None = None
    marks: tuple[Mark, ...] = ()
    depth: int = 0
    """Nesting of a list item or quote, 0 for the outermost."""
    number: int | None = None
    """The number of an item of an ordered list; None for bullets and everything else."""
    language: str | None = None
    """Of a code block, as its author named it."""
    src: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    alt: str = ""
    """What an image shows, for those who do not see it: no words of the article."""

    @property
    def key(self) -> str:
        """Names the block by its words, so that a decision about it survives re-extraction: 16 hex digits."""
        words = " ".join(self.text.lower().split()) or (self.src or "")
        return blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()


def plain_text(blocks: Sequence[Block]) -> str:
    """The kept blocks in reading order, joined by blank lines: the text that offsets in JSON count in."""
    return "\n\n".join(block.text for block in blocks if block.kept and block.text)


@dataclass(frozen=True, slots=True)
class Artefact:
    """A word that a publisher's auto-linker capitalised: shown as it is, read as `ordinary`."""

    block: int
    start: int
    end: int
    ordinary: str
    reason: str


Strip = Literal["off", "safe", "standard", "strict"]


@dataclass(frozen=True, slots=True)
class Extracted:
    """A page or a feed's own content as an article. `origin` says which text was taken and `why` the reason."""

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    published: datetime | None = None
    site: str = ""
    language: str = ""
    image: str = ""
    canonical_url: str = ""
    artefacts: tuple[Artefact, ...] = ()
    origin: Literal["page", "feed", "none"] = "page"
    why: str = ""

    @property
    def text(self) -> str:
        return plain_text(self.blocks)


# --------------------------------------------------------------------------- entities

EntityKind = Literal[
    "person", "org", "place", "group", "product", "event", "work", "money", "percent", "date", "quantity", "ticker"
]
ENTITY_KINDS: tuple[EntityKind, ...] = (
    "person", "org", "place", "group", "product", "event", "work", "money", "percent", "date", "quantity", "ticker",
)  # fmt: skip
NAME_KINDS: tuple[EntityKind, ...] = ("person", "org", "place", "group", "product", "event", "work")
TITLE_BLOCK = -1
"""The block number of a mention in the title."""


@dataclass(frozen=True, slots=True)
class Mention:
    """`text` stands at `[start:end]` of block number `block` (TITLE_BLOCK: the title); `entity` is its full name."""

    block: int
    start: int
    end: int
    text: str
    kind: EntityKind
    entity: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A name resolved inside one article. `parent` relates without merging: AWS has the parent Amazon."""

    name: str
    kind: EntityKind
    count: int
    aliases: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A name across the archive: articles it stands in, in all and in the last seven days."""

    id: int
    name: str
    kind: EntityKind
    articles: int
    recent: int
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that the archive knows of one name. `weeks` maps ISO weeks ("2026-W47") to article counts, oldest first."""

    row: EntityRow
    mentions: tuple[EntityMention, ...] = ()
    companions: tuple[tuple[str, EntityKind, int], ...] = ()
    sources: tuple[tuple[str, int], ...] = ()
    weeks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A sentence that names the entity. `start` and `end` are offsets into `sentence`."""

    article_id: int
    title: str
    feed: str
    published: datetime
    sentence: str
    start: int
    end: int


# --------------------------------------------------------------------------- feeds and entries

FullText = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription. `settings` are the person's own choices (JSON values); absent keys follow the config."""

    id: int
    url: str
    title: str
    folder: str = ""
    site_url: str = ""
    entries: int = 0
    unread: int = 0
    last_ok: datetime | None = None
    error: str | None = None
    paused: bool = False
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Poll:
    """What the last fetches of a feed taught us. `failures` counts those in a row."""

    feed_id: int
    url: str
    etag: str | None = None
    last_modified: str | None = None
    body_hash: bytes | None = None
    next_at: datetime | None = None
    failures: int = 0
    moved_to: str | None = None
    moved_times: int = 0
    """Refreshes in a row that were permanently redirected to `moved_to`."""
    retry_at: datetime | None = None
    """Set when the server named a time before which it does not want to be asked (Retry-After)."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    url: str
    media_type: str = ""
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed, already cleaned. `guid` is never empty (guid, else link, else hash of title and date).

    `html` is the fullest content the feed gives. `digest` is 16 bytes: 8 of the source element, to skip it unparsed
    next time, and 8 of what it says (title, address, content), to see a publisher's edit.
    """

    guid: str
    url: str
    title: str
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    html: str = ""
    summary: str = ""
    base: str = ""
    """What relative addresses in `html` are relative to."""
    language: str = ""
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    digest: bytes = b""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed document. `unchanged` holds the guids of entries that were known and did not change (not in `entries`).

    `problem` tells of damage that was survived ("the XML breaks off at line 80"), in words for a person.
    """

    title: str
    site_url: str
    entries: tuple[Entry, ...]
    unchanged: tuple[str, ...] = ()
    version: str = ""
    language: str = ""
    problem: str | None = None
    next_poll_s: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive remembers of an entry, enough to decide about the next one."""

    article_id: int
    url: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class NewEntry:
    """Intent: keep this entry. `unread` is False for old items that flood in at once (back-issues)."""

    entry: Entry
    published: datetime
    unread: bool = True


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """Intent: the publisher edited an entry; its old text becomes a revision."""

    entry: Entry
    article_id: int


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """Intent: the same entry under a new guid, as when a site moves to https and every guid changes."""

    guid_old: str
    guid_new: str
    article_id: int


Intent = NewEntry | ChangedEntry | Rekeyed


# --------------------------------------------------------------------------- articles as kept


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
    ENTITIES = "entities"
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


# --------------------------------------------------------------------------- stories


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


# --------------------------------------------------------------------------- what happened


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
