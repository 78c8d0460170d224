"""Copies of an article in the archive: what is read in one outlet need not be read again in the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store import Store


def copies_of(store: Store, ids: Iterable[int]) -> list[int]:
    """The other articles that hold the same text as one of `ids`; articles that have no copy cost nothing."""
    wanted = [*dict.fromkeys(ids)]
    copied = [head.id for head in store.lists.headlines(wanted) if head.copies]
    if not copied:
        return []
    from reader.refresh.placing import kin_of
    from reader.stories.copies import are_copies
    from reader.stories.fingerprint import signature_of

    rows = store.stories.features(copied)
    stories = {row.story_id for row in rows.values() if row.story_id is not None}
    members = {id for story in stories for id in store.stories.members(story)}
    others = store.stories.features(members | rows.keys())
    signs = {id: signature_of(row.features) for id, row in others.items()}
    found: dict[int, None] = {}
    for head in store.lists.headlines(list(rows)):
        story = rows[head.id].story_id
        same = [
            other
            for other, row in others.items()
            if other != head.id and row.story_id == story and are_copies(signs[head.id], signs[other])
        ]
        found |= {other: None for other, kin in kin_of(store, head, same).items() if kin == "copy"}
    return [id for id in found if id not in set(wanted)]


def with_copies(store: Store, ids: Sequence[int]) -> list[int]:
    return [*ids, *copies_of(store, ids)]
