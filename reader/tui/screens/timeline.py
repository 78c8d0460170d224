"""A story as a timeline: each report with the first thing it adds, and the silences between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from textual.binding import Binding

from reader.model import Told
from reader.tui import show
from reader.tui.runs import Run
from reader.tui.screens.leaf import Leaf
from reader.tui.widgets.laid import LaidList, Piece, wrapped

_DATE_CELLS = 8
_WIDEST = 110


class Timeline(LaidList):
    BINDINGS = [Binding("enter", "chosen", "Open", id="timeline.open")]
    ground = "page"

    def __init__(self, told: Sequence[Told], now: datetime) -> None:
        super().__init__(id="timeline")
        self.told, self._now = told, now

    def tell(self, watched: bool) -> None:
        sources = len({row.headline.feed_id for row in self.told})
        note = f"{show.count(len(self.told), 'report')} · {show.count(sources, 'source')}"
        self.set_title("Timeline", f"{note} · watched" if watched else note)

    def on_mount(self) -> None:
        self.rows_changed()
        # The story's own beginning is what one came for; what led to it stands above.
        self.cursor = next((n for n, row in enumerate(self.told) if not row.earlier), 0)

    def pieces(self, width: int) -> Iterable[Piece]:
        day, begun = "", False
        yield Piece([()], row=False)
        for row in self.told:
            if row.silence is not None:
                yield Piece([silence_line(row.silence.days), ()], row=False)
            if not row.earlier and not begun:
                begun = True
                if row is not self.told[0]:
                    yield Piece([(Run(" " * _DATE_CELLS), Run("  this story", "heading")), ()], row=False)
            today = date_of(row.headline.published, self._now)
            yield Piece([*entry_lines(row, "" if today == day else today, min(width, _WIDEST), self._now), []])
            day = today


def date_of(when: datetime, now: datetime) -> str:
    return f"{when.day} {when:%b}" + ("" if when.year == now.year else f" {when:%y}")


def silence_line(days: int) -> tuple[Run, ...]:
    return (Run(" " * _DATE_CELLS), Run("┆ ", "rule"), Run(f"{show.count(days, 'day')} of silence", "faint"))


def entry_lines(row: Told, date: str, width: int, now: datetime) -> list[list[Run]]:
    """What is new, in full; under it who says so, as a headline."""
    head = row.headline
    indent = _DATE_CELLS + 2
    fact = show.line(row.fact)
    title, ink = show.line(head.title), "read" if head.read else "unread"
    news = wrapped(fact, "text", width, indent, most=5) if fact else wrapped(title, ink, width, indent, most=2)
    dot = Run("○ ", "muted") if row.earlier else Run("● ", "dot" if not head.read else "muted")
    news[0] = [Run(show.fit(f" {date}", _DATE_CELLS), "second"), dot, *news[0][1:]]
    under = wrapped(title, ink, width, indent, most=2) if fact else []
    told_by = f"{show.line(head.feed, 40)} · {head.published:%H:%M} · {show.age(head.published, now)}"
    if row.copies:
        told_by += " · also in " + ", ".join(show.line(copy.feed, 30) for copy in row.copies)
    if row.earlier:
        told_by += " · earlier"
    return [*news, *under, *wrapped(told_by, "faint", width, indent, most=2)]


class TimelineScreen(Leaf[int | None]):
    """Dismissed with the article to open, or nothing."""

    BINDINGS = [
        Binding("escape,q,h,left,T", "dismiss(None)", "Back", id="timeline.back"),
        Binding("W", "watch", "Watch", id="timeline.watch"),
    ]

    def __init__(
        self, told: Sequence[Told], now: datetime, *, watched: bool, watch: Callable[[Callable[[], None]], None] | None
    ) -> None:
        """`watch` begins or ends to watch the story and calls back when that is done; None where nothing can be."""
        self.list = Timeline(told, now)
        super().__init__(self.list, id="timeline-screen")
        self._watched, self._watch = watched, watch

    def keys_now(self) -> list[tuple[str, str]]:
        watch = [("W", "Unwatch" if self._watched else "Watch")] if self._watch is not None else []
        return [("⏎", "Open"), ("j k", "Walk"), *watch]

    def show_keys(self) -> None:
        self.list.tell(self._watched)
        super().show_keys()

    def on_line_list_chosen(self, message: LaidList.Chosen) -> None:
        message.stop()
        self.dismiss(self.list.told[message.row].headline.id)

    def action_watch(self) -> None:
        if self._watch is not None:
            self._watch(self._watch_changed)

    def _watch_changed(self) -> None:
        self._watched = not self._watched
        if self.is_mounted:
            self.show_keys()
