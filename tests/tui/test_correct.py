"""Names corrected on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import Config
from reader.library import Library
from reader.model import TITLE_BLOCK, Entity, EntityRow, Mention
from reader.store import Store
from reader.tui.screens.correct import names_of_one, rows_for
from reader.tui.screens.entity import EntityScreen
from tests.store.making import NOW, feed, filed
from tests.tui.conftest import Running


async def test_the_highlighted_name_gets_another_kind_and_its_own_back(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "enter", "}")
        mention = reader.screen.view.current_mention
        assert mention is not None
        await reader.press("C")
        assert "It is of another kind" in reader.text()
        await reader.press("enter")
        wanted = "group" if mention.kind != "group" else "org"
        await reader.press(*"jjj"[: 3 if wanted == "group" else 1], "enter")
        assert {"group": "is a group", "org": "is an organisation"}[wanted] in reader.status
        article = reader.screen.view.article
        assert article is not None
        assert {m.kind for m in article.mentions if m.entity == mention.entity} == {wanted}
        await reader.press("u")
        assert demo.names.corrections() == []


async def test_a_page_follows_its_name_when_it_is_renamed_and_tells_when_it_is_gone(
    reading: Running, demo: Library
) -> None:
    async with reading(demo) as reader:
        await reader.press("g", "n", "enter")
        screen = reader.app.screen
        assert isinstance(screen, EntityScreen)
        name = screen.list.page.row.name
        rows = [key for key, _, _ in rows_for(name, name, False, screen.list.page.row.aliases)]
        await reader.press("C", *"j" * rows.index("rename"), "enter")
        await reader.type("Somebody New")
        await reader.press("enter")
        assert "Somebody New" in reader.text()
        await reader.press("u", "C", *"j" * rows.index("nowhere"), "enter")
        assert "is no name, as you said" in reader.text()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
async def test_every_choice_can_be_reached_at_any_size(reading: Running, demo: Library, size: tuple[int, int]) -> None:
    async with reading(demo, size=size) as reader:
        await reader.press("j", "enter", "}", "C", "G")
        assert "Take its corrections back" in reader.text()


async def test_a_merge_asks_which_name_stays_and_offers_the_better_known_first(reading: Running, demo: Library) -> None:
    rows = demo.entities(limit=2_000)
    much, little = rows[0], rows[-1]
    assert much.articles > little.articles
    async with reading(demo) as reader:
        await reader.press("g", "n", "G", "enter")
        screen = reader.app.screen
        assert isinstance(screen, EntityScreen)
        page = screen.list.page.row
        choices = [key for key, _, _ in rows_for(page.name, page.name, False, page.aliases)]
        await reader.press("C", *"j" * choices.index("merge"), "enter")
        await reader.type(much.name)
        await reader.press("enter")
        assert "called from now on" in reader.text()
        assert f"{much.articles} articles" in reader.text()
        await reader.press("enter")
        assert screen.list.page.row.name == much.name
        assert screen.list.page.row.kind == much.kind
    assert ("called", page.name, much.name) in demo.names.corrections()


def test_of_two_names_for_one_the_better_known_stands_first_with_its_kind() -> None:
    rows = [EntityRow(1, "Vale", "org", 2, 0), EntityRow(2, "Henrik Vale", "person", 7, 1, ("VALE",))]
    assert names_of_one(rows, "Vale", "Henrik Vale") == [
        ("Henrik Vale", "Henrik Vale", "person · 7 articles"),
        ("Vale", "Vale", "organisation · 2 articles"),
    ]
    assert names_of_one(rows, "Vale", "Nobody")[1] == ("Nobody", "Nobody", "")


async def test_the_name_that_shares_a_spelling_is_offered_for_a_merge(reading: Running, tmp_path: Path) -> None:
    with Library(Store.open(tmp_path / "a.db", clock=lambda: NOW), Config()) as library:
        store = library.store
        first, second = filed(store, feed(store), ["Vale wins", "Vale again"], ["It rained."] * 2)
        library.catch_up()  # or the screen would do it behind, and find names of its own
        whole = Entity("Henrik Vale", "person", 1, ("Vale",))
        store.entities.save(first, NOW, [Mention(TITLE_BLOCK, 0, 4, "Vale", "person", "Henrik Vale")], [whole])
        alone = Entity("Vale", "person", 1)
        store.entities.save(second, NOW, [Mention(TITLE_BLOCK, 0, 4, "Vale", "person", "Vale")], [alone])
        async with reading(library) as reader:
            reader.screen.show_entity_page("Henrik Vale")
            await reader.settle()
            rows = [key for key, _, _ in rows_for("Henrik Vale", "Henrik Vale", False, ("Vale",))]
            await reader.press("C", *"j" * rows.index("merge"), "enter", "enter", "enter")
            assert [(row.name, row.articles) for row in library.entities()] == [("Henrik Vale", 2)]
            assert "2 articles" in reader.text()
