"""The reading screen: puts the parts together; focus, panes, key sequences, and which keys do something now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from reader.model import Place
from reader.tui import keys
from reader.tui.panes import NARROW, ORDER
from reader.tui.screens.articles import Articles
from reader.tui.screens.coverage import Coverage
from reader.tui.screens.cuts import Cuts
from reader.tui.screens.links import Links
from reader.tui.screens.lists import Lists
from reader.tui.screens.marks import Marks
from reader.tui.screens.name_pages import NamePages
from reader.tui.screens.names import NameActs
from reader.tui.screens.offers import Offers
from reader.tui.screens.subscriptions import Subscriptions
from reader.tui.widgets.footer import Hint

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from reader.tui.panes import Pane
    from reader.tui.widgets.lines import LineList


class ReadingScreen(Offers, Lists, Articles, NamePages, NameActs, Cuts, Coverage, Links, Marks, Subscriptions):
    BINDINGS = keys.bindings("global")
    AUTO_FOCUS = "#headlines"
    DEFAULT_CSS = """
    #feeds, #side { background: $nd-side; }
    #headlines, #stories, #names, #watched, #rising { background: $nd-list; }
    #article { background: $nd-page; }
    """

    def __init__(self) -> None:
        super().__init__(id="reading")
        self.prefix = ""
        """The first part of a sequence that has been typed."""

    def compose(self) -> ComposeResult:
        yield self.panes
        yield self.status
        yield self.footer

    def on_mount(self) -> None:
        self.feeds.set_title("newsdeck")
        self.headlines.set_title("Unread")
        self.side.set_title("Linked stories")
        self.bindings_updated_signal.subscribe(self, lambda _screen: self.show_keys())

    # ------------------------------------------------------------------ panes and focus

    def pane_widget(self, pane: Pane) -> Widget:
        return self.panes.get_child_by_id(self.panes.list_widget if pane == "list" else pane)

    @property
    def pane(self) -> Pane:
        return self.panes.focus_pane

    def focus_pane(self, pane: Pane) -> None:
        self.pane_widget(pane).focus(scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        pane = self.panes.pane_of(event.widget)
        if pane is not None:
            self.panes.replan(focus_pane=pane)

    def side_changed(self) -> None:
        shown = self.side.mode != "hidden" and self.view.article is not None
        self.panes.replan(side=shown)
        if not shown and self.pane == "side":
            self.focus_pane("article")
        self.refresh_bindings()

    def reachable(self) -> list[Pane]:
        """The panes there are, whether on screen at the moment or not."""
        return [pane for pane in ORDER if pane != "side" or self.panes.side]

    def action_pane_next(self) -> None:
        self._step_pane(1, round_again=True)

    def action_pane_previous(self) -> None:
        self._step_pane(-1, round_again=True)

    def action_pane_left(self) -> None:
        self._step_pane(-1)

    def action_pane_right(self) -> None:
        self._step_pane(1)

    def _step_pane(self, by: int, *, round_again: bool = False) -> None:
        panes = self.reachable()
        at = panes.index(self.pane) + by if self.pane in panes else 0
        if round_again:
            at %= len(panes)
        if 0 <= at < len(panes):
            self.focus_pane(panes[at])

    def action_zen(self) -> None:
        zen = not self.panes.zen
        self.panes.replan(zen=zen)
        if zen:
            self.focus_pane("article")
        self.status.display = self.footer.display = not zen

    def action_back(self) -> None:
        """One level: hints, zen, a running refresh, cuts, the selection, the pane; at the end, quit."""
        if self.panes.zen:
            self.action_zen()
        elif self.refreshing or (self.behind and self.status.progress):
            self.cancel_refresh()
        elif self.view.setting.cuts and self.pane == "article":
            self.action_toggle_cuts()
        elif self.headlines.selected:
            self.headlines.selected.clear()
            self.headlines.refresh()
        elif self.pane in ("article", "side"):
            self.focus_pane("list")
        elif self.source.found or self.panes.list_widget != "headlines" or self.source.view.place is Place.SAVED:
            self.action_scope("unread")
        elif self.pane == "list" and self.size.width < NARROW:
            self.focus_pane("feeds")
        else:
            self.say("Q quits")

    def action_go_feeds(self) -> None:
        self.focus_pane("feeds")

    # ------------------------------------------------------------------ choosing

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        chosen = message.list
        if chosen is self.headlines:
            self.open_article(self.headlines.ids[message.row])
        elif chosen is self.side:
            self.side_chosen(self.side)
        elif chosen is self.feeds:
            view = self.feeds.current
            if view is not None:
                self.show_view(view)
        else:
            choice = getattr(chosen, "choice", None)
            if isinstance(choice, int):
                self.open_article(choice)
            elif isinstance(choice, str):
                self.show_entity_page(choice)

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()
        if message.list is self.headlines:
            self.status.set(position=self._position())
            head = self.headlines.current
            if (head is not None and head.copies > 0) != self.on_copies:
                self.on_copies = not self.on_copies
                self.refresh_bindings()
        elif message.list is self.other_list():
            self.refresh_bindings()  # a mark needs an article under the cursor
        if message.list is self.feeds:
            view = self.feed_here()
            if view is not None and (view.error or view.warning):
                self.say(f"{view.name}: {view.error or view.warning} · I shows the source", "warning")
            self.refresh_bindings()

    def action_next_unread(self) -> None:
        self.go_to_unread(1, self.open_article)

    def action_previous_unread(self) -> None:
        self.go_to_unread(-1, self.open_article)

    def action_search(self) -> None:
        if self.library is None:
            return
        from reader.tui.screens.search import SearchScreen

        text = self.source.view.query if self.source.found else ""
        self.app.push_screen(SearchScreen(self.library, text), self._search_left)

    def _search_left(self, found: tuple[str, list[int], int | None, bool] | None) -> None:
        """Keep the result as the list; open the article when one was chosen."""
        self.load_views()
        if found is None:
            return
        text, ids, chosen, opened = found
        self.show_found(text, ids, chosen)
        self.focus_pane("list")
        if opened and chosen is not None:
            self.open_article(chosen)

    def action_help(self) -> None:
        from reader.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.keymap))

    # ------------------------------------------------------------------ keys

    def take_keymap(self, overrides: dict[str, str]) -> tuple[str, ...]:
        """Lay a person's keys over the table; gives back what was wrong with them."""
        self.keymap = keys.keymap(overrides)
        if self.keymap.single:
            self.app.set_keymap(dict(self.keymap.single))
        self.show_keys()
        return self.keymap.problems

    def action_prefix(self, prefix: str) -> None:
        """Wait for the second key, and show what it may be."""
        self.prefix = prefix
        hints = [
            Hint(keys.display(second), key.label, number)
            for number, ((first, second), key) in enumerate(self.keymap.sequences.items(), 1)
            if first == prefix and self.works(key.action)
        ]
        self.footer.show_hints([Hint(f"{prefix} …", "", 0), *hints])

    async def on_key(self, event: events.Key) -> None:
        """The second key of a sequence, or a digit of a link number; every other key goes its usual way."""
        if self.hinting:
            event.stop()
            event.prevent_default()
            self.type_hint(event.key)
        elif self.prefix:
            event.stop()
            event.prevent_default()
            prefix, self.prefix = self.prefix, ""
            self.show_keys()
            key = self.keymap.sequences.get((prefix, event.character or event.key))
            if key is not None:
                await self.run_key(key.action)
        else:
            self.say_why_not({event.key, event.character or ""})

    async def run_key(self, action: str) -> None:
        """Run the action where the focus is: a move belongs to the pane, everything else to the screen."""
        target: Any = self
        focused = self.focused
        name = action.partition("(")[0]
        if focused is not None and hasattr(focused, f"action_{name}"):
            target = focused
        await self.app.run_action(action, target)

    def run_later(self, action: str) -> None:
        """For the palette: run an action once the palette has gone."""
        self.call_later(self.run_key, action)
