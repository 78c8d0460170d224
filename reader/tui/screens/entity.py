"""The page of a name: how often and where it stands, with whom, and every sentence that names it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.binding import Binding

from reader.library.weeks import every_week
from reader.model import Change, EntityMention, EntityPage
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


class PageList(LaidList):
    BINDINGS = [Binding("enter", "chosen", "Open", id="entity.open")]
    ground = "page"

    def __init__(self, page: EntityPage, now: datetime) -> None:
        super().__init__(id="entity-page")
        self.page, self._now = page, now
        self.rows: list[EntityMention | str | int] = []

    def pieces(self, width: int) -> Iterable[Piece]:
        page, row = self.page, self.page.row
        self.rows = []
        kind = show.count(1, KIND_NAMES.get(row.kind, row.kind))[2:]
        name = show.line(row.name)
        top = [
            [Run(" "), Run(show.cut(name, width - 2), f"title {row.kind}")],
            [
                Run(f" {KIND_LETTERS.get(row.kind, '')} {kind}", "muted"),
                Run(f" · {show.count(row.articles, 'article')}", "text"),
                Run(f" · {row.recent} this week" if row.recent else "", "good"),
                Run(" · ◎ watched" if page.watched else "", "accent"),
            ],
        ]
        yield Piece([[], *top], row=False)
        if row.aliases:
            known = "also " + ", ".join(show.line(alias, 60) for alias in row.aliases[:8])
            yield Piece(wrapped(known, "muted", width, 1), row=False)
        if page.weeks:
            weeks = every_week(page.weeks)[-min(52, max(4, width - 4)) :]
            bars = spark([count for _, count in weeks])
            ends = f"{weeks[0][0]} – {weeks[-1][0]}"
            yield Piece([[], [Run(" "), Run(bars, "accent")], [Run(f" {ends}", "faint")]], row=False)
        if page.sources:
            told = ", ".join(f"{show.line(source, 40)} ({count})" for source, count in page.sources[:8])
            yield Piece([[], list(heading("Sources")), *wrapped(told, "text", width, 1)], row=False)
        if page.companions:
            yield Piece([[], list(heading("Named together with"))], row=False)
            for other, other_kind, count in page.companions[:10]:
                self.rows.append(other)
                text = show.cut(show.line(other), max(6, width - 12))
                letter = KIND_LETTERS.get(other_kind, " ")
                line = [Run(f" {letter} ", "muted"), Run(text, other_kind), Run(f"  {count}×", "faint")]
                yield Piece([line])
        if page.stories:
            yield Piece([[], list(heading("Stories"))], row=False)
            for _, head, count in page.stories:
                self.rows.append(head.id)
                text = show.cut(show.line(head.title), max(6, width - 8))
                yield Piece([[Run(" ❏ ", "accent"), Run(text, "text"), Run(f"  {count}×", "faint")]])
        if page.mentions:
            yield Piece([[], list(heading("In the news", str(len(page.mentions))))], row=False)
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

    def on_mount(self) -> None:
        self.rows_changed()


class EntityScreen(Leaf[int | str | None]):
    """Dismissed with an article to open, a name to list the articles of, or nothing."""

    BINDINGS = [
        Binding("escape,q,h,left", "dismiss(None)", "Back", id="entity.back"),
        Binding("a", "articles", "All its articles", id="entity.articles"),
        Binding("w", "watch", "Watch", id="entity.watch-page"),
        Binding("C", "correct", "Correct", id="entity.correct-page"),
        Binding("u", "undo", "Undo", id="entity.undo"),
    ]

    def __init__(self, page: EntityPage, library: Library) -> None:
        self.list = PageList(page, library.clock())
        super().__init__(self.list, library, id="entity")
        self._library = library
        self._called = page.row.name
        """What it is called now: a correction may rename it."""

    def keys_now(self) -> list[tuple[str, str]]:
        hints = [("⏎", "Open"), ("a", "All its articles")]
        if not self._library.read_only:
            hints += [("w", "Watch no longer" if self.list.page.watched else "Watch"), ("C", "Correct"), ("u", "Undo")]
        return hints

    def action_articles(self) -> None:
        self.dismiss(self.list.page.row.name)

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
        library, name = self._library, self._called
        self.errand("entity", lambda: library.entity(name), self._show_again, self._gone)
        self.errand("watch", library.names.look_back)

    def _gone(self, why: str) -> None:
        """It is no name any more; undo brings it back."""
        self.told(f"{why} · u undo", "warning")

    def _show_again(self, page: EntityPage) -> None:
        self.list.page = page
        self.shown_again()

    def on_line_list_chosen(self, message: LaidList.Chosen) -> None:
        message.stop()
        chosen = self.list.rows[message.row]
        self.dismiss(chosen.article_id if isinstance(chosen, EntityMention) else chosen)
