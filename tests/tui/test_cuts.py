"""Deciding about a line for good, on the sample archive."""

from __future__ import annotations

import asyncio

from reader.library import Library
from reader.model import Block, Extracted
from reader.text import CLEANER_VERSION
from tests.tui.conftest import Reader, Running


def with_cut(library: Library) -> int:
    return next(id for id in library.ids() if any(not b.kept for b in library.article(id).blocks))


async def opened(reader: Reader, library: Library) -> None:
    reader.screen.open_article(with_cut(library))
    await reader.settle()
    await reader.press("b")


async def test_capital_d_keeps_a_line_in_its_source_for_good_and_u_takes_it_back(
    reading: Running, demo: Library
) -> None:
    async with reading(demo) as reader:
        await opened(reader, demo)
        article = reader.screen.view.article
        assert article is not None
        feed, number = article.headline.feed, reader.screen.view.block
        assert not article.blocks[number].kept
        await reader.press("D")
        assert f"Always keep in {feed}" in reader.text()
        await reader.press("enter")
        assert f"kept: you always keep this in {feed}" in reader.text()
        assert f"Keep this line in {feed} from now on · u undo" in reader.status
        assert demo.article(article.headline.id).blocks[number].kept
        await reader.press("u")
        now = reader.screen.view.article
        assert now is not None
        assert not now.blocks[number].kept
        assert f"kept: you always keep this in {feed}" not in reader.text()


async def test_the_chooser_offers_to_take_a_decision_back(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await opened(reader, demo)
        await reader.press("D", "j", "enter")
        assert "kept: you always keep this everywhere" in reader.text()
        await reader.press("D")
        assert "Let newsdeck decide again" in reader.text()
        await reader.press("j", "j", "j", "j", "enter")
        assert "kept: you always keep this everywhere" not in reader.text()
        article = reader.screen.view.article
        assert article is not None
        assert not article.decided


async def test_the_chooser_can_be_read_on_the_smallest_screen(reading: Running, demo: Library) -> None:
    async with reading(demo, size=(40, 20)) as reader:
        await opened(reader, demo)
        await reader.press("D")
        for row in ("Always keep in", "Always keep everywhere", "Always cut in", "Always cut everywhere"):
            assert row in reader.text()


async def test_the_head_of_an_article_tells_how_much_was_cut(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        reader.screen.open_article(with_cut(demo))
        await reader.settle()
        article = reader.screen.view.article
        assert article is not None
        cut = [b for b in article.blocks if not b.kept]
        words = sum(len(b.text.split()) for b in cut)
        assert f"{len(cut)} line{'s' * (len(cut) > 1)} cut, {words} words" in reader.text()


async def test_an_aside_is_dimmed_in_slant_too_and_the_head_says_so(reading: Running, demo: Library) -> None:
    news = "The council spent nine hours on the price of a ticket and four minutes on the harbour wall."
    id = demo.ids()[0]
    demo.store.texts.save(id, Extracted((Block("p", f"{news} Priorities, people."),)), CLEANER_VERSION)
    demo.set_option(demo.headlines([id])[0].feed_id, "asides", "dim")
    async with reading(demo) as reader:
        reader.screen.open_article(id)
        await reader.settle()
        page = reader.screen.view.page
        assert page is not None
        runs = [run for line in page.lines for run in line if "aside" in run.ink.split()]
        assert "".join(run.text for run in runs).replace(" ", "") == "Priorities,people."
        assert reader.app.inks(runs[0].ink).italic
        assert "◌ 1 aside dimmed, not cut" in reader.text()
        await reader.press("i")
        assert "because asides = dim" in reader.status


async def test_names_of_a_restored_line_appear_and_linked_stories_stay(reading: Running, demo: Library) -> None:
    def first_cut_names_a_firm(id: int) -> bool:
        cut = next((b for b in demo.article(id).blocks if not b.kept), None)
        return cut is not None and "Pellux" in cut.text and bool(demo.related(id).same_story)

    id = next(id for id in demo.ids() if first_cut_names_a_firm(id))
    async with reading(demo) as reader:
        reader.screen.open_article(id)
        await reader.settle()
        linked = reader.screen.side.related
        await reader.press("b")
        number = reader.screen.view.block
        await reader.press("d")
        for _ in range(200):
            await reader.settle()
            if any(m.block == number for m in demo.article(id).mentions) and not reader.screen.behind:
                break
            await asyncio.sleep(0.05)
        await reader.settle()
        article = reader.screen.view.article
        assert article is not None
        assert article.blocks[number].kept
        assert any(m.block == number for m in article.mentions)
        now = reader.screen.side.related
        assert linked is not None
        assert now is not None
        assert {row.id for row in now.same_story} == {row.id for row in linked.same_story}
