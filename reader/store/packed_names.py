"""The names of an article as one row: what the tagger found, before any correction."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from itertools import chain
from typing import Any

from reader.model import Entity, EntityKind, Mention


def found_names(body: bytes) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """What the tagger found, before any correction."""
    _, _, entities, mentions, *_ = unpack_names(body)
    return tuple(
        Mention(block, start, end, text, entities[at][1] if kind is None else kind, entities[at][0])
        if at >= 0 else Mention(block, start, end, text, kind, name or text)
        for block, start, end, text, at, kind, name in mentions
    ), tuple(
        Entity(name, kind, times, tuple(aliases), parent, _votes(votes))
        for name, kind, times, aliases, parent, *votes in entities
    )  # fmt: skip


def pack_names(
    day: int, ids: list[int], hidden: list[int], mentions: Sequence[Mention], entities: Sequence[Entity]
) -> bytes:
    """A mention names its entity by place; one whose entity is not in the list (or is of another kind) in full."""
    places = {(entity.name, entity.kind): at for at, entity in enumerate(entities)}
    rows = []
    for m in mentions:
        at = places.get((m.entity, m.kind), -1)
        name = m.entity if at < 0 and m.entity != m.text else None
        rows.append((m.block, m.start, m.end, m.text, at, m.kind if at < 0 else None, name))
    whole = (
        day,
        ids,
        [(e.name, e.kind, e.count, e.aliases, e.parent, *chain.from_iterable(e.votes)) for e in entities],
        rows,
        *([hidden] * bool(hidden)),
    )
    body = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return zlib.compress(body, 1) if len(body) > 1_024 else body


def _votes(flat: Sequence[Any]) -> tuple[tuple[EntityKind, float], ...]:
    """Kinds and weights in turns; none in rows of an older newsdeck."""
    return tuple(zip(flat[::2], flat[1::2], strict=True))


def unpack_names(body: bytes) -> Any:
    return json.loads(body if body[:1] == b"[" else zlib.decompress(body))
