"""Search as one types: the best hits at once, snippets for the rows on screen only, an older search is worthless."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from reader.errors import UsageError
from reader.model import Change, Hit
from reader.query import parse
from reader.tui import show
from reader.tui.errands import Errands
from reader.tui.runs import Line, Run, Span, inked
from reader.tui.widgets.footer import Footer, Hint, StatusLine
from reader.tui.widgets.headlines import marks
from reader.tui.widgets.lines import LineList

if TYPE_CHECKING:
    from reader.library import Library

Found = tuple[str, list[int], int | None, bool]
"""The text, the ids, the row's id, and whether to open it."""
MOST_HITS = 200


class Hits(LineList):
    """Three lines a hit: title, source and age, and the words around the match once they are known."""

    def __init__(self, *, now: Callable[[], datetime]) -> None:
        super().__init__(id="hits")
        self.hits: Sequence[Hit] = ()
        self.snippets: dict[int, Hit] = {}
        self.asked = ""
        self._now = now

    def show_hits(self, asked: str, hits: Sequence[Hit]) -> None:
        self.asked, self.hits, self.snippets = asked, hits, {}
        with self.prevent(LineList.Moved):
            self.cursor = 0
            self.rows_changed()
        self.scroll_to(y=0, animate=False, force=True)

    def add_snippets(self, snippets: dict[int, Hit]) -> None:
        self.snippets |= snippets
        self._strips.clear()
        self.refresh()

    def unsnipped_ids(self) -> list[int]:
        """The hits on screen whose snippet is not known yet."""
        top = self.scroll_offset.y // self.row_height
        rows = self.shown_lines // self.row_height + 2
        return [hit.headline.id for hit in self.hits[top : top + rows] if hit.headline.id not in self.snippets]

    @property
    def current_id(self) -> int | None:
        return self.hits[self.cursor].headline.id if self.cursor < len(self.hits) else None

    @property
    def row_height(self) -> int:
        return 3

    def row_count(self) -> int:
        return len(self.hits)

    def row_key(self, row: int) -> Any:
        hit = self.hits[row]
        return (self.asked, hit.headline.id, hit.headline.id in self.snippets)

    def row_lines(self, row: int, width: int) -> Sequence[Sequence[Run]]:
        hit = self.hits[row]
        hit = self.snippets.get(hit.headline.id, hit)
        head = hit.headline
        when = show.age(head.published, self._now())
        source = show.cut(show.line(head.feed), max(4, width - 8 - len(when)))
        title = show.fit(show.line(head.title) or "(no title)", max(1, width - 5))
        return [
            [Run(" "), *marks(head, False), Run(" "), Run(title, "read" if head.read else "unread")],
            [Run("    "), Run(source, "muted"), Run(f" · {when}", "faint")],
            [Run("    "), *snippet_runs(hit, width - 5)],
        ]

    def empty_lines(self, width: int) -> Sequence[Line]:
        if not self.asked:
            return (
                (),
                (Run(show.cut(" Words, “exact phrases”, feed: tag: entity: is:unread since:7d", width), "muted"),),
                (Run(show.cut(" money:>1b percent:>10 quantity:>1k:people date:2024 -without", width), "muted"),),
                (Run(" ⏎ keeps the result as your list", "faint"),),
            )
        return ((), (Run(show.cut(f" Nothing found for {show.line(self.asked)}", width), "muted"),))


def snippet_runs(hit: Hit, width: int) -> list[Run]:
    """The snippet with its matches marked, moved so that the first match is in sight."""
    text, first = hit.snippet, min((start for start, _ in hit.marks), default=0)
    skip = max(0, first - width // 3) if first > width * 2 // 3 else 0
    if skip and not text[skip - 1].isspace():
        skip = text.find(" ", skip, first) + 1 or skip  # no half word at the beginning, where there are words
    spans = [Span(start - skip, end - skip, "match") for start, end in hit.marks]
    runs: list[Run] = [Run("…", "faint")] if skip else []
    room = width - len(runs)
    for run in inked(text[skip : skip + width * 2], "muted", spans):
        words = show.line(run.text) if not run.text.isspace() else " "
        lead = " " if run.text[:1].isspace() and words != " " else ""
        tail = " " if run.text[-1:].isspace() and words != " " else ""
        words = show.cut(lead + words + tail, max(0, room)) if room > 0 else ""
        if not words:
            break
        runs.append(run._replace(text=words))
        room -= cell_len(words)
    return runs


def left_out(asked: str) -> str:
    """Why a field of a query is left out while it is typed; open quotes and brackets are understood as they are."""
    try:
        parse(asked)
    except UsageError as error:
        why = str(error).splitlines()[0]
        return why if re.match(r"[a-z]+: |unknown field", why) else ""
    return ""


class SearchScreen(Errands["Found | None"]):
    BINDINGS = [
        Binding("escape", "leave", "Back", id="search.leave"),
        Binding("down,ctrl+n", "move(1)", "Down", show=False, id="search.down"),
        Binding("up,ctrl+p", "move(-1)", "Up", show=False, id="search.up", priority=True),
        Binding("pagedown", "move(5)", "Page down", show=False, id="search.page-down"),
        Binding("pageup", "move(-5)", "Page up", show=False, id="search.page-up"),
        Binding("ctrl+o", "open", "Open", id="search.open"),
        Binding("ctrl+s", "save", "Save as view", id="search.save"),
    ]
    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    SearchScreen Input { padding: 0 1; margin: 1 1 0 1; background: $panel; }
    SearchScreen #hits { height: 1fr; background: $nd-list; }
    """

    def __init__(self, library: Library, text: str = "") -> None:
        super().__init__(id="search")
        self._library, self._text = library, text
        self._moved = False
        """Whether a row was chosen: then enter opens it as well."""

    def compose(self) -> ComposeResult:
        yield Input(self._text, placeholder="Search everything", select_on_focus=True, compact=True)
        yield Hits(now=self._library.clock)
        yield StatusLine(id="status")
        yield Footer(id="keys")

    def on_mount(self) -> None:
        self.hits = self.query_one(Hits)
        self.hits.can_focus = False
        self.status = self.query_one(StatusLine)
        self.query_one(Footer).show_hints(
            [
                Hint("⏎", "Keep as list", 1), Hint("↓↑", "Choose", 2), Hint("^o", "Open", 3), Hint("esc", "Back", 4),
                *([] if self._library.read_only else [Hint("^s", "Save as view", 5)]),
            ]
        )  # fmt: skip
        self.watch(self.hits, "scroll_y", self._scrolled, init=False)

    # ------------------------------------------------------------------ searching

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value)

    def _search(self, text: str) -> None:
        self._moved = False
        asked = text.strip()
        self.call_off("snippets")
        if not asked:
            self.call_off("search")
            self.hits.show_hits("", ())
            self.status.set(place="", message="")
            return
        self._library.stop_search()
        number = self._sent["search"] + 1

        def job() -> tuple[str, list[Hit], str]:
            if self._sent["search"] != number:  # a newer letter was typed before this thread got its turn
                return asked, [], ""
            return asked, self._library.search(asked, MOST_HITS, live=True), left_out(asked)

        self.errand("search", job, self._searched, self._not_understood)

    def _searched(self, found: tuple[str, list[Hit], str]) -> None:
        asked, hits, problem = found
        self.hits.show_hits(asked, hits)
        more = "+" if len(hits) >= MOST_HITS else ""
        counted = f"{len(hits)}{more} found"
        self.status.set(place=counted, message=f"{counted} · {problem}" if problem else "", ink="muted")
        self._snip()

    def _not_understood(self, why: str) -> None:
        self.status.set(message=why.splitlines()[0] if why else "", ink="warning")

    def _scrolled(self) -> None:
        self._snip()

    def _snip(self) -> None:
        asked, ids = self.hits.asked, self.hits.unsnipped_ids()
        if ids:
            self.errand("snippets", lambda: self._library.snippets(asked, ids), self.hits.add_snippets, lambda _w: None)

    # ------------------------------------------------------------------ choosing and leaving

    def action_move(self, rows: int) -> None:
        if self.hits.hits:
            self.hits.cursor += rows
            self._moved = True

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._keep(self._moved)

    def action_open(self) -> None:
        self._keep(True)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self._keep(True)

    def _keep(self, opened: bool) -> None:
        ids = [hit.headline.id for hit in self.hits.hits]
        if ids:
            self.dismiss((self.hits.asked, ids, self.hits.current_id, opened))

    # ------------------------------------------------------------------ keeping the query

    def action_save(self) -> None:
        """Ask for a name; the query then stands among the views on the left."""
        from reader.tui.screens.dialogs import Ask

        text = self.query_one(Input).value.strip()
        if text and not self._library.read_only:
            asked = Ask("Save as view", text, hint="Its name among the views; D there forgets it", value=text)
            self.app.push_screen(asked, lambda name: self._save(text, name))

    def _save(self, text: str, name: str | None) -> None:
        name = show.line(name or "", 80)
        if name:
            self.mark(lambda: self._library.save_query(name, text), self._saved, self._not_understood)

    def _saved(self, change: Change) -> None:
        self.status.set(message=change.summary, ink="good")

    def action_leave(self) -> None:
        self.dismiss(None)
