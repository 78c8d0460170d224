"""Behind the reading: repeated lines are cut, names found, stories joined, the search index filled.

Every step is taken from the waiting list and ticked off in the transaction that stores its result: killed at any
moment, it goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from reader.config import Config
from reader.model import Extracted, Feed, Headline, Progress
from reader.refresh.batches import through_waiting
from reader.refresh.feeds_pass import Cancelled, Tell, setting
from reader.refresh.jobs import Named, Unnamed
from reader.refresh.placing import place_article
from reader.refresh.watch_pass import Watching
from reader.store import Store
from reader.store.waiting import Stage
from reader.workers import Done, Lost, Workers

BATCH = 20
"""Articles a task: large enough to hide the pickling, small enough to show progress."""
TASK_LIMIT_S = 120.0
INDEX_BATCH = 200
_STAGES: tuple[Stage, ...] = ("names", "mentions", "again")
"""What is done for an article once its names are found."""


def name_articles(
    store: Store,
    feeds: Sequence[Feed],
    config: Config,
    workers: Workers,
    article_ids: Sequence[int],
    *,
    tell: Tell = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> int:
    """Names and story of each article, in the order given (oldest first joins best). Gives how many were done."""
    by_id = {feed.id: feed for feed in feeds}
    batches = _batches(store, by_id, config, article_ids)
    waiting: dict[int, list[Unnamed]] = {}
    ready: dict[int, list[Named]] = {}
    watching = Watching(store)
    submitted = placed = done = 0

    def submit_next() -> bool:
        nonlocal submitted
        batch = next(batches, None)
        if batch is None:
            return False
        waiting[submitted] = batch
        workers.submit(
            submitted, "reader.refresh.jobs:name_articles", batch, config.entities.engine, limit=TASK_LIMIT_S
        )
        submitted += 1
        return True

    while workers.pending < 4 and submit_next():
        pass
    for token, outcome in workers.outcomes(cancelled=cancelled):
        ready[token] = _named(outcome)
        # Stories are joined in order of arrival, whichever worker is first.
        while placed in ready and not cancelled():
            batch = waiting.pop(placed)
            _place_batch(store, config, batch, ready.pop(placed), watching)
            done += len(batch)
            placed += 1
            tell(Progress("names", done, len(article_ids), batch[-1].title))
        submit_next()
    return done


def index_articles(
    store: Store,
    *,
    at_most: int | None = None,
    tell: Tell = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> int:
    """Fill the search index with what waits for it, newest first. Where a decision about a line changed what an article
    says, its names wait to be found again."""

    def index(ids: Sequence[int]) -> None:
        store.waiting.add("again", store.search.index(ids))

    return through_waiting(store, "index", INDEX_BATCH, index, at_most=at_most, tell=tell, cancelled=cancelled)


def _batches(
    store: Store, feeds: Mapping[int, Feed], config: Config, article_ids: Sequence[int]
) -> Iterator[list[Unnamed]]:
    from reader.text.apply import decide

    for start in range(0, len(article_ids), BATCH):
        ids = article_ids[start : start + BATCH]
        heads = {head.id: head for head in store.lists.headlines(ids)}
        counted = store.stories.counted(ids)
        batch: list[Unnamed] = []
        lost: list[int] = [id for id in ids if id not in heads]
        with store.write():
            for id in ids:
                text = store.texts.get(id)
                if id not in heads:
                    continue
                text = text or Extracted(())
                feed = feeds.get(heads[id].feed_id)
                text = _without_repeats(store, heads[id], text, feed, config, count=id not in counted)
                blocks = decide(text.blocks, store.corrections.cut_decisions(id))
                batch.append(Unnamed(id, heads[id].title, blocks, text.language, text.artefacts, heads[id].published))
            for stage in _STAGES:
                store.waiting.done(stage, lost)
        if batch:
            yield batch


def _without_repeats(
    store: Store, head: Headline, text: Extracted, feed: Feed | None, config: Config, *, count: bool
) -> Extracted:
    """The text with lines cut that its source repeats. `count` its own lines for others, once in an article's life."""
    from reader.refresh.repeats_pass import LEARNED_WITHIN
    from reader.text import CLEANER_VERSION
    from reader.text.repeats import MIN_ARTICLES, cut_keys, cut_repeats, line_keys

    keys = line_keys(text.blocks)
    source = str(head.feed_id)
    seen = store.repeats.times(source, keys)
    if count:
        store.repeats.add(source, keys)
    else:
        seen = {key: times - 1 for key, times in seen.items()}
    strip = setting(feed, config, "strip") if feed else config.cleaning.strip
    if strip in ("off", "safe"):
        return text
    blocks = cut_repeats(text.blocks, seen)
    if blocks == text.blocks:
        return text
    cut = replace(text, blocks=blocks)
    store.texts.save(head.id, cut, CLEANER_VERSION)
    if count and any(seen.get(key, 0) <= MIN_ARTICLES + LEARNED_WITHIN for key in cut_keys(blocks)):
        store.waiting.add("repeats", (head.id,))
    return cut


def _named(outcome: Done | Lost) -> list[Named]:
    """What the worker found; a lost batch counts as nameless, so that one bad article does not hold up the rest."""
    return cast("list[Named]", outcome.value) if isinstance(outcome, Done) else []


def _place_batch(
    store: Store, config: Config, batch: Sequence[Unnamed], named: Sequence[Named], watching: Watching
) -> None:
    heads = {head.id: head for head in store.lists.headlines([a.article_id for a in batch])}
    with store.write():
        watching.take_up()
        for article in named:
            head = heads.get(article.article_id)
            if head is not None:
                arriving = not store.entities.has(head.id)
                store.entities.save(head.id, head.published, article.mentions, article.entities)
                store.values.save(head.id, article.values)
                place_article(store, config, head, article, arriving=arriving)
        for each in batch:
            if each.article_id in heads:
                watching.look_at(each.article_id, each.title, each.blocks)
        for stage in _STAGES:
            store.waiting.done(stage, [a.article_id for a in batch])
