"""Names on the reading screen: watching for them, and the list of those that were met."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from reader.query.parse import VALUE_FIELDS
from reader.tui import show
from reader.tui.screens.desk import Desk

if TYPE_CHECKING:
    from reader.model import Change, Entity, EntityKind, EntityRow, Rising, Watch, WatchHit
    from reader.tui.widgets.names import NameList
    from reader.tui.widgets.watched import WatchedList


MOST_NAMES = 500


class NameActs(Desk):
    names_kind: EntityKind | None = None
    """Names of this kind only are listed."""

    # ------------------------------------------------------------------ which name

    def name_here(self) -> str:
        """The name at hand: under the cursor of a list of names, else the highlighted one of the article."""
        if self.side.has_focus:
            chosen = self.side.current
            return cast("Entity", chosen).name if chosen is not None and self.side.linked is None else ""
        if self.feeds.has_focus:
            return ""
        if self.panes.focus_pane == "list" and self.panes.list_widget in ("names", "watched", "rising"):
            return self._name_in_list()
        mention = self.view.current_mention
        return (mention.entity or mention.text) if mention is not None else ""

    def _name_in_list(self) -> str:
        if self.panes.list_widget == "watched":
            return self._watched().watched_name
        choice = getattr(self.panes.get_child_by_id(self.panes.list_widget), "choice", None)
        return choice if isinstance(choice, str) else ""

    # ------------------------------------------------------------------ kinds

    def action_choose_kinds(self) -> None:
        """Ask which kinds of names the article and the sidebar show; it holds until it is changed."""
        from reader.tui.kinds import kind_rows, said
        from reader.tui.screens.dialogs import Choose

        article, library = self.view.article, self.library
        if self.panes.list_widget == "names" and self.panes.focus_pane == "list":
            if library is not None:
                self.errand("kinds", library.names.kinds, self._ask_kind_of_list)
        elif article is not None:
            rows = kind_rows(article.mentions)
            self.app.push_screen(
                Choose("Kinds of names", said(self.view.setting.kinds), rows, hint="enter shows them · esc leaves"),
                self._kinds_chosen,
            )

    def _ask_kind_of_list(self, counted: dict[EntityKind, int]) -> None:
        from reader.tui.kinds import list_rows
        from reader.tui.screens.dialogs import Choose

        rows = list_rows(counted)
        self.app.push_screen(
            Choose("Kinds of names", "The list shows", rows, hint="enter shows them · esc leaves"),
            self._list_kind_chosen,
        )

    def _list_kind_chosen(self, key: str | None) -> None:
        from reader.model import ENTITY_KINDS

        if key is not None:
            self.names_kind = next((kind for kind in ENTITY_KINDS if kind == key), None)
            self.load_names()

    def _kinds_chosen(self, key: str | None) -> None:
        from reader.tui.kinds import kinds_of, said

        if key is None:
            return
        kinds = kinds_of(key)
        self.view.show_kinds(kinds)
        self.side.show_kinds(kinds)
        self.say(said(kinds) + ("" if kinds is None else " · g k shows others"))
        self.refresh_bindings()

    # ------------------------------------------------------------------ names of the archive

    def load_names(self, *, focus: bool = True) -> None:
        library, kind = self.library, self.names_kind
        if library is not None:
            self.errand(
                "list",
                lambda: (library.entities(kind, limit=MOST_NAMES), library.names.total(kind)),
                partial(self._show_names, focus),
            )

    def _show_names(self, focus: bool, found: tuple[list[EntityRow], int]) -> None:
        rows, total = found
        self._names().show_rows(rows, total, self.names_kind)
        self.use_list("names")
        if focus:
            self.focus_pane("list")
        self.status.set(place=show.count(max(total, len(rows)), "name"))
        self.refresh_bindings()

    def _names(self) -> NameList:
        from reader.tui.widgets.names import NameList

        found = self.panes.query(NameList)
        if found:
            return found.first()
        names = NameList(id="names")
        self.panes.mount(names)
        return names

    # ------------------------------------------------------------------ watching

    def action_watch_name(self) -> None:
        """Watch for the name at hand, or no longer; without one, ask for a name or a phrase."""
        library, name = self.library, self.name_here()
        if library is None:
            return
        if name:
            self.mark(lambda: library.names.toggle_watch(name), self._watch_changed)
            return
        from reader.tui.screens.dialogs import Ask

        hint = "A name or a phrase; articles that hold it are told after each refresh"
        self.app.push_screen(Ask("Watch", "Watch for", hint=hint), self._watch_asked)

    def _watch_asked(self, name: str | None) -> None:
        library, name = self.library, show.line(name or "", 700)
        if library is not None and name:
            self.mark(lambda: library.names.watch([name]), self._watch_changed)

    def _watch_changed(self, change: Change) -> None:
        library = self.library
        self.changed(change)
        self.load_views()
        if library is not None:
            self.errand("watch", library.names.look_back, partial(self._looked_back_for, change))

    def _looked_back_for(self, change: Change, _looked_at: int) -> None:
        """Older articles that hold the name are known now: counts and list follow."""
        self.load_views()
        if self.panes.list_widget == "watched":
            self.load_watched(focus=False)

    # ------------------------------------------------------------------ correcting

    def action_correct_name(self) -> None:
        """Ask what is wrong with the name at hand."""
        from reader.tui.screens.correct import correct_name

        library, name = self.library, self.name_here()
        if library is None or not name:
            return
        article, mention = self.view.article, self.view.current_mention
        here = article is not None and mention is not None and (mention.entity or mention.text) == name
        correct_name(
            self,
            library,
            name,
            self._name_corrected,
            text=mention.text if here and mention is not None else "",
            article_id=article.headline.id if here and article is not None else None,
            amount=here and mention is not None and mention.kind in VALUE_FIELDS,
        )

    def _name_corrected(self, change: Change, _name: str) -> None:
        self.changed(change)
        self.read_open_article_again()
        if self.panes.list_widget in ("names", "rising"):
            self.reload()

    # ------------------------------------------------------------------ rising

    def action_rising(self) -> None:
        """Names that rise, in place of all names; a second time, all names again."""
        self.action_scope("entities" if self.panes.list_widget == "rising" else "rising")

    def load_rising(self, *, focus: bool = True) -> None:
        library = self.library
        if library is not None:
            self.errand("list", library.names.rising_lately, partial(self._show_rising, focus))

    def _show_rising(self, focus: bool, found_in: tuple[int, list[Rising]]) -> None:
        from reader.tui.widgets.rising import RisingList

        days, names = found_in
        found = self.panes.query(RisingList)
        if found:
            rising = found.first()
        else:
            rising = RisingList(now=self.now, id="rising")
            self.panes.mount(rising)
        rising.show_rising(names, days)
        self.use_list("rising")
        if focus:
            self.focus_pane("list")
        self.status.set(place=f"Rising · {show.count(len(names), 'name')}")

    # ------------------------------------------------------------------ the list

    def load_watched(self, *, focus: bool = True) -> None:
        library = self.library
        if library is not None:
            self.errand(
                "list", lambda: (library.names.hits(), library.names.watches()), partial(self._show_watched, focus)
            )

    def _show_watched(self, focus: bool, found: tuple[list[WatchHit], list[Watch]]) -> None:
        hits, watches = found
        self._watched().show_hits(hits, watches)
        self.use_list("watched")
        if focus:
            self.focus_pane("list")
        total = max(len(hits), sum(watch.articles for watch in watches))
        self.status.set(place=f"Watched names · {show.count(total, 'hit')}")
        self.refresh_bindings()

    def _watched(self) -> WatchedList:
        from reader.tui.widgets.watched import WatchedList

        found = self.panes.query(WatchedList)
        if found:
            return found.first()
        watched = WatchedList(now=self.now, id="watched")
        self.panes.mount(watched)
        return watched


def told_met(met: list[tuple[str, int]]) -> str:
    """Which watched names a refresh met: worth a word in the status line."""
    if not met:
        return ""
    first = show.cut(show.line(met[0][0]), 30)
    if len(met) == 1:
        return f"{first} met in {show.count(met[0][1], 'article')} · g w"
    return f"{len(met)} watched names met: {first} … · g w"
