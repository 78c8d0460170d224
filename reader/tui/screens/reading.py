"""The reading screen: puts the parts together; focus, panes, key sequences, and which keys do something now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from reader.model import Place
from reader.tui import keys
from reader.tui.panes import NARROW, ORDER, Pane
from reader.tui.screens.articles import Articles
from reader.tui.screens.lists import Lists
from reader.tui.screens.marks import Marks
from reader.tui.screens.subscriptions import Subscriptions
from reader.tui.widgets.footer import Hint
from reader.tui.widgets.lines import LineList

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

_NEEDS_ARTICLE = frozenset(
    "read_back article_down article_up toggle_cuts next_mention previous_mention cycle_names why link_hints zen".split()
)
_NEEDS_HEADLINE = frozenset("toggle_read toggle_star tag browse copy_url mark_story_read story_timeline".split())
_NEEDS_WRITING = frozenset(
    "toggle_read toggle_star tag mark_story_read mark_all_read undo redo decide_cut add_feed refresh_current "
    "refresh_all feed_rename feed_move feed_settings feed_delete".split()
)


class ReadingScreen(Lists, Articles, Marks, Subscriptions):
    BINDINGS = keys.bindings("global")
    AUTO_FOCUS = "#headlines"
    DEFAULT_CSS = """
    #feeds, #side { background: $nd-side; }
    #headlines, #stories, #names { background: $nd-list; }
    #article { background: $nd-page; }
    """

    def __init__(self) -> None:
        super().__init__(id="reading")
        self.keymap = keys.keymap({})
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
        elif self.refreshing:
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
        if message.list is self.feeds:
            self.refresh_bindings()

    def action_next_unread(self) -> None:
        self.go_to_unread(1, self.open_article)

    def action_previous_unread(self) -> None:
        self.go_to_unread(-1, self.open_article)

    def action_story_timeline(self) -> None:
        head = self.current_headline()
        if head is None or head.story is None:
            self.say("This article is not part of a story")
            return
        self.show_story(head.story)

    def action_search(self) -> None:
        if self.library is None:
            return
        from reader.tui.screens.search import SearchScreen

        text = self.source.view.query if self.source.found else ""
        self.app.push_screen(SearchScreen(self.library, text), self._search_left)

    def _search_left(self, found: tuple[str, list[int], int | None, bool] | None) -> None:
        """Keep the result as the list; open the article when one was chosen."""
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

    def works(self, action: str) -> bool:
        """Whether an action named in the table does something now, seen from the focus."""
        name = action.partition("(")[0]
        focused = self.focused
        if "." in name:
            return True
        if focused is not None and hasattr(focused, f"action_{name}"):
            return focused.check_action(name, ()) is True
        return self.check_action(name, ()) is True

    def show_keys(self) -> None:
        """The footer from the bindings in force: a key that does nothing here is not shown."""
        ranks = {key.id: key for key in keys.KEYS}
        hints: dict[str, Hint] = {}
        for active in self.active_bindings.values():
            key = ranks.get(active.binding.id or "")
            if key is None or not key.rank or not active.enabled or key.id in hints:
                continue
            hints[key.id] = Hint(keys.display(self.keymap.shown[key.id][0]), self.label_of(key), key.rank)
        self.footer.show_hints(list(hints.values()))

    def label_of(self, key: keys.Key) -> str:
        """What the key does at this moment, where the table's word would be too general."""
        match key.id:
            case "cuts.show":
                return "Hide cuts" if self.view.setting.cuts else "Cuts"
            case "cuts.decide":
                article, block = self.view.article, self.view.block
                return "Restore" if article is not None and block >= 0 and not article.blocks[block].kept else "Cut"
            case "app.back":
                return "Stop" if self.refreshing else "Back"
        return key.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action.startswith("feed_") and (self.feed_here() is None or not self.feeds.has_focus):
            return False
        if action in _NEEDS_WRITING and not self.writable():
            return False
        if action in _NEEDS_ARTICLE and self.view.article is None:
            return False
        if action in _NEEDS_HEADLINE and self.library is not None and self.current_headline() is None:
            return False
        match action:
            case "decide_cut":
                return self.view.setting.cuts and self.view.block >= 0
            case "undo":
                return self.can_undo
            case "redo":
                return self.can_redo
            case "history_back":
                return bool(self.trail.back)
            case "history_forward":
                return bool(self.trail.forward)
            case "toggle_cuts":
                article = self.view.article
                return article is not None and bool(article.blocks)
            case "entity_page":
                return self.view.current_mention is not None
            case "link_hints":
                return self.view.page is not None and bool(self.view.page.links)
            case "next_mention" | "previous_mention":
                return self.view.page is not None and bool(self.view.page.mention_lines)
            case "cycle_names":
                article = self.view.article
                return article is not None and bool(article.mentions)
            case "cycle_sidebar":
                return self.view.article is not None
            case "mark_all_read":
                return self.panes.list_widget == "headlines" and bool(self.headlines.ids)
            case "refresh_all" | "refresh_current":
                return not self.refreshing
            case "mark_story_read" | "story_timeline":
                head = self.current_headline()
                return head is not None and head.story is not None
            case "next_unread" | "previous_unread":
                return bool(self.headlines.ids)
        return True
