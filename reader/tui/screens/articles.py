"""The article side of the reading screen: opening, the way back, mentions, the sidebar, and why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from reader.tui import show
from reader.tui.inks import KIND_NAMES
from reader.tui.page import HEADER, cut_line
from reader.tui.screens.desk import Desk, Visit
from reader.tui.widgets.sidebar import MODES

if TYPE_CHECKING:
    from reader.model import Article, Entity, Mention, Related
    from reader.tui.widgets.sidebar import Mode, Sidebar

MOST_HISTORY = 200


class Articles(Desk):
    # ------------------------------------------------------------------ opening

    def open_article(self, article_id: int, *, line: int = 0, record: bool = True, focus: bool = True) -> None:
        """Fetch and show an article; it is marked read once it is there."""
        library = self.library
        if library is None:
            return
        if record and self.view.article is not None and self.opened_id not in (None, article_id):
            self.trail.back = [*self.trail.back, self._visit()][-MOST_HISTORY:]
            self.trail.forward.clear()
        self.opened_id = article_id
        self.errand("article", lambda: library.article(article_id), partial(self._show_article, line, focus))

    def _visit(self) -> Visit:
        assert self.view.article is not None
        return Visit(self.view.article.headline.id, self.view.scroll_offset.y)

    def _show_article(self, line: int, focus: bool, article: Article) -> None:
        head = article.headline
        self.view.show_article(article, at=line)
        self.view.set_title(f"{head.feed}")
        self.side.show_names(article.entities)
        if focus:
            self.focus_pane("article")
        self.side_changed()
        self.mark_opened(article)
        self.refresh_bindings()
        self.call_after_refresh(self.find_related, head.id)

    def find_related(self, article_id: int) -> None:
        library = self.library
        if library is not None and article_id == self.opened_id:
            made = self.marks_made
            self.errand(
                "related", lambda: library.related(article_id), partial(self._show_related, made), self._no_related
            )

    def _show_related(self, marks_made: int, related: Related) -> None:
        first = self.side.related is None
        self.side.show_related(related)
        self.refresh_bindings()
        if self.opened_id is not None and first:
            self.find_recalls(self.opened_id)
        if marks_made != self.marks_made:
            self.marks_came_home()

    def marks_came_home(self) -> None:
        """What was marked may stand in the sidebar, a copy of what was opened for one: it shows today's marks."""
        if self.opened_id is not None and self.side.related is not None:
            self.find_related(self.opened_id)

    def _no_related(self, why: str) -> None:
        from reader.model import Related

        self.side.show_related(Related())
        self.say(f"Linked stories: {why}", "error")

    # ------------------------------------------------------------------ the way back

    def action_history_back(self) -> None:
        if not self.trail.back:
            return
        if self.view.article is not None:
            self.trail.forward.append(self._visit())
        self._visit_again(self.trail.back.pop())

    def action_history_forward(self) -> None:
        if not self.trail.forward:
            return
        if self.view.article is not None:
            self.trail.back.append(self._visit())
        self._visit_again(self.trail.forward.pop())

    def _visit_again(self, visit: Visit) -> None:
        row = self.headlines.row_of(visit.article_id)
        if row is not None:
            self.headlines.cursor = row
        self.open_article(visit.article_id, line=visit.line, record=False)

    # ------------------------------------------------------------------ scrolling from anywhere

    def action_read_on(self) -> None:
        """Page down; at the end of the article, the next unread one."""
        if self.view.article is None or (self.view.at_end and self.opened_id is not None):
            self.action_next_unread()
        else:
            self.view.action_page_down()

    def action_read_back(self) -> None:
        self.view.action_page_up()

    def action_article_down(self) -> None:
        self.view.scroll_lines(1)

    def action_article_up(self) -> None:
        self.view.scroll_lines(-1)

    # ------------------------------------------------------------------ names

    def action_next_mention(self) -> None:
        self._tell_mention(self.view.step_mention(1))

    def action_previous_mention(self) -> None:
        self._tell_mention(self.view.step_mention(-1))

    def action_same_mention(self) -> None:
        self._tell_mention(self.view.step_same(1))

    def action_same_before(self) -> None:
        self._tell_mention(self.view.step_same(-1))

    def _tell_mention(self, mention: Mention | None) -> None:
        if mention is None:
            self.say("No names shown in this article")
            return
        self.tell_about(mention, self.say)
        self.refresh_bindings()

    def tell_about(self, mention: Mention, tell: Callable[[str], None]) -> None:
        """What it is; of an amount or a day also what it comes to, when that has been worked out."""
        library, article, said = self.library, self.view.article, self._about(mention)
        tell(said)
        if library is None or article is None or mention.kind not in ("money", "date"):
            return
        when, among = article.headline.published, article.mentions

        def told(meaning: str) -> None:
            if meaning and self.view.current_mention is mention:
                tell(f"{said} · {meaning}")

        self.errand("meaning", lambda: library.names.meaning(mention.text, mention.kind, when, among), told)

    def _about(self, mention: Mention) -> str:
        article = self.view.article
        known = next((e for e in article.entities if e.name == mention.entity), None) if article else None
        kind = show.count(1, KIND_NAMES.get(mention.kind, mention.kind))[2:]
        parts = [f"{mention.entity or mention.text}: {kind}"]
        at, of = self.view.place_of_mention()
        if of > 1:
            parts.append(f"{at} of {show.count(of, 'mention')}")
        elif known is not None:
            parts.append(show.count(known.count, "mention"))
        if known is not None:
            if known.parent:
                parts.append(f"part of {known.parent}")
            if known.aliases:
                parts.append("also " + ", ".join(known.aliases[:3]))
        return " · ".join(parts)

    def action_cycle_names(self) -> None:
        said = {"colour": "Names in colour", "letters": "Names with kind letters", "plain": "Names plain"}
        self.say(said[self.view.cycle_names()])
        self.refresh_bindings()

    # ------------------------------------------------------------------ why

    def action_why(self) -> None:
        """Tell what is under the highlight: a story's rank, a name, a cut block, else where the text comes from."""
        story = self.story_told()
        if story is not None:
            self.explain(story.why)
            return
        article = self.view.article
        if article is None:
            return
        mention = self.view.current_mention
        linked = self.linked_here()
        if linked is not None:
            self.explain(" · ".join(linked.reasons) or "Linked by its words")
        elif mention is not None:
            self.tell_about(mention, self.explain)
        elif self.view.setting.cuts and self.view.block != HEADER:
            self.tell_block()
        else:
            self.explain(why_line(article))

    def explain(self, text: str) -> None:
        """An answer that was asked for is readable to its end: in the status line, or as a note if it is long."""
        if self.status.fits(text):
            self.say(text)
        else:
            self.toast(text)

    # ------------------------------------------------------------------ the sidebar

    def action_cycle_sidebar(self) -> None:
        mode: Mode = MODES[(MODES.index(self.side.mode) + 1) % len(MODES)]
        self.side.set_mode(mode)
        self.side_changed()
        self.say({"linked": "Linked stories", "entities": "Names", "hidden": "Sidebar hidden"}[mode])

    def side_chosen(self, side: Sidebar) -> None:
        linked, chosen = side.linked, side.current
        if linked is not None:
            self.open_article(linked.id)
        elif chosen is not None:
            entity = cast("Entity", chosen)
            self.follow_name(entity.name, entity.name, entity.kind)


def why_line(article: Article) -> str:
    """Where the text comes from and what was noticed in it."""
    origin = {
        "page": "Text from the page",
        "feed": "Text from the feed",
        "none": "No text",
        "jsonld": "Text from the page's data",
    }.get(article.origin, "")
    parts = [f"{origin}{': ' + article.why if article.why else ''}"]
    parts.append(cut_line(article))
    if article.asides:
        parts.append(f"{show.count(len(article.asides), 'aside')} dimmed, because asides = dim")
    for artefact in article.artefacts[:2]:
        block = article.blocks[artefact.block] if 0 <= artefact.block < len(article.blocks) else None
        if block is not None:
            word = block.text[artefact.start : artefact.end]
            parts.append(f"“{word}” = {artefact.ordinary} ({artefact.reason})")
    return " · ".join(part for part in parts if part)
