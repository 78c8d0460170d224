"""The way to the page of a name, from the article or by asking, and back from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.query.parse import VALUE_FIELDS
from reader.tui import show
from reader.tui.screens.desk import Desk

if TYPE_CHECKING:
    from reader.model import EntityKind, EntityPage, EntityRow, View
    from reader.tui.widgets.article import ArticleView

MOST_OFFERED = 2_000
"""Names offered while one is typed."""


class NamePages(Desk):
    def action_entity_page(self) -> None:
        """Of the name at hand; without one, ask for it."""
        mention = self.view.current_mention
        if mention is not None and self.panes.focus_pane == "article":
            self.follow_name(mention.entity or mention.text, mention.text, mention.kind)
        elif name := self.name_here():
            self.show_entity_page(name)
        elif self.library is not None:
            library = self.library
            self.errand("known", lambda: library.entities(limit=MOST_OFFERED), self._ask_name)

    def _ask_name(self, rows: list[EntityRow]) -> None:
        from reader.tui.screens.dialogs import Ask

        known = [row.name for row in rows]
        hint = "Any spelling of it; → completes it"
        self.app.push_screen(Ask("Page of a name", "Whose page", hint=hint, known=known), self._name_asked)

    def _name_asked(self, name: str | None) -> None:
        library = self.library
        if library is None or not name or not name.strip():
            return
        self.errand(
            "entity",
            lambda: library.entity(name),
            lambda page: self.show_entity_page(page.row.name),
            lambda why: self.errand("near", lambda: library.names.near(name), partial(self._offer_near, why)),
        )

    def _offer_near(self, why: str, near: list[str]) -> None:
        if not near:
            self.explain(why)
            return
        from reader.tui.screens.dialogs import Choose

        rows = [(name, show.line(name), "") for name in near]
        asked = Choose("Page of a name", why.partition(";")[0], rows, hint="enter opens its page · esc leaves")
        self.app.push_screen(asked, lambda name: self.show_entity_page(name) if name else None)

    def on_article_view_name_chosen(self, message: ArticleView.NameChosen) -> None:
        mention = message.mention
        self.follow_name(mention.entity or mention.text, mention.text, mention.kind)

    def follow_name(self, name: str, text: str, kind: EntityKind) -> None:
        """To the page of a name; an amount or a day has none, but articles that name the same."""
        library, article = self.library, self.view.article
        if library is None or article is None or kind not in VALUE_FIELDS:
            self.show_entity_page(name)
            return
        when, among = article.headline.published, article.mentions
        self.errand(
            "entity",
            lambda: library.names.same_amount(text, kind, when, among),
            lambda query: self._show_same(text, query),
        )

    def _show_same(self, text: str, query: str) -> None:
        from reader.model import Place, View

        self.show_view(View(Place.SAVED, show.line(text, 60), query))
        self.say(f"Articles with {query}")

    def show_entity_page(self, name: str) -> None:
        library = self.library
        if library is None:
            return
        from reader.tui.screens.entity import EntityScreen

        def show_page(page: EntityPage) -> None:
            leaf = EntityScreen(page, library)
            self.app.push_screen(leaf, lambda went: self._entity_left(went, leaf.marks_made > 0))

        self.errand("entity", lambda: library.entity(name), show_page, self.explain)

    def _entity_left(self, went: int | View | None, changed: bool) -> None:
        """The page of a name was left for an article, for the list of articles that name it, or for nothing."""
        self.load_views()
        if changed:
            self.read_open_article_again()
        if isinstance(went, int):
            self.open_article(went)
        elif went is not None:
            self.show_view(went)
        elif self.panes.list_widget in ("names", "rising", "watched"):
            self.reload()  # what was corrected on the page
