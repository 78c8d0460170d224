"""Two versions of a text side by side; what only one of them says is marked, with a sign as well as a colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from textual.binding import Binding

from reader.model import Headline, Versions
from reader.tui import show
from reader.tui.runs import Line, Run, width_of
from reader.tui.screens.leaf import Leaf
from reader.tui.widgets.laid import LaidList, Piece, wrapped

SIDE_BY_SIDE = 76
"""Cells from which two columns are readable."""


class Compared(LaidList):
    ground = "page"

    def __init__(self, versions: Versions, now: datetime) -> None:
        super().__init__(id="compared")
        self.versions, self._now = versions, now
        self.only_different = False

    def on_mount(self) -> None:
        only = [sum(row[1] is None for row in self.versions.rows), sum(row[0] is None for row in self.versions.rows)]
        share = f"{self.versions.share * 100:.0f} % in both"
        self.set_title("Two versions", f"{share} · ◂ {only[0]} only left · ▸ {only[1]} only right")
        self.rows_changed()

    def pieces(self, width: int) -> Iterable[Piece]:
        columns = width >= SIDE_BY_SIDE
        column = (width - 3) // 2 if columns else width
        left, right = self.versions.left, self.versions.right
        heads = head_lines(left, column, self._now, "◂"), head_lines(right, column, self._now, "▸")
        if columns:
            yield Piece([(), *beside(*heads, column), (Run("─" * (column * 2 + 3), "rule"),)], row=False)
        else:
            yield Piece([(), *heads[0], *heads[1], (Run("─" * width, "rule"),)], row=False)
        for one, other, edited in self.versions.rows:
            if self.only_different and one is not None and other is not None and not edited:
                continue
            if columns:
                rows = said(one, other, edited, "◂", column), said(other, one, edited, "▸", column)
                yield Piece([*beside(*rows, column), []])
            else:
                lines = said(one, other, edited, "◂", width) if one is not None else []
                if other is not None and (one is None or edited):
                    lines = [*lines, *said(other, one, edited, "▸", width)]
                yield Piece([*lines, []])

    def empty_lines(self, width: int) -> Sequence[Line]:
        return ((), (Run(" Neither says anything that the other does not.", "muted"),))


def head_lines(head: Headline, width: int, now: datetime, sign: str) -> list[list[Run]]:
    title = wrapped(show.line(head.title), "strong", width, 2, most=3)
    title[0] = [Run(f"{sign} ", "accent"), *title[0][1:]]
    return [
        *title,
        [Run("  "), Run(show.cut(f"{show.line(head.feed)} · {show.age(head.published, now)}", width - 2), "muted")],
    ]


def said(text: str | None, other: str | None, edited: bool, sign: str, width: int) -> list[list[Run]]:
    """A sentence as one version has it: alone, edited, or the same in both."""
    if text is None:
        return []
    mark, ink = (sign, "only") if other is None else ("≈", "text") if edited else (" ", "muted")
    lines = wrapped(show.line(text), ink, width, 2, most=40)
    lines[0] = [Run(f"{mark} ", "accent"), *lines[0][1:]]
    return lines


def beside(left: list[list[Run]], right: list[list[Run]], column: int) -> list[list[Run]]:
    rows = []
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else []
        other = right[number] if number < len(right) else []
        rows.append([*one, Run(" " * max(0, column - width_of(one))), Run(" │ ", "rule"), *other])
    return rows


class CompareScreen(Leaf[int | None]):
    """Dismissed with the article to open, or nothing."""

    BINDINGS = [
        Binding("escape,q,c", "dismiss(None)", "Back", id="compare.back"),
        Binding("tab,d", "differences", "Only differences", id="compare.differences"),
        Binding("enter", "open", "Open the other", id="compare.open"),
    ]

    def __init__(self, versions: Versions, now: datetime) -> None:
        self.list = Compared(versions, now)
        super().__init__(self.list, id="compare-screen")

    def keys_now(self) -> list[tuple[str, str]]:
        return [("⏎", "Open the other"), ("d", "Everything" if self.list.only_different else "Only differences")]

    def action_differences(self) -> None:
        self.list.only_different = not self.list.only_different
        self.list.cursor = 0
        self.shown_again()

    def action_open(self) -> None:
        self.dismiss(self.list.versions.right.id)

    def on_line_list_chosen(self, message: LaidList.Chosen) -> None:
        message.stop()
        self.action_open()
