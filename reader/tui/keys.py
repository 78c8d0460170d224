"""Every key in one table: the bindings, the footer, the help and the palette are all made from it.

A key of two parts ("g u") is a sequence: Textual has none, so the reading screen waits for the second part itself.
"""

# ruff: noqa: E501 (a table reads best with one row a line)
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding

Context = Literal["global", "move", "list", "stories", "feeds", "read", "side"]
"""Where a key works: everywhere, in whatever can be walked through, or in one pane only."""


@dataclass(frozen=True, slots=True)
class Key:
    id: str
    """What config.toml calls it: `[keys]` "article.star" = "s"."""
    keys: tuple[str, ...]
    action: str
    label: str
    """A word or two for the footer."""
    tip: str
    """A sentence for the help and the palette."""
    context: Context = "global"
    group: str = "Reading"
    rank: int = 0
    """Order in the footer, 1 first; 0 keeps it out of the footer."""


def _k(id: str, keys: str, action: str, label: str, tip: str, context: Context, group: str, rank: int = 0) -> Key:
    return Key(id, tuple(keys.split(",")), action, label, tip, context, group, rank)


KEYS: tuple[Key, ...] = (
    # moving
    _k("move.down", "j,down", "down", "Down", "Down one row or line", "move", "Moving"),
    _k("move.up", "k,up", "up", "Up", "Up one row or line", "move", "Moving"),
    _k("move.top", "g g,home", "top", "Top", "To the first row or line", "move", "Moving"),
    _k("move.bottom", "G,end", "bottom", "Bottom", "To the last row or line", "move", "Moving"),
    _k("move.half-down", "ctrl+d", "half_down", "Half down", "Half a page down", "move", "Moving"),
    _k("move.half-up", "ctrl+u", "half_up", "Half up", "Half a page up", "move", "Moving"),
    _k("move.page-down", "pagedown,ctrl+f", "page_down", "Page down", "One page down", "move", "Moving"),
    _k("move.page-up", "pageup,ctrl+b", "page_up", "Page up", "One page up", "move", "Moving"),
    _k("pane.left", "h,left", "pane_left", "Left", "To the pane on the left", "global", "Moving"),
    _k("pane.right", "l,right", "pane_right", "Right", "To the pane on the right", "global", "Moving"),
    _k("pane.next", "tab", "pane_next", "Next pane", "To the next pane", "global", "Moving", 80),
    _k("pane.previous", "shift+tab", "pane_previous", "Previous pane", "To the pane before", "global", "Moving"),
    _k("read.on", "space", "read_on", "Read on", "Page down; at the end, the next unread article", "global", "Moving", 12),
    _k("read.back", "backspace,-", "read_back", "Page back", "Page up in the article", "global", "Moving"),
    _k("read.line-down", "J", "article_down", "Scroll", "Scroll the article from any pane", "global", "Moving"),
    _k("read.line-up", "K", "article_up", "Scroll up", "Scroll the article up from any pane", "global", "Moving"),
    _k("unread.next", "n", "next_unread", "Next unread", "Open the next unread article", "global", "Moving", 14),
    _k("unread.previous", "p,N", "previous_unread", "Previous unread", "Open the unread article before this one", "global", "Moving"),
    _k("history.back", "H,ctrl+o", "history_back", "Back", "Back to the article read before, at its place", "global", "Moving"),
    _k("history.forward", "L", "history_forward", "Forward", "Forward again", "global", "Moving"),
    # lists
    _k("list.open", "enter", "chosen", "Open", "Open the article", "list", "Reading", 10),
    _k("list.select", "x", "select", "Select", "Select or unselect this row for the next mark", "list", "Marks", 60),
    _k("list.copies", "c", "screen.fold_copies", "Copies", "Show the copies of this text below it, or fold them away", "list", "Lists", 13),
    _k("feeds.open", "enter", "chosen", "Open", "Show the articles of this row", "feeds", "Lists", 10),
    _k("feeds.fold", "c", "fold", "Fold", "Fold or unfold the folder", "feeds", "Lists", 30),
    _k("feeds.rename", "E", "screen.feed_rename", "Rename", "Rename the feed", "feeds", "Feeds", 40),
    _k("feeds.move", "v", "screen.feed_move", "Move", "Move the feed to a folder", "feeds", "Feeds", 42),
    _k("feeds.settings", "S", "screen.feed_settings", "Settings", "Change how this feed is fetched and cleaned", "feeds", "Feeds", 44),
    _k("feeds.delete", "D", "screen.feed_delete", "Unsubscribe", "Unsubscribe; undo brings it back", "feeds", "Feeds", 46),
    _k("feeds.add", "a", "add_feed", "Add feed", "Subscribe to a feed, a site or an article", "global", "Feeds", 70),
    # the article
    _k("read.follow", "enter", "follow", "Follow", "Open the page of the highlighted name", "read", "Article", 11),
    _k("cuts.show", "b", "toggle_cuts", "Cuts", "Show every cut line in place, each with its reason", "global", "Article", 34),
    _k("cuts.decide", "d", "screen.decide_cut", "Restore/cut", "Restore the marked block, or cut it", "read", "Article", 11),
    _k("cuts.always", "D", "screen.decide_wide", "Always …", "Always keep or cut this line, in this source or everywhere", "read", "Article", 13),
    _k("article.text", "O", "choose_text", "Other text", "The feed's own text, its page's, or that in the page's data", "global", "Article", 0),
    _k("article.revisions", "V", "revisions", "Edits", "What its publisher changed since it was first kept, word by word", "global", "Article", 0),
    _k("source.page", "I", "source_page", "Source", "What is cut from this source and how often, and what you decided for it", "global", "Article", 0),
    _k("entity.next", "},ctrl+e", "next_mention", "Next name", "To the next name in the article", "global", "Article", 36),
    _k("entity.previous", "{,ctrl+w", "previous_mention", "Name before", "To the name before", "global", "Article"),
    _k("entity.same-next", "*", "same_mention", "Same name", "To the next place that names the same", "global", "Article"),
    _k("entity.same-previous", "#", "same_before", "Same before", "To the place before that names the same", "global", "Article"),
    _k("entity.kinds", "e", "cycle_names", "Names", "Names in colour, with kind letters, or plain", "global", "Article", 38),
    _k("entity.filter", "g k", "choose_kinds", "Kinds", "Which kinds of names are shown: all, people, amounts …", "global", "Article"),
    _k("entity.page", "g e", "entity_page", "Page of the name", "All that is known of the name at hand; without one, ask for it", "global", "Article"),
    _k("entity.watch", "w", "watch_name", "Watch", "Watch for this name, or no longer; without one, ask for a name", "global", "Article", 0),
    _k("entity.correct", "C", "correct_name", "Correct", "No name, another kind, another name, one with another: for good", "global", "Article", 0),
    _k("read.compare", "c", "screen.compare", "Compare", "This text beside the copy of another outlet", "read", "Article", 40),
    _k("article.why", "i", "why", "Why", "What this is and why it is shown so", "global", "Article", 39),
    _k("article.links", "f", "link_hints", "Links", "Number the links, then type a number to open one", "global", "Article", 37),
    _k("article.browse", "o", "browse", "Browser", "Open the article in the browser", "global", "Article", 26),
    _k("article.copy-url", "y", "copy_url", "Copy link", "Copy the article's address", "global", "Article", 50),
    # the sidebar
    _k("side.open", "enter", "chosen", "Open", "Open the linked article or the name", "side", "Sidebar", 10),
    _k("side.compare", "c", "screen.compare", "Compare", "Both texts side by side, with what only one of them says", "side", "Sidebar", 12),
    _k("side.wrong", "d", "screen.not_same_story", "Not the same", "Not the same story: take it away here, for good", "side", "Sidebar", 14),
    _k("side.merge", "X", "screen.merge_story", "Same story", "Make its story one with that of the article", "side", "Sidebar", 16),
    _k("side.prefer", "P", "screen.prefer_source", "Prefer source", "Let this source speak for its stories, or no longer", "side", "Sidebar", 18),
    _k("side.follow", "F", "toggle_follow", "Follow reading", "The sidebar follows the paragraph being read, or stays", "global", "Sidebar", 0),
    _k("stories.open", "enter", "chosen", "Open", "Unfold the story, or open the article", "stories", "Lists", 10),
    _k("stories.split", "x", "screen.split_story", "Split off", "Take this article out of the story, for good", "stories", "Marks", 60),
    _k("stories.merge", "X", "screen.merge_story", "Merge", "Make two stories one: X on the first, X on the second", "stories", "Marks", 61),
    _k("side.cycle", "\\,ctrl+t", "cycle_sidebar", "Sidebar", "Linked stories, names, or no sidebar", "global", "Sidebar", 32),
    _k("story.watch", "W", "watch_story", "Watch", "Be told when this story moves, or no longer", "global", "Sidebar", 34),
    _k("story.timeline", "T", "story_timeline", "Timeline", "The story in order: what led to it, and what each report adds", "global", "Sidebar", 33),
    # marks
    _k("article.toggle-read", "m", "toggle_read", "Read/unread", "Mark read or unread", "global", "Marks", 20),
    _k("story.mark-read", "M", "mark_story_read", "Story read", "Mark the whole story read", "global", "Marks", 23),
    _k("article.star", "s", "toggle_star", "Star", "Star or unstar", "global", "Marks", 21),
    _k("article.tag", "t", "tag", "Tag", "Give or take a tag", "global", "Marks", 24),
    _k("view.mark-all-read", "A", "mark_all_read", "All read", "Mark every article of this list read", "global", "Marks", 25),
    _k("undo", "u", "undo", "Undo", "Take the last mark back", "global", "Marks", 22),
    _k("redo", "ctrl+r", "redo", "Redo", "Make it again", "global", "Marks", 52),
    # lists and views
    _k("search.open", "/", "search", "Search", "Search the whole archive as you type", "global", "Lists", 16),
    _k("scope.all", "1", "scope('all')", "All", "All articles", "global", "Lists"),
    _k("scope.unread", "2", "scope('unread')", "Unread", "Unread articles", "global", "Lists"),
    _k("scope.starred", "3", "scope('starred')", "Starred", "Starred articles", "global", "Lists"),
    _k("scope.stories", "4", "scope('stories')", "Stories", "Stories told by several sources", "global", "Lists"),
    _k("go.all", "g a", "scope('all')", "All", "All articles", "global", "Lists"),
    _k("go.unread", "g u", "scope('unread')", "Unread", "Unread articles", "global", "Lists"),
    _k("go.starred", "g s", "scope('starred')", "Starred", "Starred articles", "global", "Lists"),
    _k("go.today", "g t", "scope('today')", "Today", "Articles of today", "global", "Lists"),
    _k("go.stories", "g o", "scope('stories')", "Stories", "Stories told by several sources", "global", "Lists"),
    _k("go.entities", "g n", "scope('entities')", "Names", "People, organisations and places of the archive", "global", "Lists"),
    _k("go.rising", "g r", "rising", "Rising", "Names in far more articles than usual, with the articles", "global", "Lists"),
    _k("go.met", "g w", "scope('met')", "Watched names", "Articles that hold a watched name, with the sentence", "global", "Lists"),
    _k("go.feeds", "g f", "go_feeds", "Feeds", "To the views and feeds", "global", "Lists"),
    # the rest
    _k("refresh.current", "r", "refresh_current", "Refresh", "Fetch the feeds of this list", "global", "Feeds", 54),
    _k("refresh.all", "R", "refresh_all", "Refresh all", "Fetch every feed", "global", "Feeds", 56),
    _k("view.zen", "z", "zen", "Zen", "The article alone", "global", "Screen", 62),
    _k("app.palette", ":", "app.command_palette", "Commands", "Find a command, a view, a feed or a theme", "global", "Screen", 82),
    _k("app.help", "?", "help", "Help", "Every key", "global", "Screen", 5),
    _k("app.back", "q,escape", "back", "Back", "One step back", "global", "Screen", 90),
    _k("app.quit", "Q", "app.quit", "Quit", "Leave newsdeck", "global", "Screen", 95),
)  # fmt: skip

FOLD = Binding("c", "fold", "Fold", tooltip="Fold or unfold", id="list.fold")
"""Of lists whose rows hold others; the feed pane has its own in the table."""
PREFIXES = frozenset(part.split(" ")[0] for key in KEYS for part in key.keys if " " in part)
GROUPS = ("Moving", "Reading", "Article", "Marks", "Lists", "Sidebar", "Feeds", "Screen")


def bindings(*contexts: Context) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Textual bindings of some contexts. A prefix key of a sequence is bound with the global ones."""
    made: list[Binding | tuple[str, str] | tuple[str, str, str]] = []
    for key in KEYS:
        if key.context in contexts:
            for name in singles(key.keys):
                made.append(Binding(name, key.action, key.label, tooltip=key.tip, id=key.id, show=key.rank > 0))
    if "global" in contexts:
        made.extend(Binding(prefix, f"prefix('{prefix}')", show=False) for prefix in sorted(PREFIXES))
    return made


def singles(keys: Iterable[str]) -> list[str]:
    return [name for name in keys if " " not in name]


@dataclass(frozen=True, slots=True)
class Keymap:
    """The table with a person's own keys laid over it."""

    single: Mapping[str, str]
    """Binding id -> keys joined by commas, for Textual's `set_keymap`: only what was changed."""
    sequences: Mapping[tuple[str, str], Key]
    shown: Mapping[str, tuple[str, ...]]
    """Binding id -> all keys, for the footer and the help."""
    problems: tuple[str, ...] = ()


UNBOUND = "f35"
"""No keyboard has it: what Textual is told when an action keeps no single key."""


def keymap(overrides: Mapping[str, str]) -> Keymap:
    """The keys in force. An unknown id is told, never fatal: the rest still works."""
    by_id = {key.id: key for key in KEYS}
    problems = [f'config.toml: keys."{name}" names no action' for name in overrides if name not in by_id]
    single: dict[str, str] = {}
    sequences: dict[tuple[str, str], Key] = {}
    shown: dict[str, tuple[str, ...]] = {}
    for key in KEYS:
        wanted = tuple(part.strip() for part in overrides.get(key.id, "").split(",") if part.strip()) or key.keys
        shown[key.id] = wanted
        if wanted != key.keys:
            single[key.id] = ",".join(singles(wanted)) or UNBOUND
        for name in wanted:
            first, _, second = name.partition(" ")
            if not second:
                continue
            if first in PREFIXES and " " not in second:
                sequences[(first, second)] = key
            else:
                problems.append(f'config.toml: keys."{key.id}": a sequence begins with {" or ".join(sorted(PREFIXES))}')
    return Keymap(single, sequences, shown, tuple(problems))


_DISPLAY = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "enter": "⏎", "escape": "esc", "space": "␣", "tab": "⇥",
    "shift+tab": "⇧⇥", "backspace": "⌫", "pagedown": "pgdn", "pageup": "pgup",
}  # fmt: skip


def display(key: str) -> str:
    """A key as the footer and the help write it: ctrl+d is ^d."""
    return " ".join(_DISPLAY.get(part, part.replace("ctrl+", "^")) for part in key.split(" "))
