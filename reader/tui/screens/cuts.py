"""What was done to a text, on the reading screen: cuts shown and decided, its source, its publisher's edits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.tui import show
from reader.tui.page import HEADER, with_decision
from reader.tui.screens.desk import Desk

if TYPE_CHECKING:
    from reader.model import Article, Change, CutScope, Edit, Headline, SourcePage, TextChoice, TextOffers
    from reader.tui.widgets.article import ArticleView

WIDER: tuple[CutScope, ...] = ("source", "everywhere")
_FORGET = "forget"
TEXTS: Mapping[TextChoice, str] = {
    "feed": "The feed's own text",
    "page": "The page's text",
    "jsonld": "The text in the page's data",
    "auto": "What newsdeck finds best",
}


class Cuts(Desk):
    def action_toggle_cuts(self) -> None:
        self.view.toggle_cuts()
        if self.view.setting.cuts:
            self.focus_pane("article")
            self.tell_block()
        else:
            self.say("Cuts hidden")
        self.refresh_bindings()

    def on_article_view_place_changed(self, message: ArticleView.PlaceChanged) -> None:
        if self.view.setting.cuts:
            self.tell_block()
        self.refresh_bindings()

    def tell_block(self) -> None:
        article, number = self.view.article, self.view.block
        if article is None or number == HEADER:
            return
        block, decided = article.blocks[number], article.decided.get(number, "")
        if block.kept:
            self.say("d cuts this block" + (f" · {decided}" if decided else " · D always"), "reason")
        else:
            self.say(f"d restores it, D always · cut: {block.reason or 'by you'}", "reason")

    # ------------------------------------------------------------------ deciding

    def action_decide_cut(self) -> None:
        """Restore the marked block when it is cut, cut it when it is kept; the archive remembers for this article."""
        library, article, number = self.library, self.view.article, self.view.block
        if library is None or article is None or number == HEADER:
            return
        block = article.blocks[number]
        keep = not block.kept
        self.view.show_article(with_decision(article, number, keep))
        self.mark(
            lambda: library.texts.decide_cut(article.headline.id, block.key, keep),
            self._line_decided,
            partial(self._undecided, article),
        )

    def action_decide_wide(self) -> None:
        """Ask how far a decision about the marked block reaches."""
        from reader.tui.screens.dialogs import Choose

        article, number = self.view.article, self.view.block
        if article is None or number == HEADER:
            return
        block = article.blocks[number]
        what = show.cut(show.line(block.text or block.alt or "picture"), 70)
        chooser = Choose("This line, always", what, wide_rows(article, number), hint="enter decides · esc leaves")
        self.app.push_screen(chooser, partial(self._decide_wide, article, number))

    def _decide_wide(self, article: Article, number: int, chosen: str | None) -> None:
        library = self.library
        if library is None or chosen is None:
            return
        article_id, key = article.headline.id, article.blocks[number].key
        if chosen == _FORGET:
            self.mark(lambda: library.texts.forget_decision(article_id, key), self._decided)
            return
        verdict, _, reach = chosen.partition(" ")
        scope = next(scope for scope in WIDER if scope == reach)
        keep = verdict == "keep"
        self.view.show_article(with_decision(article, number, keep))
        self.mark(
            lambda: library.texts.decide_cut(article_id, key, keep, scope),
            self._decided,
            partial(self._undecided, article),
        )

    def _line_decided(self, change: Change) -> None:
        self.changed(change)
        self.work_behind()  # the names of the line

    def _decided(self, change: Change) -> None:
        """The archive knows what else in the open article the decision reaches."""
        self._line_decided(change)
        self.read_open_article_again()

    def _undecided(self, before: Article, why: str) -> None:
        self.view.show_article(before)
        self.toast(why, "error", title="Not changed")

    # ------------------------------------------------------------------ the source

    def action_source_page(self) -> None:
        """The feed under the cursor of the left pane, else the one of the article at hand."""
        library, feed_id = self.library, self.source_here()
        if library is not None and feed_id is not None:
            self.errand("source", lambda: library.texts.source(feed_id), self._show_source)

    def source_here(self) -> int | None:
        if self.feeds.has_focus:
            view = self.feed_here()
            return view.id if view is not None else None
        head = self.current_headline()
        return head.feed_id if head is not None else None

    def _show_source(self, page: SourcePage) -> None:
        from reader.tui.screens.source import SourceScreen

        if self.library is not None:
            self.app.push_screen(SourceScreen(page, self.library), self._source_left)

    def _source_left(self, article_id: int | None) -> None:
        if article_id is not None:
            self.open_article(article_id)
        else:
            self.read_open_article_again()  # what was decided there may hold here

    # ------------------------------------------------------------------ which text

    def action_choose_text(self) -> None:
        library, article = self.library, self.view.article
        if library is not None and article is not None:
            article_id = article.headline.id
            self.say("Looking at what texts there are …")
            self.errand("texts", lambda: library.texts.offers(article_id), partial(self._ask_text, article))

    def _ask_text(self, article: Article, found: TextOffers) -> None:
        from reader.tui.screens.dialogs import Choose

        rows = text_rows(found)
        chooser = Choose(
            "Which text",
            show.line(found.why[:1].upper() + found.why[1:]) or "No text",
            rows,
            hint="enter shows it · esc leaves",
        )
        self.say("")
        self.app.push_screen(chooser, partial(self._choose_text, article.headline.id))

    def _choose_text(self, article_id: int, chosen: str | None) -> None:
        library = self.library
        choice = next((choice for choice in TEXTS if choice == chosen), None)
        if library is not None and choice is not None:
            self.mark(lambda: library.texts.choose(article_id, choice), self._text_chosen)

    def _text_chosen(self, change: Change) -> None:
        self._decided(change)
        self.work_behind()

    # ------------------------------------------------------------------ what the publisher changed

    def action_revisions(self) -> None:
        library, article = self.library, self.view.article
        if library is not None and article is not None:
            head = article.headline
            self.errand("revisions", lambda: library.texts.edits(head.id), partial(self._show_edits, head))

    def _show_edits(self, head: Headline, edits: tuple[Edit, ...]) -> None:
        from reader.tui.screens.revisions import RevisionsScreen

        self.app.push_screen(RevisionsScreen(head, edits, self.now()))


def wide_rows(article: Article, number: int) -> list[tuple[str, str, str]]:
    """The rows of the chooser, what is most likely wanted first; to take a decision back only where there is one."""
    source = show.cut(show.line(article.headline.feed, 40), 34)
    likely = ("cut", "keep") if article.blocks[number].kept else ("keep", "cut")
    rows = [
        (f"{does} {scope}", f"Always {does} in {source}" if scope == "source" else f"Always {does} everywhere", hint)
        for does in likely
        for scope, hint in (("source", "all articles of this source, whatever its figures"),
                            ("everywhere", "all articles of every source"))
    ]  # fmt: skip
    if number in article.decided:
        rows.append((_FORGET, "Let newsdeck decide again", f"now: {article.decided[number]}"))
    return rows


def text_rows(found: TextOffers) -> list[tuple[str, str, str]]:
    """The rows of the chooser: how long each text is and how it begins."""
    rows = []
    for offer in found.offers:
        about = "not kept: fetches the page"
        if offer.text is not None:
            about = f"{show.count(offer.words, 'word')} · {show.line(offer.text.text, 200)}"
        rows.append((offer.choice, TEXTS[offer.choice] + (" ✓" if offer.choice == found.chosen else ""), about))
    return [
        *rows,
        ("auto", TEXTS["auto"] + (" ✓" if found.chosen == "auto" else ""), "by length, walls and words in common"),
    ]
