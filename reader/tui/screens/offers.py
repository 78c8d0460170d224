"""What the keys do at this moment: the footer, the palette and Textual ask here and get the truth."""

from __future__ import annotations

from collections.abc import Collection

from reader.tui import keys, refusals
from reader.tui.screens.desk import Desk, folded
from reader.tui.widgets.footer import Hint

_NEEDS_ARTICLE = frozenset(
    "read_back choose_text article_down article_up toggle_cuts next_mention previous_mention same_mention same_before "
    "cycle_names why "
    "link_hints zen".split()
)
_NEEDS_HEADLINE = frozenset("toggle_read toggle_star tag browse copy_url".split())
_NEEDS_WRITING = frozenset(
    "toggle_read toggle_star tag mark_story_read mark_all_read undo redo decide_cut decide_wide choose_text add_feed "
    "refresh_current refresh_all feed_rename feed_move feed_settings feed_delete "
    "not_same_story merge_story split_story prefer_source watch_name correct_name".split()
)
_WITH_A_NAME = {"entity.watch": 17, "entity.correct": 18}
"""In the footer while a name is at hand, with their ranks."""


class Offers(Desk):
    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.keymap = keys.keymap({})

    def works(self, action: str) -> bool:
        """Whether an action named in the table does something now, seen from the focus."""
        name = action.partition("(")[0]
        focused = self.focused
        if "." in name:
            return not name.startswith("screen.") or self.check_action(name.removeprefix("screen."), ()) is True
        if focused is not None and hasattr(focused, f"action_{name}"):
            return focused.check_action(name, ()) is True
        return self.check_action(name, ()) is True

    def say_why_not(self, pressed: Collection[str]) -> None:
        """Of a key that no binding took, though it is one of ours."""
        pane = self.panes.focus_pane
        action = refusals.refused(pressed, pane, self.keymap.shown, self.works)
        if action in _NEEDS_WRITING and not self.writable():
            self.say(refusals.READ_ONLY)
        elif told := refusals.WHY.get(action, ""):
            self.say(told)

    def show_keys(self) -> None:
        """The footer from the bindings in force: a key that does nothing here is not shown."""
        if self.is_mounted and self.app.screen is not self:
            return  # a question stands before it: Textual would ask that one what "screen." actions do
        ranks = {key.id: key for key in keys.KEYS}
        hints: dict[str, Hint] = {}
        for active in self.active_bindings.values():
            key = ranks.get(active.binding.id or "")
            rank = 0 if key is None else key.rank or (_WITH_A_NAME.get(key.id, 0) if self.name_here() else 0)
            if key is None or not rank or not active.enabled or key.id in hints:
                continue
            if (key.id == "undo" and not self.can_undo) or (key.id == "redo" and not self.can_redo):
                continue  # the keys work: the archive may remember a mark of yesterday; the footer names what it knows
            hints[key.id] = Hint(keys.display(self.keymap.shown[key.id][0]), self.label_of(key), rank)
        self.footer.show_hints(list(hints.values()))

    def label_of(self, key: keys.Key) -> str:
        """What the key does at this moment, where the table's word would be too general."""
        match key.id:
            case "cuts.show":
                return "Hide cuts" if self.view.setting.cuts else "Cuts"
            case "cuts.decide":
                article, block = self.view.article, self.view.block
                return "Restore" if article is not None and block >= 0 and not article.blocks[block].kept else "Cut"
            case "article.star":
                head = self.current_headline()
                return "Unstar" if head is not None and head.starred else key.label
            case "story.watch":
                here = self.story_here()
                return "Unwatch" if here in {each.story.story for each in self.watched} else key.label
            case "entity.watch":
                return "Unwatch" if folded(self.name_here()) in self.watched_for else key.label
            case "app.back":
                return "Stop" if self.refreshing or (self.behind and self.status.progress) else "Back"
            case "feeds.delete":
                return "Forget" if self.saved_here() is not None else key.label
        return key.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action.startswith("feed_"):
            saved = action == "feed_delete" and self.saved_here() is not None
            if not self.feeds.has_focus or (self.feed_here() is None and not saved):
                return False
        if action in _NEEDS_WRITING and not self.writable():
            return False
        if action in _NEEDS_ARTICLE and self.view.article is None and not (action == "why" and self.story_told()):
            return False
        if action in _NEEDS_HEADLINE and self.library is not None and self.current_headline() is None:
            return False
        match action:
            case "decide_cut" | "decide_wide":
                return self.view.setting.cuts and self.view.block >= 0
            case "revisions":
                return self.view.article is not None and self.view.article.revisions > 0
            case "source_page":
                return self.source_here() is not None
            case "history_back":
                return bool(self.trail.back)
            case "history_forward":
                return bool(self.trail.forward)
            case "toggle_cuts":
                article = self.view.article
                return article is not None and bool(article.blocks)
            case "correct_name":
                return bool(self.name_here())
            case "link_hints":
                return self.view.page is not None and bool(self.view.page.links)
            case "next_mention" | "previous_mention" | "same_mention" | "same_before":
                return self.view.page is not None and bool(self.view.page.mention_lines)
            case "choose_kinds" if self.panes.list_widget == "names" and self.panes.focus_pane == "list":
                return True
            case "cycle_names" | "choose_kinds":
                article = self.view.article
                return article is not None and bool(article.mentions)
            case "cycle_sidebar":
                return self.view.article is not None
            case "fold_copies":
                head = self.headlines.current if self.headlines.ids else None
                return self.panes.list_widget == "headlines" and head is not None and head.copies > 0
            case "mark_all_read":
                return self.panes.list_widget == "headlines" and bool(self.headlines.ids)
            case "refresh_all" | "refresh_current":
                return not self.refreshing
            case "mark_story_read" | "story_timeline" | "watch_story":
                return self.story_here() is not None
            case "not_same_story" | "merge_story" | "prefer_source" | "compare" if self.side.has_focus:
                return self.linked_here() is not None
            case "compare":
                article = self.view.article
                return article is not None and article.headline.copies > 0
            case "next_unread" | "previous_unread":
                other = self.other_list() if self.panes.list_widget in ("watched", "rising") else None
                return bool(self.headlines.ids) if other is None else other.row_count() > 0
        return True
