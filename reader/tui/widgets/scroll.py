"""A scrolling pane that draws its own thumb in its last column.

Textual's scroll bar is a widget of its own: it is laid out, styled and painted apart, which on the first screen of
four panes costs more than all their text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.inks import inks_of

if TYPE_CHECKING:
    from textual import events

    from reader.tui.inks import Inks

WHEEL_LINES = 3


class ThinScroll(ScrollView, inherit_bindings=False):
    DEFAULT_CSS = """
    ThinScroll { overflow: hidden hidden; border-top: blank; border-title-color: $foreground;
        border-title-style: none; }
    ThinScroll:focus { border-title-color: $primary; border-title-style: bold; }
    """
    ground = "list"
    """The ink under every line."""
    text_width = 1
    """Cells for text: all but the thumb's column."""
    shown_lines = 0
    """Lines on screen. Both are kept here because `Widget.size` is worked out anew at each of a paint's many asks."""
    _dragging = False

    @property
    def inks(self) -> Inks:
        return inks_of(self)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        self.text_width, self.shown_lines = max(1, self.size.width - 1), self.size.height
        return changed

    def set_line_count(self, lines: int) -> None:
        """How many lines there are to scroll through.

        Past the reactive on purpose: its watcher lays out the whole screen, which only a real scroll bar would need.
        """
        self.set_reactive(Widget.virtual_size, Size(self.text_width, lines))
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def thumb(self) -> tuple[int, int]:
        """First line of the thumb on screen and the one after its last; (0, 0) when everything is in sight."""
        total, shown = self.virtual_size.height, self.shown_lines
        if total <= shown or shown <= 0:
            return (0, 0)
        size = max(1, shown * shown // total)
        top = round(self.scroll_offset.y * (shown - size) / max(1, total - shown))
        return top, top + size

    def with_thumb(self, y: int, text: Strip) -> Strip:
        """A line of `text_width` cells, with its cell of the thumb."""
        first, last = self.thumb()
        segment = Segment("▐" if first <= y < last else " ", self.inks("rule", self.ground))
        return Strip([*text, segment], text.cell_length + 1)

    def scroll_lines(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_lines(-WHEEL_LINES)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and offset.x >= self.text_width and self.thumb() != (0, 0):
            event.stop()
            self._dragging = True
            self.capture_mouse()
            self._drag_to(offset.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragging:
            event.stop()
            self._drag_to(event.y - 1)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._dragging:
            event.stop()
            self._dragging = False
            self.release_mouse()

    def _drag_to(self, y: int) -> None:
        total, shown = self.virtual_size.height, self.shown_lines
        self.scroll_to(y=round(y * (total - shown) / max(1, shown - 1)), animate=False, force=True)
