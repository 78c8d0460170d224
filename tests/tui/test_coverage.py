"""Stories on the screen, on the sample archive: timeline, versions, corrections, the sidebar that follows the reading."""

from __future__ import annotations

import re

from reader.library import Library
from reader.model import Headline
from tests.tui.conftest import Reader, Running, titled


async def opened(reader: Reader, words: str) -> Headline:
    head = titled(reader.library, words)
    reader.screen.open_article(head.id)
    await reader.settle()
    return head


def shown(reader: Reader) -> str:
    return " ".join(reader.text().replace("▐", " ").split())


async def test_t_tells_the_story_in_order_and_enter_opens_a_report(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await opened(reader, "Ferry with 412 aboard")
        await reader.press("T")
        assert "days of silence" in shown(reader)
        assert "this story" in shown(reader)
        assert "lost power in Halden Sound early" in shown(reader)
        await reader.press("j", "enter")
        assert reader.screen.opened_id == titled(demo, "Sankt Orla towed").id


async def test_c_shows_a_copy_beside_the_article_and_d_only_what_differs(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await opened(reader, "Herring: quota down")
        assert reader.footer()["c"] == "Compare"
        await reader.press("c")
        assert "% in both" in shown(reader)
        assert "◂ The decision the harbour has waited for" in shown(reader)
        assert "said Þóra Eldjárnsdóttir" in shown(reader)
        await reader.press("d")
        assert "said Þóra Eldjárnsdóttir" not in shown(reader)
        await reader.press("enter")
        assert reader.screen.opened_id == titled(demo, "Fisheries council cuts").id


async def test_the_sidebar_shows_what_was_marked_since_it_was_asked_for(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await opened(reader, "Herring: quota down")
        related = reader.screen.side.related
        assert related is not None
        assert related.copies
        assert all(row.read for row in related.copies), "what was read is read in every outlet"
        await reader.press("u")
        related = reader.screen.side.related
        assert related is not None
        assert not any(row.read for row in related.copies)


async def test_c_in_the_sidebar_compares_any_row(reading: Running, demo: Library) -> None:
    async with reading(demo, size=(164, 42)) as reader:
        await opened(reader, "Sixty boats may stay")
        await reader.press("l", "c")
        assert "Two versions" in reader.text()
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_c_without_a_copy_is_not_offered(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await opened(reader, "Sankt Orla towed")
        assert reader.footer().get("c") != "Compare"


async def test_d_takes_a_wrong_link_away_and_undo_brings_it_back(reading: Running, demo: Library) -> None:
    async with reading(demo, size=(164, 42)) as reader:
        await opened(reader, "A night on the Sankt Orla")
        await reader.press("l")
        row = reader.screen.linked_here()
        assert row is not None
        await reader.press("d")
        assert "is not the same story · u undo" in reader.status
        assert reader.screen.side.related is not None
        assert row.id not in {r.id for _, rows in reader.screen.side.related.sections() for r in rows}
        await reader.press("u")
        assert row.id in {r.id for _, rows in reader.screen.side.related.sections() for r in rows}


async def test_x_splits_an_article_off_its_story_and_big_x_merges_two(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("4", "enter", "j")
        stories = reader.screen.stories_here()
        assert stories is not None
        split, before = stories.choice, len(stories.stories[0].articles)
        assert split is not None
        await reader.press("x")
        assert "Split “" in reader.status
        assert len(stories.stories[0].articles) == before - 1 - demo.headlines([split])[0].copies
        await reader.press("u")
        assert len(stories.stories[0].articles) == before
        number = len(stories.stories)
        await reader.press("g", "g", "X")
        assert "X on another story makes it one" in reader.status
        await reader.press("c", "j", "X")
        assert "Merged “" in reader.status
        assert len(stories.stories) == number - 1


async def test_a_preferred_source_speaks_for_its_stories(reading: Running, demo: Library) -> None:
    async with reading(demo, size=(164, 42)) as reader:
        await opened(reader, "Kestrel-2 lands near")
        await reader.press("l", "P")
        assert re.search(r"speaks for its stories · u undo", reader.status)


async def test_the_sidebar_brings_what_the_paragraph_recalls_to_the_top(reading: Running, demo: Library) -> None:
    async with reading(demo, size=(164, 24)) as reader:
        await opened(reader, "Ferry with 412 aboard")
        assert "This paragraph" not in reader.text()
        for _ in range(40):
            if reader.screen.side.recalled:
                break
            await reader.press("j")
        assert "This paragraph" in reader.text()
        assert reader.screen.side.recalled[0].title.startswith(("Inspectors order", "Painted shut"))
        await reader.press("F")
        assert "This paragraph" not in reader.text()
        assert "stays as it is" in reader.status
        await reader.press("F")
        assert "This paragraph" in reader.text()
        await reader.press("g", "g")
        assert "This paragraph" not in reader.text()


async def test_paragraphs_that_recall_something_carry_a_sign(reading: Running, demo: Library) -> None:
    async with reading(demo, size=(164, 60)) as reader:
        await opened(reader, "Ferry with 412 aboard")
        assert re.search(r"[›»] In August, safety inspectors", reader.text())


async def test_reading_one_copy_reads_them_all_and_every_row_stays(reading: Running, demo: Library) -> None:
    wire = titled(demo, "Kestrel-2 lands near")
    copies = [head.id for head in demo.coverage.copies(wire.id)]
    demo.mark_read([wire.id, *copies], False)
    async with reading(demo) as reader:
        listed = list(reader.screen.headlines.ids)
        await opened(reader, "Kestrel-2 lands near")
        assert all(head.read for head in demo.headlines(copies))
        reader.screen.reload()
        await reader.settle()
        assert list(reader.screen.headlines.ids) == listed
        await reader.press("u")
        assert not any(head.read for head in demo.headlines([wire.id, *copies]))


async def test_the_front_page_explains_its_order_and_m_reads_a_story(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("4", "i")
        assert re.search(r"\d sources, \d+ reports.* = \d+\.\d", reader.status)
        stories = reader.screen.stories_here()
        assert stories is not None
        first = stories.stories[0]
        assert first.unread
        await reader.press("M")
        assert all(head.read for head in demo.headlines(list(first.articles)))
        assert stories.stories[0].unread == 0


async def test_a_timeline_fits_the_smallest_screen(reading: Running, demo: Library) -> None:
    async with reading(demo, size=(40, 20)) as reader:
        await opened(reader, "Ferry with 412 aboard")
        await reader.press("T", "G")
        assert max(len(line) for line in reader.text().split("\n")) <= 40
        await reader.press("escape", "c")
        assert "% in both" in shown(reader)


async def test_w_watches_a_story_marks_its_row_and_tells_when_it_moves(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        head = await opened(reader, "Ferry with 412 aboard")
        assert "Watched stories" not in reader.text()
        await reader.press("W")
        await reader.settle()
        assert "Watched stories" in reader.text()
        assert [row.story.story for row in demo.coverage.watched()] == [head.story]
        # A report arrives as after a refresh.
        with demo.store.write() as db:
            db.execute("update articles set seen_at = seen_at + 99999999 where id = ?", (head.id,))
        demo.mark_read([head.id], False)
        reader.screen.reload()
        await reader.settle()
        assert [note.title for note in reader.app._notifications] == ["1 new report in a watched story"]
        view = next(view for view in demo.views() if view.query == "is:watched")
        reader.screen.show_view(view)
        await reader.settle()
        assert reader.text().count("◉ 4 sources") == 1
        await reader.press("W")
        await reader.settle()
        assert not demo.coverage.watched()
        assert "◉ 4 sources" not in reader.text()
        assert "Watched stories" not in [view.name for view in demo.views()]


async def test_a_story_is_watched_from_its_timeline(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("4", "T", "W")
        assert len(demo.coverage.watched()) == 1
        assert "· watched" in reader.text()
        assert "W Unwatch" in reader.text()
        await reader.press("W")
        assert not demo.coverage.watched()
        assert "· watched" not in reader.text()
        await reader.press("escape", "u")
        assert len(demo.coverage.watched()) == 1
