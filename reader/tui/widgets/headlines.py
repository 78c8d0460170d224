"""The headline list: it holds ids and asks for windows, so 200 rows and 100,000 cost the same.

Optimistic: `change(id)` redraws one row at once; `forget()` drops what is cached when the archive changed.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.tui import keys, show
from reader.tui.runs import Run, wrap
from reader.tui.widgets.lines import LineList

if TYPE_CHECKING:
    from reader.model import Headline
    from reader.tui.runs import Line

TABLE_WIDTH = 72
"""From here a headline is one line of columns."""
STACK_WIDTH = 54
"""From here it is a title and a line of facts; below, the title has two lines."""
_AHEAD = 24
"""Rows fetched around the one asked for, so that a page costs one window."""
_KEPT = 2_000
"""Headlines remembered; beyond that all are forgotten, which costs one window."""

EMPTY: dict[str, tuple[str, str]] = {
    "unread": ("All read.", "R fetches every feed · 1 shows all articles"),
    "starred": ("Nothing starred yet.", "s puts a star on an article"),
    "today": ("Nothing new today.", "R fetches every feed"),
    "search": ("Nothing found.", "/ searches again · esc goes back"),
    "new": ("No articles yet.", "a adds a feed · R fetches"),
    "": ("Nothing here.", "1 shows all articles"),
}


class Headlines(LineList):
    BINDINGS = keys.bindings("list")

    def __init__(self, *, now: Callable[[], datetime], id: str | None = None) -> None:
        super().__init__(id=id)
        self.ids: array[int] = array("q")
        self.below: Set[int] = frozenset()
        """Rows that are copies of the text above them."""
        self.hidden: Mapping[int, tuple[int, ...]] = {}
        """Rows that stand for copies beside their own article."""
        self.selected: set[int] = set()
        self.fetched_windows = 0
        """How often a window was asked for: tests hold the list to it."""
        self._fetch: Callable[[Sequence[int]], list[Headline]] | None = None
        self._now = now
        self._rows: dict[int, Headline | None] = {}
        self._empty = ""
        self._waiting = True

    # ------------------------------------------------------------------ data in

    def show_ids(
        self,
        ids: array[int],
        fetch: Callable[[Sequence[int]], list[Headline]],
        *,
        empty: str = "",
        keep_place: bool = False,
        at: int | None = None,
    ) -> None:
        """Take a list. `keep_place` stays on the article under the cursor, or on the next one that remains."""
        wanted = at if at is not None else self.current_id if keep_place else None
        following = self.ids[self.cursor : self.cursor + 200] if keep_place else ()
        above = self.line_of(self.cursor) - self.scroll_offset.y
        self._fetch, self._empty, self._waiting = fetch, empty, False
        self.ids = ids
        self._rows.clear()
        if not keep_place:
            self.selected.clear()
        row = self._place_of(wanted, following)
        self._set_place(row, above if keep_place else None)

    def fold(self, below: Set[int], hidden: Mapping[int, tuple[int, ...]]) -> None:
        """How the ids that are shown next are folded."""
        self.below, self.hidden = below, hidden

    def stood_for(self, ids: Iterable[int]) -> list[int]:
        """These, and the articles that their rows stand for."""
        return [article for id in ids for article in (id, *self.hidden.get(id, ()))]

    def _place_of(self, wanted: int | None, following: Sequence[int]) -> int:
        """Row of the wanted id, else of the first one after it that is still there, else the same row number."""
        if wanted is None:
            return 0
        for candidate in (wanted, *following):
            try:
                return self.ids.index(candidate)
            except ValueError:
                continue
        return self.cursor

    def _set_place(self, row: int, above: int | None) -> None:
        with self.prevent(LineList.Moved):
            self.rows_changed()
            self.cursor = row
        if above is not None:
            self.scroll_to(y=max(0, self.line_of(self.cursor) - above), animate=False, force=True)
        else:
            self.show_row(self.cursor)
        self.refresh()

    def change(self, ids: Iterable[int], **values: Any) -> list[Headline]:
        """Change rows at once, before the archive has answered. Gives back what they were, for a revert."""
        before = []
        for article_id in ids:
            head = self._rows.get(article_id)
            if head is None:
                continue
            before.append(head)
            self._rows[article_id] = replace(head, **values)
        if before:
            self.refresh()
        return before

    def put_back(self, heads: Iterable[Headline]) -> None:
        """The archive refused: the rows are as they were."""
        for head in heads:
            self._rows[head.id] = head
        self.refresh()

    def forget(self) -> None:
        """The archive changed: rows are fetched afresh when they are next drawn."""
        self._rows.clear()
        self._strips.clear()
        self.refresh()

    # ------------------------------------------------------------------ data out

    @property
    def current_id(self) -> int | None:
        return self.ids[self.cursor] if self.ids and self.cursor < len(self.ids) else None

    @property
    def current(self) -> Headline | None:
        return self.headline(self.cursor) if self.ids else None

    def marked_ids(self) -> list[int]:
        """The selection, else the row under the cursor: what a mark applies to."""
        if self.selected:
            return [i for i in self.ids if i in self.selected]
        return [self.current_id] if self.current_id is not None else []

    def headline(self, row: int) -> Headline | None:
        """The row's headline; a miss fetches the window around it in one go."""
        article_id = self.ids[row]
        if article_id in self._rows:
            return self._rows[article_id]
        if self._fetch is None:
            return None
        first = max(0, row - _AHEAD // 4)
        window = [i for i in self.ids[first : row + _AHEAD] if i not in self._rows]
        self.fetched_windows += 1
        if len(self._rows) > _KEPT:
            self._rows.clear()
        for i in window:
            self._rows[i] = None  # an id that has vanished stays a blank row and is not asked for again
        for head in self._fetch(window):
            self._rows[head.id] = head
        return self._rows.get(article_id)

    def known(self, article_id: int) -> Headline | None:
        """The headline if it was fetched already; asks nobody."""
        return self._rows.get(article_id)

    def row_of(self, article_id: int) -> int | None:
        try:
            return self.ids.index(article_id)
        except ValueError:
            return None

    def find(self, wanted: Callable[[Headline], bool], start: int, step: int = 1) -> int | None:
        """The next row that fits, walking on from `start`; the list is not wrapped round."""
        row = start
        while 0 <= row < len(self.ids):
            head = self.headline(row)
            if head is not None and wanted(head):
                return row
            row += step
        return None

    # ------------------------------------------------------------------ drawing

    def row_count(self) -> int:
        return len(self.ids)

    @property
    def row_height(self) -> int:
        return 1 if self.text_width >= TABLE_WIDTH else 2 if self.text_width >= STACK_WIDTH else 3

    def row_key(self, row: int) -> Any:
        article_id = self.ids[row]
        head = self.headline(row)
        return (article_id, head, article_id in self.selected, article_id in self.below)

    def row_lines(self, row: int, width: int) -> Sequence[Sequence[Run]]:
        head = self.headline(row)
        if head is None:
            return [[Run("   …", "faint")], [], []][: self.row_height]
        picked = head.id in self.selected
        now = self._now()
        if self.row_height == 1:
            lines = [table_line(head, width, now, picked)]
        else:
            lines = stacked_lines(head, width, now, picked, titles=self.row_height - 1)
        if head.id in self.below:  # the first cell of a row is empty
            lines[0] = [Run("└", "accent"), *lines[0][1:]]
        return lines

    def empty_lines(self, width: int) -> Sequence[Line]:
        if self._waiting:
            return ((), (Run(" Opening the archive …", "faint"),))
        said, hint = EMPTY.get(self._empty, EMPTY[""])
        return ((), (Run(f" {said}", "strong"),), (Run(f" {show.cut(hint, width - 2)}", "muted"),))

    def action_select(self) -> None:
        article_id = self.current_id
        if article_id is None:
            return
        self.selected ^= {article_id}
        self.redraw_row(self.cursor)
        self.move(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.ids) if action in ("chosen", "select") else True


def marks(head: Headline, picked: bool) -> list[Run]:
    """Two cells before every headline: selected or unread, and the star."""
    state = Run("✓", "selected") if picked else Run(" ", "") if head.read else Run("●", "dot")
    return [state, Run("★", "star") if head.starred else Run(" ", "")]


def table_line(head: Headline, width: int, now: datetime, picked: bool) -> list[Run]:
    """One line of columns: unread, star, age, source, title, copies."""
    source = max(10, min(20, width // 6))
    copies = f"+{head.copies}" if head.copies else ""
    room = width - 3 - 6 - source - 3 - (len(copies) + 1 if copies else 0)
    return [
        Run(" "),
        *marks(head, picked),
        Run(f" {show.age(head.published, now):>4} ", "faint"),
        Run(show.fit(show.line(head.feed), source), "muted"),
        Run("  "),
        Run(show.fit(show.line(head.title) or "(no title)", max(1, room)), "read" if head.read else "unread"),
        Run(copies, "second"),
    ]


def stacked_lines(head: Headline, width: int, now: datetime, picked: bool, titles: int) -> list[list[Run]]:
    """The title on up to `titles` lines, under it source, age and copies."""
    state, star = marks(head, picked)
    inner = max(6, width - 4)
    title, ink = show.line(head.title) or "(no title)", "read" if head.read else "unread"
    spans = wrap(title, inner)
    rows = [title[a:b] for a, b in spans[:titles]]
    if len(spans) > titles:
        rows[-1] = show.fit(title[spans[titles - 1][0] :], inner).rstrip()
    copies = f" +{head.copies}" if head.copies else ""
    when = show.age(head.published, now)
    source = show.cut(show.line(head.feed), max(4, inner - 3 - len(when) - len(copies)))
    lines = [[Run(" "), state if n == 0 else Run(" "), Run(" "), Run(row, ink)] for n, row in enumerate(rows)]
    lines.append([Run(" "), star, Run(" "), Run(source, "muted"), Run(f" · {when}", "faint"), Run(copies, "second")])
    return lines
