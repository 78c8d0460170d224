"""Why a key does nothing at this moment, in words: a key that stays silent is pressed again and then distrusted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reader.tui.keys import KEYS, Context

WHY: Mapping[str, str] = {
    "link_hints": "No links in this article",
    "revisions": "Nothing was changed in this article since it was kept",
    "decide_cut": "b first shows what was cut, d then restores or cuts",
    "decide_wide": "b first shows what was cut, D then keeps or cuts it always",
    "toggle_cuts": "No article is open",
    "correct_name": "No name at hand · } goes to the next one",
    "next_mention": "No names are shown in this article",
    "previous_mention": "No names are shown in this article",
    "same_mention": "No names are shown in this article",
    "same_before": "No names are shown in this article",
    "cycle_names": "No names are known in this article",
    "choose_kinds": "No names are known in this article",
    "history_back": "No article was read before this one",
    "history_forward": "No article to go forward to",
    "fold_copies": "No copies of this text are known",
    "compare": "No other outlet has this text · c in the sidebar compares any row",
    "mark_story_read": "This article stands in no story",
    "story_timeline": "This article stands in no story",
    "watch_story": "This article stands in no story",
    "cycle_sidebar": "No article is open",
    "source_page": "No source here",
    "mark_all_read": "No articles in this list",
    "next_unread": "No articles in this list",
    "previous_unread": "No articles in this list",
    "toggle_read": "No article here",
    "toggle_star": "No article here",
    "tag": "No article here",
    "browse": "No article here",
    "copy_url": "No article here",
    "why": "No article is open",
    "zen": "No article is open",
    "choose_text": "No article is open",
    "refresh_all": "Feeds are being fetched · esc stops",
    "refresh_current": "Feeds are being fetched · esc stops",
}
_OF_PANE: Mapping[str, tuple[Context, ...]] = {
    "feeds": ("feeds",), "list": ("list", "stories"), "article": ("read",), "side": ("side",),
}  # fmt: skip


READ_ONLY = "The archive is open for reading only"


def refused(
    pressed: Iterable[str], pane: str, shown: Mapping[str, tuple[str, ...]], works: Callable[[str], bool]
) -> str:
    """The action of a key that was pressed in vain; nothing for one that is nobody's. The pane's own keys go first."""
    names, contexts = frozenset(pressed), (*_OF_PANE.get(pane, ()), "global")
    for key in sorted(KEYS, key=lambda key: key.context == "global"):
        if key.context in contexts and names & {*shown.get(key.id, ())} and not works(key.action):
            return key.action.removeprefix("screen.").partition("(")[0]
    return ""
