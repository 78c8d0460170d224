"""Subscriptions and what their last fetches taught.

A removed feed keeps its row, entries and articles: its articles leave the lists (those starred, tagged or noted stay)
and come back with the feed, by undo or by subscribing again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.model import Feed, Poll
from reader.store.damage import as_dict
from reader.store.part import Part, maybe_moment, maybe_seconds, seconds

if TYPE_CHECKING:
    from reader.store.connection import Connection

_FEED = """
    select f.id, f.url, coalesce(f.given_title, f.title), f.folder, f.site_url, f.entries, f.unread,
           p.last_ok, p.error, p.paused, f.settings, coalesce(h.warning, ''), coalesce(z.held, 0)
      from feeds f left join polls p on p.feed_id = f.id left join health h on h.feed_id = f.id
      left join feed_sizes z on z.feed_id = f.id
"""
_POLL = "feed_id, etag, last_modified, body_hash, next_at, failures, moved_to, moved_times, retry_at"


class Feeds(Part):
    def all(self) -> list[Feed]:
        """Subscribed feeds by folder and title."""
        order = "order by f.folder collate nocase, coalesce(f.given_title, f.title) collate nocase, f.id"
        return [_feed(row) for row in self.store.read().all(f"{_FEED} where f.removed_at is null {order}")]

    def get(self, feed_id: int) -> Feed | None:
        """The feed, also when it is removed: starred articles of it still show its name."""
        row = self.store.read().one(f"{_FEED} where f.id = ?", (feed_id,))
        return None if row is None else _feed(row)

    def by_url(self, url: str) -> Feed | None:
        row = self.store.read().one(f"{_FEED} where f.url = ? and f.removed_at is null", (url,))
        return None if row is None else _feed(row)

    def add(self, url: str, *, title: str = "", folder: str = "", site_url: str = "") -> Feed:
        """Subscribe, without a journal step (`journal.subscribe` makes one). A removed feed comes back whole."""
        with self.store.write(durable=True) as db:
            feed_id = insert_feed(db, url, title, folder, site_url, self.store.now())
            row = db.one("select removed_at from feeds where id = ?", (feed_id,))
            if row[0] is not None:
                db.execute("update feeds set removed_at = null where id = ?", (feed_id,))
                relist_feed(db, feed_id)
        found = self.get(feed_id)
        assert found is not None
        return found

    def describe(self, feed_id: int, *, title: str, site_url: str) -> None:
        """What the feed says of itself; a title that the person gave stays."""
        with self.store.write() as db:
            db.execute(
                "update feeds set title = ?, site_url = ? where id = ? and (title <> ? or site_url <> ?)",
                (title, site_url, feed_id, title, site_url),
            )

    def relocate(self, feed_id: int, url: str) -> bool:
        """Adopt a permanent redirect; False when another subscription has that address already."""
        with self.store.write() as db:
            if db.one("select 1 from feeds where url = ? and id <> ?", (url, feed_id)):
                return False
            db.execute("update feeds set url = ? where id = ?", (url, feed_id))
            db.execute("update polls set moved_to = null, moved_times = 0 where feed_id = ?", (feed_id,))
        return True

    def mixed(self) -> set[int]:
        """Feeds that hold articles of no one source: pages saved by hand, imported rows that name none."""
        urls = "('newsdeck:saved', 'newsdeck:import/Imported')"
        return set(self.store.read().column(f"select id from feeds where url in {urls}"))

    # ------------------------------------------------------------------ polls

    def polls(self, feed_ids: Iterable[int] | None = None) -> list[Poll]:
        """Of all subscribed feeds that are not paused, or of those asked for whether paused or not.

        Feeds that only hold what was imported or saved by hand have an address of our own (`newsdeck:…`): never polled.
        """
        wanted = "p.paused is not 1" if feed_ids is None else "f.id in (select value from json_each(?))"
        rows = self.store.read().all(
            f"""select f.id, f.url, p.etag, p.last_modified, p.body_hash, p.next_at, coalesce(p.failures, 0),
                       p.moved_to, coalesce(p.moved_times, 0), p.retry_at
                  from feeds f left join polls p on p.feed_id = f.id
                 where f.removed_at is null and f.url not like 'newsdeck:%' and {wanted} order by f.id""",
            () if feed_ids is None else (json.dumps([*feed_ids]),),
        )
        return [
            Poll(
                id,
                url,
                etag,
                modified,
                body_hash,
                maybe_moment(next_at),
                failures,
                moved_to,
                moved_times,
                maybe_moment(retry_at),
            )
            for id, url, etag, modified, body_hash, next_at, failures, moved_to, moved_times, retry_at in rows
        ]

    def save_polls(self, polls: Iterable[Poll], now: datetime) -> None:
        """After fetches that went well (not modified counts): also clears the error."""
        with self.store.write() as db:
            db.executemany(
                f"""insert into polls ({_POLL}, last_ok, error) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)
                    on conflict (feed_id) do update set
                        etag = excluded.etag, last_modified = excluded.last_modified, body_hash = excluded.body_hash,
                        next_at = excluded.next_at, failures = excluded.failures, moved_to = excluded.moved_to,
                        moved_times = excluded.moved_times, retry_at = excluded.retry_at,
                        last_ok = excluded.last_ok, error = null""",
                [(*_poll_row(poll), seconds(now)) for poll in polls],
            )

    def note_held(self, feed_id: int, held: int) -> None:
        """How many entries its document held, 0 where all were read."""
        with self.store.write() as db:
            if held:
                db.execute("insert or replace into feed_sizes (feed_id, held) values (?, ?)", (feed_id, held))
            else:
                db.execute("delete from feed_sizes where feed_id = ?", (feed_id,))

    def note_failure(self, poll: Poll, error: str, *, pause: bool = False) -> None:
        """A fetch that failed: `poll` holds the failures so far and the next try. `pause` (410 Gone) stops trying."""
        with self.store.write() as db:
            db.execute(
                f"""insert into polls ({_POLL}, error, paused) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (feed_id) do update set
                        etag = excluded.etag, last_modified = excluded.last_modified, body_hash = excluded.body_hash,
                        next_at = excluded.next_at, failures = excluded.failures, moved_to = excluded.moved_to,
                        moved_times = excluded.moved_times, retry_at = excluded.retry_at,
                        error = excluded.error,
                        paused = max(paused, excluded.paused)""",
                (*_poll_row(poll), error, int(pause)),
            )

    def pause(self, feed_id: int, paused: bool = True) -> None:
        with self.store.write(durable=True) as db:
            db.execute(
                """insert into polls (feed_id, paused) values (?, ?)
                   on conflict (feed_id) do update set paused = excluded.paused""",
                (feed_id, int(paused)),
            )


def insert_feed(db: Connection, url: str, title: str, folder: str, site_url: str, now: int) -> int:
    """The id of the feed with this url, made if need be; an existing one is left as it is."""
    db.execute(
        """insert into feeds (url, title, folder, site_url, added_at) values (?, ?, ?, ?, ?)
           on conflict (url) do nothing""",
        (url, title, folder, site_url, now),
    )
    return db.number("select id from feeds where url = ?", (url,))


def relist_feed(db: Connection, feed_id: int) -> None:
    relist(db, "select article_id from entries where feed_id = :subject", feed_id)


def relist(db: Connection, articles: str, subject: int | str) -> None:
    """Show what a subscribed feed carries or the person marked, hide the rest; keeps the counts.

    `articles` is a select of article ids that may use :subject.
    """
    shown = """(starred or exists (select 1 from tags t where t.article_id = statuses.article_id)
                or exists (select 1 from notes n where n.article_id = statuses.article_id)
                or exists (select 1 from entries e join feeds f on f.id = e.feed_id
                            where e.article_id = statuses.article_id and f.removed_at is null))"""
    moved = db.all(
        f"""select article_id, not listed, read from statuses
             where article_id in ({articles}) and listed <> {shown}""",
        {"subject": subject},
    )
    if not moved:
        return
    db.executemany("update statuses set listed = ? where article_id = ?", [(now, id) for id, now, _ in moved])
    count(db, "articles", sum(1 if now else -1 for _, now, _ in moved))
    count(db, "unread", sum(1 if now else -1 for _, now, read in moved if not read))


def count(db: Connection, name: str, more: int) -> None:
    if more:
        db.execute("update counts set value = value + ? where name = ?", (more, name))


def _poll_row(poll: Poll) -> tuple[Any, ...]:
    return (
        poll.feed_id, poll.etag, poll.last_modified, poll.body_hash, maybe_seconds(poll.next_at), poll.failures,
        poll.moved_to, poll.moved_times, maybe_seconds(poll.retry_at),
    )  # fmt: skip


def _feed(row: tuple[Any, ...]) -> Feed:
    id, url, title, folder, site_url, entries, unread, last_ok, error, paused, settings, warning, held = row
    return Feed(
        id, url, title or url, folder, site_url, entries, unread, maybe_moment(last_ok), error, bool(paused),
        as_dict(settings) if settings != "{}" else {}, warning, held,
    )  # fmt: skip
