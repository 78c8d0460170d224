"""The names of the archive: people, organisations, places …, most articles first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.model import EntityKind, EntityRow
from reader.tui import keys, show
from reader.tui.inks import KIND_LETTERS, KIND_NAMES
from reader.tui.kinds import plural
from reader.tui.runs import Line, Run
from reader.tui.widgets.laid import LaidList, Piece, wrapped

if TYPE_CHECKING:
    from textual import events


class NameList(LaidList):
    BINDINGS = keys.bindings("list")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[EntityRow] = ()
        self._kind: EntityKind | None = None
        self._list_name, self._number = "Names", ""

    def _tell_columns(self) -> None:
        """The title says what the numbers beside the names are, where there is room for it."""
        told = f"{self._number} · articles, + in 7 days"
        fits = len(self._list_name) + 2 + len(told) + 2 <= self.size.width
        self.set_title(self._list_name, told if fits and self.rows else self._number)

    def on_resize(self, event: events.Resize) -> None:
        self._tell_columns()  # Textual calls the list's own handler as well

    def show_rows(self, rows: Sequence[EntityRow], total: int = 0, kind: EntityKind | None = None) -> None:
        """Take new rows of `total`; the cursor stays on the same name."""
        here = self.choice
        self.rows, self._kind = rows, kind
        number = f"{len(rows):,}" if total <= len(rows) else f"{len(rows):,} of {total:,}"
        self._list_name, self._number = plural(kind).capitalize() if kind else "Names", number
        self._tell_columns()
        self.rows_changed()
        same = next((n for n, row in enumerate(rows) if row.name == here), None)
        if same is not None:
            self.cursor = same

    @property
    def choice(self) -> str | None:
        """The name under the cursor: what enter opens the page of."""
        return self.rows[self.cursor].name if self.cursor < len(self.rows) else None

    def pieces(self, width: int) -> Iterable[Piece]:
        most = max((row.articles for row in self.rows), default=1)
        for row in self.rows:
            yield Piece([name_runs(row, width, most)])

    def empty_lines(self, width: int) -> Sequence[Line]:
        if self._kind is not None:
            told = wrapped("g k shows names of other kinds.", "muted", width, 1)
            return ((), (Run(f" No {plural(self._kind)}.", "strong"),), *map(tuple, told))
        return ((), (Run(" No names yet.", "strong"),), (Run(" They come with the articles.", "muted"),))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "select":
            return False
        return bool(self.rows) if action == "chosen" else True


def name_runs(row: EntityRow, width: int, most: int) -> list[Run]:
    """Letter, name, kind where there is room, a bar, the articles and those of the last week."""
    recent = f"+{row.recent}" if row.recent else ""
    kind = show.count(1, KIND_NAMES.get(row.kind, row.kind))[2:] if width >= 56 else ""
    bar_room = 12 if width >= 44 else 0
    bar = "▇" * max(1, round(bar_room * row.articles / max(1, most))) if bar_room else ""
    room = max(6, width - 4 - (14 if kind else 0) - (bar_room + 1 if bar_room else 0) - 6 - 6)
    name = show.fit(show.line(row.name), room)
    shown = name.rstrip()
    return [
        Run(" "), Run(KIND_LETTERS.get(row.kind, " "), "muted"), Run(" "), Run(shown, row.kind),
        Run(" " * (len(name) - len(shown))), Run(f"{kind:<14}" if kind else "", "faint"),
        Run(f"{bar:<{bar_room}} " if bar_room else "", "rule"), Run(f"{row.articles:>5,}", "text"),
        Run(f" {recent:<5}", "good"),
    ]  # fmt: skip
