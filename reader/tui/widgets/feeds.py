"""The left pane: views, saved queries, folders and feeds, with what is unread and what failed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.model import Place
from reader.tui import keys, show
from reader.tui.runs import Run
from reader.tui.widgets.laid import LaidList, Piece

if TYPE_CHECKING:
    from reader.model import View
    from reader.tui.runs import Line

_SIGNS = {
    Place.UNREAD: "●", Place.ALL: "≡", Place.STARRED: "★", Place.TODAY: "◷", Place.STORIES: "❏", Place.ENTITIES: "@",
    Place.RISING: "↗", Place.WATCHED: "◉", Place.MET: "◎", Place.SAVED: "⌕", Place.TAG: "#",
}  # fmt: skip
_PRESSING = (Place.UNREAD, Place.TODAY, Place.WATCHED)
_COUNTED_IN_ALL = (Place.STARRED, Place.TAG)
"""Their whole number says more than what is unread of them."""


class Feeds(LaidList):
    BINDINGS = keys.bindings("feeds")
    ground = "side"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.views: Sequence[View] = ()
        self.rows: list[View] = []
        self.folded: set[str] = set()

    def show_views(self, views: Sequence[View]) -> None:
        """Take new rows; the cursor stays on the same view."""
        here = self.current
        self.views = views
        self.rows_changed()
        if here is not None:
            self.point_at(here)

    def point_at(self, view: View) -> None:
        """Put the cursor on a view without opening it."""
        for row, candidate in enumerate(self.rows):
            if same_view(candidate, view):
                with self.prevent(LaidList.Moved):
                    self.cursor = row
                return

    @property
    def current(self) -> View | None:
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def pieces(self, width: int) -> Iterable[Piece]:
        self.rows = []
        folder, group = "", ""
        for view in self.views:
            if view.place is Place.FOLDER:
                folder = view.name if view.name in self.folded else ""
            elif folder and view.place is Place.FEED and view.depth > 0:
                continue
            now = "feeds" if view.place in (Place.FOLDER, Place.FEED) else "own" if view.place in _OWN else "views"
            if group and now != group:
                yield Piece([()], row=False)
            group = now
            self.rows.append(view)
            yield Piece([view_line(view, width, view.name in self.folded)])

    def empty_lines(self, width: int) -> Sequence[Line]:
        return ()

    def action_fold(self) -> None:
        """Fold or unfold the folder under the cursor, or the one its feed is in."""
        folder = self.folder_here()
        if folder is None:
            return
        self.folded ^= {folder.name}
        self.rows_changed()
        self.point_at(folder)

    def folder_here(self) -> View | None:
        for row in range(min(self.cursor, len(self.rows) - 1), -1, -1):
            view = self.rows[row]
            if view.place is Place.FOLDER:
                return view
            if view.place is not Place.FEED or view.depth == 0:
                return None
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "fold":
            return self.folder_here() is not None
        return bool(self.rows) if action == "chosen" else True


_OWN = (Place.SAVED, Place.TAG)


def same_view(one: View, other: View) -> bool:
    return (one.place, one.query, one.id) == (other.place, other.query, other.id)


def view_line(view: View, width: int, folded: bool) -> list[Run]:
    amount = view.total if view.place in _COUNTED_IN_ALL else view.unread
    number = f"{amount:,}" if amount else ""
    sign, sign_ink = (
        ("!", "error") if view.error else ("!", "warning") if view.warning
        else ("▸" if folded else "▾", "muted") if view.place is Place.FOLDER
        else (_SIGNS.get(view.place, " "), "accent")
    )  # fmt: skip
    indent = " " * min(view.depth, 4)
    room = max(4, width - len(indent) - 1 - 2 - 1 - len(number) - (1 if number else 0))
    ink = "strong" if view.unread and view.place is Place.FOLDER else "text" if view.unread else "muted"
    return [
        Run(" " + indent), Run(f"{sign} ", sign_ink), Run(show.fit(show.line(view.name), room), ink),
        Run(f" {number}" if number else "", "accent" if view.place in _PRESSING else "muted"),
    ]  # fmt: skip
