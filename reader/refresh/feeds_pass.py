"""Feeds: fetch all, parse what changed in worker processes, file what is new. One commit per changed feed.

The validators (ETag, body hash) are stored in the same transaction as the entries they vouch for: killed at any
moment, a feed is either wholly filed or asked for again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, cast

from reader.config import FEED_SETTINGS, Config
from reader.feeds.addresses import host_of
from reader.feeds.decide import adopted_url, decide, next_poll
from reader.feeds.local import is_local, read_file
from reader.feeds.outcome import Failed, Fetched, NotModified, Outcome, Request
from reader.model import (
    ChangedEntry,
    Feed,
    FeedProblem,
    FullText,
    NewEntry,
    Poll,
    Progress,
    RefreshReport,
    Strip,
)
from reader.model.feeds import cut_short
from reader.store import Store
from reader.workers import Done, Lost, Workers

if TYPE_CHECKING:
    from reader.feeds.outcome import Limits
    from reader.refresh.jobs import ReadFeed

PARSE_LIMIT_S = 20.0
MAX_PENDING = 8
"""Bodies waiting for a worker process: what is not yet parsed waits at the server, not in memory."""
POLL_BATCH = 200

Tell = Callable[[Progress], None]
Cancelled = Callable[[], bool]


@dataclass(slots=True)
class _Pass:
    store: Store
    config: Config
    now: datetime
    tell: Tell
    feeds: dict[int, Feed]
    polls: dict[int, Poll]
    done: int = 0
    new: int = 0
    updated: int = 0
    not_modified: int = 0
    failed: list[FeedProblem] = field(default_factory=list)
    cut_short: list[FeedProblem] = field(default_factory=list)
    quiet: list[Poll] = field(default_factory=list)
    """Polls of feeds that had nothing new: written in batches."""
    reading: dict[int, Poll] = field(default_factory=dict)
    """Feeds at the workers, with the poll to store when their entries are filed."""


def refresh_feeds(
    store: Store,
    feeds: Sequence[Feed],
    config: Config,
    workers: Workers,
    now: datetime,
    *,
    tell: Tell = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> RefreshReport:
    """Ask every feed of `feeds` and file what is new. Trouble with one feed is told in the report, never raised."""
    started = time.monotonic()
    wanted = {feed.id: feed for feed in feeds if not is_kept_here(feed.url)}
    run = _Pass(store, config, now, tell, wanted, {poll.feed_id: poll for poll in store.feeds.polls(list(wanted))})
    for feed_id, outcome in _outcomes(run, cancelled):
        _arrived(run, workers, feed_id, outcome)
        for token, parsed in workers.outcomes(wait=workers.pending >= MAX_PENDING, cancelled=cancelled):
            _file(run, token, parsed)
            if workers.pending < MAX_PENDING:
                break
    for token, parsed in workers.outcomes(cancelled=cancelled):
        _file(run, token, parsed)
    _flush(run)
    return RefreshReport(
        feeds=len(wanted),
        new=run.new,
        updated=run.updated,
        not_modified=run.not_modified,
        failed=tuple(run.failed),
        cut_short=tuple(run.cut_short),
        seconds=time.monotonic() - started,
        cancelled=cancelled(),
    )


def is_kept_here(url: str) -> bool:
    """Feeds that newsdeck fills itself (saved pages, imports) have addresses nobody is asked for."""
    return url.startswith("newsdeck:")


def setting(feed: Feed, config: Config, key: str) -> object:
    """A setting of this feed: its own, else the config's."""
    if key in feed.settings:
        return feed.settings[key]
    section, name = FEED_SETTINGS[key]
    return getattr(getattr(config, section), name)


def _outcomes(run: _Pass, cancelled: Cancelled) -> Iterator[tuple[int, Outcome]]:
    """Every feed's outcome: held ones at once, files from the disk, the rest from the web."""
    web: list[Request] = []
    for poll in run.polls.values():
        request = Request(
            poll.url, poll.feed_id, poll.etag, poll.last_modified, run.config.fetching.feed_limit_mb * 2**20
        )
        if poll.retry_at is not None and poll.retry_at > run.now:
            yield poll.feed_id, Failed(f"the server asked to be left alone until {poll.retry_at:%H:%M}", 429)
        elif is_local(poll.url):
            yield poll.feed_id, read_file(request)
        else:
            web.append(request)
    if web and not cancelled():
        from reader.feeds.fetch import fetch

        for request, outcome in fetch(web, limits(run.config, run.feeds.values()), cancelled=cancelled):
            yield request.token, outcome


def limits(config: Config, feeds: Iterable[Feed]) -> Limits:
    """Bounds of a run. The hosts of subscribed feeds may be on a private network: the person added them."""
    from reader import __version__
    from reader.feeds.outcome import Limits

    return Limits(
        connections=config.fetching.connections,
        per_host=config.fetching.per_host,
        deadline_s=config.fetching.deadline_s,
        user_agent=config.fetching.user_agent or f"newsdeck/{__version__} (terminal feed reader)",
        trusted_hosts=frozenset(host_of(feed.url) for feed in feeds if not is_kept_here(feed.url)),
    )


def _arrived(run: _Pass, workers: Workers, feed_id: int, outcome: Outcome) -> None:
    feed, poll = run.feeds[feed_id], run.polls[feed_id]
    interval = timedelta(minutes=cast(int, setting(feed, run.config, "interval_min")))
    after = next_poll(poll, outcome, run.now, interval)
    match outcome:
        case NotModified():
            _nothing_new(run, feed, after)
        case Failed(why=why, gone=gone):
            _failed(run, feed, after if outcome.status != 429 or not poll.retry_at else poll, why, pause=gone)
        case Fetched(body=body):
            digest = blake2b(body, digest_size=16).digest()
            after = replace(after, body_hash=digest)
            if digest == poll.body_hash:
                _nothing_new(run, feed, after)
                return
            known = {known.digest[:8]: guid for guid, known in run.store.articles.known(feed_id).items()}
            run.reading[feed_id] = after
            workers.submit(
                feed_id,
                "reader.refresh.jobs:read_feed",
                body,
                outcome.url,
                outcome.content_type,
                known,
                cast(Strip, setting(feed, run.config, "strip")),
                cast(FullText, setting(feed, run.config, "full_text")),
                limit=PARSE_LIMIT_S,
            )


def _file(run: _Pass, feed_id: int, outcome: Done | Lost) -> None:
    from reader.refresh.jobs import ReadFeed

    feed = run.feeds[feed_id]
    after = run.reading.pop(feed_id)
    before = run.polls[feed_id]
    if isinstance(outcome, Lost):
        _failed(run, feed, next_poll(before, Failed(outcome.why), run.now, timedelta(minutes=30)), outcome.why)
        return
    read = outcome.value
    if not isinstance(read, ReadFeed):
        _failed(run, feed, next_poll(before, Failed(read.why), run.now, timedelta(minutes=30)), read.why)
        return
    new_ids, updated = file_entries(run.store, feed, read, run.now, after)
    run.new += len(new_ids)
    run.updated += updated
    if not new_ids and not updated:
        run.not_modified += 1
    what = f"{len(new_ids)} new from {feed.title}" if new_ids else feed.title
    if short := cut_short(read.feed.held):
        run.cut_short.append(FeedProblem(feed.url, short, feed.id))
        what = f"{what}: {short}"
    _step(run, what, feed_id, new_ids)


def file_entries(
    store: Store, feed: Feed, read: ReadFeed, now: datetime, poll: Poll | None
) -> tuple[tuple[int, ...], int]:
    """Put what was read into the archive, in one transaction. Gives the new articles' ids and how many changed."""
    from reader.text import CLEANER_VERSION

    known = store.articles.known(feed.id)
    intents = decide(known, read.feed, now, first=not known)
    given = zip(read.feed.entries, read.texts, read.want_page, strict=True)
    texts = {entry.guid: (text, page) for entry, text, page in given}
    with store.write():
        applied = store.articles.apply(feed.id, intents, now)
        fresh = [intent.entry.guid for intent in intents if isinstance(intent, NewEntry)]
        changed = [(intent.article_id, intent.entry.guid) for intent in intents if isinstance(intent, ChangedEntry)]
        filed = [(id, guid) for id, guid in zip(applied.new_ids, fresh, strict=True) if id not in applied.merged_ids]
        filed += changed
        store.texts.save_packed([(id, texts[guid][0]) for id, guid in filed], CLEANER_VERSION)
        store.waiting.add("page", [id for id, guid in filed if texts[guid][1]])
        if not feed.title or feed.title == feed.url or not feed.site_url:
            store.feeds.describe(feed.id, title=read.feed.title, site_url=read.feed.site_url)
        store.feeds.note_held(feed.id, read.feed.held)
        if poll is not None:
            store.feeds.save_polls([_at_its_new_address(store, poll)], now)
    merged = applied.merged_ids
    return tuple(id for id in applied.new_ids if id not in merged), len(applied.updated_ids)


def _at_its_new_address(store: Store, poll: Poll) -> Poll:
    """Adopt an address that was confirmed often enough, unless another feed has it."""
    moved = adopted_url(poll)
    if moved and store.feeds.relocate(poll.feed_id, moved):
        return replace(poll, url=moved, moved_to=None, moved_times=0)
    return poll


def _nothing_new(run: _Pass, feed: Feed, after: Poll) -> None:
    run.not_modified += 1
    run.quiet.append(_at_its_new_address(run.store, after))
    if len(run.quiet) >= POLL_BATCH:
        _flush(run)
    _step(run, feed.title, feed.id)


def _failed(run: _Pass, feed: Feed, after: Poll, why: str, *, pause: bool = False) -> None:
    run.failed.append(FeedProblem(feed.url, why, feed.id))
    run.store.feeds.note_failure(after, why, pause=pause)
    _step(run, f"{feed.title}: {why}", feed.id)


def _flush(run: _Pass) -> None:
    if run.quiet:
        run.store.feeds.save_polls(run.quiet, run.now)
        run.quiet.clear()


def _step(run: _Pass, what: str, feed_id: int, new_ids: tuple[int, ...] = ()) -> None:
    run.done += 1
    run.tell(Progress("refresh", run.done, len(run.feeds), what, feed_id, new_ids))
