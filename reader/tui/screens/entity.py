"""The page of a name: how often and where it stands, with whom, and every sentence that names it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

from reader.library.pages import COMPANIONS_AMONG
from reader.library.weeks import every_week
from reader.model import Change, EntityKind, EntityMention, EntityPage, EntityRow, Place, View
from reader.query import Field, all_of, render
from reader.tui import show
from reader.tui.inks import KIND_LETTERS, KIND_NAMES
from reader.tui.runs import Run, Span, inked, lines_of
from reader.tui.screens.leaf import Leaf
from reader.tui.widgets.laid import LaidList, Piece, heading, wrapped

if TYPE_CHECKING:
    from reader.library import Library

_BARS = " ▁▂▃▄▅▆▇█"


def spark(counts: list[int]) -> str:
    """Counts as a row of bars, the highest one full."""
    most = max(counts, default=0)
    return "".join(_BARS[0] if not n else _BARS[max(1, round(8 * n / most))] for n in counts) if most else ""


class Companion(NamedTuple):
    """A name that stands in the same articles."""

    name: str
    kind: EntityKind


class PageList(LaidList):
    BINDINGS = [Binding("enter", "chosen", "Open", id="entity.open")]
    ground = "page"

    def __init__(self, page: EntityPage, now: datetime) -> None:
        super().__init__(id="entity-page")
        self.page, self._now = page, now
        self.rows: list[EntityMention | EntityRow | Companion | int] = []
        """Sentences, other names written so, companions, articles that tell a story."""

    def pieces(self, width: int) -> Iterable[Piece]:
        page, row = self.page, self.page.row
        self.rows = []
        name = show.line(row.name)
        top = [
            [Run(" "), Run(show.cut(name, width - 2), f"title {row.kind}")],
            [
                Run(f" {KIND_LETTERS.get(row.kind, '')} {_kind(row.kind)}", "muted"),
                Run(f" · {show.count(row.articles, 'article')}", "text"),
                Run(f" · {row.recent} this week" if row.recent else "", "good"),
                Run(" · ◎ watched" if page.watched else "", "accent"),
            ],
        ]
        yield Piece([[], *top], row=False)
        for told in family_lines(page):
            yield Piece(wrapped(told, "muted", width, 1), row=False)
        if page.weeks:
            weeks = every_week(page.weeks)[-min(52, max(4, width - 4)) :]
            bars = spark([count for _, count in weeks])
            ends = f"{weeks[0][0]} – {weeks[-1][0]}"
            yield Piece([[], [Run(" "), Run(bars, "accent")], [Run(f" {ends}", "faint")]], row=False)
        if page.sources:
            told = ", ".join(f"{show.line(source, 40)} ({count})" for source, count in page.sources[:8])
            yield Piece([[], list(heading("Sources")), *wrapped(told, "text", width, 1)], row=False)
        if page.companions:
            among = f"in the newest {COMPANIONS_AMONG:,}" if row.articles > COMPANIONS_AMONG else ""
            yield Piece([[], list(heading("Named together with", among))], row=False)
            for other, other_kind, count in page.companions[:10]:
                self.rows.append(Companion(other, other_kind))
                text = show.cut(show.line(other), max(6, width - 12))
                letter = KIND_LETTERS.get(other_kind, " ")
                line = [Run(f" {letter} ", "muted"), Run(text, other_kind), Run(f"  {count}×", "faint")]
                yield Piece([line])
        if page.others:
            yield Piece([[], list(heading("Written so too"))], row=False)
            for same in page.others:
                self.rows.append(same)
                room = max(6, width - 24)
                shown = Run(show.cut(show.line(same.name), room), same.kind)
                told = f"  {_kind(same.kind)} · {show.count(same.articles, 'article')}"
                yield Piece([[Run(f" {KIND_LETTERS.get(same.kind, ' ')} ", "muted"), shown, Run(told, "faint")]])
        if page.stories:
            yield Piece([[], list(heading("Stories"))], row=False)
            for _, head, count in page.stories:
                self.rows.append(head.id)
                text = show.cut(show.line(head.title), max(6, width - 8))
                yield Piece([[Run(" ❏ ", "accent"), Run(text, "text"), Run(f"  {count}×", "faint")]])
        if page.mentions:
            number = len(page.mentions)
            of_all = f"{number:,}" if number >= row.articles else f"the newest {number:,} of {row.articles:,}"
            yield Piece([[], list(heading("In the news", of_all))], row=False)
            for mention in page.mentions:
                self.rows.append(mention)
                yield Piece(self._mention(mention, width))

    def _mention(self, mention: EntityMention, width: int) -> list[list[Run]]:
        when = show.age(mention.published, self._now)
        inner = max(10, min(100, width - 4))
        span = Span(mention.start, mention.end, f"{self.page.row.kind} bold")
        sentence = lines_of(inked(mention.sentence.replace("\n", " "), "text", [span]), inner)[:4]
        return [
            [Run(" "), Run(show.cut(show.line(mention.title), max(8, width - 2)), "strong")],
            [Run(" "), Run(show.line(mention.feed, 40), "muted"), Run(f" · {when}", "faint")],
            *([Run("   "), *line] for line in sentence),
        ]

    @property
    def companion(self) -> Companion | None:
        """The name under the cursor that stands in the same articles."""
        row = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        return row if isinstance(row, Companion) else None

    def on_mount(self) -> None:
        self.rows_changed()


def _kind(kind: str) -> str:
    return show.count(1, KIND_NAMES.get(kind, kind))[2:]


def family_lines(page: EntityPage) -> list[str]:
    """Other spellings with the articles they stand in, what it is part of, and its parts."""
    family = page.family
    counted = dict(family.spellings)
    spellings = sorted(page.row.aliases, key=lambda alias: -counted.get(alias, 0))[:8]
    if family.among < page.row.articles:
        counted = {}
    shared = {alias: f" ({show.line(names[0], 40)} too)" for alias, names in family.shared}
    known = [show.line(s, 60) + (f" {counted[s]:,}" if s in counted else "") + shared.get(s, "") for s in spellings]
    lines = {"also": known, "part of": family.parents[:3], "its parts:": family.parts[:8]}
    return [f"{head} {', '.join(show.line(name, 120) for name in told)}" for head, told in lines.items() if told]


class EntityScreen(Leaf["int | View | None"]):
    """Dismissed with an article to open, a list of articles to show, or nothing."""

    BINDINGS = [
        Binding("escape,q,h,left", "back", "Back", id="entity.back"),
        Binding("a", "articles", "All its articles", id="entity.articles"),
        Binding("b", "both", "Articles with both", id="entity.both"),
        Binding("w", "watch", "Watch", id="entity.watch-page"),
        Binding("C", "correct", "Correct", id="entity.correct-page"),
        Binding("u", "undo", "Undo", id="entity.undo"),
        Binding("ctrl+r", "redo", "Redo", id="entity.redo"),
    ]

    def __init__(self, page: EntityPage, library: Library) -> None:
        self.list = PageList(page, library.clock())
        super().__init__(self.list, library, id="entity")
        self._library = library
        self._called = page.row.name
        """What it is called now: a correction may rename it."""
        self._kind: EntityKind | None = None
        """Asked for where two names are written so."""
        self._trail: list[tuple[str, EntityKind | None, int]] = []
        """Pages of names that led here, each with its row."""

    def keys_now(self) -> list[tuple[str, str]]:
        hints = [("⏎", "Open"), ("a", "All its articles"), *([("b", "With both")] if self.list.companion else [])]
        if not self._library.read_only:
            hints += [("w", "Watch no longer" if self.list.page.watched else "Watch"), ("C", "Correct"), ("u", "Undo")]
        return hints

    def action_articles(self) -> None:
        """All that name it: of another that is written so, none."""
        row = self.list.page.row
        self._list((row.name, row.kind))

    def action_both(self) -> None:
        """The articles that name a companion too."""
        row, companion = self.list.page.row, self.list.companion
        if companion is not None:
            self._list((row.name, row.kind), (companion.name, companion.kind))

    def _list(self, *named: tuple[str, str]) -> None:
        query = render(all_of(*(Field("entity", f"{name} ({kind})") for name, kind in named)))
        self.dismiss(View(Place.SAVED, " + ".join(name for name, _ in named), query))

    def on_line_list_moved(self, message: LaidList.Moved) -> None:
        message.stop()
        self.show_keys()

    # ------------------------------------------------------------------ from name to name

    def action_back(self) -> None:
        """To the page that led here, else away."""
        if not self._trail:
            self.dismiss(None)
            return
        self._go_to(*self._trail.pop())

    def _follow(self, row: int, name: str, kind: EntityKind | None = None) -> None:
        self._trail.append((self._called, self._kind, row))
        self._go_to(name, kind)

    def _go_to(self, name: str, kind: EntityKind | None, row: int = 0) -> None:
        library = self._library
        self._called, self._kind = name, kind

        def show_page(page: EntityPage) -> None:
            self._show_again(page)
            self.list.cursor = row

        self.told("")
        self.errand("entity", lambda: library.entity(name, kind), show_page, lambda why: self.told(why, "warning"))

    # ------------------------------------------------------------------ watching, correcting

    def action_correct(self) -> None:
        from reader.tui.screens.correct import correct_name

        row = self.list.page.row
        if not self._library.read_only:
            correct_name(self, self._library, row.name, self._corrected, aliases=row.aliases)

    def _corrected(self, change: Change, name: str) -> None:
        self._called = name
        self.changed(change)

    def action_watch(self) -> None:
        library, name = self._library, self.list.page.row.name
        self.change(lambda: library.names.toggle_watch(name))

    def look_again(self) -> None:
        library, name, kind = self._library, self._called, self._kind
        self.errand("entity", lambda: library.entity(name, kind), self._show_again, self._gone)
        self.errand("watch", library.names.look_back)

    def _gone(self, why: str) -> None:
        """It is no name any more; undo brings it back."""
        self.told(f"{why} · u undo", "warning")

    def _show_again(self, page: EntityPage) -> None:
        self.list.page = page
        self.shown_again()

    def on_line_list_chosen(self, message: LaidList.Chosen) -> None:
        message.stop()
        match self.list.rows[message.row]:
            case EntityMention(article_id=article_id):
                self.dismiss(article_id)
            case int(article_id):
                self.dismiss(article_id)
            case EntityRow(name=name, kind=kind):
                self._follow(message.row, name, kind)
            case Companion(name=name, kind=kind):
                self._follow(message.row, name, kind)
