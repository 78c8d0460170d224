"""What hangs on mentions, made anew from what was found, without tagging: after names were corrected, where other
articles tell what kind they are of, or where an older newsdeck kept no values."""

from __future__ import annotations

from collections.abc import Sequence

from reader.refresh.batches import through_waiting
from reader.refresh.feeds_pass import Cancelled, Tell
from reader.refresh.values import values_of
from reader.store import Store

BATCH = 50
AT_ONCE = 300
"""So many articles are done while the person who corrected waits: a third of a second; the rest behind the reading."""


def count_names_again(
    store: Store,
    *,
    at_most: int | None = None,
    tell: Tell = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> int:
    """Newest articles first; gives how many were done. What is left waits, and reading shows the corrections anyway."""

    def count(ids: Sequence[int]) -> None:
        store.entities.index_again(ids)
        for head in store.lists.headlines(ids):
            if store.entities.has(head.id):
                store.values.save(head.id, values_of(store.entities.mentions(head.id), head.published))

    told_as = ("names", "corrected names")
    return through_waiting(
        store, "mentions", BATCH, count, at_most=at_most, tell=tell, cancelled=cancelled, told_as=told_as
    )
