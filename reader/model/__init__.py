"""The nouns: every value that passes from one stage to the next. Frozen, with slots, no input or output.

Times are aware datetimes in UTC. Offsets count characters (code points) of the text they point into.
"""

from __future__ import annotations

from reader.model.changes import Change, FeedProblem, Progress, RefreshReport
from reader.model.choices import TextOffer, TextOffers
from reader.model.coverage import Linked, Related, Story, Told, Versions, WatchedStory
from reader.model.feeds import (
    ChangedEntry,
    Enclosure,
    Entry,
    Feed,
    FullText,
    Intent,
    Known,
    NewEntry,
    ParsedFeed,
    Poll,
    Rekeyed,
)
from reader.model.kept import Article, Headline, Hit, Place, View
from reader.model.names import (
    ENTITY_KINDS,
    NAME_KINDS,
    TITLE_BLOCK,
    Entity,
    EntityKind,
    EntityMention,
    EntityPage,
    EntityRow,
    Mention,
    Met,
    Watch,
    WatchHit,
)
from reader.model.revisions import Edit, Paragraph, Piece
from reader.model.sources import CutLine, DecidedLine, SourcePage
from reader.model.texts import (
    Artefact,
    Block,
    BlockKind,
    CutScope,
    Decision,
    Extracted,
    Mark,
    MarkKind,
    Strip,
    TextChoice,
    plain_text,
)

__all__ = [
    "ENTITY_KINDS",
    "NAME_KINDS",
    "TITLE_BLOCK",
    "Artefact",
    "Article",
    "Block",
    "BlockKind",
    "Change",
    "ChangedEntry",
    "CutLine",
    "CutScope",
    "DecidedLine",
    "Decision",
    "Edit",
    "Enclosure",
    "Entity",
    "EntityKind",
    "EntityMention",
    "EntityPage",
    "EntityRow",
    "Entry",
    "Extracted",
    "Feed",
    "FeedProblem",
    "FullText",
    "Headline",
    "Hit",
    "Intent",
    "Known",
    "Linked",
    "Mark",
    "MarkKind",
    "Mention",
    "Met",
    "NewEntry",
    "Paragraph",
    "ParsedFeed",
    "Piece",
    "Place",
    "Poll",
    "Progress",
    "RefreshReport",
    "Rekeyed",
    "Related",
    "SourcePage",
    "Story",
    "Strip",
    "TextChoice",
    "TextOffer",
    "TextOffers",
    "Told",
    "Versions",
    "View",
    "Watch",
    "WatchHit",
    "WatchedStory",
    "plain_text",
]
