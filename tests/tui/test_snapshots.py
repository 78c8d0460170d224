"""How it looks, at three sizes, on the sample archive.

After a wanted change: `pytest tests/tui/test_snapshots.py --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.library import Library
from reader.tui.app import NewsdeckApp
from tests.tui.conftest import settle

SIZES = [(120, 40), (80, 24), (40, 20)]
VIEWS = {
    "headlines": [],
    "reading": ["j", "enter"],
    "cuts": ["j", "enter", "b"],
    "search": ["/", *"ferry"],
    "always": ["j", "enter", "b", "D"],
    "source": ["j", "enter", "I"],
    "help": ["question_mark"],
    "stories": ["4", "enter"],
    "entity": ["g", "n", "enter"],
    "timeline": ["4", "T"],
    "sidebar": ["open Herring: quota down", "tab"],
    "paragraph": ["open Ferry with 412 aboard", "scroll to what recalls", "tab"],
    "watched": ["4", "W", "j", "W", "view Watched stories"],
    "copies": ["1", "row Fisheries council cuts", "c"],
    "compare": ["open Herring: quota down", "c"],
}


def pressing(keys: list[str]) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def go(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            if key.startswith("open "):
                app = pilot.app
                assert isinstance(app, NewsdeckApp)
                assert app.library is not None
                heads = app.library.headlines(app.library.ids())
                app.reading_screen.open_article(next(h.id for h in heads if h.title.startswith(key[5:])))
            elif key.startswith("view "):
                screen = pilot.app.reading_screen  # type: ignore[attr-defined]
                screen.show_view(next(view for view in screen.feeds.views if view.name == key[5:]))
            elif key.startswith("row "):
                rows = pilot.app.reading_screen.headlines  # type: ignore[attr-defined]
                at = rows.find(lambda head, start=key[4:]: head.title.startswith(start), 0)
                assert at is not None
                rows.cursor = at
            elif key == "scroll to what recalls":
                for _ in range(80):
                    if pilot.app.reading_screen.side.recalled:  # type: ignore[attr-defined]
                        break
                    await pilot.press("j")
                    await settle(pilot)
            else:
                await pilot.press(key)
            await settle(pilot)
            for field in pilot.app.screen.query(Input):
                field.cursor_blink = False

    return go


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
def test_the_look(snap_compare: Any, demo: Library, view: str, size: tuple[int, int]) -> None:
    assert snap_compare(NewsdeckApp(lambda: demo), terminal_size=size, run_before=pressing(VIEWS[view]))


@pytest.mark.parametrize("theme", ["newsdeck-light", "newsdeck-sepia", "newsdeck-contrast", "nord"])
def test_the_look_of_a_theme(snap_compare: Any, demo: Library, theme: str) -> None:
    async def go(pilot: Pilot[None]) -> None:
        await settle(pilot)
        pilot.app.theme = theme
        await pressing(["enter", "e"])(pilot)

    assert snap_compare(NewsdeckApp(lambda: demo), terminal_size=(120, 40), run_before=go)
