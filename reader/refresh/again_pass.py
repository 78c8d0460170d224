"""Reading kept pages again, once the cleaner has learned something. Resumable: each text says which cleaner made it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from reader.config import Config
from reader.model import Extracted, Feed, Progress, Strip
from reader.refresh.feeds_pass import Cancelled, Tell, setting
from reader.refresh.pages_pass import EXTRACT_LIMIT_S, MAX_PENDING, own_text
from reader.store import Store
from reader.workers import Done, Lost, Workers


def read_again(
    store: Store,
    feeds: Sequence[Feed],
    config: Config,
    workers: Workers,
    article_ids: Sequence[int],
    *,
    tell: Tell = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> int:
    """Make the texts of these articles anew from their kept pages; gives how many changed. No page, no change."""
    by_id = {feed.id: feed for feed in feeds}
    changed = done = 0
    titles: dict[int, str] = {}

    def file(article_id: int, outcome: Done | Lost) -> None:
        nonlocal changed, done
        done += 1
        changed += _file(store, article_id, outcome)
        tell(Progress("again", done, len(article_ids), titles.pop(article_id)))

    for article_id in article_ids:
        if cancelled():
            break
        page = store.texts.page(article_id)
        heads = store.lists.headlines([article_id])
        if page is None or not heads:
            done += 1
            continue
        before = store.texts.get(article_id)
        feed = by_id.get(heads[0].feed_id)
        strip = cast(Strip, setting(feed, config, "strip") if feed else config.cleaning.strip)
        titles[article_id] = heads[0].title
        rival = own_text(store, article_id, before)
        prefer = store.corrections.text_choice(article_id)
        job = "reader.refresh.jobs:read_page"
        workers.submit(article_id, job, page, heads[0].url, None, rival, strip, prefer, limit=EXTRACT_LIMIT_S)
        for token, outcome in workers.outcomes(wait=workers.pending >= MAX_PENDING, cancelled=cancelled):
            file(token, outcome)
            if workers.pending < MAX_PENDING:
                break
    for token, outcome in workers.outcomes(cancelled=cancelled):
        file(token, outcome)
    return changed


def _file(store: Store, article_id: int, outcome: Done | Lost) -> int:
    """A text that could not be made stays as it is."""
    from reader.text import CLEANER_VERSION

    if isinstance(outcome, Lost):
        return 0
    text: Extracted = outcome.value
    before = store.texts.get(article_id)
    if not text.text.strip() and (before.text.strip() if before is not None else store.texts.is_unreadable(article_id)):
        return 0
    with store.write():
        if text.origin != "feed" and before is not None and before.origin == "feed":
            store.texts.keep_feed_text(article_id, before)
        store.texts.save(article_id, text, CLEANER_VERSION)
    return int(before is None or before.blocks != text.blocks)
