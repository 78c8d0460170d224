"""Names on the reading screen: watching for them, and the list of those that were met."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from reader.tui import show
from reader.tui.screens.desk import Desk

if TYPE_CHECKING:
    from reader.model import Change, Entity, Rising, WatchHit
    from reader.tui.widgets.watched import WatchedList


class NameActs(Desk):
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
            hit = self._watched().hit
            return hit.met.name if hit is not None else ""
        choice = getattr(self.panes.get_child_by_id(self.panes.list_widget), "choice", None)
        return choice if isinstance(choice, str) else ""

    # ------------------------------------------------------------------ kinds

    def action_choose_kinds(self) -> None:
        """Ask which kinds of names the article and the sidebar show; it holds until it is changed."""
        from reader.tui.kinds import kind_rows, said
        from reader.tui.screens.dialogs import Choose

        article = self.view.article
        if article is not None:
            rows = kind_rows(article.mentions)
            self.app.push_screen(
                Choose("Kinds of names", said(self.view.setting.kinds), rows, hint="enter shows them · esc leaves"),
                self._kinds_chosen,
            )

    def _kinds_chosen(self, key: str | None) -> None:
        from reader.tui.kinds import kinds_of, said

        if key is None:
            return
        kinds = kinds_of(key)
        self.view.show_kinds(kinds)
        self.side.show_kinds(kinds)
        self.say(said(kinds) + ("" if kinds is None else " · g k shows others"))
        self.refresh_bindings()

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
        library, name = self.library, show.line(name or "", 200)
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
        )

    def _name_corrected(self, change: Change, _name: str) -> None:
        self.changed(change)
        self.read_open_article_again()
        if self.panes.list_widget == "names":
            self.load_names()

    # ------------------------------------------------------------------ rising

    def action_rising(self) -> None:
        """Names that rise, in place of all names; a second time, all names again."""
        self.action_scope("entities" if self.panes.list_widget == "rising" else "rising")

    def load_rising(self) -> None:
        library = self.library
        if library is not None:
            self.errand("list", library.names.rising_lately, self._show_rising)

    def _show_rising(self, found_in: tuple[int, list[Rising]]) -> None:
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
        self.focus_pane("list")
        self.status.set(place=f"Rising · {show.count(len(names), 'name')}")

    # ------------------------------------------------------------------ the list

    def load_watched(self, *, focus: bool = True) -> None:
        library = self.library
        if library is not None:
            self.errand("list", library.names.hits, partial(self._show_watched, focus))

    def _show_watched(self, focus: bool, hits: list[WatchHit]) -> None:
        self._watched().show_hits(hits)
        self.use_list("watched")
        if focus:
            self.focus_pane("list")
        self.status.set(place=f"Watched names · {show.count(len(hits), 'hit')}")
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
