"""Which kinds of names are shown in an article: all, those of people and things, amounts and dates, or one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.model import ENTITY_KINDS, NAME_KINDS
from reader.tui import show
from reader.tui.inks import KIND_NAMES

if TYPE_CHECKING:
    from reader.model import EntityKind, Mention

Kinds = frozenset["EntityKind"] | None
"""None: whatever there is, of kinds yet unknown too."""
ALL = "all"
NAMES = "names"
AMOUNTS = "amounts"
_AMOUNT_KINDS: frozenset[EntityKind] = frozenset(kind for kind in ENTITY_KINDS if kind not in NAME_KINDS)


def kinds_of(key: str) -> Kinds:
    """What a row of `kind_rows` stands for."""
    match key:
        case "all":
            return None
        case "names":
            return frozenset(NAME_KINDS)
        case "amounts":
            return _AMOUNT_KINDS
        case _:
            return frozenset(kind for kind in ENTITY_KINDS if kind == key)


def kind_rows(mentions: Sequence[Mention]) -> list[tuple[str, str, str]]:
    """(key, text, hint) of each choice that an article leaves: nothing is offered that would show nothing."""
    times = Counter(mention.kind for mention in mentions)
    named = {kind: {m.entity or m.text for m in mentions if m.kind == kind} for kind in times}
    rows = [(ALL, "All kinds", show.count(len(mentions), "mention"))]
    names = sum(times[kind] for kind in NAME_KINDS)
    if 0 < names < len(mentions):
        rows.append((NAMES, "Names only", f"{show.count(names, 'mention')}, no amounts and no dates"))
        rows.append((AMOUNTS, "Amounts and dates only", show.count(len(mentions) - names, "mention")))
    if len(times) > 1:
        for kind in sorted(times, key=list(KIND_NAMES).index):
            hint = f"{show.count(times[kind], 'mention')} of {len(named[kind])}"
            rows.append((kind, plural(kind).capitalize(), hint))
    return rows


def list_rows(counted: Mapping[EntityKind, int]) -> list[tuple[str, str, str]]:
    """(key, text, hint) of the kinds of names there are in the archive."""
    rows = [(ALL, "All kinds", show.count(sum(counted.values()), "name"))]
    for kind in sorted(counted, key=list(KIND_NAMES).index):
        rows.append((kind, plural(kind).capitalize(), show.count(counted[kind], "name")))
    return rows


def plural(kind: str) -> str:
    return show.count(2, KIND_NAMES.get(kind, kind))[2:]


def said(kinds: Kinds) -> str:
    """What is shown now, in words."""
    if kinds is None:
        return "All kinds of names are shown"
    if kinds == frozenset(NAME_KINDS):
        return "Only names are shown, no amounts and no dates"
    if kinds == _AMOUNT_KINDS:
        return "Only amounts and dates are shown"
    return f"Only {' and '.join(plural(kind) for kind in sorted(kinds))} are shown"


def shows(kinds: Kinds, kind: EntityKind) -> bool:
    return kinds is None or kind in kinds
