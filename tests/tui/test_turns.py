"""Keys typed in one burst do what they would have done one by one."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from reader.library import Library
from reader.model import Place
from tests.tui.conftest import Reader, Running


def burst(reader: Reader, *keys: str) -> None:
    """As a terminal hands over what was typed faster than the app reads."""
    for key in keys:
        character = key if len(key) == 1 else None
        reader.app.post_message(events.Key("slash" if key == "/" else key, character))


async def test_both_keys_of_a_sequence_may_come_at_once(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        burst(reader, "g", "a")
        await reader.settle()
        assert reader.screen.source.view.place is Place.ALL


async def test_the_second_key_of_a_burst_is_no_command_of_its_own(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("s")
        starred = demo.ids("is:starred")
        burst(reader, "g", "u")
        await reader.settle()
        assert reader.screen.source.view.place is Place.UNREAD
        assert demo.ids("is:starred") == starred, "u of `g u` took the star back"


async def test_letters_typed_behind_the_search_key_are_searched_for(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        burst(reader, "/", *"ferry")
        await reader.settle()
        assert reader.app.screen.query_one(Input).value == "ferry"


async def test_keys_behind_one_that_leaves_a_dialog_reach_the_screen_below(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("question_mark")
        burst(reader, "escape", "g", "s")
        await reader.settle()
        assert reader.screen.source.view.place is Place.STARRED


async def test_a_burst_of_moves_loses_none(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        start = reader.screen.headlines.cursor
        burst(reader, *"jjjjj", "k")
        await reader.settle()
        assert reader.screen.headlines.cursor == start + 4
