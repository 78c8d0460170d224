"""Watching for names on the sample archive."""

from __future__ import annotations

from reader.library import Library
from reader.tui.screens.entity import EntityScreen
from tests.tui.conftest import Running, settle


async def test_w_watches_for_the_highlighted_name_and_u_no_longer(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "enter", "}")
        mention = reader.screen.view.current_mention
        assert mention is not None
        await reader.press("w")
        assert f"Watching for “{mention.entity}”" in reader.status
        assert demo.names.is_watched(mention.entity)
        assert reader.footer()["w"] == "Unwatch"
        assert "Watched names" in [view.name for view in reader.screen.feeds.views]
        await reader.press("u")
        assert not demo.names.is_watched(mention.entity)
        assert reader.footer()["w"] == "Watch"


async def test_w_asks_for_a_phrase_and_g_w_shows_each_hit_with_its_sentence(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("w")
        await reader.type("herring")
        await reader.press("enter", "g", "w")
        hits = demo.names.hits()
        assert hits
        assert "herring" in hits[0].met.sentence.lower()
        shown = " ".join(reader.text().split())
        assert hits[0].headline.title[:20] in shown
        await reader.press("enter")
        assert reader.screen.opened_id == hits[0].headline.id
        await reader.press("escape", "w")
        assert demo.names.watches() == []
        assert "Nothing is watched for" in reader.text()


async def test_a_name_met_nowhere_is_listed_too_and_w_lets_go_of_it(reading: Running, demo: Library) -> None:
    demo.names.watch(["herring", "Zyzzyva Qoph"])
    demo.names.look_back()
    async with reading(demo) as reader:
        await reader.press("g", "w", "G")
        assert "Met nowhere yet" in reader.text()
        assert "2 names" in reader.text()
        await reader.press("enter", "s", "w")
        assert [watch.name for watch in demo.names.watches()] == ["herring"]
        assert "Met nowhere yet" not in reader.text()


async def test_the_page_of_a_name_watches_for_it(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("g", "n", "enter")
        screen = reader.app.screen
        assert isinstance(screen, EntityScreen)
        await reader.press("w")
        assert "◎ watched" in reader.text()
        await reader.press("u")
        assert "◎ watched" not in reader.text()
        await reader.press("w", "escape")
        await settle(reader.pilot)
        assert "Watched names" in [view.name for view in reader.screen.feeds.views]
