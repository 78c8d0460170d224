"""What one article says of the kinds of its names, kept beside them, so that the archive can weigh its articles.

Stage: entities. A club, a firm and a river may be called alike, and one article often does not tell which is meant; ten
do (`store/agreement.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reader.entities.consistency import Votes, form_of
from reader.entities.lexicon import Lexicon
from reader.entities.tokens import words_of
from reader.model import NAME_KINDS, Entity, EntityKind, Mention

MAX_VOTES = 9.9
"""A hundred cues say no more."""


def with_votes(
    entities: Iterable[Entity],
    mentions: Sequence[Mention],
    votes: Votes,
    known: Mapping[str, EntityKind],
    words: Lexicon,
    topic: str = "",
) -> tuple[Entity, ...]:
    """The entities with the strongest votes that any form of theirs got; without any where their kind is known, or
    where the article may mean the club of a town that others mean."""
    settled: set[tuple[str, EntityKind]] = set()
    strongest: dict[tuple[str, EntityKind], dict[EntityKind, float]] = {}
    for mention in mentions:
        place = (mention.entity, mention.kind)
        if mention.kind not in NAME_KINDS or place in settled:
            continue
        listed = "\t".join(words_of(mention.text)) in words.listed
        if listed or mention.text in known or (topic == "sport" and mention.kind in ("org", "place")):
            settled.add(place)
            continue
        best = strongest.setdefault(place, {})
        for kind, weight in votes.get(form_of(mention.text), {}).items():
            best[kind] = max(best.get(kind, 0.0), min(weight, MAX_VOTES))
    return tuple(
        replace(entity, votes=_in_order(strongest[place], entity.kind))
        if (place := (entity.name, entity.kind)) in strongest and place not in settled
        else entity
        for entity in entities
    )


def _in_order(best: Mapping[EntityKind, float], kind: EntityKind) -> tuple[tuple[EntityKind, float], ...]:
    """The kind that the article settled on first, and those that something speaks for."""
    said = {kind: 0.0, **{k: round(w, 1) for k, w in best.items() if w >= 0.1}}
    return tuple(sorted(said.items(), key=lambda vote: (vote[0] != kind, -vote[1])))
