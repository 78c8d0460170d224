"""An archive in memory with the methods of the real library: for the panes' tests, where a file would add nothing."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from reader.config import Config
from reader.errors import NothingFound, UsageError
from reader.model import (
    Artefact,
    Article,
    Entity,
    EntityKind,
    EntityMention,
    EntityPage,
    EntityRow,
    Headline,
    Hit,
    Linked,
    Place,
    Progress,
    RefreshReport,
    Related,
    Story,
    View,
)
from tests.tui.fake_articles import FEEDS, NAMES, NOW, OUTLETS, TITLES, blocks, mentions_in
from tests.tui.fake_doors import FakeCoverage, FakeNames
from tests.tui.fake_marks import FakeMarks


@dataclass
class FakeLibrary(FakeMarks):
    """`calls` notes every window and write that was asked for; `failing` makes every mark fail."""

    count: int = 40
    read_only: bool = False
    offline: bool = False
    config: Config = field(default_factory=Config)
    path: Path = Path("fake.db")
    notices: tuple[str, ...] = ()
    failing: str = ""
    calls: list[tuple[Any, ...]] = field(default_factory=list)
    overrides: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Article id -> values of the headline or `blocks`: hostile strings, long texts."""

    def __post_init__(self) -> None:
        self.coverage = FakeCoverage(self)
        self.texts = self  # what it answers of texts it answers itself
        self.read: set[int] = {i for i in range(1, self.count + 1) if i % 4 == 0}
        self.starred: set[int] = {3}
        self.tagged: dict[int, set[str]] = {3: {"bridges"}}
        self.version = 1
        self.done, self.undone = [], []
        self.kept: dict[str, bool] = {}
        self.closed = False
        self.feed_titles = dict(OUTLETS)
        self.folders = {1: "Local", 2: "Local"}
        self.cancelled_refresh = False

    def clock(self) -> datetime:
        return NOW

    @property
    def names(self) -> FakeNames:
        return FakeNames()

    # lists

    def views(self) -> list[View]:
        unread = self.count - len(self.read)
        rows = [
            View(Place.UNREAD, "Unread", "is:unread", unread, unread),
            View(Place.ALL, "All", "", unread, self.count),
            View(Place.STARRED, "Starred", "is:starred", 0, len(self.starred)),
            View(Place.TODAY, "Today", "since:1d", min(unread, 5), min(self.count, 8)),
            View(Place.STORIES, "Stories", "", 0, 3),
            View(Place.ENTITIES, "Names", "", 0, 5),
            View(Place.SAVED, "Bridges", "bridge", 2, 9),
        ]
        for folder in sorted(set(self.folders.values())):
            rows.append(View(Place.FOLDER, folder, f"folder:{folder}", 9, 20))
            rows += [self._feed_view(i, 1) for i in self.feed_titles if self.folders.get(i) == folder]
        rows += [self._feed_view(i, 0) for i in self.feed_titles if not self.folders.get(i)]
        return rows

    def _feed_view(self, feed: int, depth: int) -> View:
        error = "HTTP 503 from its server" if feed == 5 else None
        return View(Place.FEED, self.feed_titles[feed], f"feed:{feed}", 7 - feed, 9, id=feed, depth=depth, error=error)

    def ids(self, query: str = "", sort: str = "newest") -> array[int]:
        self.calls.append(("ids", query))
        wanted: Iterable[int] = range(1, self.count + 1)
        if query == "is:unread":
            wanted = (i for i in wanted if i not in self.read)
        elif query == "is:starred":
            wanted = (i for i in wanted if i in self.starred)
        elif query.startswith("feed:"):
            wanted = (i for i in wanted if str(i % 6 + 1) == query[5:])
        elif query.startswith("story:"):
            wanted = (i for i in wanted if self._story_of(i) == int(query[6:]))
        elif query.startswith("since:"):
            wanted = (i for i in wanted if i <= 8)
        elif query.startswith("entity:"):
            wanted = (i for i in wanted if i % 3 == 1)
        ids = array("q", wanted)
        return ids if sort != "oldest" else array("q", reversed(ids))

    def headlines(self, ids: Sequence[int]) -> list[Headline]:
        self.calls.append(("headlines", len(ids)))
        return [self._headline(i) for i in ids if 1 <= i <= self.count]

    def _headline(self, i: int) -> Headline:
        feed = i % 6 + 1
        head = Headline(
            id=i,
            title=TITLES[i % len(TITLES)] if i < 60 else f"{TITLES[i % len(TITLES)]} ({i})",
            url=f"https://gazette.example/{i}",
            feed_id=feed,
            feed=self.feed_titles.get(feed, "gone"),
            author="Mara Fenwick" if i % 3 else "",
            published=NOW - timedelta(minutes=37 * i * i % 2_000_000),
            read=i in self.read,
            starred=i in self.starred,
            story=self._story_of(i),
            words=310 + i,
            copies=2 if i % 7 == 1 else 0,
            tags=tuple(sorted(self.tagged.get(i, ()))),
        )
        values = {k: v for k, v in self.overrides.get(i, {}).items() if k not in ("blocks", "mentions")}
        return replace(head, **values)

    def _story_of(self, i: int) -> int | None:
        return i % 8 if i % 8 in (1, 2, 7) else None

    def data_version(self) -> int:
        return self.version

    # reading

    def article(self, article_id: int) -> Article:
        head = self._headline(article_id)
        given = self.overrides.get(article_id, {})
        body = given.get("blocks", blocks())
        body = tuple(
            replace(b, kept=self.kept[b.key], reason=None if self.kept[b.key] else "you cut this")
            if b.key in self.kept
            else b
            for b in body
        )
        mentions = given.get("mentions", mentions_in(head.title, body))
        counts: dict[tuple[str, EntityKind], int] = {}
        for mention in mentions:
            counts[mention.entity, mention.kind] = counts.get((mention.entity, mention.kind), 0) + 1
        entities = tuple(Entity(name, kind, n) for (name, kind), n in sorted(counts.items(), key=lambda x: -x[1]))
        odd = next((n for n, b in enumerate(body) if b.text.startswith("The HARBOUR")), None)
        artefacts = (Artefact(odd, 4, 11, "harbour", "an auto-linker wrote it in capitals"),) if odd is not None else ()
        return Article(head, body, mentions, entities, artefacts, origin="page", why="the feed held two lines only",
                       feeds=(head.feed, FEEDS[(article_id + 2) % 6]) if head.copies else (head.feed,))  # fmt: skip

    def related(self, article_id: int) -> Related:
        self.calls.append(("related", article_id))

        def linked(i: int, *reasons: str) -> Linked:
            head = self._headline((article_id + i - 1) % self.count + 1)
            return Linked(head.id, head.title, head.feed, head.published, 0.5, reasons, head.read)

        return Related(
            copies=(linked(7, "same text word for word but for the last line"),),
            same_story=(linked(8, "names Orla Quint and Velmora", "shares “bearings”"), linked(16, "names Velmora")),
            earlier=(linked(24, "the cracks were found then, four months before"),),
        )

    def stories(self, query: str = "", *, include_single: bool = False, limit: int | None = None) -> list[Story]:
        stories = []
        for number in (1, 2, 7):
            ids = tuple(i for i in range(1, self.count + 1) if self._story_of(i) == number)
            heads = [self._headline(i) for i in ids]
            if heads:
                first, last = heads[-1].published, heads[0].published
                sources = len({h.feed for h in heads})
                stories.append(Story(number, heads[0].title, ids, sources, first, last, sum(not h.read for h in heads)))
        return stories

    def entities(self, kind: EntityKind | None = None, limit: int = 200) -> list[EntityRow]:
        seen = dict.fromkeys((entity, k) for _, k, entity in NAMES)
        rows = [EntityRow(n, name, k, 40 - 5 * n, max(0, 6 - n)) for n, (name, k) in enumerate(seen)]
        return [row for row in rows if kind is None or row.kind == kind][:limit]

    def entity(self, name: str, kind: EntityKind | None = None) -> EntityPage:
        row = next((row for row in self.entities() if row.name == name), None)
        if row is None:
            raise NothingFound(f"nothing is known of {name}")
        text = blocks()[0].text
        at = max(0, text.find(name))
        mentions = tuple(
            EntityMention(i, TITLES[i % 8], FEEDS[i % 6], NOW - timedelta(hours=5 * i), text, at, at + len(name))
            for i in (1, 2, 3)
        )
        weeks = tuple((f"2026-W{30 + n}", (n * 5) % 9) for n in range(17))
        return EntityPage(
            row, mentions, (("Orla Quint", "person", 7), ("Velmora", "place", 5)), ((FEEDS[0], 9),), weeks
        )

    def search(self, text: str, limit: int = 100, *, live: bool = False) -> list[Hit]:
        self.calls.append(("search", text))
        if text.endswith("("):
            raise UsageError(f'"{text}": a bracket is open at the end')
        word = text.lower().split()[0] if text.split() else ""
        heads = (self._headline(i) for i in range(1, self.count + 1))
        return [Hit(h, 1.0, "") for h in heads if word in h.title.lower()][:limit]

    def stop_search(self) -> None:
        self.calls.append(("stop_search",))

    def snippets(self, text: str, ids: Sequence[int]) -> dict[int, Hit]:
        self.calls.append(("snippets", tuple(ids)))
        sentence = blocks()[0].text
        at = max(0, sentence.lower().find(text.lower()))
        return {i: Hit(self._headline(i), 1.0, sentence, ((at, at + len(text)),)) for i in ids}

    # jobs

    def refresh(
        self, query: str = "", *, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> RefreshReport:
        import time

        self.calls.append(("refresh", query))
        for step in range(1, 7):
            progress(Progress("refresh", step, 6, f"fetching {FEEDS[step - 1]}"))
            for _ in range(10):
                time.sleep(0.01)
                if cancelled():
                    self.cancelled_refresh = True
                    return RefreshReport(step, 0, cancelled=True, seconds=0.1)
        self.count += 2
        self.version += 1
        return RefreshReport(6, 2, seconds=0.6)

    def waiting(self) -> int:
        return 0

    def backup_if_due(self) -> bool:
        return False

    def catch_up(self, *, progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> int:
        return 0

    def close(self) -> None:
        self.closed = True
