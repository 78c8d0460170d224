"""Texts that cannot be read any more are made anew: from the kept page, else from the feed's own text, else the source
is asked once more. What is damaged stays where nothing better is found."""

from __future__ import annotations

from collections.abc import Sequence

from reader.config import Config
from reader.model import Feed
from reader.refresh.again_pass import read_again
from reader.refresh.feeds_pass import Cancelled, Tell
from reader.store import Store
from reader.workers import Workers


def mend_texts(
    store: Store,
    feeds: Sequence[Feed],
    config: Config,
    workers: Workers,
    *,
    tell: Tell = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> int:
    """Of the articles that wait for it; gives how many have a text again."""
    from reader.text import CLEANER_VERSION

    ids = store.waiting.next("mend", 10_000)
    kept = [id for id in ids if store.texts.page(id) is not None]
    read_again(store, feeds, config, workers, kept, tell=tell, cancelled=cancelled)
    if cancelled():
        return 0
    mended = 0
    for id in ids:
        with store.write():
            if store.texts.is_unreadable(id):
                own = store.texts.feed_text(id) or store.texts.page_text(id)
                if own is not None:
                    store.texts.save(id, own, CLEANER_VERSION)
                else:
                    store.texts.give_up(id)
                    store.waiting.add("page", (id,))
            mended += not store.texts.is_unreadable(id)
            store.waiting.done("mend", (id,))
    return mended
