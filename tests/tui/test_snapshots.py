"""How it looks, at three sizes. After a wanted change: `pytest tests/tui/test_snapshots.py --snapshot-update`."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.tui.app import NewsdeckApp
from tests.tui.fake_library import FakeLibrary

SIZES = [(120, 40), (80, 24), (40, 20)]
VIEWS = {
    "headlines": [],
    "reading": ["enter"],
    "cuts": ["enter", "b"],
    "search": ["/", *"kes"],
    "help": ["question_mark"],
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
def test_the_look(snap_compare: Any, view: str, size: tuple[int, int]) -> None:
    async def go(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in VIEWS[view]:
            await pilot.press(key)
            await settle(pilot)
            for field in pilot.app.screen.query(Input):
                field.cursor_blink = False

    assert snap_compare(NewsdeckApp(FakeLibrary), terminal_size=size, run_before=go)  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", ["newsdeck-light", "newsdeck-sepia", "newsdeck-contrast", "nord"])
def test_the_look_of_a_theme(snap_compare: Any, theme: str) -> None:
    async def go(pilot: Pilot[None]) -> None:
        await settle(pilot)
        pilot.app.theme = theme
        await pilot.press("enter", "e")
        await settle(pilot)

    assert snap_compare(NewsdeckApp(FakeLibrary), terminal_size=(120, 40), run_before=go)  # type: ignore[arg-type]


async def settle(pilot: Pilot[None]) -> None:
    """Until every errand has come home and been painted; the poll's clock is no part of it."""
    for _ in range(3):
        await pilot.pause()
        busy = [worker for worker in pilot.app.workers if worker.group != "poll" and not worker.is_finished]
        if busy:
            await pilot.app.workers.wait_for_complete(busy)
    await pilot.pause()
