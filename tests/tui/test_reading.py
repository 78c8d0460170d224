"""The reading screen: opening, walking on, going back, panes."""

from __future__ import annotations

import pytest

from reader.config import Config, Reading
from reader.library import Library
from tests.tui.conftest import Running
from tests.tui.fake_library import FakeLibrary


async def test_the_unread_list_is_on_the_first_screen(reading: Running) -> None:
    async with reading() as reader:
        assert reader.screen.headlines.has_focus
        assert "Orla Quint named head of the rail" in reader.text()
        assert "Unread · 30 articles" in reader.text()


async def test_enter_opens_the_article_and_marks_it_read(reading: Running) -> None:
    async with reading() as reader:
        first = reader.screen.headlines.current_id
        await reader.press("enter")
        assert reader.screen.view.has_focus
        assert "four months after inspectors found cracks" in " ".join(reader.text().split())
        assert first in reader.library.read


async def test_opening_marks_nothing_when_the_config_says_so(reading: Running) -> None:
    library = FakeLibrary(config=Config(reading=Reading(mark_read_on_open=False)))
    async with reading(library) as reader:
        await reader.press("enter")
        assert reader.screen.headlines.ids[0] not in library.read


async def test_linked_stories_come_with_their_reasons(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("enter")
        shown = reader.text()
        assert "Same story" in shown
        assert "names Orla Quint and Velmora" in shown


async def test_a_linked_story_opens_and_the_way_back_keeps_its_place(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("enter", "J", "J", "J")
        first = reader.screen.opened_id
        await reader.press("l", "enter")
        assert reader.screen.opened_id != first
        await reader.press("H")
        assert reader.screen.opened_id == first
        assert reader.screen.view.scroll_offset.y == 3
        await reader.press("L")
        assert reader.screen.opened_id != first


async def test_n_opens_the_next_unread_and_p_the_one_before(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("1", "n", "n", "n")
        opened = reader.screen.opened_id
        assert opened == 3
        await reader.press("n")
        assert reader.screen.opened_id == 5  # 4 was read before
        reader.library.read.discard(3)
        reader.screen.headlines.forget()
        await reader.press("p")
        assert reader.screen.opened_id == 3


async def test_space_pages_and_at_the_end_goes_on_to_the_next_unread(reading: Running) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("enter")
        first = reader.screen.opened_id
        await reader.press("space")
        assert reader.screen.opened_id == first
        assert reader.screen.view.scroll_offset.y > 10
        await reader.press("G", "space")
        assert reader.screen.opened_id != first


@pytest.mark.parametrize(("keys", "name"), [("1", "All"), ("2", "Unread"), ("3", "Starred"), ("g t", "Today")])
async def test_a_scope_key_shows_its_list(reading: Running, keys: str, name: str) -> None:
    async with reading() as reader:
        await reader.press(*keys.split())
        assert reader.screen.source.view.name == name
        assert f"{name} · " in reader.text()


async def test_a_prefix_shows_what_may_follow_and_an_unknown_key_does_nothing(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("g")
        assert reader.footer()["u"] == "Unread"
        await reader.press("Z")
        assert reader.screen.source.view.name == "Unread"
        assert "u" not in reader.footer() or reader.footer()["u"] != "Unread"
        await reader.press("G", "g", "g")
        assert reader.screen.headlines.cursor == 0


async def test_stories_unfold_and_open_their_articles(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("4")
        assert "3 sources · 5 articles" in reader.text()
        await reader.press("enter", "j", "enter")
        assert reader.screen.opened_id == 1


async def test_names_open_their_page_and_list_their_articles(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("g", "n")
        assert "Kestrel Robotics" in reader.text()
        await reader.press("enter")
        assert "also" in reader.text() or "In the news" in reader.text()
        await reader.press("a")
        assert reader.screen.source.view.query.startswith("entity:")


async def test_resizing_keeps_focus_article_and_place(reading: Running) -> None:
    async with reading(size=(120, 40)) as reader:
        await reader.press("enter")
        await reader.press("J", "J", "J", "J", "J", "J", "J", "J", "J", "J", "J", "J", "J", "J", "J", "J")
        block = reader.screen.view._anchor()[0]
        row = reader.screen.headlines.cursor
        for width, height in ((80, 24), (40, 20), (120, 40)):
            await reader.pilot.resize_terminal(width, height)
            await reader.settle()
            assert reader.screen.view.has_focus
            assert reader.screen.view._anchor()[0] == block
        assert reader.screen.headlines.cursor == row


async def test_one_pane_below_eighty_columns_two_from_there_three_from_a_hundred_and_twenty(reading: Running) -> None:
    async with reading(size=(120, 40)) as reader:
        assert set(reader.screen.panes.planned) == {"feeds", "list", "article"}
        for width, panes in ((80, {"list", "article"}), (79, {"list"})):
            await reader.pilot.resize_terminal(width, 24)
            await reader.until(lambda panes=panes: set(reader.screen.panes.planned) == panes)


async def test_back_goes_one_level_at_a_time(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("enter", "b")
        assert reader.screen.view.setting.cuts
        await reader.press("q")
        assert not reader.screen.view.setting.cuts
        await reader.press("q")
        assert reader.screen.headlines.has_focus
        await reader.press("q")
        assert reader.app.is_running


async def test_zen_shows_the_article_alone(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("enter", "z")
        assert set(reader.screen.panes.planned) == {"article"}
        await reader.press("escape")
        assert "feeds" in reader.screen.panes.planned


async def test_the_sidebar_cycles_through_linked_names_and_hidden(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("enter", "\\")
        assert reader.screen.side.mode == "entities"
        assert "e letters in the text · g k kinds" in reader.text()
        await reader.press("ctrl+t")
        assert "side" not in reader.screen.panes.planned
        await reader.press("\\")
        assert "side" in reader.screen.panes.planned


async def test_a_click_opens_an_article(reading: Running) -> None:
    async with reading() as reader:
        await reader.pilot.click("#headlines", offset=(5, 5))
        await reader.settle()
        assert reader.screen.opened_id == reader.screen.headlines.ids[1]


async def test_the_list_follows_a_change_made_elsewhere_and_keeps_its_place(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("j", "j", "j")
        here = reader.screen.headlines.current_id
        reader.library.count += 5
        reader.library.version += 1
        reader.screen.seen_version = 0
        reader.screen._poll()
        await reader.until(lambda: len(reader.screen.headlines.ids) == 35)
        assert reader.screen.headlines.current_id == here


async def test_a_thread_that_fails_is_told_and_the_app_lives(reading: Running) -> None:
    library = FakeLibrary()

    def broken(_article_id: int) -> None:
        raise RuntimeError("the [/] index is [bold]odd")

    library.related = broken  # type: ignore[method-assign, assignment]
    async with reading(library) as reader:
        await reader.press("enter")
        assert "the [/] index is [bold]odd" in reader.status
        await reader.press("n")
        assert reader.app.is_running


async def test_an_archive_that_will_not_open_ends_the_app_with_the_reason() -> None:
    from reader.errors import ArchiveError
    from reader.tui.app import NewsdeckApp

    def refuse() -> FakeLibrary:
        raise ArchiveError("news.db: made by a newer newsdeck")

    app = NewsdeckApp(refuse)  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        for _ in range(200):
            await pilot.pause(0.01)
            if app.failure is not None:
                break
    assert app.return_code == 73
    assert "newer newsdeck" in str(app.failure)


async def test_every_key_of_the_table_has_an_action(reading: Running) -> None:
    from reader.tui import keys

    async with reading() as reader:
        await reader.press("enter")
        screen = reader.screen
        nodes = [screen, screen.app, screen.view, screen.headlines, screen.feeds, screen.side]
        for key in keys.KEYS:
            name = key.action.partition("(")[0].removeprefix("screen.").removeprefix("app.")
            assert any(hasattr(node, f"action_{name}") for node in nodes), key.id


async def test_the_footer_names_only_what_works_here(reading: Running) -> None:
    async with reading() as reader:
        assert "Cuts" not in reader.footer().values()  # no article yet
        assert "Undo" not in reader.footer().values()
        await reader.press("enter")
        assert reader.footer()["b"] == "Cuts"
        assert reader.footer()["f"] == "Links"
        await reader.press("b")
        assert reader.footer()["b"] == "Hide cuts"
        assert reader.footer()["d"] == "Restore"
        for key in reader.screen.footer.hints:
            assert key.label


@pytest.mark.parametrize("size", [(120, 40), (40, 20)])
async def test_why_is_told_to_its_end_on_any_screen(reading: Running, demo: Library, size: tuple[int, int]) -> None:
    async with reading(demo, size=size) as reader:
        await reader.press("4", "i")
        story = reader.screen.story_told()
        assert story is not None
        assert story.why.split()[-1] in " ".join(reader.text().split())
