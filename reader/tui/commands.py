"""What the command palette offers: the actions that work now, every view and feed, every theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from reader.model import Place, View
from reader.tui import keys, show

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

_SKIPPED = ("Moving",)


def commands(
    reading: ReadingScreen, theme_names: Sequence[str], choose_theme: Callable[[str], None]
) -> Iterable[SystemCommand]:
    """Titles and helps are plain words of ours or cleaned names."""
    told: set[str] = set()
    for key in keys.KEYS:
        if key.context != "global" or key.group in _SKIPPED or key.action in told or not reading.works(key.action):
            continue
        told.add(key.action)
        shown = " ".join(keys.display(name) for name in reading.keymap.shown[key.id][:1])
        yield SystemCommand(key.label, f"{key.tip} ({shown})", partial(reading.run_later, key.action))
    for view in reading.feeds.views:
        kind = "Feed" if view.place is Place.FEED else "Folder" if view.place is Place.FOLDER else "View"
        about = f"{show.count(view.unread, 'unread article')}" if view.unread else "Show its articles"
        yield SystemCommand(f"{kind}: {show.line(view.name, 80)}", about, partial(_show, reading, view))
    for name in sorted(theme_names, key=lambda name: (not name.startswith("newsdeck"), name)):
        yield SystemCommand(f"Theme: {name}", "Change the colours", partial(choose_theme, name))


def _show(reading: ReadingScreen, view: View) -> None:
    reading.show_view(view)
