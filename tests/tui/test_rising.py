"""Rising names on the sample archive."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.library.weeks import every_week
from reader.model import Rising
from reader.tui.screens.entity import EntityScreen
from reader.tui.widgets.rising import RisingList, name_line
from tests.tui.conftest import Running


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
async def test_g_r_shows_what_rises_with_its_articles_and_back(
    reading: Running, demo: Library, size: tuple[int, int]
) -> None:
    _, names = demo.names.rising_lately()
    assert names
    async with reading(demo, size=size) as reader:
        await reader.press("g", "r")
        rising = reader.screen.panes.query_one(RisingList)
        assert rising.has_focus
        assert names[0].name in reader.text()
        await reader.press("enter")
        assert isinstance(reader.app.screen, EntityScreen)
        await reader.press("escape", "j", "enter")
        assert reader.screen.opened_id == names[0].causes[0].id
        await reader.press("escape", "g", "r")
        assert reader.screen.panes.list_widget == "names"


def test_weeks_without_an_article_keep_their_place() -> None:
    weeks = every_week([("2025-W52", 2), ("2026-W03", 1)])
    assert weeks == [("2025-W52", 2), ("2026-W01", 0), ("2026-W02", 0), ("2026-W03", 1)]


async def test_the_page_of_a_name_tells_its_stories(reading: Running, demo: Library) -> None:
    page = next(page for row in demo.entities() if (page := demo.entity(row.name)).stories)
    async with reading(demo) as reader:
        reader.screen.show_entity_page(page.row.name)
        await reader.settle()
        screen = reader.app.screen
        assert isinstance(screen, EntityScreen)
        screen.list.cursor = screen.list.rows.index(page.stories[0][1].id)
        await reader.settle()
        assert "Stories" in reader.text()
        assert page.stories[0][1].title[:30] in reader.text()


def test_a_rising_name_tells_what_is_usual_wherever_it_fits() -> None:
    def told(width: int, name: str = "Pellux") -> str:
        return "".join(run.text for run in name_line(Rising(name, "org", 7, 0.4, 3.0, ()), width))

    assert told(36).endswith("↑ 7 · usually none")
    assert told(20).endswith("↑ 7")
    assert all(len(told(width, "The Port of Halden")) <= width for width in range(16, 60))
