"""The nouns: every value that passes from one stage to the next. Frozen, with slots, no input or output.

Each is made when it is first asked for: a frozen class costs half a millisecond, and the first screen needs few.
Times are aware datetimes in UTC. Offsets count characters (code points) of the text they point into.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    from reader.model.kinds import ENTITY_KINDS, NAME_KINDS, TITLE_BLOCK, EntityKind
    from reader.model.names import (
        Entity,
        EntityMention,
        EntityPage,
        EntityRow,
        Family,
        Mention,
        Met,
        Rising,
        Value,
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
        decision_on,
        plain_text,
        turned,
    )

_HOMES = {
    "changes": "Change FeedProblem Progress RefreshReport",
    "choices": "TextOffer TextOffers",
    "coverage": "Linked Related Story Told Versions WatchedStory",
    "feeds": "ChangedEntry Enclosure Entry Feed FullText Intent Known NewEntry ParsedFeed Poll Rekeyed",
    "kept": "Article Headline Hit Place View",
    "kinds": "ENTITY_KINDS NAME_KINDS TITLE_BLOCK EntityKind",
    "names": "Entity EntityMention EntityPage EntityRow Family Mention Met Rising Value Watch WatchHit",
    "revisions": "Edit Paragraph Piece",
    "sources": "CutLine DecidedLine SourcePage",
    "texts": "Artefact Block BlockKind CutScope Decision Extracted Mark MarkKind Strip TextChoice decision_on "
    "plain_text turned",
}
"""Module of this package → the names it defines."""
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return found


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
    "Family",
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
    "Rising",
    "SourcePage",
    "Story",
    "Strip",
    "TextChoice",
    "TextOffer",
    "TextOffers",
    "Told",
    "Value",
    "Versions",
    "View",
    "Watch",
    "WatchHit",
    "WatchedStory",
    "decision_on",
    "plain_text",
    "turned",
]
