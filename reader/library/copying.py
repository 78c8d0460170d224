"""Copies of an article in the archive: what is read in one outlet need not be read again in the next."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from reader.store import Store


def copies_of(store: Store, ids: Iterable[int]) -> list[int]:
    """The other articles that hold the same text as one of `ids`; articles that have no copy cost nothing."""
    wanted = [*dict.fromkeys(ids)]
    copied = [head.id for head in store.lists.headlines(wanted) if head.copies]
    if not copied:
        return []
    from reader.stories.copies import are_copies
    from reader.stories.fingerprint import signature_of

    rows = store.stories.features(copied)
    stories = {row.story_id for row in rows.values() if row.story_id is not None}
    members = {id for story in stories for id in store.stories.members(story)}
    others = store.stories.features(members | rows.keys())
    signs = {id: signature_of(row.features) for id, row in others.items()}
    found: dict[int, None] = {}
    for id in rows:
        for other, row in others.items():
            if other != id and row.story_id == rows[id].story_id and are_copies(signs[id], signs[other]):
                found[other] = None
    return [id for id in found if id not in set(wanted)]


def with_copies(store: Store, ids: Sequence[int]) -> list[int]:
    return [*ids, *copies_of(store, ids)]


@dataclass(frozen=True, slots=True)
class Folded:
    """A list with one row a text. `below` are copies that stand unfolded below the row of theirs."""

    ids: array[int]
    below: frozenset[int] = frozenset()


def folded(ids: array[int], text_of: Mapping[int, int], unfolded: Set[int] = frozenset()) -> Folded:
    """Of articles with the same text only the first to arrive that is in the list: it stays put when a copy comes.

    The copies of a text in `unfolded` stand below it.
    """
    here = [id for id in ids if id in text_of] if text_of else []
    groups: dict[int, list[int]] = {}
    for id in here:
        groups.setdefault(text_of[id], []).append(id)
    below = {min(group): sorted(group)[1:] for group in groups.values() if len(group) > 1}
    if not below:
        return Folded(ids)
    hidden = {id for copies in below.values() for id in copies}
    shown, under = array("q"), set[int]()
    for id in ids:
        if id not in hidden:
            shown.append(id)
            if id in below and text_of[id] in unfolded:
                shown.extend(below[id])
                under.update(below[id])
    return Folded(shown, frozenset(under))
