"""The names of an article as one row: what the tagger found, before any correction."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from reader.model import ENTITY_KINDS, Entity, EntityKind, Mention
from reader.store.damage import UNREADABLE

_KINDS = frozenset(ENTITY_KINDS)
_KINDS_OR_NONE = _KINDS | {None}
Found = tuple[tuple[Mention, ...], tuple[Entity, ...]]


def found_names(body: bytes, *, as_written: bool = False) -> Found | None:
    """What the tagger found, before any correction; `as_written`: without what the archive calls names in capitals.
    None where it cannot be read."""
    try:
        return _found(body, as_written)
    except UNREADABLE:
        return None


def _found(body: bytes, as_written: bool) -> Found:
    _, _, entities, mentions, *more = unpack_names(body)
    if body[:1] == b"[":
        _check(entities, mentions)
    if as_written and len(more) > 1:
        written = {entities[at][0]: name for at, name in more[1]}
        for at, name in more[1]:
            entities[at][0] = name
        for entity in entities:
            entity[4] = written.get(entity[4], entity[4])
    return tuple(
        Mention(block, start, end, text, entities[at][1] if kind is None else kind, entities[at][0])
        if at >= 0 else Mention(block, start, end, text, kind, name or text)
        for block, start, end, text, at, kind, name in mentions
    ), tuple(
        Entity(name, kind, times, tuple(aliases), parent, _votes(votes))
        for name, kind, times, aliases, parent, *votes in entities
    )  # fmt: skip


def _check(entities: Sequence[Any], mentions: Sequence[Any]) -> None:
    """A flipped bit may leave a short row, which is not packed, readable: names are texts, places numbers, kinds known.
    Longer ones carry a sum."""
    if entities:
        names, kinds, times, *_ = zip(*(row[:4] for row in entities), strict=True)
        if {*map(type, names)} != {str} or not _KINDS.issuperset(kinds) or {*map(type, times)} != {int}:
            raise ValueError("no names")
    if mentions:
        blocks, starts, ends, texts, _, kinds, _ = zip(*mentions, strict=True)
        if {*map(type, blocks), *map(type, starts), *map(type, ends)} != {int} or {*map(type, texts)} != {str}:
            raise ValueError("no mentions")
        if not _KINDS_OR_NONE.issuperset(kinds):
            raise ValueError("no kinds")


def pack_names(
    day: int,
    ids: list[int],
    hidden: list[int],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    written: Mapping[int, str] | None = None,
) -> bytes:
    """A mention names its entity by place; one whose entity is not in the list (or is of another kind) in full.

    `written`: by the place of an entity, the name that was found where the archive calls it otherwise.
    """
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
        *([hidden] * bool(hidden or written)),
        *([[*written.items()]] if written else ()),
    )
    body = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return zlib.compress(body, 1) if len(body) > 1_024 else body


def _votes(flat: Sequence[Any]) -> tuple[tuple[EntityKind, float], ...]:
    """Kinds and weights in turns; none in rows of an older newsdeck."""
    return tuple(zip(flat[::2], flat[1::2], strict=True))


def ids_of(body: bytes) -> tuple[int, list[int], list[int]] | None:
    """The day, the ids of the names that are counted, and of those that are not (any more). None where they cannot be
    read."""
    try:
        day, ids, _, _, *more = unpack_names(body)
        return int(day), [*map(int, ids)], [*map(int, more[0])] if more else []
    except UNREADABLE:
        return None


def unpack_names(body: bytes) -> Any:
    return json.loads(body if body[:1] == b"[" else zlib.decompress(body))
