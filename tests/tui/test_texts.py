"""Choosing which text an article shows."""

from __future__ import annotations

from dataclasses import replace

from reader.library import Library
from reader.model import Block, Extracted
from reader.text import CLEANER_VERSION
from tests.tui.conftest import Running


def of_a_page(library: Library) -> int:
    """An article whose page is kept, and whose feed had a text of its own."""
    id = next(id for id in library.ids() if library.store.texts.page(id) is not None)
    library.store.texts.keep_feed_text(id, Extracted((Block("p", "Only what the feed itself said."),), origin="feed"))
    return id


async def test_capital_o_shows_another_text_and_u_brings_the_first_one_back(reading: Running, demo: Library) -> None:
    id = of_a_page(demo)
    async with reading(demo) as reader:
        reader.screen.open_article(id)
        await reader.settle()
        before = reader.screen.view.article
        await reader.press("O")
        assert "The feed's own text" in reader.text()
        assert "6 words · Only what the feed itself said." in reader.text()
        assert "What newsdeck finds best ✓" in reader.text()
        await reader.press("enter")
        assert "Only what the feed itself said." in reader.text()
        assert reader.screen.view.page is not None
        told = " ".join("".join(run.text for run in line) for line in reader.screen.view.page.lines)
        assert "◫ The feed's own text: you chose it · O changes it" in " ".join(told.split())
        assert "Show the feed's own text" in reader.status
        await reader.press("u")
        now = reader.screen.view.article
        assert before is not None
        assert now is not None
        assert now.blocks == before.blocks


async def test_a_wall_is_told_in_one_line_above_the_text(reading: Running, demo: Library) -> None:
    id = demo.ids()[0]
    text = demo.store.texts.get(id)
    assert text is not None
    why = "the feed's text: the page asks for a subscription"
    demo.store.texts.save(id, replace(text, origin="feed", why=why), CLEANER_VERSION)
    async with reading(demo) as reader:
        reader.screen.open_article(id)
        await reader.settle()
        page = reader.screen.view.page
        assert page is not None
        told = [line for line in page.lines if any("◫" in run.text for run in line)]
        assert len(told) <= 2
        assert "The feed's own text: the page asks for a subscription" in " ".join(
            "".join(run.text for run in line) for line in page.lines
        )


async def test_nothing_can_be_chosen_when_reading_only(reading: Running, demo: Library) -> None:
    id = of_a_page(demo)
    async with reading(demo) as reader:
        demo.read_only = True
        reader.screen.open_article(id)
        await reader.settle()
        await reader.press("O")
        assert reader.app.screen is reader.screen
