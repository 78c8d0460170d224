"""The one way through a waiting list: newest first, a batch a transaction; a killed job goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.model import Progress
from reader.refresh.feeds_pass import Cancelled, Tell
from reader.store import Store
from reader.store.waiting import Stage


def through_waiting(
    store: Store,
    stage: Stage,
    size: int,
    work: Callable[[Sequence[int]], None],
    *,
    at_most: int | None = None,
    tell: Tell = lambda progress: None,
    cancelled: Cancelled = lambda: False,
    told_as: tuple[str, str] | None = None,
) -> int:
    """Do `work` for the articles that wait at a stage; gives how many were done.

    `told_as`: kind and detail of the progress told, where they are not the stage's name and nothing.
    """
    total = store.waiting.counts().get(stage, 0)
    total = total if at_most is None else min(total, at_most)
    kind, detail = told_as or (stage, "")
    done = 0
    while done < total and not cancelled():
        ids = store.waiting.next(stage, min(size, total - done))
        if not ids:
            break
        with store.write():
            work(ids)
            store.waiting.done(stage, ids)
        done += len(ids)
        tell(Progress(kind, done, total, detail))
    return done
