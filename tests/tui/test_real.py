"""The app on a real archive: what a person does there is there again after a restart."""

from __future__ import annotations

from pathlib import Path

from reader.library import Library
from tests.fakes import Clock, item, rss
from tests.tui.conftest import Running


async def test_marks_made_on_the_screen_survive_a_restart(reading: Running, tmp_path: Path, clock: Clock) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(rss(item(1), item(2), item(3)))
    path = tmp_path / "archive.db"
    with Library.open(path, clock=clock) as library:
        library.add(str(feed))
        async with reading(library) as reader:  # type: ignore[arg-type]
            assert len(reader.screen.headlines.ids) == 3
            await reader.press("enter", "s")
            starred = reader.screen.opened_id
            assert "★ starred" in reader.text()
            await reader.press("q", "A")
            assert "u undo" in reader.status
    with Library.open(path, clock=clock) as library:
        async with reading(library) as reader:  # type: ignore[arg-type]
            assert "All read." in reader.text()
            await reader.press("3")
            assert list(reader.screen.headlines.ids) == [starred]
            await reader.press("u")
            assert len(library.ids("is:unread")) == 2


async def test_a_feed_added_on_the_screen_is_read_there(reading: Running, tmp_path: Path, clock: Clock) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(rss(item(1), item(2)))
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        async with reading(library) as reader:  # type: ignore[arg-type]
            assert "No articles yet." in reader.text()
            await reader.press("a")
            await reader.type(str(feed))
            await reader.press("enter")
            assert "Subscribed to" in reader.status
            await reader.press("2", "n")
            assert reader.screen.view.article is not None
            await reader.press("/")
            await reader.type(reader.screen.view.article.headline.title.split()[0].lower())
            assert "found" in reader.text()
