"""What is followed, what its server taught us, and what a feed document held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

MOST_ENTRIES = 2_000
"""Read of one feed document, however many it holds: an archive of twenty years is no news."""
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
    warning: str = ""
    """In plain words, when the texts of its articles come out worse than they used to."""
    held: int = 0
    """How many entries its document held when that was more than are read."""

    @property
    def cut_short(self) -> str:
        return cut_short(self.held)


def cut_short(held: int) -> str:
    """In plain words, that a feed document held more than is read of one; "" where it did not."""
    return f"{MOST_ENTRIES:,} entries of {held:,} read." if held > MOST_ENTRIES else ""


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
    held: int = 0
    """Its entries, counted only when they are more than were read."""


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
