"""The list every list here is made of: rows live elsewhere, only visible lines are drawn, length costs nothing.

A subclass says how many rows there are and what each says; moving, the mouse, the place and redrawing are here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from rich.cells import cell_len
from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.tui import keys, show
from reader.tui.widgets.scroll import ThinScroll

if TYPE_CHECKING:
    from textual import events

    from reader.tui.inks import Inks
    from reader.tui.runs import Line, Run


def strip_of(runs: Sequence[Run], width: int, inks: Inks, under: str) -> Strip:
    """Runs as a strip exactly `width` wide, every run on the ground named `under`.

    One strip is made and no more: each carries several caches of Textual's and costs as much as its text.
    """
    segments = []
    used = 0
    for run in runs:
        text = run.text
        if not text:
            continue
        style = inks(run.ink, under)
        if run.link:
            style = style.update_link(run.link)
        segments.append(Segment(text, style))
        used += len(text) if text.isascii() else cell_len(text)
    if used > width:
        return Strip(segments, used).crop(0, width)
    if used < width:
        segments.append(Segment(" " * (width - used), inks("", under)))
    return Strip(segments, width)


class LineList(ThinScroll, can_focus=True, inherit_bindings=False):
    """Rows of `row_height` lines each. The cursor is a row; messages carry row numbers of the subclass's data."""

    BINDINGS = keys.bindings("move")
    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor came to another row."""

        list: LineList
        row: int

    @dataclass
    class Chosen(Message):
        """Enter or a click on a row."""

        list: LineList
        row: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._strips: LRUCache[tuple[Any, ...], list[Strip]] = LRUCache(400)

    # ------------------------------------------------------------------ what a subclass says

    def row_count(self) -> int:
        return 0

    @property
    def row_height(self) -> int:
        return 1

    def row_lines(self, row: int, width: int) -> Sequence[Sequence[Run]]:
        """What a row says: as many lines as `row_height`."""
        raise NotImplementedError

    def row_key(self, row: int) -> Any:
        """Changes when the row says something else: it names the row in the cache of drawn lines."""
        return row

    def empty_lines(self, width: int) -> Sequence[Line]:
        """What an empty list says instead of rows."""
        return ()

    def line_of(self, row: int) -> int:
        return row * self.row_height

    def lines_in(self, row: int) -> int:
        return self.row_height

    def row_at(self, line: int) -> int | None:
        """The row whose line this is; None below the last and on lines that belong to none."""
        row = line // self.row_height
        return row if row < self.row_count() else None

    def line_count(self) -> int:
        return self.row_count() * self.row_height

    # ------------------------------------------------------------------ drawing

    def rows_changed(self) -> None:
        """The rows are others now: sizes, cursor and picture follow."""
        self._strips.clear()
        self.set_line_count(self.line_count())
        self.cursor = self.validate_cursor(self.cursor)
        self.refresh()

    def redraw_row(self, row: int) -> None:
        first = self.line_of(row)
        self.refresh(Region(0, first - self.scroll_offset.y, self.text_width + 1, self.lines_in(row)))

    def render_line(self, y: int) -> Strip:
        return self.with_thumb(y, self._text_line(y, self.text_width))

    def _text_line(self, y: int, width: int) -> Strip:
        line = y + self.scroll_offset.y
        inks = self.inks
        if not self.row_count():
            said = self.empty_lines(width)
            return strip_of(said[y] if y < len(said) else (), width, inks, self.ground)
        row = self.row_at(line)
        if row is None:
            return strip_of(self.line_between(line, width), width, inks, self.ground)
        strips = self._row_strips(row, width, inks)
        at = line - self.line_of(row)
        return strips[at] if at < len(strips) else strip_of((), width, inks, self.ground)

    def line_between(self, line: int, width: int) -> Sequence[Run]:
        """A line that belongs to no row: a heading, a gap."""
        return ()

    def _row_strips(self, row: int, width: int, inks: Inks) -> list[Strip]:
        here = row == self.cursor
        key = (self.row_key(row), here, here and self.has_focus, width, inks.serial)
        strips = self._strips.get(key)
        if strips is None:
            under = self.ground
            if here:
                under += " cursor" if self.has_focus else " cursor-blur"
            strips = [strip_of(runs, width, inks, under) for runs in self.row_lines(row, width)]
            self._strips[key] = strips
        return strips

    def set_title(self, title: str, note: str = "") -> None:
        """The pane's own head line; the text may come from a feed."""
        self.border_title = cast(str, show.content(f"{title}  {note}".strip()))

    # ------------------------------------------------------------------ moving

    def validate_cursor(self, row: int) -> int:
        return max(0, min(self.row_count() - 1, row))

    def watch_cursor(self, old: int, new: int) -> None:
        if not self.is_mounted:
            return
        self.redraw_row(old)
        self.redraw_row(new)
        self.show_row(new)
        self.post_message(self.Moved(self, new))

    def show_row(self, row: int) -> None:
        """Scroll just far enough; a row beyond the next page comes to rest a third from the top."""
        height = self.shown_lines
        if not height:
            return
        first, size = self.line_of(row), self.lines_in(row)
        top = self.scroll_offset.y
        if first < top:
            to = first if top - first < height else first - height // 3
        elif first + size > top + height:
            to = first + size - height if first - top < 2 * height else first - height // 3
        else:
            return
        self.scroll_to(y=max(0, to), animate=False, force=True)

    def move(self, rows: int) -> None:
        self.cursor += rows

    def page_rows(self) -> int:
        return max(1, self.shown_lines // self.row_height - 1)

    def action_down(self) -> None:
        self.move(1)

    def action_up(self) -> None:
        self.move(-1)

    def action_top(self) -> None:
        self.cursor = 0

    def action_bottom(self) -> None:
        self.cursor = self.row_count() - 1

    def action_half_down(self) -> None:
        self.move(max(1, self.page_rows() // 2))

    def action_half_up(self) -> None:
        self.move(-max(1, self.page_rows() // 2))

    def action_page_down(self) -> None:
        self.move(self.page_rows())

    def action_page_up(self) -> None:
        self.move(-self.page_rows())

    def action_chosen(self) -> None:
        if self.row_count():
            self.post_message(self.Chosen(self, self.cursor))

    # ------------------------------------------------------------------ what happens to it

    def on_resize(self, event: events.Resize) -> None:
        self._strips.clear()
        self.set_line_count(self.line_count())
        self.call_later(self.show_row, self.cursor)

    def on_focus(self) -> None:
        self.redraw_row(self.cursor)

    def on_blur(self) -> None:
        self.redraw_row(self.cursor)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or not self.row_count():
            return
        row = self.row_at(offset.y + self.scroll_offset.y)
        if row is None:
            return
        event.stop()
        self.cursor = row
        self.post_message(self.Chosen(self, row))

    def theme_changed(self) -> None:
        self._strips.clear()
        self.refresh()
