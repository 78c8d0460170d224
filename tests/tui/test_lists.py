"""Lists: flat cost, the place, search, refresh, subscriptions, the palette."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.strip import Strip

from reader.tui.commands import offers
from reader.tui.kept import merged
from reader.tui.widgets.lines import LineList
from tests.tui.conftest import Running
from tests.tui.fake_library import FakeLibrary


@pytest.mark.parametrize("count", [200, 100_000])
async def test_a_long_list_asks_for_as_few_windows_as_a_short_one(reading: Running, count: int) -> None:
    async with reading(FakeLibrary(count)) as reader:
        headlines = reader.screen.headlines
        for _ in range(30):
            headlines.action_down()
        await reader.settle()
        assert headlines.fetched_windows <= 5
        headlines.action_bottom()
        await reader.settle()
        assert headlines.fetched_windows <= 8
        asked = [call[1] for call in reader.library.calls if call[0] == "headlines"]
        assert max(asked) <= 30


async def test_a_row_that_vanished_is_blank_and_asked_for_once(reading: Running) -> None:
    async with reading(FakeLibrary(30)) as reader:
        reader.library.count = 2
        headlines = reader.screen.headlines
        headlines.forget()
        for _ in range(3):
            assert headlines.headline(5) is None
        assert headlines.fetched_windows < 6


async def test_search_shows_hits_as_one_types_and_enter_keeps_them_as_the_list(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("/")
        await reader.type("kestrel")
        assert "Kestrel Robotics opens a plant" in reader.text()
        assert "5 found" in reader.text()
        await reader.press("enter")
        assert reader.screen.source.found
        assert list(reader.screen.headlines.ids) == [3, 11, 19, 27, 35]
        assert "Search: kestrel" in reader.text()


async def test_search_asks_snippets_for_the_rows_on_screen_only(reading: Running) -> None:
    async with reading(FakeLibrary(400), size=(80, 24)) as reader:
        await reader.press("/")
        await reader.type("ker")
        asked = [call[1] for call in reader.library.calls if call[0] == "snippets"]
        assert asked == [] or max(map(len, asked)) <= 9


async def test_escape_leaves_the_search_and_the_list_as_it_was(reading: Running) -> None:
    async with reading() as reader:
        before = list(reader.screen.headlines.ids)
        await reader.press("/")
        await reader.type("grain")
        await reader.press("escape")
        assert list(reader.screen.headlines.ids) == before
        assert reader.screen.source.view.name == "Unread"


async def test_a_chosen_hit_opens(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("/")
        await reader.type("grain")
        await reader.press("down", "enter")
        assert reader.screen.opened_id == 10


async def test_a_query_that_makes_no_sense_is_explained(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("/")
        await reader.type("bridge (")
        assert "a bracket is open at the end" in reader.text()


async def test_refresh_shows_progress_and_escape_stops_it(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("R")
        await reader.until(lambda: "fetching" in reader.text())
        assert reader.footer()["q"] == "Stop"
        assert "Refresh all" not in reader.footer().values()
        await reader.press("escape")
        await reader.until(lambda: "Stopped" in reader.status)
        assert reader.library.cancelled_refresh
        assert "Stopped" in reader.status


async def test_refresh_tells_what_is_new_and_shows_it(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("r")
        await reader.until(lambda: "new articles" in reader.status)
        assert "2 new articles" in reader.status
        await reader.settle()
        assert 42 in reader.screen.headlines.ids


async def test_a_feed_is_added_renamed_moved_and_left(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("a")
        await reader.type("https://new.example/feed")
        await reader.press("enter")
        assert ("add", "https://new.example/feed", "") in reader.library.calls
        assert "Subscribed to https://new.example/feed · 3 articles" in reader.status
        await reader.press("g", "f", "G")
        assert {"Rename", "Move", "Settings", "Unsubscribe"} <= set(reader.footer().values())
        view = reader.screen.feeds.current
        assert view is not None
        await reader.press("E", "ctrl+u")
        await reader.type("Morning")
        await reader.press("enter")
        assert reader.library.feed_titles[view.id].endswith("Morning")
        await reader.press("v")
        await reader.type("Local")
        await reader.press("enter")
        assert reader.library.folders[view.id] == "Local"
        await reader.press("G", "D", "n")
        assert len(reader.library.feed_titles) == 6
        await reader.press("D", "y")
        assert len(reader.library.feed_titles) == 5
        assert "u undo" in reader.status


async def test_feed_settings_name_their_values(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("g", "f", "G", "S")
        assert "full_text = as in config.toml" in reader.text()
        await reader.press("enter")
        await reader.type("always")
        await reader.press("enter")
        assert ("set_option", 6, "full_text", "always") in reader.library.calls


async def test_folders_fold(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("g", "f")
        for row, view in enumerate(reader.screen.feeds.rows):
            if view.name == "Harbour Gazette":
                reader.screen.feeds.cursor = row
        await reader.press("c")
        assert "Harbour Gazette" not in [view.name for view in reader.screen.feeds.rows]
        await reader.press("c")
        assert "Harbour Gazette" in [view.name for view in reader.screen.feeds.rows]


async def test_a_feed_that_failed_carries_a_sign(reading: Running) -> None:
    async with reading() as reader:
        row = next(line for line in reader.text().split("\n") if "Signal & Noise" in line)
        assert row.startswith(" !")


async def test_the_palette_offers_actions_views_and_themes(reading: Running) -> None:
    async with reading() as reader:
        titles = [offer.title for offer in offers(reader.screen)]
        assert "Refresh all" in titles
        assert "Feed: Northwind Wire" in titles
        assert "Theme: newsdeck-light" in titles
        assert "Restore/cut" not in titles
        await reader.press("ctrl+p")
        await reader.type("newsdeck-light")
        await reader.until(lambda: "Change the colours" in reader.text())
        await reader.press("enter")
        await reader.until(lambda: reader.app.theme == "newsdeck-light")


async def test_help_lists_every_key_in_groups(reading: Running) -> None:
    async with reading(size=(120, 60)) as reader:
        await reader.press("?")
        assert "Take the last mark back" in reader.text()
        await reader.press("G")
        assert "Every key" in reader.text()
        await reader.press("q")
        assert reader.app.screen is reader.screen


async def test_an_empty_archive_has_friendly_words(reading: Running) -> None:
    async with reading(FakeLibrary(0)) as reader:
        assert "No articles yet." in reader.text()
        await reader.press("3")
        assert "Nothing starred yet." in reader.text() or reader.library.starred


ids = st.lists(st.integers(1, 200), unique=True, max_size=60)


@given(ids, ids, st.sets(st.integers(1, 200), max_size=10))
def test_merging_keeps_the_new_order_and_every_kept_id_once(new: list[int], old: list[int], kept: set[int]) -> None:
    out = merged(array("q", new), array("q", old), frozenset(kept))
    assert [i for i in out if i in set(new)] == new
    assert len(out) == len(set(out))
    assert set(out) == set(new) | (kept & set(old))


@pytest.mark.parametrize("pane", ["#headlines", "#feeds"])
async def test_the_cursor_is_drawn_on_its_row_and_on_no_other(reading: Running, pane: str) -> None:
    async with reading() as reader:
        widget = reader.screen.query_one(pane)
        widget.focus()
        await reader.settle()
        await reader.press("j", "j", "k")
        assert isinstance(widget, LineList)
        ground = widget.inks("", f"{widget.ground} cursor").bgcolor
        left, top, _, height = widget.content_region
        strips = reader.app.screen._compositor.render_strips()[top : top + height]
        drawn = [y for y, strip in enumerate(strips) if _ground_at(strip, left + 4) == ground]
        first = widget.line_of(widget.cursor)
        assert drawn == list(range(first, first + widget.lines_in(widget.cursor)))


def _ground_at(strip: Strip, x: int) -> object:
    for segment in strip:
        if x < len(segment.text):
            return segment.style.bgcolor if segment.style else None
        x -= len(segment.text)
    return None
