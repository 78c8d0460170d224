"""A short list whose rows differ in height and stand under headings: sidebar, feeds, stories, search results.

The whole of it is laid out at once, which is right for hundreds of rows; the headline list does without.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.geometry import Size

from reader.tui.runs import Run
from reader.tui.widgets.lines import LineList

if TYPE_CHECKING:
    from reader.model import Headline
    from reader.tui.runs import Line


class Piece(NamedTuple):
    """Lines that belong together: a row the cursor can stand on, or a heading or gap it passes over."""

    lines: Sequence[Sequence[Run]]
    row: bool = True


class LaidList(LineList):
    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: list[Sequence[Run]] = []
        self._row_of: list[int] = []
        self._first: list[int] = []
        self._sizes: list[int] = []
        self._laid_for = 0

    def pieces(self, width: int) -> Iterable[Piece]:
        """Everything there is to show at this width, in order."""
        raise NotImplementedError

    def headline_at(self, row: int) -> Headline | None:
        """The article that a row stands for: what a mark on it is for."""
        return None

    @property
    def headline(self) -> Headline | None:
        return self.headline_at(self.cursor)

    def lay_out(self) -> None:
        width = self.text_width
        self._laid_for = width
        self._lines, self._row_of, self._first, self._sizes = [], [], [], []
        for piece in self.pieces(width):
            row = len(self._first) if piece.row else -1
            if piece.row:
                self._first.append(len(self._lines))
                self._sizes.append(len(piece.lines))
            self._lines += piece.lines
            self._row_of += [row] * len(piece.lines)

    def rows_changed(self) -> None:
        self.lay_out()
        super().rows_changed()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self.text_width != self._laid_for:
            self.lay_out()
            self._strips.clear()
            self.set_line_count(len(self._lines))
        return changed

    def row_count(self) -> int:
        return len(self._first)

    def row_key(self, row: int) -> object:
        return (row, self._first[row])

    def row_lines(self, row: int, width: int) -> Sequence[Sequence[Run]]:
        return self._lines[self._first[row] : self._first[row] + self._sizes[row]]

    def line_of(self, row: int) -> int:
        return self._first[row] if 0 <= row < len(self._first) else 0

    def lines_in(self, row: int) -> int:
        return self._sizes[row] if 0 <= row < len(self._sizes) else 0

    def row_at(self, line: int) -> int | None:
        row = self._row_of[line] if 0 <= line < len(self._row_of) else -1
        return None if row < 0 else row

    def line_count(self) -> int:
        return len(self._lines)

    def line_between(self, line: int, width: int) -> Sequence[Run]:
        return self._lines[line] if 0 <= line < len(self._lines) else ()

    def show_row(self, row: int) -> None:
        if row == 0:
            self.scroll_to(y=0, animate=False, force=True)  # the heading above the first row comes into view
        else:
            super().show_row(row)

    def page_rows(self) -> int:
        height = self.shown_lines
        per_row = max(1, len(self._lines) // max(1, len(self._first)))
        return max(1, height // per_row - 1)


def heading(text: str, note: str = "") -> Line:
    return (Run(" "), Run(text, "heading"), Run(f"  {note}" if note else "", "faint"))


def wrapped(text: str, ink: str, width: int, indent: int, most: int = 3) -> list[list[Run]]:
    """Text over at most `most` lines, indented; the last is cut with an ellipsis."""
    from reader.tui import show
    from reader.tui.runs import wrap

    inner = max(6, width - indent - 1)
    spans = wrap(text, inner)
    rows = [text[a:b] for a, b in spans[:most]]
    if len(spans) > most:
        rows[-1] = show.fit(text[spans[most - 1][0] :], inner).rstrip()
    return [[Run(" " * indent), Run(row, ink)] for row in rows]
