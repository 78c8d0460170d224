"""Lists of names and of what holds them: marks go to what is under the cursor, counts agree, every key does something."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.tui.screens.entity import EntityScreen
from reader.tui.widgets.name_page import Companion
from reader.tui.widgets.names import NameList
from reader.tui.widgets.rising import RisingList
from reader.tui.widgets.watched import WatchedList
from tests.tui.conftest import Running

MARKS = ("m", "s", "t", "M", "o")


def marked(demo: Library) -> list[tuple[bool, bool]]:
    return [(head.read, head.starred) for head in demo.headlines(demo.ids())]


async def test_marks_in_the_list_of_names_touch_no_article_that_nobody_sees(reading: Running, demo: Library) -> None:
    before = marked(demo)
    async with reading(demo) as reader:
        await reader.press("g", "n", "m", "s", "M")
        assert marked(demo) == before
        assert not {"m", "s", "t", "M", "o"} & {*reader.footer()}


async def test_marks_among_watched_names_are_for_the_row_under_the_cursor(reading: Running, demo: Library) -> None:
    demo.names.watch(["harbour"])
    demo.names.look_back()
    async with reading(demo) as reader:
        await reader.press("g", "w", "j")
        watched = reader.screen.panes.query_one(WatchedList)
        assert watched.hit is not None
        head = watched.hit.headline
        await reader.press("s")
        assert demo.headlines([head.id])[0].starred is not head.starred
        await reader.press("m")
        assert demo.headlines([head.id])[0].read is not head.read
        assert watched.hit.headline.id == head.id
        assert watched.hit.headline.read is not head.read


async def test_n_goes_to_the_next_unread_article_that_holds_a_watched_name(reading: Running, demo: Library) -> None:
    demo.names.watch(["harbour"])
    demo.names.look_back()
    unread = [hit.headline.id for hit in demo.names.hits() if not hit.headline.read]
    assert len(unread) > 1
    async with reading(demo) as reader:
        await reader.press("g", "w", "n")
        assert reader.screen.opened_id == unread[0]
        await reader.press("n")
        assert reader.screen.opened_id == unread[1]


async def test_marks_among_rising_names_are_for_the_article_under_the_cursor(reading: Running, demo: Library) -> None:
    _, names = demo.names.rising_lately()
    first = names[0].causes[0]
    before = marked(demo)
    async with reading(demo) as reader:
        await reader.press("g", "r", "s")
        assert marked(demo) == before
        await reader.press("j", "s")
        assert demo.headlines([first.id])[0].starred is not first.starred
        rising = reader.screen.panes.query_one(RisingList)
        assert rising.cursor == 1


@pytest.mark.parametrize("name", ['Sean "Diddy" Moor', "back\\slash Ltd", "a [/b] c"])
async def test_all_articles_of_a_name_with_marks_in_it_are_listed(reading: Running, demo: Library, name: str) -> None:
    row = demo.entities()[0]
    demo.names.rename(row.name, name)
    async with reading(demo) as reader:
        reader.screen.show_entity_page(name)
        await reader.settle()
        await reader.press("a")
        assert len(demo.ids(reader.screen.source.view.query)) == row.articles


async def test_a_companion_opens_its_own_page_and_escape_comes_back(reading: Running, demo: Library) -> None:
    row = demo.entities()[0]
    first, kind, both = demo.entity(row.name).companions[0]
    assert kind
    async with reading(demo) as reader:
        await reader.press("g", "n", "enter")
        screen = reader.app.screen
        assert isinstance(screen, EntityScreen)
        at = screen.list.rows.index(Companion(first, kind))
        assert at > 0, "the newest sentences stand above the names"
        await reader.press(*"j" * at, "enter")
        assert reader.app.screen is screen
        assert screen.list.page.row.name == first
        await reader.press("escape")
        assert screen.list.page.row.name == row.name
        assert screen.list.cursor == at
        assert "With both" in reader.text()
        await reader.press("b")
        assert reader.app.screen is reader.screen
        assert len(demo.ids(reader.screen.source.view.query)) == both


async def test_a_change_on_the_page_of_a_name_is_taken_back_and_made_again(reading: Running, demo: Library) -> None:
    name = demo.entities()[0].name
    async with reading(demo) as reader:
        await reader.press("g", "n", "enter")
        assert "Undo" not in reader.text(), "nothing was done here yet"
        await reader.press("w")
        assert demo.names.is_watched(name)
        assert "u Undo" in reader.text()
        await reader.press("u")
        assert not demo.names.is_watched(name)
        assert "redo" in reader.text()
        await reader.press("ctrl+r")
        assert demo.names.is_watched(name)


async def test_undo_in_the_list_of_names_brings_the_name_back_there(reading: Running, demo: Library) -> None:
    name = demo.entities()[0].name
    async with reading(demo) as reader:
        await reader.press("g", "n")
        names = reader.screen.panes.query_one(NameList)
        demo.names.rename(name, "Somebody New")
        await reader.press("u")
        assert names.rows[0].name == name
        await reader.press("ctrl+r")
        assert "Somebody New" in {row.name for row in names.rows}


async def test_names_are_filtered_by_kind_and_their_number_is_that_of_the_archive(
    reading: Running, demo: Library
) -> None:
    people = demo.entities("person", limit=10_000)
    async with reading(demo) as reader:
        await reader.press("g", "n", "g", "k")
        assert "People" in reader.text()
        await reader.press("j", "enter")
        names = reader.screen.panes.query_one(NameList)
        assert {row.kind for row in names.rows} == {"person"}
        assert len(names.rows) == min(len(people), 500)
        assert "People" in str(names.border_title)
        await reader.press("g", "k", "enter")
        assert len({row.kind for row in names.rows}) > 1


async def test_g_e_asks_for_a_name_where_none_is_highlighted(reading: Running, demo: Library) -> None:
    row = demo.entities()[0]
    async with reading(demo) as reader:
        await reader.press("g", "e")
        await reader.type(row.name)
        await reader.press("enter")
        assert isinstance(reader.app.screen, EntityScreen)
        await reader.press("escape", "g", "e")
        await reader.type("Zyzzyva Qoph")
        await reader.press("enter")
        assert "no article names" in reader.status


async def test_the_help_tells_every_kind_with_its_letter(reading: Running, demo: Library) -> None:
    from reader.tui.inks import KIND_LETTERS

    async with reading(demo, size=(120, 60)) as reader:
        await reader.press("question_mark", "G")
        shown = reader.text()
        assert all(letter in shown for letter in KIND_LETTERS.values())
        assert "organisation" in shown


async def test_an_amount_leads_to_the_articles_that_name_the_same_and_only_its_own_corrections_are_offered(
    reading: Running, demo: Library
) -> None:
    article = next(
        article
        for id in demo.ids("money:>1")
        if (article := demo.article(id)) and "money" in {m.kind for m in article.mentions}
    )
    first = next(m for m in article.mentions if m.kind == "money")
    async with reading(demo) as reader:
        reader.screen.open_article(article.headline.id)
        await reader.settle()
        await reader.press("g", "k", "j", "j", "enter", "}")
        while reader.screen.view.current_mention != first:
            await reader.press("}")
        await reader.press("C")
        assert "is no name here" in reader.text()
        assert "another kind" not in reader.text()
        await reader.press("escape", "enter")
        query = reader.screen.source.view.query
        assert query.startswith("money:")
        assert article.headline.id in demo.ids(query)
        assert reader.screen.panes.list_widget == "headlines"


async def test_the_footer_offers_marks_only_where_an_article_is_under_the_cursor(
    reading: Running, demo: Library
) -> None:
    async with reading(demo) as reader:
        await reader.press("g", "r")
        assert "s" not in reader.footer()
        assert "C" in reader.footer()
        await reader.press("j")
        assert "s" in reader.footer()
        assert "C" not in reader.footer()


async def test_a_search_says_which_field_it_left_out_and_shows_the_amount_it_found(
    reading: Running, demo: Library
) -> None:
    async with reading(demo) as reader:
        await reader.press("slash")
        assert "money:>1b" in reader.text()
        await reader.type("money:>1b")
        found = " ".join(reader.text().split())
        assert "illion" in found
        assert "takes an amount" not in found
        await reader.type(" date:sometime")
        assert "date: takes a day" in reader.text()
        assert " found" in reader.text()


async def test_undo_of_a_correction_shows_in_the_open_article_at_once(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "enter", "}")
        view = reader.screen.view
        first = view.current_mention
        assert first is not None
        assert view.article is not None
        before = view.article.mentions
        await reader.press("C", "j", "j", "enter")  # no name at all
        assert view.article.mentions != before
        await reader.press("u")
        assert view.article.mentions == before
        await reader.press("ctrl+r")
        assert view.article.mentions != before


async def test_what_is_corrected_on_the_page_of_a_name_shows_in_the_article_it_was_opened_from(
    reading: Running, demo: Library
) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "enter", "}", "enter")
        screen, view = reader.app.screen, reader.screen.view
        assert isinstance(screen, EntityScreen)
        assert view.article is not None
        name = screen.list.page.row.name
        await reader.press("C", "j", "enter", "escape")
        assert reader.app.screen is reader.screen
        assert name not in {m.entity for m in view.article.mentions}


@pytest.mark.parametrize("size", [(120, 40), (40, 20)])
async def test_a_name_that_is_half_remembered_is_chosen_from_those_that_hold_it(
    reading: Running, demo: Library, size: tuple[int, int]
) -> None:
    async with reading(demo, size=size) as reader:
        await reader.press("g", "e")
        await reader.type("oldev")
        await reader.press("enter")
        assert "Maren Oldevik" in reader.text()
        await reader.press("enter")
        assert isinstance(reader.app.screen, EntityScreen)
        assert reader.app.screen.list.page.row.name == "Maren Oldevik"


async def test_the_footer_behind_a_question_stays_what_it_was(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("g", "n")
        before = reader.footer()
        await reader.press("C")
        assert reader.app.screen is not reader.screen
        assert reader.footer() == before
        await reader.press("escape")
        assert reader.footer() == before


@pytest.mark.parametrize(("size", "told"), [((120, 40), True), ((40, 20), True), ((30, 20), False)])
async def test_the_list_of_names_says_what_its_numbers_are_where_there_is_room(
    reading: Running, demo: Library, size: tuple[int, int], told: bool
) -> None:
    async with reading(demo, size=size) as reader:
        await reader.press("g", "n")
        assert ("articles, + in 7 days" in reader.text()) is told
        await reader.pilot.resize_terminal(160, 40)
        await reader.until(lambda: "articles, + in 7 days" in reader.text())
