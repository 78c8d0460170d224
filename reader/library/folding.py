"""One row a text: of the articles that hold the same text a list shows one, which stands for the others."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import Headline

Rank = tuple[int, int, int]
"""Of the articles of a text the one with the lowest rank stands for them."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A list with one row a text. `below` are copies that stand unfolded below the row of theirs."""

    ids: array[int]
    below: frozenset[int] = frozenset()
    hidden: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Row to the articles of the list that it stands for, beside its own."""
    whole: bool = True
    """False when only the first rows were folded."""


def folded(
    ids: array[int],
    text_of: Mapping[int, int],
    ranked: Callable[[Iterable[int]], Mapping[int, Rank]],
    unfolded: Set[int] = frozenset(),
) -> Folded:
    """Of the articles with the same text only the one that `ranked` puts first; those in `unfolded` stand below it."""
    groups: dict[int, list[int]] = {}
    for id in ids if text_of else ():
        if id in text_of:
            groups.setdefault(text_of[id], []).append(id)
    several = [group for group in groups.values() if len(group) > 1]
    if not several:
        return Folded(ids)
    rank = ranked(id for group in several for id in group)
    copies = {group[0]: tuple(group[1:]) for group in (sorted(group, key=rank.__getitem__) for group in several)}
    away = {id for group in copies.values() for id in group}
    opened = {id: group for id, group in copies.items() if text_of[id] in unfolded}
    shown = array("q")
    for id in ids:
        if id not in away:
            shown.append(id)
            if id in opened:
                shown.extend(opened[id])
    hidden = {id: group for id, group in copies.items() if id not in opened}
    return Folded(shown, frozenset(id for group in opened.values() for id in group), hidden)


def standing_for(head: Headline, copies: Iterable[Headline]) -> Headline:
    """A row with the marks of all it stands for: no star or tag is out of sight, and it is read when all are."""
    for copy in copies:
        head = replace(
            head,
            read=head.read and copy.read,
            starred=head.starred or copy.starred,
            tags=tuple(dict.fromkeys(head.tags + copy.tags)),
        )
    return head
