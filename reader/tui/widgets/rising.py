"""Names that stand in more articles than they used to, each with the articles that make it rise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from rich.cells import cell_len

from reader.model import Headline, Rising
from reader.tui import keys, show
from reader.tui.inks import KIND_LETTERS
from reader.tui.runs import Line, Run
from reader.tui.widgets.laid import LaidList, Piece, wrapped


class RisingList(LaidList):
    BINDINGS = keys.bindings("list")

    def __init__(self, *, now: Callable[[], datetime], id: str | None = None) -> None:
        super().__init__(id=id)
        self.names: Sequence[Rising] = ()
        self.rows: list[Rising | Headline] = []
        self._now = now

    def show_rising(self, names: Sequence[Rising], days: int) -> None:
        """Take new rows; the cursor stays on the same name or article."""
        here = self._here(self.cursor)
        self.names = names
        self.set_title("Rising", f"{len(names):,} in {show.count(days, 'day')}" if names else "")
        self.rows_changed()
        same = next((row for row in range(len(self.rows)) if here and self._here(row) == here), None)
        if same is not None:
            self.cursor = same

    def _here(self, row: int) -> tuple[str, int] | None:
        """The name that a row is or stands under, and the article it is."""
        if not 0 <= row < len(self.rows):
            return None
        head = self.headline_at(row)
        name = next(each.name for each in reversed(self.rows[: row + 1]) if isinstance(each, Rising))
        return name, head.id if head is not None else 0

    def headline_at(self, row: int) -> Headline | None:
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Headline) else None

    @property
    def choice(self) -> str | int | None:
        """A name, whose page enter opens, or an article."""
        row = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        return row.name if isinstance(row, Rising) else row.id if row is not None else None

    def pieces(self, width: int) -> Iterable[Piece]:
        self.rows = []
        now = self._now()
        for name in self.names:
            self.rows.append(name)
            yield Piece([name_line(name, width)])
            for head in name.causes:
                self.rows.append(head)
                yield Piece(cause_lines(head, width, now))
            yield Piece([()], row=False)

    def empty_lines(self, width: int) -> Sequence[Line]:
        told = wrapped("A name rises when it stands in far more articles than it used to.", "muted", width, 1)
        return ((), (Run(" No name rises.", "strong"),), *map(tuple, told))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "select":
            return False
        return bool(self.rows) if action == "chosen" else True


def name_line(name: Rising, width: int) -> list[Run]:
    """Letter and name, how many articles now, and how many would be usual."""
    now, usual = f"↑ {name.articles}", f" · usually {usually(name.usual)}"
    called = show.line(name.name)
    if cell_len(called) + len(now) + len(usual) + 6 > width:
        usual = ""
    return [
        Run(f" {KIND_LETTERS.get(name.kind, ' ')} ", "muted"),
        Run(show.cut(called, max(6, width - 6 - len(now) - len(usual))), f"{name.kind} bold"),
        Run(f"  {now}", "good"),
        Run(usual, "faint"),
    ]


def cause_lines(head: Headline, width: int, now: datetime) -> list[list[Run]]:
    title = wrapped(show.line(head.title), "read" if head.read else "text", width, 5, most=2)
    title[0] = [Run("   ● " if not head.read else "     ", "dot"), *title[0][1:]]
    feed = show.cut(show.line(head.feed), max(4, width - 14))
    return [*title, [Run("     "), Run(feed, "muted"), Run(f" · {show.age(head.published, now)}", "faint")]]


def usually(expected: float) -> str:
    return "none" if expected < 0.5 else f"{expected:.0f}"
