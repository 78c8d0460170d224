"""Every key, grouped, made from the table the bindings are made from."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from reader.tui import keys, show
from reader.tui.inks import KIND_LETTERS, KIND_NAMES
from reader.tui.keys import Keymap
from reader.tui.runs import Run, width_of
from reader.tui.widgets.laid import LaidList, Piece, heading, wrapped

LEGEND = 24
"""Columns of a kind of names in the legend."""


class KeyTable(LaidList):
    """Key by key in groups; two columns of groups where the width allows."""

    ground = "bar"

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="key-table")
        self._keymap = keymap

    def pieces(self, width: int) -> Iterable[Piece]:
        if width < 88:
            lines = [line for group in keys.GROUPS for line in self._group(group, width)]
        else:
            half = width // 2
            groups = [self._group(group, half) for group in keys.GROUPS]
            left: list[list[Run]] = []
            right: list[list[Run]] = []
            for group in groups:
                (left if len(left) <= len(right) else right).extend(group)
            lines = []
            for number in range(max(len(left), len(right))):
                one = left[number] if number < len(left) else []
                other = right[number] if number < len(right) else []
                lines.append([*one, Run(" " * (half - width_of(one))), *other])
        for line in [*lines, *legend(width)]:
            yield Piece([line])

    def _group(self, group: str, width: int) -> list[list[Run]]:
        lines: list[list[Run]] = [list(heading(group))]
        told: set[str] = set()
        for key in keys.KEYS:
            if key.group != group or (key.tip in told and not self._keymap.shown[key.id]):
                continue
            told.add(key.tip)
            names = "  ".join(keys.display(name) for name in self._keymap.shown[key.id])
            column = 13
            tip = wrapped(show.line(key.tip), "text", width - 1, column + 3, most=3)
            names = show.fit(names, column)
            tip[0] = [Run("  "), Run(names, "key"), Run(" "), *tip[0][1:]]
            lines += tip
        return [*lines, []]

    def on_mount(self) -> None:
        self.set_title("Keys", "esc closes")
        self.rows_changed()

    def move(self, rows: int) -> None:
        """Reading, not choosing: the text scrolls, no row is marked."""
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False, force=True)

    def action_top(self) -> None:
        self.scroll_to(y=0, animate=False, force=True)

    def action_bottom(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def page_rows(self) -> int:
        return max(1, self.shown_lines - 1)

    def validate_cursor(self, row: int) -> int:
        return -1


def legend(width: int) -> list[list[Run]]:
    """Every kind of names with its letter, in its colour and weight."""
    lines = [list(heading("Names"))]
    column, room = 0, max(1, (width - 2) // LEGEND)
    for kind, name in KIND_NAMES.items():
        if column == 0:
            lines.append([Run("  ")])
        told = show.count(1, name)[2:]
        gap = " " * max(1, LEGEND - 2 - cell_len(told))
        lines[-1] += [Run(f"{KIND_LETTERS[kind]} ", "muted"), Run(told, kind), Run(gap)]
        column = (column + 1) % room
    return lines


class HelpScreen(ModalScreen[None]):
    BINDINGS = [Binding("escape,q,question_mark", "dismiss(None)", "Close", id="help.close")]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 70%; }
    HelpScreen KeyTable { width: 112; max-width: 100%; height: 100%; max-height: 48; background: $panel; padding: 0 1; }
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        yield KeyTable(self._keymap)
