"""The app on the sample archive: the small promises of the screens, kept on a real file."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from reader.config import Config, Reading
from reader.library import Library
from reader.model import Progress
from reader.store import files
from tests.tui.conftest import Running

Opened = Callable[..., Library]


async def test_a_search_is_saved_as_a_view_and_forgotten_and_brought_back(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("/")
        await reader.type("landing")
        await reader.press("ctrl+s", "ctrl+u")
        await reader.type("Landings")
        await reader.press("enter")
        assert "Saved the query “Landings”" in reader.text()
        await reader.press("escape", "g", "f")
        assert "Landings" in [view.name for view in reader.screen.feeds.rows]
        reader.screen.feeds.cursor = [view.name for view in reader.screen.feeds.rows].index("Landings")
        await reader.settle()
        assert reader.footer()["D"] == "Forget"
        await reader.press("enter")
        assert any("Kestrel" in head.title for head in demo.headlines(list(reader.screen.headlines.ids)))
        await reader.press("g", "f", "D")
        assert "Landings" not in [view.name for view in demo.views()]
        await reader.press("u")
        assert "Landings" in [view.name for view in demo.views()]


async def test_offline_and_read_only_stand_in_the_status_line(reading: Running, copy_of_sample: Opened) -> None:
    with copy_of_sample():
        pass
    with copy_of_sample(read_only=True) as library:
        async with reading(library) as reader:
            assert "read-only" in reader.text()
            assert "offline" in reader.text()
            await reader.press("s")
            assert "★ starred" not in reader.text()


async def test_pictures_stay_out_when_the_config_says_so(reading: Running, copy_of_sample: Opened) -> None:
    for images, shown in (("links", True), ("off", False)):
        with copy_of_sample(Config(reading=Reading(images=images))) as library:
            pictured = next(
                id for id in library.ids() if any(b.kind == "image" and b.kept for b in library.article(id).blocks)
            )
            async with reading(library) as reader:
                reader.screen.open_article(pictured)
                await reader.settle()
                page = reader.screen.view.page
                assert page is not None
                assert any("▣" in run.text for line in page.lines for run in line) == shown


async def test_the_day_has_a_backup_once_the_reader_was_open(
    reading: Running, copy_of_sample: Opened, tmp_path: Path
) -> None:
    with copy_of_sample() as library:
        assert not list(files.backups(library.path))
        async with reading(library) as reader:
            await reader.until(lambda: not reader.screen.behind)
        assert len(list(files.backups(library.path))) == 1
        async with reading(library) as reader:
            await reader.until(lambda: not reader.screen.behind)
        assert len(list(files.backups(library.path))) == 1


async def test_what_waits_is_worked_off_behind_the_reading(reading: Running, demo: Library) -> None:
    newest = list(demo.ids())[:6]
    with demo.store.write():
        demo.store.waiting.add("names", newest)
    async with reading(demo) as reader:
        await reader.until(lambda: "stories of 6 articles found" in reader.status)
        assert demo.waiting() == 0


async def test_work_behind_the_reading_is_shown_and_stopped_by_one_key(reading: Running, demo: Library) -> None:
    go_on = threading.Event()

    def slow(*, progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> int:
        progress(Progress("names", 3, 60, "A night on the water"))
        while not cancelled():
            go_on.wait(0.005)
        return 3

    demo.waiting = lambda: 60  # type: ignore[method-assign]
    demo.catch_up = slow  # type: ignore[method-assign, assignment]
    async with reading(demo) as reader:
        await reader.until(lambda: "3/60 Finding names and stories" in reader.text())
        assert reader.footer()["q"] == "Stop"
        await reader.press("q")
        await reader.until(lambda: "Stopped: names and stories of 3 articles found" in reader.status)
        assert reader.footer()["q"] == "Back"


async def test_an_archive_in_the_making_tells_how_far_it_is(demo: Library) -> None:
    from reader.tui.app import NewsdeckApp
    from tests.tui.conftest import Reader

    go_on = threading.Event()

    def building() -> Library:
        app.tell(Progress("names", 20, 79, "building the sample archive"))
        go_on.wait(20)
        return demo

    app = NewsdeckApp(building)
    async with app.run_test(size=(120, 40)) as pilot:
        reader = Reader(app, pilot, demo)
        await reader.until(lambda: "20/79 building the sample archive" in reader.text())
        go_on.set()
        await reader.until(lambda: reader.screen.library is demo)
        await reader.until(lambda: "building" not in reader.text())
