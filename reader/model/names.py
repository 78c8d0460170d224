"""Names in a text, and what the archive knows of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.kept import Headline
    from reader.model.kinds import EntityKind


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
    """A name resolved inside one article. `parent` relates without merging: AWS has the parent Amazon.

    `votes`: how strongly the words of the article speak for each kind, behind the kind that was settled on; none for
    names whose kind other articles shall not change ("Japan", or a town that is a club in the next line).
    """

    name: str
    kind: EntityKind
    count: int
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    votes: tuple[tuple[EntityKind, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """What a mention comes to: from `value` to `upper` in `unit` (a currency, what is counted; a day has none)."""

    kind: EntityKind
    value: float
    upper: float
    unit: str = ""


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
class Family:
    """In the newest articles of a name: its other spellings with their articles, what it is part of, its parts."""

    spellings: tuple[tuple[str, int], ...] = ()
    parents: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    among: int = 0
    """So many articles were looked into: counts of fewer than there are would mislead."""
    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Spellings that other names of the archive have too, with those names, most articles first: weak links, which hold
    only inside an article."""


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that the archive knows of one name. `weeks` maps ISO weeks ("2026-W47") to article counts, oldest first."""

    row: EntityRow
    mentions: tuple[EntityMention, ...] = ()
    companions: tuple[tuple[str, EntityKind, int], ...] = ()
    sources: tuple[tuple[str, int], ...] = ()
    weeks: tuple[tuple[str, int], ...] = ()
    watched: bool = False
    stories: tuple[tuple[int, Headline, int], ...] = ()
    """(story, its newest article that names the entity, how many do), newest first; stories of one article are not."""
    family: Family = Family()
    others: tuple[EntityRow, ...] = ()
    """Other names that share a spelling: of another kind, longer ones of which this is one, shorter ones that are one
    of this. Weak links, which hold only inside an article."""


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


@dataclass(frozen=True, slots=True)
class Rising:
    """A name in more articles than it used to be: `usual` is what was to be expected, `sure` how far beyond chance."""

    name: str
    kind: EntityKind
    articles: int
    usual: float
    sure: float
    causes: tuple[Headline, ...] = ()


@dataclass(frozen=True, slots=True)
class Met:
    """A watched name in an article: `sentence[start:end]` is what matched."""

    name: str
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Watch:
    """A name that is watched for, and the articles that hold it."""

    name: str
    articles: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class WatchHit:
    """An article that holds a watched name, and the sentence that does."""

    met: Met
    headline: Headline
