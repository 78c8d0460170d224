"""The page of a name: how often and where it stands, with whom, and every sentence that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from reader.model import Change, EntityKind, EntityMention, EntityPage, EntityRow, Place, View
from reader.query import Field, all_of, render
from reader.tui.screens.leaf import Leaf
from reader.tui.widgets.laid import LaidList
from reader.tui.widgets.name_page import Companion, PageList

if TYPE_CHECKING:
    from reader.library import Library


class EntityScreen(Leaf["int | View | None"]):
    """Dismissed with an article to open, a list of articles to show, or nothing."""

    BINDINGS = [
        Binding("escape,q,h,left", "back", "Back", id="entity.back"),
        Binding("a", "articles", "All its articles", id="entity.articles"),
        Binding("b", "both", "Articles with both", id="entity.both"),
        Binding("w", "watch", "Watch", id="entity.watch-page"),
        Binding("C", "correct", "Correct", id="entity.correct-page"),
        Binding("u", "undo", "Undo", id="entity.undo"),
        Binding("ctrl+r", "redo", "Redo", id="entity.redo"),
    ]

    def __init__(self, page: EntityPage, library: Library) -> None:
        self.list = PageList(page, library.clock())
        super().__init__(self.list, library, id="entity")
        self._library = library
        self._called = page.row.name
        """What it is called now: a correction may rename it."""
        self._kind: EntityKind | None = None
        """Asked for where two names are written so."""
        self._trail: list[tuple[str, EntityKind | None, int]] = []
        """Pages of names that led here, each with its row."""

    def keys_now(self) -> list[tuple[str, str]]:
        hints = [("⏎", "Open"), ("a", "All its articles"), *([("b", "With both")] if self.list.companion else [])]
        if not self._library.read_only:
            hints += [("w", "Unwatch" if self.list.page.watched else "Watch"), ("C", "Correct")]
            hints += [("u", "Undo")] if self.can_undo else []
        return hints

    def action_articles(self) -> None:
        """All that name it: of another that is written so, none."""
        row = self.list.page.row
        self._list((row.name, row.kind))

    def action_both(self) -> None:
        """The articles that name a companion too."""
        row, companion = self.list.page.row, self.list.companion
        if companion is not None:
            self._list((row.name, row.kind), (companion.name, companion.kind))

    def _list(self, *named: tuple[str, str]) -> None:
        query = render(all_of(*(Field("entity", f"{name} ({kind})") for name, kind in named)))
        self.dismiss(View(Place.SAVED, " + ".join(name for name, _ in named), query))

    def on_line_list_moved(self, message: LaidList.Moved) -> None:
        message.stop()
        self.show_keys()

    # ------------------------------------------------------------------ from name to name

    def action_back(self) -> None:
        """To the page that led here, else away."""
        if not self._trail:
            self.dismiss(None)
            return
        self._go_to(*self._trail.pop())

    def _follow(self, row: int, name: str, kind: EntityKind | None = None) -> None:
        self._trail.append((self._called, self._kind, row))
        self._go_to(name, kind)

    def _go_to(self, name: str, kind: EntityKind | None, row: int = 0) -> None:
        library = self._library
        self._called, self._kind = name, kind

        def show_page(page: EntityPage) -> None:
            self._show_again(page)
            self.list.cursor = row

        self.told("")
        self.errand("entity", lambda: library.entity(name, kind), show_page, lambda why: self.told(why, "warning"))

    # ------------------------------------------------------------------ watching, correcting

    def action_correct(self) -> None:
        from reader.tui.screens.correct import correct_name

        row = self.list.page.row
        if not self._library.read_only:
            likely = self.list.other_here
            correct_name(self, self._library, row.name, self._corrected, aliases=row.aliases, likely=likely)

    def _corrected(self, change: Change, name: str) -> None:
        self._called = name
        self.changed(change)

    def action_watch(self) -> None:
        library, name = self._library, self.list.page.row.name
        self.change(lambda: library.names.toggle_watch(name))

    def look_again(self) -> None:
        library, name, kind = self._library, self._called, self._kind
        self.errand("entity", lambda: library.entity(name, kind), self._show_again, self._gone)
        self.errand("watch", library.names.look_back)

    def _gone(self, why: str) -> None:
        """It is no name any more; undo brings it back."""
        self.told(f"{why} · u undo", "warning")

    def _show_again(self, page: EntityPage) -> None:
        self.list.page = page
        self.shown_again()

    def on_line_list_chosen(self, message: LaidList.Chosen) -> None:
        message.stop()
        match self.list.rows[message.row]:
            case EntityMention(article_id=article_id):
                self.dismiss(article_id)
            case int(article_id):
                self.dismiss(article_id)
            case EntityRow(name=name, kind=kind):
                self._follow(message.row, name, kind)
            case Companion(name=name, kind=kind):
                self._follow(message.row, name, kind)
