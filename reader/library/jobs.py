"""The long jobs: refresh, catching up behind it, rebuilding. Each holds the job lock, so that two never overlap."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from reader.config import Config
from reader.errors import ServiceError
from reader.model import Feed, Progress, RefreshReport
from reader.store import Store
from reader.workers import Workers

Tell = Callable[[Progress], None]
Cancelled = Callable[[], bool]

FLOOD = 1_000
"""With more articles waiting than this, a refresh does not hold the person up with the names of all."""
FIRST_OF_FLOOD = 200


class Jobs:
    def __init__(self, store: Store, config: Config, *, offline: bool = False) -> None:
        self.store = store
        self.config = config
        self.offline = offline

    def refresh(self, feeds: Sequence[Feed], tell: Tell, cancelled: Cancelled) -> RefreshReport:
        if self.offline:
            raise ServiceError("newsdeck was started with --offline: feeds are not asked")
        from reader.refresh.feeds_pass import refresh_feeds

        with self.store.job_lock("refresh"), Workers(self._processes()) as workers:
            if self.store.backup_is_due():
                self.store.backup()
            return refresh_feeds(
                self.store, feeds, self.config, workers, self.store.clock(), tell=tell, cancelled=cancelled
            )

    def waiting(self) -> int:
        counts = self.store.waiting.counts()
        return max(counts.get("names", 0), counts.get("index", 0))

    def catch_up(self, tell: Tell, cancelled: Cancelled, *, what: str = "all", bounded: bool = False) -> int:
        """Do what waits: the pages and names of the newest articles first. Gives how many articles were done."""
        counts = self.store.waiting.counts()
        if not any(counts.values()):
            return 0
        most = FIRST_OF_FLOOD if bounded and counts.get("names", 0) > FLOOD else None
        done = 0
        with self.store.job_lock("catch-up"), Workers(self._processes()) as workers:
            if what == "all" and not self.offline and counts.get("page"):
                self._pages(workers, most, tell, cancelled)
            if what in ("all", "stories"):
                done = self._names(workers, most, tell, cancelled)
        if what in ("all", "index") and not cancelled():
            from reader.refresh.names_pass import index_articles

            with self.store.job_lock("catch-up"):
                done = max(done, index_articles(self.store, at_most=most, tell=tell, cancelled=cancelled))
        return done

    def rebuild_stories(self, tell: Tell, cancelled: Cancelled) -> int:
        """Find names and stories anew for the whole archive."""
        with self.store.job_lock("catch-up"), Workers(self._processes()) as workers:
            ids = list(self.store.lists.ids(sort="oldest"))
            with self.store.write():
                self.store.stories.clear()
                self.store.waiting.add("names", ids)
            return self._names(workers, None, tell, cancelled)

    def _pages(self, workers: Workers, most: int | None, tell: Tell, cancelled: Cancelled) -> None:
        from reader.refresh.pages_pass import fetch_pages

        ids = self.store.waiting.next("page", most or 1_000_000)
        fetch_pages(self.store, self.store.feeds.all(), self.config, workers, ids, tell=tell, cancelled=cancelled)

    def _names(self, workers: Workers, most: int | None, tell: Tell, cancelled: Cancelled) -> int:
        """Oldest first, since stories join best in order of arrival; but of a flood the newest part first."""
        from reader.refresh.names_pass import name_articles

        ids = self.store.waiting.next("names", most or 10_000_000)[::-1]
        feeds = self.store.feeds.all()
        return name_articles(self.store, feeds, self.config, workers, ids, tell=tell, cancelled=cancelled)

    @staticmethod
    def _processes() -> int:
        return max(1, min(4, os.cpu_count() or 1))
