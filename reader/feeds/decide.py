"""What a parsed feed means for the archive: pure decisions, no clock, no disk.

Identity is the guid, else the link, else a hash of title and date (see `feeds.entry`). When every guid of a
feed changes while its links stay, they are the same entries under new names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from reader.feeds.outcome import Failed, Fetched, NotModified, Outcome
from reader.model import ChangedEntry, Intent, Known, NewEntry, ParsedFeed, Poll, Rekeyed

BACK_ISSUE_AGE = timedelta(days=30)
BACK_ISSUES_AT_ONCE = 10
FUTURE = timedelta(days=1)
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""No feed is older; such dates are defaults of broken software (1970, 0001)."""
CONFIRMATIONS = 3
MAX_BACK_OFF = timedelta(hours=24)


def decide(known: Mapping[str, Known], parsed: ParsedFeed, now: datetime, *, first: bool = False) -> list[Intent]:
    """Intents for the entries of `parsed`, newest entry last as feeds list the newest first. `known` maps guids."""
    present = {entry.guid for entry in parsed.entries} | set(parsed.unchanged)
    moved = _moved(known, parsed, present)
    intents: list[Intent] = []
    done: set[str] = set()
    fresh: list[NewEntry] = []
    for entry in parsed.entries:
        if entry.guid in done:
            continue
        done.add(entry.guid)
        old_guid = entry.guid if entry.guid in known else moved.get(entry.guid)
        if old_guid is None:
            fresh.append(NewEntry(entry, sane_date(entry.published, now)))
            continue
        before = known[old_guid]
        if old_guid != entry.guid:
            intents.append(Rekeyed(old_guid, entry.guid, before.article_id))
        if before.digest[8:] != entry.digest[8:]:
            intents.append(ChangedEntry(entry, before.article_id))
    return [*intents, *_filed(fresh, now, first)]


def sane_date(published: datetime | None, now: datetime) -> datetime:
    """The entry's date, or now (first seen) when it is absent, in the future or before there were feeds."""
    return published if published and EARLIEST <= published <= now + FUTURE else now


def _moved(known: Mapping[str, Known], parsed: ParsedFeed, present: set[str]) -> dict[str, str]:
    """New guid → old guid, for entries whose link alone says that they are known.

    Only links that one entry on each side has: some feeds give every entry the address of their front page.
    """
    links = Counter(place.url for place in known.values() if place.url)
    vanished = {place.url: guid for guid, place in known.items() if guid not in present and links[place.url] == 1}
    offered = Counter(entry.url for entry in parsed.entries)
    return {
        entry.guid: vanished[entry.url]
        for entry in parsed.entries
        if entry.guid not in known and entry.url in vanished and offered[entry.url] == 1
    }


def _filed(fresh: list[NewEntry], now: datetime, first: bool) -> list[NewEntry]:
    """Old items that flood into a feed that was followed already are back-issues, not news."""
    if first:
        return fresh
    old = [new for new in fresh if now - new.published > BACK_ISSUE_AGE]
    if len(old) < BACK_ISSUES_AT_ONCE:
        return fresh
    return [replace(new, unread=False) if now - new.published > BACK_ISSUE_AGE else new for new in fresh]


def next_poll(poll: Poll, outcome: Outcome, now: datetime, interval: timedelta) -> Poll:
    """When to ask again and what to send then. The body hash is the caller's to set."""
    match outcome:
        case Fetched():
            after = _answered(poll, now, interval, outcome.max_age_s)
            times = poll.moved_times + 1 if outcome.moved_to and outcome.moved_to == poll.moved_to else 1
            return replace(
                after,
                etag=outcome.etag,
                last_modified=outcome.last_modified,
                moved_to=outcome.moved_to,
                moved_times=times if outcome.moved_to else 0,
            )
        case NotModified():
            after = _answered(poll, now, interval, outcome.max_age_s)
            return replace(
                after, etag=outcome.etag or poll.etag, last_modified=outcome.last_modified or poll.last_modified
            )
        case Failed():
            failures = min(poll.failures + 1, 1000)
            wait = min(interval * 2 ** min(failures - 1, 10), MAX_BACK_OFF) + _jitter(poll.url, interval)
            held = now + timedelta(seconds=outcome.retry_after_s) if outcome.retry_after_s else None
            return replace(poll, failures=failures, next_at=max(now + wait, held or now), retry_at=held)


def adopted_url(poll: Poll) -> str | None:
    """The address the feed moved to for good, after it was confirmed by three refreshes in a row."""
    return poll.moved_to if poll.moved_to and poll.moved_times >= CONFIRMATIONS else None


def _answered(poll: Poll, now: datetime, interval: timedelta, max_age_s: int | None) -> Poll:
    wait = max(interval, timedelta(seconds=max_age_s or 0)) + _jitter(poll.url, interval)
    return replace(poll, failures=0, next_at=now + wait, retry_at=None)


def _jitter(url: str, interval: timedelta) -> timedelta:
    """Up to a tenth of the interval, fixed per feed: a thousand feeds do not come due in the same second."""
    return interval * (blake2b(url.encode(), digest_size=1).digest()[0] / 2560)
