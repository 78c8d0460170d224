"""The Library itself: short methods over the store, long ones handed to their own files."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from reader.config import Config, check_setting
from reader.errors import NothingFound, UsageError
from reader.query import parse
from reader.store import Store
from reader.store.lists import SORTS, Sort

if TYPE_CHECKING:
    from reader.library.adding import Added
    from reader.library.coverage import Coverage
    from reader.library.jobs import Jobs
    from reader.library.names import Names
    from reader.library.texts import Texts
    from reader.model import (
        Article,
        Change,
        EntityKind,
        EntityPage,
        EntityRow,
        Feed,
        Headline,
        Hit,
        Progress,
        RefreshReport,
        Related,
        Story,
        View,
    )

    Tell = Callable[[Progress], None]
    Cancelled = Callable[[], bool]


def now_utc() -> datetime:
    return datetime.now(UTC)


def _silent(progress: Progress) -> None:
    pass


def _never() -> bool:
    return False


def _engine_notices(config: Config) -> tuple[str, ...]:
    """Why another engine for names, or an embedder, cannot be used; those of ours are asked nothing."""
    problems = []
    if config.entities.engine != "builtin":
        from reader.entities.engines import problem_of

        problems.append(problem_of(config.entities.engine))
    if config.stories.embed:
        from reader.stories import dense

        problems.append(dense.problem_of(config.stories.embed))
    return tuple(problem for problem in problems if problem)


class Library:
    """Open one with `Library.open`; `close` it at the end. `notices` are sentences to show once at the start."""

    def __init__(self, store: Store, config: Config, *, offline: bool = False) -> None:
        self.store = store
        self.config = config
        self.offline = offline
        self.path = store.path
        self.read_only = store.read_only
        self.clock = store.clock
        self.notices = (*store.notices, *_engine_notices(config))

    @cached_property
    def jobs(self) -> Jobs:
        from reader.library.jobs import Jobs

        return Jobs(self.store, self.config, offline=self.offline)

    @classmethod
    def open(
        cls,
        path: Path,
        config: Config | None = None,
        *,
        read_only: bool = False,
        offline: bool = False,
        clock: Callable[[], datetime] = now_utc,
    ) -> Library:
        """The archive at `path`, made if absent. Raises ArchiveError or CannotWrite, each with a whole sentence."""
        return cls(Store.open(path, read_only=read_only, clock=clock), config or Config(), offline=offline)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------ lists

    def views(self) -> list[View]:
        return self.store.lists.views()

    def ids(self, query: str = "", sort: str = "newest") -> array[int]:
        """Article ids in order. Raises UsageError that points at what is wrong in the query."""
        if sort not in SORTS:
            raise UsageError(f"cannot sort by {sort!r}; one of {', '.join(get_args(Sort))}")
        return self.store.lists.ids(parse(query), sort)

    def headlines(self, ids: Sequence[int]) -> list[Headline]:
        return self.store.lists.headlines(ids)

    def data_version(self) -> int:
        return self.store.data_version()

    # ------------------------------------------------------------------ reading

    @cached_property
    def texts(self) -> Texts:
        """Cuts and who decided them, sources, revisions, which text an article shows."""
        from reader.library.texts import Texts

        return Texts(self.store, self.config, self.jobs)

    @cached_property
    def names(self) -> Names:
        """Names: those that are watched for, and a person's corrections of them."""
        from reader.library.names import Names

        return Names(self.store, self.config, self.jobs)

    def article(self, article_id: int) -> Article:
        """All of an article, with cuts as the person decided them. Raises NothingFound."""
        from reader.library import pages

        return pages.article(self.store, self.config, article_id)

    def related(self, article_id: int) -> Related:
        from reader.library import links

        return links.related(self.store, self.config, article_id)

    def stories(self, query: str = "", *, include_single: bool = False, limit: int | None = None) -> list[Story]:
        tree = parse(query) if query.strip() else None
        return self.store.stories.stories(tree, include_single=include_single, limit=limit)

    @cached_property
    def coverage(self) -> Coverage:
        """Stories as they are told over time, watched, folded and corrected."""
        from reader.library.coverage import Coverage

        return Coverage(self.store, self.config)

    def entities(self, kind: EntityKind | None = None, limit: int = 200) -> list[EntityRow]:
        return self.store.entities.rows(kind, limit)

    def entity(self, name: str, kind: EntityKind | None = None) -> EntityPage:
        """All that the archive knows of a name, of this kind where it has several. Raises NothingFound."""
        from reader.library import pages

        return pages.entity_page(self.store, name, kind)

    # ------------------------------------------------------------------ search

    def search(self, text: str, limit: int = 100, *, live: bool = False) -> list[Hit]:
        """Ranked hits without snippets; `live` means the last word may be half-typed."""
        from reader.model import Hit

        found = self.store.search.search(text, limit, live=live)
        heads = {head.id: head for head in self.headlines([id for id, _ in found])}
        return [Hit(heads[id], score, "") for id, score in found if id in heads]

    def stop_search(self) -> None:
        """End searches that run in other threads: something newer was typed."""
        self.store.search.stop()

    def snippets(self, text: str, ids: Sequence[int]) -> dict[int, Hit]:
        """For the rows on screen: a passage of each article with the words, the amount or the name that matched."""
        from reader.library.passages import snippets

        return snippets(self.store, text, ids)

    # ------------------------------------------------------------------ a person's marks

    def mark_read(self, ids: Sequence[int], read: bool = True) -> Change:
        """What is read here is read in every outlet that printed the same text; unread is only what was asked for."""
        from reader.library.copying import with_copies

        return self.store.journal.mark_read(with_copies(self.store, ids) if read else ids, read)

    def star(self, ids: Sequence[int], starred: bool = True) -> Change:
        return self.store.journal.star(ids, starred)

    def tag(self, ids: Sequence[int], name: str, on: bool = True) -> Change:
        return self.store.journal.tag(ids, name, on)

    def tags(self) -> list[tuple[str, int]]:
        return self.store.statuses.tags()

    # ------------------------------------------------------------------ there and back

    def undo(self) -> Change | None:
        return self.names.follow(self.texts.follow(self.store.journal.undo()))

    def redo(self) -> Change | None:
        return self.names.follow(self.texts.follow(self.store.journal.redo()))

    # ------------------------------------------------------------------ subscriptions

    def feeds(self) -> list[Feed]:
        return self.store.feeds.all()

    def feed(self, which: str) -> Feed:
        """A feed by number, address or title. Raises NothingFound."""
        feeds = self.feeds()
        for feed in feeds:
            if which in (str(feed.id), feed.url, feed.title):
                return feed
        folded = [feed for feed in feeds if feed.title.casefold() == which.casefold()]
        if len(folded) == 1:
            return folded[0]
        raise NothingFound(f"there is no feed {which!r}; `newsdeck feeds` lists them")

    def add(self, where: str, folder: str = "", *, as_kind: str = "auto") -> Added:
        """Follow a feed or site, or keep an article. Raises ServiceError, UsageError or NothingFound."""
        from reader.library.adding import add

        return add(self.store, self.config, where, folder, as_kind=as_kind, offline=self.offline)

    def remove(self, feed_id: int) -> Change:
        return self.store.journal.remove_feed(feed_id)

    def rename(self, feed_id: int, title: str) -> Change:
        return self.store.journal.rename_feed(feed_id, title)

    def move(self, feed_id: int, folder: str) -> Change:
        return self.store.journal.move_feed(feed_id, folder.strip("/ "))

    def set_option(self, feed_id: int, key: str, value: str | None) -> Change:
        """A setting for one feed; None lets it follow the config again. Raises ConfigError."""
        return self.store.journal.set_feed(feed_id, key, None if value is None else check_setting(key, value))

    def save_query(self, name: str, query: str) -> Change:
        parse(query)
        return self.store.journal.save_query(name, query)

    def forget_query(self, name: str) -> Change:
        return self.store.journal.forget_query(name)

    # ------------------------------------------------------------------ long jobs

    def refresh(
        self, query: str = "", *, progress: Tell = _silent, cancelled: Cancelled = _never, behind: bool = True
    ) -> RefreshReport:
        """Ask the feeds (those that `query` names) for news. `behind`: also do, within bounds, what then waits."""
        from reader.library.choosing import chosen_feeds

        chosen = chosen_feeds(self.feeds(), query)
        # A feed that is gone for good is asked again only by name.
        report = self.jobs.refresh([f for f in chosen if query.strip() or not f.paused], progress, cancelled)
        if behind and not report.cancelled:
            self.jobs.catch_up_with(report.new + report.updated, progress, cancelled)
        return replace(report, waiting=self.jobs.waiting())

    def catch_up(
        self,
        *,
        progress: Tell = _silent,
        cancelled: Cancelled = _never,
        what: Literal["all", "stories", "index"] = "all",
        most: int | None = None,
    ) -> int:
        """Pages, names, stories and index for what waits: all of it, or the newest `most` articles."""
        return self.jobs.catch_up(progress, cancelled, what=what, most=most)

    def rebuild_stories(self, *, progress: Tell = _silent, cancelled: Cancelled = _never) -> int:
        return self.jobs.rebuild_stories(progress, cancelled)

    def waiting(self) -> int:
        return self.jobs.waiting()

    def backup_if_due(self) -> bool:
        """The backup of the day, when there is none of the last 24 hours."""
        return self.jobs.daily()
