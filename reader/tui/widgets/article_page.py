"""The article on the screen: a typeset page, drawn line by line, and the paragraph under the reader's eye.

All layout is in `page.py`; here lines become strips. What keys do with it is in `article.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from textual.cache import LRUCache
from textual.strip import Strip

from reader.tui import show
from reader.tui.page import HEADER, WELCOME, Setting, typeset
from reader.tui.runs import Run
from reader.tui.widgets.lines import strip_of
from reader.tui.widgets.scroll import ThinScroll

if TYPE_CHECKING:
    from textual import events

    from reader.model import Article, Linked
    from reader.tui.page import Page

_GLANCE = 4
"""Lines around the eye in which a paragraph that recalls something is noticed."""


class ArticlePage(ThinScroll, can_focus=True, inherit_bindings=False):
    ground = "page"

    def __init__(self, *, now: Callable[[], datetime], id: str | None = None) -> None:
        super().__init__(id=id)
        self.article: Article | None = None
        self.setting = Setting(80)
        self.mention = -1
        """Number of the highlighted mention, or -1."""
        self.block = HEADER
        """The marked block while cuts are shown."""
        self.page: Page | None = None
        self.recalling: Mapping[int, tuple[Linked, ...]] = {}
        """Blocks that recall other events, and the reports on those."""
        self.eye_block = HEADER
        """The paragraph under the reader's eye."""
        self.still_eye = 0
        """Its line, in an article that fits the screen and cannot be scrolled."""
        self._now = now
        self._pages: LRUCache[tuple[int, Setting], tuple[Article, Page]] = LRUCache(12)
        self._strips: LRUCache[tuple[Any, ...], Strip] = LRUCache(600)

    # ------------------------------------------------------------------ data in

    def show_article(self, article: Article | None, *, at: int = 0) -> None:
        """Show an article from line `at`; the same article again keeps its place, name and block."""
        same = article is not None and self.article is not None and article.headline.id == self.article.headline.id
        self.article = article
        if not same:
            self.mention, self.block = -1, HEADER
            self.recalling, self.eye_block, self.still_eye = {}, HEADER, 0
            self.setting = replace(self.setting, cuts=False, links=False)
        self._typeset()
        if not same:
            self.scroll_to(y=at, animate=False, force=True)
        self.refresh()

    def set(self, **changes: Any) -> None:
        """Change the setting and stay at the same block: what was on the top line stays there."""
        block, below = self._anchor()
        self.setting = replace(self.setting, **changes)
        self._typeset()
        self._go_to_anchor(block, below)
        self.refresh()

    def _typeset(self) -> None:
        width = self.text_width or 80
        self._strips.clear()
        if self.article is None:
            self.page = None
            self.set_line_count(0)
            return
        self.setting = replace(self.setting, width=width)
        kept, page = self._pages.get((id(self.article), self.setting)) or (None, None)
        if page is None or kept is not self.article:
            page = typeset(self.article, self.setting, self._now())
            self._pages[(id(self.article), self.setting)] = (self.article, page)
        self.page = page
        self.set_line_count(len(page.lines))
        if self.setting.cuts and self.block not in page.block_of:
            self.block = self.first_cut() if self.block == HEADER else HEADER

    def first_cut(self) -> int:
        """The first cut at or below the top of the screen, else the first of all."""
        if self.page is None or self.article is None:
            return HEADER
        cuts = [n for n in self.page.shown_blocks() if not self.article.blocks[n].kept]
        below = [n for n in cuts if self.page.lines_of_block(n)[1] > self.scroll_offset.y]
        shown = self.page.shown_blocks()
        return (below or cuts or shown or [HEADER])[0]

    # ------------------------------------------------------------------ the reader's eye

    def eye_moved(self) -> None:
        """Another paragraph is the one being read."""

    def set_recalling(self, recalling: Mapping[int, tuple[Linked, ...]]) -> None:
        self.recalling = recalling
        self._strips.clear()
        self.look()
        self.refresh()

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        self.look()

    def look(self) -> None:
        """The eye goes down the screen as the article goes up it: at the end it reads the last line."""
        page = self.page
        if page is None:
            return
        top, most = self.scroll_offset.y, self.max_scroll_y
        line = top + round((self.shown_lines - 1) * top / most) if most else self.still_eye
        after = (block for block in page.block_of[line:] if block != HEADER)
        before = (block for block in reversed(page.block_of[:line]) if block != HEADER)
        near = page.block_of[max(0, line - _GLANCE) : line + _GLANCE + 1]
        eye = next(after, next(before, HEADER))
        if eye not in self.recalling:  # a short article passes under the eye several lines at a time
            eye = next((block for block in near if block in self.recalling), eye)
        if eye != self.eye_block:
            if self.recalling.keys() & {eye, self.eye_block}:
                self.refresh()
            self.eye_block = eye
            self.eye_moved()

    def _anchor(self) -> tuple[int, int]:
        """The block at the top of the screen and how far into it the screen begins."""
        top = self.scroll_offset.y
        if self.page is None or top < 3:
            return HEADER, top
        for line in range(top, len(self.page.lines)):
            block = self.page.block_of[line]
            if block != HEADER:
                return block, top - self.page.lines_of_block(block)[0]
        return HEADER, top

    def _go_to_anchor(self, block: int, below: int) -> None:
        if self.page is None:
            return
        if block == HEADER:
            return
        first, last = self.page.lines_of_block(block)
        if last > first:
            self.scroll_to(y=max(0, first + min(below, last - first - 1)), animate=False, force=True)

    # ------------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        return self.with_thumb(y, self._text_line(y, self.text_width))

    def _text_line(self, y: int, width: int) -> Strip:
        inks = self.inks
        page = self.page
        if page is None:
            return strip_of(WELCOME[y] if y < len(WELCOME) else (), width, inks, "page")
        line = y + self.scroll_offset.y
        if line >= len(page.lines):
            return strip_of((), width, inks, "page")
        here = self.setting.cuts and self.block != HEADER and page.block_of[line] == self.block
        block = page.block_of[line]
        recalls = block in self.recalling and (line == 0 or page.block_of[line - 1] != block)
        read = recalls and block == self.eye_block
        key = (line, here, read, self.mention, width, inks.serial)
        strip = self._strips.get(key)
        if strip is None:
            sign = "▌ " if here else "» " if read else "› " if recalls else "  "
            lead = Run((" " * page.margin + sign)[-max(page.margin, 1) :], "here" if here or read else "recall")
            runs = [lead, *page.lines[line]]
            if self.mention >= 0:
                runs = [r._replace(ink=f"{r.ink} current") if r.ref == self.mention else r for r in runs]
            strip = strip_of(runs, width, inks, "page")
            self._strips[key] = strip
        return strip

    def set_title(self, title: str) -> None:
        self.border_title = cast(str, show.content(title))

    def theme_changed(self) -> None:
        self._strips.clear()
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        if self.text_width != self.setting.width:
            self.set()
