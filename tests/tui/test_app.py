from __future__ import annotations

import threading

import pytest

from reader.errors import ArchiveError
from reader.library import Library
from reader.model import Progress
from reader.tui.app import NewsdeckApp
from tests.tui.conftest import Reader

SIZE = (120, 40)


async def test_an_archive_that_is_open_in_time_stands_on_the_first_screen(demo: Library) -> None:
    app = NewsdeckApp(lambda: demo)
    app.open_early()
    async with app.run_test(size=SIZE) as pilot:
        reader = Reader(app, pilot, demo)
        await reader.until(lambda: len(reader.screen.headlines.ids) > 0)
        assert reader.screen.library is demo
        await reader.press("j", "j")
        assert reader.screen.headlines.cursor == 2


async def test_a_slow_archive_keeps_nobody_before_a_blank_terminal(demo: Library) -> None:
    go_on = threading.Event()

    def slow() -> Library:
        app.tell(Progress("names", 1, 79, "told before there is a screen"))
        go_on.wait(20)
        app.tell(Progress("names", 20, 79, "building the sample archive"))
        return demo

    app = NewsdeckApp(slow)
    app.open_early()
    async with app.run_test(size=SIZE) as pilot:
        reader = Reader(app, pilot, demo)
        await reader.until(lambda: "Unread" in reader.text())
        assert reader.screen.library is None
        go_on.set()
        await reader.until(lambda: reader.screen.library is demo)
        assert len(reader.screen.headlines.ids) > 0


async def test_an_archive_that_cannot_be_opened_ends_the_reader_with_the_reason() -> None:
    def broken() -> Library:
        raise ArchiveError("news.db: this is no archive")

    app = NewsdeckApp(broken)
    app.open_early()
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(100):
            await pilot.pause(0.01)
            if app.return_code is not None:
                break
    assert app.return_code == 73
    assert str(app.failure) == "news.db: this is no archive"


@pytest.mark.parametrize("early", [True, False])
async def test_notices_of_the_opening_are_shown_either_way(demo: Library, early: bool) -> None:
    app = NewsdeckApp(lambda: demo, banner="sample archive")
    if early:
        app.open_early()
    async with app.run_test(size=SIZE) as pilot:
        reader = Reader(app, pilot, demo)
        await reader.until(lambda: reader.screen.library is demo)
        await reader.until(lambda: "sample archive" in reader.text())
