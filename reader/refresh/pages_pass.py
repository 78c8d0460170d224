"""Pages: the whole article where the feed gave only a part. A page that cannot be had costs nothing that was there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from reader.config import Config
from reader.feeds import headers
from reader.feeds.local import is_local, read_file
from reader.feeds.outcome import Failed, Fetched, Outcome, Request
from reader.model import Extracted, Feed, Progress, Strip, TextChoice
from reader.refresh.feeds_pass import Cancelled, Tell, limits, setting
from reader.store import Store
from reader.workers import Done, Lost, Workers

EXTRACT_LIMIT_S = 15.0
MAX_PENDING = 6
ACCEPT = "text/html, application/xhtml+xml, */*;q=0.5"


def fetch_pages(
    store: Store,
    feeds: Sequence[Feed],
    config: Config,
    workers: Workers,
    article_ids: Sequence[int],
    *,
    prefer: TextChoice | None = None,
    tell: Tell = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> int:
    """Fetch and read the pages of these articles; gives how many texts became better.

    `prefer` stands for what a person chose for each of them.
    """
    from reader.feeds.fetch import fetch

    by_id = {feed.id: feed for feed in feeds}
    heads = {head.id: head for head in store.lists.headlines(article_ids)}
    requests = [
        Request(head.url, id, limit_bytes=config.fetching.page_limit_mb * 2**20, accept=ACCEPT)
        for id in article_ids
        if (head := heads.get(id)) is not None and head.url
    ]
    asked = {request.token for request in requests}
    store.waiting.done("page", [id for id in article_ids if id not in asked])
    better = done = 0

    def file(article_id: int, outcome: Done | Lost) -> None:
        nonlocal better, done
        done += 1
        better += _file(store, article_id, outcome)
        tell(Progress("pages", done, len(requests), heads[article_id].title, new_ids=(article_id,)))

    local: list[tuple[Request, Outcome]] = [(r, read_file(r)) for r in requests if is_local(r.url)]
    web = fetch([r for r in requests if not is_local(r.url)], limits(config, feeds), cancelled=cancelled)
    for source in (local, web):
        for request, outcome in source:
            if isinstance(outcome, Fetched):
                feed = by_id.get(heads[request.token].feed_id)
                strip = cast(Strip, setting(feed, config, "strip") if feed else config.cleaning.strip)
                before = store.texts.get(request.token)
                charset = headers.charset(outcome.content_type)
                workers.submit(
                    request.token,
                    "reader.refresh.jobs:read_and_keep",
                    outcome.body,
                    outcome.url,
                    charset,
                    own_text(store, request.token, before),
                    strip,
                    prefer or store.corrections.text_choice(request.token),
                    config.fetching.keep_pages,
                    limit=EXTRACT_LIMIT_S,
                )
            else:
                done += 1
                _without_page(store, request.token, outcome.why if isinstance(outcome, Failed) else "not modified")
                tell(Progress("pages", done, len(requests), heads[request.token].title))
            for token, read in workers.outcomes(wait=workers.pending >= MAX_PENDING, cancelled=cancelled):
                file(token, read)
                if workers.pending < MAX_PENDING:
                    break
    for token, read in workers.outcomes(cancelled=cancelled):
        file(token, read)
    return better


def own_text(store: Store, article_id: int, before: Extracted | None) -> Extracted | None:
    """The feed's own text: the one that is shown, else the one that was kept when another took its place."""
    if before is not None and before.origin == "feed":
        return before
    return store.texts.feed_text(article_id)


def _file(store: Store, article_id: int, outcome: Done | Lost) -> int:
    from reader.text import CLEANER_VERSION

    if isinstance(outcome, Lost):
        _without_page(store, article_id, f"the page {outcome.why}")
        return 0
    text: Extracted = outcome.value.text
    page: bytes = outcome.value.page
    with store.write():
        before = store.texts.get(article_id)
        if text.origin != "feed" and before is not None and before.origin == "feed":
            store.texts.keep_feed_text(article_id, before)
        better = before is None or text.blocks != before.blocks
        if not text.text.strip() and store.texts.is_unreadable(article_id):
            better = False  # nothing takes the place of a damaged text, but another text
        elif better or before is None or text.why != before.why:
            store.texts.save(article_id, text, CLEANER_VERSION)
        if page:
            store.texts.save_page(article_id, page)
        store.waiting.done("page", [article_id])
    return int(better)


def _without_page(store: Store, article_id: int, why: str) -> None:
    """The feed's text stays, and says why it is all there is."""
    from reader.text import CLEANER_VERSION

    with store.write():
        before = store.texts.get(article_id)
        reason = f"the feed's text: the page could not be had ({why})"
        if before is not None and before.why != reason:
            store.texts.save(article_id, replace(before, why=reason), CLEANER_VERSION)
        store.waiting.put_off("page", [article_id])
