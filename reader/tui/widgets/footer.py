"""The two lines at the bottom: what is happening, and the keys that do something right now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from reader.tui import show
from reader.tui.inks import inks_of
from reader.tui.runs import Run, width_of
from reader.tui.widgets.lines import strip_of


class Hint(NamedTuple):
    """A key that works here and now."""

    key: str
    label: str
    rank: int


class Footer(Widget):
    """Shows as many hints as fit, the most useful first, in a steady order."""

    DEFAULT_CSS = "Footer { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hints: Sequence[Hint] = ()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return strip_of(footer_runs(self.hints, width), width, inks_of(self), "bar")


def footer_runs(hints: Sequence[Hint], width: int) -> list[Run]:
    """Hints from the left as far as the width goes; one is never cut in two."""
    runs: list[Run] = [Run(" ")]
    used = 1
    for hint in sorted(hints, key=lambda hint: hint.rank):
        size = cell_len(hint.key) + 1 + cell_len(hint.label) + 2
        if used + size - 1 > width:
            continue
        runs += [Run(hint.key, "key"), Run(f" {hint.label}  ", "bar")]
        used += size
    return runs


class StatusLine(Widget):
    """Left: progress of a long job, else the last message, else the list at hand. Right: lasting notices."""

    DEFAULT_CSS = "StatusLine { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.place = ""
        self.message = ""
        self.message_ink = "text"
        self.notices: tuple[str, ...] = ()
        self.position = ""
        self.progress: tuple[int, int, str] | None = None

    def set(
        self,
        *,
        place: str | None = None,
        message: str | None = None,
        ink: str = "text",
        position: str | None = None,
        notices: tuple[str, ...] | None = None,
    ) -> None:
        """Change some parts; the others stay."""
        if place is not None:
            self.place = show.line(place)
        if message is not None:
            self.message, self.message_ink = show.line(message), ink
        if position is not None:
            self.position = position
        if notices is not None:
            self.notices = tuple(show.line(notice) for notice in notices)
        self.refresh()

    def set_progress(self, done: int, total: int, what: str) -> None:
        self.progress = (done, total, show.line(what))
        self.refresh()

    def end_progress(self) -> None:
        self.progress = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return strip_of(self.runs(width), width, inks_of(self), "bar")

    def fits(self, message: str) -> bool:
        """Whether a message could be read to its end."""
        return cell_len(message) < self.size.width - width_of(self._right(self.size.width))

    def _right(self, width: int) -> list[Run]:
        right: list[Run] = []
        for notice in self.notices:
            right += [Run(f"  {notice}", "warning")]
        if self.position:
            right += [Run(f"  {self.position}", "muted")]
        right.append(Run(" "))
        if width_of(right) > width // 2:
            right = [Run(f"  {self.notices[0] if self.notices else self.position}"[: width // 2], "warning"), Run(" ")]
        return right

    def runs(self, width: int) -> list[Run]:
        right = self._right(width)
        room = width - width_of(right)
        left = self._left(room)
        return [*left, Run(" " * max(0, room - width_of(left))), *right]

    def _left(self, room: int) -> list[Run]:
        if self.progress is not None:
            done, total, what = self.progress
            bar = max(6, min(24, room // 3))
            filled = bar * done // total if total else 0
            label = f" {done}/{total} " if total else " "
            words = show.cut(what, max(0, room - bar - len(label) - 2))
            return [
                Run(" "),
                Run("━" * filled, "done"),
                Run("─" * (bar - filled), "todo"),
                Run(label),
                Run(words, "muted"),
            ]
        if self.message:
            return [Run(" "), Run(show.cut(self.message, max(1, room - 1)), self.message_ink)]
        return [Run(" "), Run(show.cut(self.place, max(1, room - 1)), "muted")]
