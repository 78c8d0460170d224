"""The article pane: walks through the names and blocks of a page; keys and the mouse become messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from textual.message import Message

from reader.tui import keys
from reader.tui.kinds import Kinds, shows
from reader.tui.page import HEADER, Names
from reader.tui.runs import run_at
from reader.tui.widgets.article_page import ArticlePage

if TYPE_CHECKING:
    from textual import events

    from reader.model import Mention


class ArticleView(ArticlePage, can_focus=True, inherit_bindings=False):
    BINDINGS = [*keys.bindings("move"), *keys.bindings("read")]

    @dataclass
    class LinkFollowed(Message):
        address: str

    @dataclass
    class NameChosen(Message):
        """Enter or a click on a highlighted name."""

        mention: Mention

    @dataclass
    class EyeMoved(Message):
        """Another paragraph is the one being read."""

    @dataclass
    class PlaceChanged(Message):
        """Another block or name is the current one now."""

    def eye_moved(self) -> None:
        self.post_message(self.EyeMoved())

    # ------------------------------------------------------------------ moving

    @property
    def at_end(self) -> bool:
        return self.scroll_offset.y >= self.max_scroll_y

    def page_lines(self) -> int:
        return max(1, self.shown_lines - 2)

    def action_down(self) -> None:
        self._step(1)

    def action_up(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """A line; while cuts are shown, a block, because a block is what gets decided."""
        if not self.setting.cuts or self.page is None:
            self.scroll_lines(by)
            if not self.max_scroll_y and self.page is not None:
                self.still_eye = max(0, min(len(self.page.lines) - 1, self.still_eye + by))
                self.look()
            return
        shown = self.page.shown_blocks()
        if not shown:
            return
        at = shown.index(self.block) if self.block in shown else -1 if by > 0 else len(shown)
        self.mark_block(shown[max(0, min(len(shown) - 1, at + by))])

    def mark_block(self, block: int) -> None:
        self.block = block
        if self.page is not None:
            first, last = self.page.lines_of_block(block)
            self.show_lines(first, last)
        self.refresh()
        self.post_message(self.PlaceChanged())

    def show_lines(self, first: int, last: int) -> None:
        height = self.shown_lines
        top = self.scroll_offset.y
        if first < top or last > top + height:
            self.scroll_to(y=max(0, first - height // 3), animate=False, force=True)

    def action_top(self) -> None:
        self.scroll_to(y=0, animate=False, force=True)

    def action_bottom(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def action_half_down(self) -> None:
        self.scroll_lines(self.page_lines() // 2)

    def action_half_up(self) -> None:
        self.scroll_lines(-(self.page_lines() // 2))

    def action_page_down(self) -> None:
        self.scroll_lines(self.page_lines())

    def action_page_up(self) -> None:
        self.scroll_lines(-self.page_lines())

    # ------------------------------------------------------------------ cuts, names, links

    def toggle_cuts(self) -> None:
        self.set(cuts=not self.setting.cuts)
        if self.setting.cuts:
            self.mark_block(self.first_cut())

    def cycle_names(self) -> Names:
        order: tuple[Names, ...] = get_args(Names)
        self.set(names=order[(order.index(self.setting.names) + 1) % len(order)])
        return self.setting.names

    def show_kinds(self, kinds: Kinds) -> None:
        """Mark the names of these kinds only; a highlight on one that goes is gone with it."""
        current = self.current_mention
        if current is not None and not shows(kinds, current.kind):
            self.mention = -1
        self.set(kinds=kinds, names="colour" if self.setting.names == "plain" else self.setting.names)

    def step_mention(self, by: int) -> Mention | None:
        """To the next name on the page from the one highlighted, or from the top of the screen."""
        if self.page is None or self.article is None or not self.page.mention_lines:
            return None
        places = self.page.mention_lines
        numbers = [number for _, number in places]
        if self.mention in numbers:
            at = numbers.index(self.mention) + by
        else:
            top = self.scroll_offset.y
            below = [i for i, (line, _) in enumerate(places) if line >= top]
            at = below[0] if by > 0 and below else (below[0] - 1 if below else len(places) - 1)
        return self._go_to_mention(*places[at % len(places)])

    def step_same(self, by: int) -> Mention | None:
        """To the next place of the page that names the same as the one highlighted; round, after the last."""
        here = self.current_mention
        if here is None or self.page is None or self.article is None:
            return self.step_mention(by)
        mentions = self.article.mentions
        same = [(line, n) for line, n in self.page.mention_lines if _same(mentions[n], here)]
        numbers = [number for _, number in same]
        if self.mention not in numbers:
            return self.step_mention(by)
        return self._go_to_mention(*same[(numbers.index(self.mention) + by) % len(same)])

    def place_of_mention(self) -> tuple[int, int]:
        """(2, 4): the second of the four shown places that name the same."""
        here = self.current_mention
        if here is None or self.page is None or self.article is None:
            return 0, 0
        mentions = self.article.mentions
        numbers = [n for _, n in self.page.mention_lines if _same(mentions[n], here)]
        return (numbers.index(self.mention) + 1 if self.mention in numbers else 0), len(numbers)

    def _go_to_mention(self, line: int, number: int) -> Mention | None:
        self.mention = number
        self.show_lines(line, line + 1)
        self.refresh()
        self.post_message(self.PlaceChanged())
        return self.current_mention

    @property
    def current_mention(self) -> Mention | None:
        if self.article is None or not 0 <= self.mention < len(self.article.mentions):
            return None
        return self.article.mentions[self.mention]

    def link(self, number: int) -> str:
        """The address behind the hint [number]; nothing when there is none."""
        if self.page is None or not 1 <= number <= len(self.page.links):
            return ""
        return self.page.links[number - 1]

    def action_follow(self) -> None:
        mention = self.current_mention
        if mention is not None:
            self.post_message(self.NameChosen(mention))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "follow":
            return self.current_mention is not None
        return True

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or self.page is None or self.article is None:
            return
        line = offset.y + self.scroll_offset.y
        if line >= len(self.page.lines):
            return
        run = run_at(self.page.lines[line], offset.x - self.page.margin)
        if self.setting.cuts and self.page.block_of[line] != HEADER:
            self.mark_block(self.page.block_of[line])
        if run is None:
            return
        if run.link:
            self.post_message(self.LinkFollowed(run.link))
        elif run.ref >= 0:
            self.mention = run.ref
            self.refresh()
            self.post_message(self.NameChosen(self.article.mentions[run.ref]))


def _same(one: Mention, other: Mention) -> bool:
    return (one.entity or one.text, one.kind) == (other.entity or other.text, other.kind)
