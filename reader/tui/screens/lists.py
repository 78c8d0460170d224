"""The list side of the reading screen: views, ids, scopes, going on to the next unread, and keeping up with changes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.model import Place, View
from reader.tui import show
from reader.tui.errands import log
from reader.tui.kept import merged
from reader.tui.screens.desk import SCOPES, Desk, Source, folded

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.library import Library
    from reader.library.folding import Folded
    from reader.model import Headline, Story
    from reader.tui.page import Names, Setting
    from reader.tui.widgets.laid import LaidList
    from reader.tui.widgets.stories import Stories

POLL_SECONDS = 1.5
QUIET_SECONDS = 8.0
REST_SECONDS = 0.3
"""After the first screen, the rest of its list is folded."""
MOST_STORIES = 300
NEVER_FOLDED = (Place.STARRED, Place.TAG)
"""What a person put a mark on stands there as a row of its own."""


class Lists(Desk):
    _polling = False
    _marks_known = 0
    _later: Timer | None = None

    # ------------------------------------------------------------------ the library arrives

    def library_opened(self, library: Library, views: list[View], rows: Folded) -> None:
        """The archive is open, its views and first ids at hand: everything is shown in one paint."""
        self.library = library
        self.view.setting = self._first_setting()
        if self.side.mode != library.config.reading.sidebar:
            self.side.set_mode(library.config.reading.sidebar)
        self.source = Source(self.source.view, sort=library.config.reading.sort)
        with self.app.batch_update():
            self.feeds.show_views(views)
            self._show_folded(False, None, rows)
        self.set_interval(POLL_SECONDS, self._poll)
        if not rows.whole:
            self.set_timer(REST_SECONDS, partial(self.load_list, keep_place=True))
        self.call_after_refresh(self.work_behind)

    def _first_setting(self) -> Setting:
        """From the config; without colour the kinds of names are told by their letters."""
        names: Names = "letters" if self.app.no_color else "colour"
        return replace(
            self.view.setting,
            column=self.reading.column,
            names=names if self.reading.entities else "plain",
            images=self.reading.images != "off",
        )

    def load_views(self) -> None:
        if self.library is not None:
            self.errand("views", self.library.views, self._show_views)

    def _show_views(self, views: list[View]) -> None:
        self.feeds.show_views(views)
        self.name_list()
        self.refresh_bindings()
        if any(view.place is Place.WATCHED for view in views):
            self.look_at_watches()
        else:
            self.watched = ()
        library = self.library
        if library is not None and any(view.place is Place.MET for view in views):
            self.errand("watched", lambda: [watch.name for watch in library.names.watches()], self._take_watched)
        else:
            self._take_watched([])

    def _take_watched(self, names: list[str]) -> None:
        self.watched_for = frozenset(map(folded, names))
        self.refresh_bindings()

    # ------------------------------------------------------------------ which list

    def show_view(self, view: View, *, focus: bool = True) -> None:
        """Make a view the list; the sort is the config's."""
        self.source = Source(view, sort=self.reading.sort if self.reading else "newest")
        self.feeds.point_at(view)
        self.headlines.selected.clear()
        self.unfolded.clear()
        if view.place in (Place.STORIES, Place.WATCHED):
            self.load_stories()
        elif view.place is Place.ENTITIES:
            self.load_names()
        elif view.place is Place.RISING:
            self.load_rising()
        elif view.place is Place.MET:
            self.load_watched(focus=focus)
        else:
            self.use_list("headlines")
            self.load_list()
        if focus:
            self.focus_pane("list")

    def show_found(self, text: str, ids: Sequence[int], at: int | None) -> None:
        """Keep a search's result as the list."""
        self.source = Source(View(Place.SAVED, f"Search: {text}", text), found=True, sort=self.source.sort)
        self.use_list("headlines")
        self.call_off("list")
        self.headlines.fold(frozenset(), {})
        self._show_ids(False, at, array("q", ids))

    def use_list(self, which: str) -> None:
        """Put headlines, stories or names into the list pane."""
        self.panes.replan(list_widget=which)
        self.name_list()

    def load_list(self, *, keep_place: bool = False, at: int | None = None) -> None:
        library, view, sort = self.library, self.source.view, self.source.sort
        if library is None or self.source.found:
            self.headlines.forget()
            return
        old, kept = (self.headlines.ids, frozenset(self.just_read)) if keep_place else (array("q"), frozenset[int]())
        if not keep_place:
            self.just_read.clear()

        unfolded = frozenset(self.unfolded)

        def job() -> Folded:
            ids = merged(library.ids(view.query, sort), old, kept)
            if view.place in NEVER_FOLDED:
                from reader.library.folding import Folded

                return Folded(ids)
            return library.coverage.folded(ids, unfolded)

        self.errand("list", job, partial(self._show_folded, keep_place, at))

    def _show_folded(self, keep_place: bool, at: int | None, folded: Folded) -> None:
        self.headlines.fold(folded.below, folded.hidden)
        self._show_ids(keep_place, at, folded.ids)

    def _show_ids(self, keep_place: bool, at: int | None, ids: array[int]) -> None:
        if self.library is None:
            return
        empty = self.source.view.place.value if not self.source.found else "search"
        if not ids and any(view.place is Place.ALL and not view.total for view in self.feeds.views):
            empty = "new"
        self.headlines.show_ids(ids, self.window, empty=empty, keep_place=keep_place, at=at)
        self.name_list()
        self.refresh_bindings()

    def name_list(self) -> None:
        """Titles and position follow the list."""
        name = self.source.view.name
        if self.panes.list_widget != "headlines":
            self.status.set(place=name, position="")
            return
        number = len(self.headlines.ids)
        articles = number + sum(map(len, self.headlines.hidden.values()))
        said = show.count(articles, "article")
        if articles > number:
            said = f"{show.count(number, 'row')}, {said}"
        self.headlines.set_title(name, f"· {said}" if articles > number else f"{number:,}" if number else "")
        self.status.set(place=f"{name} · {said}", position=self._position())

    def _position(self) -> str:
        return f"{self.headlines.cursor + 1:,}/{len(self.headlines.ids):,}" if self.headlines.ids else ""

    def action_scope(self, which: str) -> None:
        wanted = SCOPES[which]
        for view in self.feeds.views:
            if view.place is wanted.place:
                wanted = view
                break
        self.show_view(wanted)

    # ------------------------------------------------------------------ stories

    def load_stories(self, *, focus: bool = True) -> None:
        library, view = self.library, self.source.view
        if library is not None:
            query = view.query if view.place is Place.WATCHED else ""
            self.errand(
                "list", lambda: library.coverage.front_page(MOST_STORIES, query), partial(self._show_stories, focus)
            )

    def _show_stories(self, focus: bool, stories: list[Story]) -> None:
        self._stories().show_stories(
            stories, "Watched stories" if self.source.view.place is Place.WATCHED else "Stories"
        )
        self.use_list("stories")
        if focus:
            self.focus_pane("list")
        self.status.set(place=show.count(len(stories), "story/stories"))

    def _stories(self) -> Stories:
        from reader.tui.widgets.stories import Stories

        found = self.panes.query(Stories)
        if found:
            return found.first()
        stories = Stories(now=self.now, fetch=self.window, id="stories")
        self.panes.mount(stories)
        return stories

    def window(self, ids: Sequence[int]) -> list[Headline]:
        """Headlines for the rows on screen, read here and now: a window takes less than a millisecond.

        An archive that cannot be read leaves the rows blank and says why; the app lives on.
        """
        try:
            return self.library.coverage.rows(ids, self.headlines.hidden) if self.library is not None else []
        except Exception as error:
            log.exception("reading a window failed")
            self.say(f"The list cannot be read: {error}", "error")
            return []

    # ------------------------------------------------------------------ next unread

    def go_to_unread(self, step: int, open_it: Callable[[int], None]) -> None:
        """Open the next unread article of the list in a direction; say so when there is none."""
        other = self.other_list()
        if other is not None and self.panes.list_widget in ("watched", "rising"):
            self._go_on_in(other, step, open_it)
            return
        start = self.headlines.cursor
        current = self.headlines.current
        if current is None:
            self.say("Nothing unread here")
            return
        if current.read or current.id == self.opened_id:
            start += step
        row = self.headlines.find(lambda head: not head.read, start, step)
        if row is None:
            self.say("No more unread articles " + ("below" if step > 0 else "above"))
            return
        self.headlines.cursor = row
        open_it(self.headlines.ids[row])

    def _go_on_in(self, other: LaidList, step: int, open_it: Callable[[int], None]) -> None:
        """As `go_to_unread`, among rows that are not all articles."""
        here = other.headline
        first = other.cursor + (step if here is not None and here.id == self.opened_id else 0)
        rows = range(first, other.row_count()) if step > 0 else range(first, -1, -1)
        for row in rows:
            head = other.headline_at(row)
            if head is not None and not head.read and head.id not in self.just_read:
                other.cursor = row
                open_it(head.id)
                return
        self.say("No more unread articles " + ("below" if step > 0 else "above"))

    # ------------------------------------------------------------------ keeping up

    def _poll(self) -> None:
        """Ask, every now and then and in a thread, whether anyone changed the archive."""
        if self.library is not None and not self._polling:
            self._polling = True
            self.errand("poll", self.library.data_version, self._polled, lambda _why: setattr(self, "_polling", False))

    def _polled(self, version: int) -> None:
        self._polling = False
        changed = self.seen_version is not None and version != self.seen_version
        ours = self.marks_made != self._marks_known
        self.seen_version, self._marks_known = version, self.marks_made
        if not changed:
            return
        if not ours:
            self.reload()
            return
        # Our own marks are on the screen already: the counts follow now, the ids (40 ms at 100,000) once it is quiet.
        self.load_views()
        if self._later is not None:
            self._later.stop()
        self._later = self.set_timer(QUIET_SECONDS, self.reload)

    def reload(self) -> None:
        """The archive changed: counts and rows follow, the place stays."""
        self.load_views()
        if self.source.view.place in (Place.STORIES, Place.WATCHED):  # even while the list that goes still shows
            self.load_stories(focus=False)
        elif self.panes.list_widget == "headlines":
            self.load_list(keep_place=True)
        elif self.panes.list_widget == "watched":
            self.load_watched(focus=False)
        elif self.panes.list_widget == "rising":
            self.load_rising(focus=False)
        elif self.panes.list_widget == "names":
            self.load_names(focus=False)
