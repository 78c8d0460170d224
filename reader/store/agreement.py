"""What the archive's articles together say of the kind of a name: pure.

One article that only says "Marrow closed at noon" may take a firm for a person; where others speak of "shares in
Marrow", it follows them. What an article says plainly itself is not outvoted.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.model import Entity, EntityKind, Mention

SHARE = 0.6
"""Of what all others say together: so much counts in a single article. This and the next two were tried on articles of
one invented country, and on sets of unrelated ones, which hardly change (docs/decisions.md)."""
MOST = 5.0
"""However many say it."""
ENOUGH = 2
"""Articles with the name, besides the one that is decided."""
BY_CHOICE = 0.3
"""What an article adds for the kind it settled on, however often the name stands there: recognisers slip alike."""
_AT_MOST = 4.0
"""What the words of one article add."""
_OWN = 2
"""What the article's own choice weighs against the others, at most; a name that stands there once weighs one."""


def heard(entity: Entity) -> dict[EntityKind, float]:
    """What the article adds to the others: the words about the name, hardly what the recogniser made of it."""
    said = {kind: min(weight, _AT_MOST) for kind, weight in entity.votes}
    if entity.votes:
        said[entity.votes[0][0]] += BY_CHOICE
    return {kind: round(weight, 1) for kind, weight in said.items()}


def kind_of(
    entity: Entity, others: Mapping[EntityKind, float], articles: int, *, in_capitals: bool = False
) -> EntityKind:
    """The kind, given what `articles` others have been heard to say. A recogniser is lost in lines of capitals, so one
    other is enough for a name in them, and its own choice weighs nothing."""
    own = entity.votes[0][0] if entity.votes else entity.kind
    if not entity.votes or articles < (1 if in_capitals else ENOUGH):
        return own
    weights = dict(entity.votes)
    weights[own] += 0 if in_capitals else min(entity.count, _OWN)
    for kind, weight in others.items():
        weights[kind] = weights.get(kind, 0.0) + min(MOST, SHARE * weight)
    best = max(weights, key=weights.__getitem__)
    return best if weights[best] > weights[own] else own


def retyped(
    mentions: Sequence[Mention], entities: Sequence[Entity], kinds: Mapping[str, EntityKind]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """With the kinds of these names; a name that the article uses for two things keeps both."""
    times = Counter(entity.name for entity in entities)
    turned = {
        (entity.name, entity.kind): kinds[entity.name]
        for entity in entities
        if entity.votes and times[entity.name] == 1 and kinds.get(entity.name, entity.kind) != entity.kind
    }
    if not turned:
        return tuple(mentions), tuple(entities)
    return tuple(
        replace(m, kind=turned[m.entity, m.kind]) if (m.entity, m.kind) in turned else m for m in mentions
    ), tuple(replace(e, kind=turned[e.name, e.kind]) if (e.name, e.kind) in turned else e for e in entities)


def is_surer(before: Mapping[EntityKind, float], now: Mapping[EntityKind, float]) -> bool:
    """True when articles that were decided earlier may be decided otherwise now: another kind leads, or it leads by
    twice as much as when that was last true."""
    return bool(now) and (_leader(now) != _leader(before) or _step(now) > _step(before))


def _leader(said: Mapping[EntityKind, float]) -> EntityKind | None:
    leading = max(said.items(), key=lambda vote: vote[1], default=None)
    return leading[0] if leading is not None and leading[1] > 0 else None


def _step(said: Mapping[EntityKind, float]) -> int:
    first, second, *_ = [*sorted(said.values(), reverse=True), 0.0, 0.0]
    lead = min(first - second, MOST / SHARE)
    return math.floor(math.log2(lead)) if lead > 0.5 else -1
