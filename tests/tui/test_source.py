"""The page of a source on the sample archive."""

from __future__ import annotations

from reader.library import Library
from reader.tui.screens.source import SourceScreen
from tests.tui.conftest import Reader, Running, settle


async def opened(reader: Reader) -> SourceScreen:
    await reader.press("enter", "I")
    screen = reader.app.screen
    assert isinstance(screen, SourceScreen)
    return screen


async def test_capital_i_shows_what_is_cut_from_the_source_and_how_often(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j")
        screen = await opened(reader)
        page = screen.list.page
        assert page.feed.title in reader.text()
        assert "Cut from this source" in reader.text()
        assert f"{page.cuts[0].articles}×" in reader.text()
        assert page.cuts[0].reason in reader.text()
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_a_cut_line_is_kept_for_good_there_and_taken_back_there(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j")
        screen = await opened(reader)
        first = screen.list.page.cuts[0]
        await reader.press("d")
        assert "You decided" in reader.text()
        assert "always kept" in reader.text()
        assert demo.texts.source(screen.list.page.feed.id).decisions[0].text == first.text
        await reader.press("u")
        assert "You decided" not in reader.text()
        await reader.press("d", "home", "d")
        assert "You decided" not in reader.text()


async def test_enter_opens_the_newest_article_that_holds_the_line(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j")
        screen = await opened(reader)
        newest = screen.list.page.cuts[0].newest
        await reader.press("enter")
        await settle(reader.pilot)
        assert reader.screen.opened_id == newest


async def test_from_the_feed_pane_it_is_the_feed_under_the_cursor(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("g", "f", "G", "I")
        screen = reader.app.screen
        assert isinstance(screen, SourceScreen)
        assert screen.list.page.feed.title == reader.screen.feeds.rows[-1].name


async def test_a_warning_stands_beside_the_feed_and_on_its_page(reading: Running, demo: Library) -> None:
    feed = demo.feeds()[0]
    demo.store.sources.warn(feed.id, "7 of the last 10 articles came out empty")
    async with reading(demo) as reader:
        rows = [view.id for view in reader.screen.feeds.rows]
        await reader.press("g", "f")
        assert "!" in reader.text()
        while reader.screen.feeds.cursor != rows.index(feed.id):
            await reader.press("j")
        assert "7 of the last 10 articles came out empty · I shows the source" in reader.status
        await reader.press("I")
        assert "! 7 of the last 10 articles came out empty" in reader.text()


async def test_the_page_says_that_a_feed_holds_more_than_is_read(reading: Running, demo: Library) -> None:
    feed = demo.feeds()[0]
    demo.store.feeds.note_held(feed.id, 3512)
    async with reading(demo) as reader:
        rows = [view.id for view in reader.screen.feeds.rows]
        await reader.press("g", "f")
        while reader.screen.feeds.cursor != rows.index(feed.id):
            await reader.press("j")
        await reader.press("I")
        assert "! 2,000 entries of 3,512 read." in reader.text()


async def test_it_fits_the_smallest_screen(reading: Running, demo: Library) -> None:
    async with reading(demo, size=(40, 20)) as reader:
        await reader.press("j")
        await opened(reader)
        assert "Cut from this source" in reader.text()
        assert all(len(line.rstrip()) <= 40 for line in reader.text().splitlines())
