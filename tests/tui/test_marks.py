"""A person's marks: at once on the screen, undone with a key, put back when they fail."""

from __future__ import annotations

from tests.tui.conftest import Running
from tests.tui.fake_library import FakeLibrary


async def test_m_toggles_read(reading: Running) -> None:
    async with reading() as reader:
        article_id = reader.screen.headlines.current_id
        await reader.press("m")
        assert article_id in reader.library.read
        await reader.press("m")
        assert article_id not in reader.library.read


async def test_mark_all_read_marks_the_ids_shown_and_undo_brings_each_back(reading: Running) -> None:
    async with reading() as reader:
        shown = set(reader.screen.headlines.ids)
        before = set(reader.library.read)
        reader.library.count += 3  # arrived meanwhile, not in the list
        await reader.press("A")
        assert reader.library.read == before | shown
        assert "Marked 30 articles read · u undo" in reader.status
        await reader.press("u")
        assert reader.library.read == before
        assert reader.footer()["^r"] == "Redo"
        await reader.press("ctrl+r")
        assert reader.library.read == before | shown


async def test_a_mark_that_fails_is_put_back_and_told(reading: Running) -> None:
    library = FakeLibrary(failing="the disk is full")
    async with reading(library) as reader:
        await reader.press("s")
        head = reader.screen.headlines.current
        assert head is not None
        assert not head.starred
        assert "the disk is full" in reader.text()


async def test_the_star_shows_at_once_and_in_the_article(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("enter", "s")
        assert "★ starred" in reader.text()
        assert reader.screen.opened_id in reader.library.starred


async def test_marks_are_made_in_the_order_they_were_given(reading: Running) -> None:
    async with reading() as reader:
        for _ in range(5):
            await reader.pilot.press("m")
        await reader.settle()
        reads = [call[2] for call in reader.library.calls if call[0] == "mark_read"]
        assert reads == [True, False, True, False, True]


async def test_selected_rows_are_marked_together(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("x", "x", "m")
        assert reader.library.calls[-1][0] != "error"
        marked = next(call for call in reader.library.calls if call[0] == "mark_read")
        assert marked[1] == (1, 2)


async def test_a_story_is_marked_read_as_a_whole(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("M")
        assert {1, 9, 17, 25, 33} <= reader.library.read


async def test_a_tag_is_given_by_name_and_taken_by_the_same_name(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("t")
        await reader.type("later")
        await reader.press("enter")
        assert "later" in reader.library.tagged[1]
        await reader.press("t")
        await reader.type("later")
        await reader.press("enter")
        assert "later" not in reader.library.tagged[1]


async def test_b_shows_each_cut_with_its_reason_and_d_restores_it(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("enter", "b")
        assert "cut: asks you to sign up" in reader.text()
        await reader.press("d")
        assert reader.library.calls[-1] == ("decide_cut", 1, True) or ("decide_cut", 1, True) in reader.library.calls
        article = reader.screen.view.article
        assert article is not None
        assert article.blocks[2].kept
        assert reader.footer()["d"] == "Cut"
        await reader.press("d")
        assert ("decide_cut", 1, False) in reader.library.calls


async def test_nothing_can_be_marked_when_reading_only(reading: Running) -> None:
    async with reading(FakeLibrary(read_only=True)) as reader:
        labels = set(reader.footer().values())
        assert not labels & {"Read/unread", "Star", "All read", "Tag", "Add feed", "Refresh all"}
        await reader.press("m", "A", "s")
        assert not [call for call in reader.library.calls if call[0] == "mark_read"]
        assert "read-only" in reader.text()


async def test_what_was_read_stays_in_the_unread_list_until_a_list_is_chosen(reading: Running) -> None:
    async with reading() as reader:
        await reader.press("enter", "n")
        reader.screen.reload()
        await reader.settle()
        assert list(reader.screen.headlines.ids[:3]) == [1, 2, 3]
        await reader.press("2")
        assert list(reader.screen.headlines.ids[:2]) == [3, 5]
