"""Names as a person corrected them, laid over what was found: pure, so that re-tagging and reading agree.

Rules go by the words of a name, never by row numbers: what is tagged anew tomorrow meets the same rules. Keys are
written with a "=" before them, because a name may be a number and the archive of marks takes numbers for articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from reader.model import ENTITY_KINDS, NAME_KINDS, Entity, EntityKind, Mention

NOT, KIND, SAME, APART = "not-name", "name-kind", "name-same", "name-apart"
NAME_CORRECTIONS = (NOT, KIND, SAME, APART)
_STEPS = 8
"""Merged into one that was merged into another …: longer chains than this are a circle."""
_CORRECTABLE = frozenset((*NAME_KINDS, "ticker"))


def key_of(name: str) -> str:
    return "=" + " ".join(name.casefold().split())


@dataclass(frozen=True, slots=True)
class NameRules:
    """What holds for one article, or for names as such."""

    no_names: frozenset[str] = frozenset()
    kinds: Mapping[str, EntityKind] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.no_names or self.kinds or self.same or self.apart)

    def name_of(self, name: str) -> str:
        """What the name is called now."""
        for _ in range(_STEPS):
            called = self.same.get(key_of(name))
            if called is None or called == name:
                return name
            name = called
        return name

    def merged_into(self, name: str) -> list[str]:
        """Keys of the names that are called this now."""
        return [key for key, called in self.same.items() if self.name_of(called) == name and key != key_of(name)]

    def mention(self, found: Mention) -> Mention | None:
        """The mention as corrected; None where it is no name."""
        text, name = key_of(found.text), key_of(found.entity)
        if text in self.no_names or name in self.no_names:
            return None
        full = found.entity
        if (name, text) in self.apart or (key_of(self.name_of(full)), text) in self.apart:
            full = found.text
        full = self.name_of(full)
        kind = self.kinds.get(key_of(full)) or self.kinds.get(name) or found.kind
        return found if (full, kind) == (found.entity, found.kind) else replace(found, entity=full, kind=kind)


def rules_of(rows: Iterable[tuple[str, str, str, str]], article_id: int | None = None) -> NameRules:
    """From corrections as (kind, subject, object, value); those for other articles are left out."""
    no_names: set[str] = set()
    kinds: dict[str, EntityKind] = {}
    same: dict[str, str] = {}
    apart: set[tuple[str, str]] = set()
    for correction, subject, about, value in rows:
        if correction == NOT and subject in ("*", str(article_id)):
            no_names.add(about)
        elif correction == SAME:
            same[about] = value
        elif correction == APART:
            apart.add((subject, about))
        elif correction == KIND:
            kinds |= dict.fromkeys([about] if value in ENTITY_KINDS else [], cast(EntityKind, value))
    return NameRules(frozenset(no_names), kinds, same, frozenset(apart))


def corrected(
    mentions: Sequence[Mention], entities: Sequence[Entity], rules: NameRules
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Mentions and entities of an article under the rules; entities without a correction stay as they were found."""
    if not rules:
        return tuple(mentions), tuple(entities)
    now: list[Mention] = []
    moved: dict[tuple[str, str], list[Mention | None]] = {}
    for found in mentions:
        after = rules.mention(found) if found.kind in _CORRECTABLE or key_of(found.text) in rules.no_names else found
        if after is not None:
            now.append(after)
        moved.setdefault((found.entity, found.kind), []).append(after)
    made: dict[tuple[str, EntityKind], Entity] = {}
    for entity in entities:
        after_all = moved.get((entity.name, entity.kind), [])
        parent = rules.name_of(entity.parent) if entity.parent else None
        if all(m is not None and (m.entity, m.kind) == (entity.name, entity.kind) for m in after_all):
            _add(made, replace(entity, parent=parent))
            continue
        for m in after_all:
            if m is not None:
                _add(made, Entity(m.entity, m.kind, 1, (m.text,) if m.text != m.entity else (), parent))
    return tuple(now), tuple(made.values())


def _add(made: dict[tuple[str, EntityKind], Entity], entity: Entity) -> None:
    known = made.get((entity.name, entity.kind))
    if known is None:
        parent = None if entity.parent == entity.name else entity.parent
        made[(entity.name, entity.kind)] = replace(entity, parent=parent)
        return
    aliases = tuple(dict.fromkeys((*known.aliases, *entity.aliases)))
    made[(known.name, known.kind)] = replace(known, count=known.count + entity.count, aliases=aliases)
