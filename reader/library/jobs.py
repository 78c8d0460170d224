"""The long jobs: refresh, catching up behind it, rebuilding. Each holds the job lock, so that two never overlap."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.entities.version import TAGGER_VERSION
from reader.errors import ServiceError
from reader.library import sources
from reader.model import Progress

if TYPE_CHECKING:
    from reader.config import Config
    from reader.model import Feed, RefreshReport
    from reader.store import Store
    from reader.workers import Workers

Tell = Callable[[Progress], None]
Cancelled = Callable[[], bool]

AT_ONCE = 60
"""So many new articles get their pages, names and index at the end of a refresh, in about two seconds; of more than
that the person is not made to wait for any: the reader does them behind, and so does `refresh --complete`."""


AGAIN_AT_ONCE = 500
"""Articles whose names are found anew in one go: the newest so many, oldest of them first, because stories join best
in order of arrival."""
REPEATS_DAYS = 30
"""A line that a source will repeat comes again within days; one seen once in a month was just a sentence."""


class Jobs:
    def __init__(self, store: Store, config: Config, *, offline: bool = False) -> None:
        self.store = store
        self.config = config
        self.offline = offline

    def refresh(self, feeds: Sequence[Feed], tell: Tell, cancelled: Cancelled) -> RefreshReport:
        if self.offline:
            raise ServiceError("newsdeck was started with --offline: feeds are not asked")
        from reader.refresh.feeds_pass import refresh_feeds

        with self.store.job_lock("refresh"), self._workers() as workers:
            self.daily()
            return refresh_feeds(
                self.store, feeds, self.config, workers, self.store.clock(), tell=tell, cancelled=cancelled
            )

    def catch_up_with(self, new: int, tell: Tell, cancelled: Cancelled) -> int:
        """What a refresh does of the work behind it: all when little waits, else what it brought, if that is little."""
        if self.waiting() <= AT_ONCE:
            return self.catch_up(tell, cancelled)
        return self.catch_up(tell, cancelled, most=new if new <= AT_ONCE else 0)

    def waiting(self) -> int:
        counts = self._waiting() | {"watch": len(self.store.watched_names.not_looked())}
        return max(
            counts.get(stage, 0) for stage in ("mend", "names", "mentions", "again", "index", "repeats", "watch")
        )

    def _waiting(self) -> dict[str, int]:
        """What waits, with the articles whose names an older tagger found."""
        if not self.store.read_only:
            self.store.damage.queue()
            self.store.waiting.tag_again(TAGGER_VERSION)
        return self.store.waiting.counts()

    def catch_up(self, tell: Tell, cancelled: Cancelled, *, what: str = "all", most: int | None = None) -> int:
        """Do what waits, for the newest `most` articles or all. Gives how many articles were done."""
        counts = self._waiting()
        new_names = what == "all" and bool(self.store.watched_names.not_looked())
        if not (any(counts.values()) or new_names) or most == 0:
            return 0
        done = 0
        with self.store.job_lock("catch-up"), self._workers() as workers:
            if counts.get("mend"):
                self._mend(workers, tell, cancelled)
            if what == "all" and not self.offline and counts.get("page"):
                self._pages(workers, most, tell, cancelled)
            if what in ("all", "stories"):
                done = self._names(workers, most, tell, cancelled)
                if not cancelled() and self._repeats(tell, cancelled):
                    done = max(done, self._names(workers, most, tell, cancelled))
                done = max(done, self._counted_again(most, tell, cancelled))
        if what in ("all", "index") and not cancelled():
            done = max(done, self._index(most, tell, cancelled))
        if what == "all" and most is None and not cancelled() and (again := self._again(tell, cancelled)):
            done = max(done, again)
            self._index(None, tell, cancelled)  # names found anew may change what is searched
        if new_names and not cancelled():
            from reader.refresh.watch_pass import look_back

            look_back(self.store, tell=tell, cancelled=cancelled)
        return done

    def read_again(self, ids: Sequence[int], tell: Tell, cancelled: Cancelled) -> int:
        """Make texts anew from kept pages, then what hangs on them; gives how many changed."""
        from reader.refresh.again_pass import read_again

        with self.store.job_lock("catch-up"), self._workers() as workers:
            feeds = self.store.feeds.all()
            changed = read_again(self.store, feeds, self.config, workers, ids, tell=tell, cancelled=cancelled)
        if not cancelled():
            self.catch_up(tell, cancelled)
        return changed

    def daily(self) -> bool:
        """Once a day: the backup, then what need not be kept goes: lines seen once, pages where none are wanted."""
        if self.store.read_only or not self.store.backup_is_due():
            return False
        self.store.backup()
        if not self.config.fetching.keep_pages:
            self.store.texts.drop_pages()
        self.store.repeats.prune(self.store.now() - REPEATS_DAYS * 86_400)
        return True

    def rebuild_stories(self, tell: Tell, cancelled: Cancelled) -> int:
        """Find names and stories anew for the whole archive."""
        with self.store.job_lock("catch-up"), self._workers() as workers:
            ids = list(self.store.lists.ids(sort="oldest"))
            with self.store.write():
                self.store.stories.clear()
                self.store.waiting.add("names", ids)
            return self._names(workers, None, tell, cancelled)

    def _mend(self, workers: Workers, tell: Tell, cancelled: Cancelled) -> None:
        from reader.refresh.mending_pass import mend_texts

        mend_texts(self.store, self.store.feeds.all(), self.config, workers, tell=tell, cancelled=cancelled)

    def _pages(self, workers: Workers, most: int | None, tell: Tell, cancelled: Cancelled) -> None:
        from reader.refresh.pages_pass import fetch_pages

        ids = self.store.waiting.next("page", most or 1_000_000)
        fetch_pages(self.store, self.store.feeds.all(), self.config, workers, ids, tell=tell, cancelled=cancelled)

    def _names(self, workers: Workers, most: int | None, tell: Tell, cancelled: Cancelled) -> int:
        """Oldest first, since stories join best in order of arrival; but of a flood the newest part first."""
        from reader.refresh.names_pass import name_articles

        ids = self.store.waiting.next("names", most or 10_000_000)[::-1]
        feeds = self.store.feeds.all()
        done = name_articles(self.store, feeds, self.config, workers, ids, tell=tell, cancelled=cancelled)
        sources.look_after(self.store, ids)
        return done

    def _index(self, most: int | None, tell: Tell, cancelled: Cancelled) -> int:
        from reader.refresh.names_pass import index_articles

        with self.store.job_lock("catch-up"):
            return index_articles(self.store, at_most=most, tell=tell, cancelled=cancelled)

    def _again(self, tell: Tell, cancelled: Cancelled) -> int:
        """Names that an older tagger found are found anew, newest articles first and after all else that waits."""
        total = self.store.waiting.counts().get("again", 0)
        if not total:
            return 0
        from reader.refresh.names_pass import name_articles

        feeds = self.store.feeds.all()
        done = 0
        with self.store.job_lock("catch-up"), self._workers() as workers:
            while not cancelled() and (ids := self.store.waiting.next("again", AGAIN_AT_ONCE)):
                before = done

                def told(step: Progress, before: int = before) -> None:
                    tell(replace(step, done=before + step.done, total=max(total, before + step.total)))

                done += name_articles(
                    self.store, feeds, self.config, workers, ids[::-1], tell=told, cancelled=cancelled
                )
            self._counted_again(None, tell, cancelled)
        return done

    def _counted_again(self, most: int | None, tell: Tell, cancelled: Cancelled) -> int:
        """Of articles whose names were corrected, or whose names' kinds the archive has become surer of."""
        from reader.refresh.mentions_pass import count_names_again

        return count_names_again(self.store, at_most=most, tell=tell, cancelled=cancelled)

    def _repeats(self, tell: Tell, cancelled: Cancelled) -> int:
        from reader.refresh.repeats_pass import cut_learned

        if not self.store.waiting.counts().get("repeats"):
            return 0
        return cut_learned(self.store, self.store.feeds.all(), self.config, tell=tell, cancelled=cancelled)

    @staticmethod
    def _workers() -> Workers:
        from reader.workers import Workers

        return Workers(max(1, min(4, os.cpu_count() or 1)))
