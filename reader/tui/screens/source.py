"""The page of a source: what is cut from it and how often, what a person decided, how well its texts come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.binding import Binding

from reader.model import CutLine, DecidedLine, SourcePage
from reader.tui import show
from reader.tui.runs import Line, Run
from reader.tui.screens.leaf import Leaf
from reader.tui.widgets.laid import LaidList, Piece, heading, wrapped

if TYPE_CHECKING:
    from reader.library import Library

_ORIGINS = {"page": "the page", "feed": "the feed", "jsonld": "the page's data", "none": "nowhere"}
_WIDEST = 110
_NUMBER_CELLS = 7


class SourceList(LaidList):
    ground = "page"

    def __init__(self, page: SourcePage) -> None:
        super().__init__(id="source-page")
        self.page = page
        self.rows: list[CutLine | DecidedLine] = []

    def on_mount(self) -> None:
        self.set_title("Source", "what is cut, and what you decided")
        self.rows_changed()

    @property
    def current(self) -> CutLine | DecidedLine | None:
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def pieces(self, width: int) -> Iterable[Piece]:
        page, width = self.page, min(width, _WIDEST)
        self.rows = [*page.decisions, *page.cuts]
        yield Piece([(), *head_lines(page, width)], row=False)
        if page.decisions:
            yield Piece([(), heading("You decided", str(len(page.decisions)))], row=False)
            for line in page.decisions:
                yield Piece(decided_lines(line, width))
        if page.cuts:
            yield Piece([(), heading("Cut from this source", str(len(page.cuts)))], row=False)
            for cut in page.cuts:
                yield Piece(cut_lines(cut, width))

    def empty_lines(self, width: int) -> Sequence[Line]:
        return ((), *head_lines(self.page, width), (), (Run(" Nothing is cut from this source.", "muted"),))


def head_lines(page: SourcePage, width: int) -> list[Line]:
    """Who it is, how it comes out, and what is wrong with it."""
    title = show.cut(show.line(page.feed.title), width - 2)
    lines: list[list[Run]] = [[Run(" "), Run(title, "title")]]
    facts = [f"{show.count(page.articles, 'article')} looked at", f"usually {show.count(page.usual_words, 'word')}"]
    if page.empty:
        facts.append(f"{page.empty} without text")
    facts.append(f"{page.cut_share * 100:.1f} % of the words cut")
    lines += wrapped(" · ".join(facts), "text", width, 1)
    if page.origins:
        told = ", ".join(f"{_ORIGINS.get(origin, origin)} {count}" for origin, count in page.origins)
        lines += wrapped(f"text from {told}", "muted", width, 1)
    if page.feed.cut_short:
        lines += wrapped(f"! {page.feed.cut_short}", "warning", width, 1)
    if page.feed.error:
        lines += wrapped(f"! {show.line(page.feed.error)}", "error", width, 1)
    if page.warning:
        lines += wrapped(f"! {page.warning}", "warning", width, 1)
    return [tuple(line) for line in lines]


def decided_lines(line: DecidedLine, width: int) -> list[list[Run]]:
    sign, verdict = ("✓", "always kept") if line.keep else ("✂", "always cut")
    where = " everywhere" if line.everywhere else ""
    body = wrapped(show.line(line.text or "a line"), "text", width, _NUMBER_CELLS, most=2)
    body[0] = [Run(f" {sign}".ljust(_NUMBER_CELLS), "accent"), *body[0][1:]]
    return [*body, [Run(" " * _NUMBER_CELLS), Run(f"{verdict}{where}", "reason")]]


def cut_lines(cut: CutLine, width: int) -> list[list[Run]]:
    body = wrapped(show.line(cut.text), "text", width, _NUMBER_CELLS, most=2)
    body[0] = [Run(f"{cut.articles:>5}× "[-_NUMBER_CELLS:], "accent"), *body[0][1:]]
    return [*body, [Run(" " * _NUMBER_CELLS), Run(show.cut(show.line(cut.reason), width - 8), "reason")]]


class SourceScreen(Leaf[int | None]):
    """Dismissed with the article to open, or nothing."""

    BINDINGS = [
        Binding("escape,q,I", "dismiss(None)", "Back", id="source.back"),
        Binding("d", "decide", "Keep/take back", id="source.decide"),
        Binding("u", "undo", "Undo", id="source.undo"),
        Binding("enter", "open", "Open an article", id="source.open"),
    ]

    def __init__(self, page: SourcePage, library: Library) -> None:
        self.list = SourceList(page)
        super().__init__(self.list, library, id="source")
        self._library = library

    def keys_now(self) -> list[tuple[str, str]]:
        chosen = self.list.current
        hints = []
        if isinstance(chosen, CutLine):
            hints.append(("⏎", "Open"))
        if chosen is not None and not self._library.read_only:
            hints.append(("d", "Always keep" if isinstance(chosen, CutLine) else "Take back"))
        if self.can_undo:
            hints.append(("u", "Undo"))
        return hints

    def on_line_list_moved(self, message: LaidList.Moved) -> None:
        message.stop()
        self.show_keys()

    def on_line_list_chosen(self, message: LaidList.Chosen) -> None:
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        chosen = self.list.current
        if isinstance(chosen, CutLine):
            self.dismiss(chosen.newest)

    # ------------------------------------------------------------------ deciding

    def action_decide(self) -> None:
        """A cut line is kept from now on; a decision is taken back."""
        chosen, texts, feed = self.list.current, self._library.texts, self.list.page.feed.id
        if isinstance(chosen, CutLine):
            key, text = chosen.key, chosen.text
            self.change(lambda: texts.decide_line(feed, key, True, line=text))
        elif chosen is not None:
            key, everywhere = chosen.key, chosen.everywhere
            self.change(lambda: texts.decide_line(feed, key, None, everywhere=everywhere))

    def look_again(self) -> None:
        library, feed = self._library, self.list.page.feed.id
        self.errand("source", lambda: library.texts.source(feed), self._show_again)

    def _show_again(self, page: SourcePage) -> None:
        self.list.page = page
        self.shown_again()
