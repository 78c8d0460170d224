"""An archive in memory with the methods of the real library: for the panes' tests, where a file would add nothing.

Every text is our own writing.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from reader.config import Config
from reader.errors import CannotWrite, NothingFound, UsageError
from reader.library.adding import Added
from reader.library.folding import Folded
from reader.model import (
    TITLE_BLOCK,
    Artefact,
    Article,
    Block,
    Change,
    Entity,
    EntityKind,
    EntityMention,
    EntityPage,
    EntityRow,
    Feed,
    Headline,
    Hit,
    Linked,
    Mark,
    Mention,
    Place,
    Progress,
    RefreshReport,
    Related,
    Story,
    View,
    WatchedStory,
)

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
FEEDS = ("Harbour Gazette", "The Upland Post", "Northwind Wire", "Tidewater Weekly", "Signal & Noise", "晨報 Morning")
OUTLETS = dict(enumerate(FEEDS, 1))
TITLES = (
    "Harbour bridge reopens after four months of repairs",
    "Orla Quint named head of the rail authority",
    "Grain prices fall for a third week as ships return",
    "Kestrel Robotics opens a plant in Velmora",
    "Council delays vote on the night-bus plan",
    "A small press and its very long novel",
    "Storm leaves 4,000 homes without power along the coast",
    "港口大橋維修四個月後重新開放",
)


def blocks() -> tuple[Block, ...]:
    """One article with a block of every kind, two cuts among them."""
    lead = (
        "Velmora's harbour bridge opened to traffic on Thursday, four months after inspectors found cracks in two of "
        "its bearings. Orla Quint, who took over the rail authority in June, crossed it first, in a borrowed bus."
    )
    second = (
        "The repairs cost $38 million, about 12% more than planned. Kestrel Robotics supplied the machines that set "
        "the new bearings; the company says the same method could serve eleven other bridges in the region."
    )
    return (
        Block("p", lead, marks=(Mark(10, 24, "link", "https://gazette.example/bridge"), Mark(25, 31, "em"))),
        Block("p", second),
        Block("p", "Enjoying this story? Sign up for our morning letter.", kept=False, reason="asks you to sign up"),
        Block("h2", "What was replaced"),
        Block("li", "Two bearings on the northern pier, each of nine tonnes"),
        Block("li", "The joint between the deck and the ramp", depth=0),
        Block("li", "its rubber seal, which had hardened", depth=1),
        Block("li", "Eighty metres of railing", depth=0),
        Block("quote", "“We did not hurry, and I am glad of it,” Quint said. “A bridge remembers every shortcut.”"),
        Block("h3", "The numbers"),
        Block(
            "table",
            "Item\tPlanned\tSpent\nBearings\t14.0\t16.2\nDeck joint\t9.5\t10.1\nRailing\t3.0\t2.9",
            rows=(("Item", "Planned", "Spent"), ("Bearings", "14.0", "16.2"), ("Deck joint", "9.5", "10.1"),
                  ("Railing", "3.0", "2.9")),
        ),
        Block("image", "", src="https://pictures.example/bridge.jpg", alt="The bridge at dawn, seen from the fish market"),
        Block("caption", "The bridge at dawn. Photograph by the city archive."),
        Block("p", "Engineers published the load model they used, in a few lines:"),
        Block("code", "def load(span, weight):\n    share = weight / span\n    return share * 1.35  # margin", language="python"),
        Block("li", "Traffic at half speed until Monday", number=1),
        Block("li", "Lorries from the first of December", number=2),
        Block("p", "The HARBOUR office says ferries keep their winter timetable until the inspection in March 2027."),
        Block("p", "Share this article", kept=False, reason="asks you to share"),
    )  # fmt: skip


NAMES: tuple[tuple[str, EntityKind, str], ...] = (
    ("Velmora", "place", "Velmora"), ("Orla Quint", "person", "Orla Quint"), ("Quint", "person", "Orla Quint"),
    ("Kestrel Robotics", "org", "Kestrel Robotics"), ("$38 million", "money", "$38 million"), ("12%", "percent", "12%"),
    ("rail authority", "org", "Rail Authority"), ("March 2027", "date", "March 2027"), ("Thursday", "date", "Thursday"),
)  # fmt: skip


def mentions_in(title: str, of: Sequence[Block]) -> tuple[Mention, ...]:
    found = []
    for number, text in [
        (TITLE_BLOCK, title),
        *((n, b.text) for n, b in enumerate(of) if b.kept and b.kind != "table"),
    ]:
        taken: list[tuple[int, int]] = []
        for name, kind, entity in NAMES:
            at = text.find(name)
            if at >= 0 and not any(a < at + len(name) and at < b for a, b in taken):
                taken.append((at, at + len(name)))
                found.append(Mention(number, at, at + len(name), name, kind, entity))
    return tuple(sorted(found, key=lambda m: (m.block, m.start)))


class FakeCoverage:
    """No story is watched, no text has copies that fold."""

    def __init__(self, library: FakeLibrary) -> None:
        self.library = library

    def story(self, story_id: int) -> list[Headline]:
        return [self.library._headline(i) for i in range(self.library.count, 0, -1) if self.library._story_of(i) == story_id]

    def front_page(self, limit: int = 300, query: str = "") -> list[Story]:
        return self.library.stories()

    def recalls(self, article_id: int) -> dict[int, tuple[Linked, ...]]:
        return {}

    def watched(self) -> list[WatchedStory]:
        return []

    def folded(self, ids: array[int], unfolded: Set[int] = frozenset()) -> Folded:
        return Folded(ids)

    def first_folded(self, query: str, ids: array[int]) -> Folded:
        return Folded(ids)

    def rows(self, ids: Sequence[int], hidden: Mapping[int, Sequence[int]]) -> list[Headline]:
        return self.library.headlines(ids)

    def text_of(self, article_id: int) -> int | None:
        return None


class FakeNames:
    """Nothing is watched for."""

    def newest_hit(self) -> int:
        return 0

    def met_since(self, hit: int) -> list[tuple[str, int]]:
        return []


@dataclass
class FakeLibrary:
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
        self.done: list[tuple[str, Callable[[], None], Callable[[], None]]] = []
        self.undone: list[tuple[str, Callable[[], None], Callable[[], None]]] = []
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

    def entity(self, name: str) -> EntityPage:
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

    # marks

    def _do(self, summary: str, ids: Sequence[int], do: Callable[[], None], back: Callable[[], None]) -> Change:
        if self.failing:
            raise CannotWrite(self.failing)
        do()
        self.version += 1
        self.done.append((summary, do, back))
        self.undone.clear()
        return Change(summary, tuple(ids))

    def _in_set(self, what: set[int], ids: Sequence[int], on: bool, summary: str) -> Change:
        before = {i for i in ids if i in what}

        def do() -> None:
            what.update(ids) if on else what.difference_update(ids)

        def back() -> None:
            what.difference_update(ids)
            what.update(before)

        return self._do(summary, ids, do, back)

    def mark_read(self, ids: Sequence[int], read: bool = True) -> Change:
        self.calls.append(("mark_read", tuple(ids), read))
        word = "read" if read else "unread"
        return self._in_set(self.read, ids, read, f"Marked {len(ids)} article{'s' * (len(ids) != 1)} {word}")

    def star(self, ids: Sequence[int], starred: bool = True) -> Change:
        return self._in_set(self.starred, ids, starred, "Starred" if starred else "Star taken away")

    def tag(self, ids: Sequence[int], name: str, on: bool = True) -> Change:
        def do() -> None:
            for i in ids:
                (self.tagged.setdefault(i, set()).add if on else self.tagged.setdefault(i, set()).discard)(name)

        return self._do(f"Tagged {name}" if on else f"Tag {name} taken away", ids, do, lambda: None)

    def decide_cut(self, article_id: int, block_key: str, keep: bool, scope: str = "article") -> Change:
        self.calls.append(("decide_cut", article_id, keep))
        return self._do("Restored a line" if keep else "Cut a line", [article_id],
                        lambda: self.kept.__setitem__(block_key, keep), lambda: self.kept.pop(block_key) and None)  # fmt: skip

    def undo(self) -> Change | None:
        if not self.done:
            return None
        step = self.done.pop()
        step[2]()
        self.undone.append(step)
        self.version += 1
        return Change(f"Undone: {step[0].lower()}")

    def redo(self) -> Change | None:
        if not self.undone:
            return None
        step = self.undone.pop()
        step[1]()
        self.done.append(step)
        self.version += 1
        return Change(f"Redone: {step[0].lower()}")

    def tags(self) -> list[tuple[str, int]]:
        return [("bridges", 3), ("later", 1)]

    # subscriptions

    def feeds(self) -> list[Feed]:
        return [Feed(i, f"https://feeds.example/{i}", t, self.folders.get(i, "")) for i, t in self.feed_titles.items()]

    def add(self, where: str, folder: str = "") -> Added:
        self.calls.append(("add", where, folder))
        return Added("feed", where, feed_id=1, new=3)

    def remove(self, feed_id: int) -> Change:
        title = self.feed_titles[feed_id]
        return self._do(f"Unsubscribed from {title}", (), lambda: self.feed_titles.pop(feed_id) and None,
                        lambda: self.feed_titles.__setitem__(feed_id, title))  # fmt: skip

    def rename(self, feed_id: int, title: str) -> Change:
        old = self.feed_titles[feed_id]
        return self._do(f"Renamed {old}", (), lambda: self.feed_titles.__setitem__(feed_id, title),
                        lambda: self.feed_titles.__setitem__(feed_id, old))  # fmt: skip

    def move(self, feed_id: int, folder: str) -> Change:
        return self._do(f"Moved to {folder}", (), lambda: self.folders.__setitem__(feed_id, folder), lambda: None)

    def set_option(self, feed_id: int, key: str, value: str) -> Change:
        self.calls.append(("set_option", feed_id, key, value))
        return Change(f"{key} = {value}")

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
