"""Copies of one text fold into one row of a list, which carries their marks."""

from __future__ import annotations

from reader.library import Library
from tests.tui.conftest import Running, titled


async def test_copies_fold_under_one_row_and_c_shows_them_below_it(reading: Running, demo: Library) -> None:
    async with reading(demo, size=(200, 42)) as reader:
        await reader.press("1")
        await reader.settle()
        head = titled(demo, "Fisheries council cuts")
        same = {id for id in demo.ids() if demo.coverage.text_of(id) == demo.coverage.text_of(head.id)}
        assert len(same) == 3
        rows = list(reader.screen.headlines.ids)
        [first] = same & set(rows)
        at = rows.index(first)
        reader.screen.headlines.cursor = at
        await reader.settle()
        assert reader.footer()["c"] == "Copies"
        await reader.press("c")
        await reader.settle()
        shown = list(reader.screen.headlines.ids)
        assert same == set(shown[at : at + 3])
        assert reader.screen.headlines.cursor == at
        await reader.press("j", "c")
        await reader.settle()
        assert list(reader.screen.headlines.ids) == rows
        assert reader.screen.headlines.cursor == at


async def test_a_star_on_a_copy_that_is_folded_away_shows_on_its_row_and_goes_with_it(
    reading: Running, demo: Library
) -> None:
    head = titled(demo, "Fisheries council cuts")
    same = {id for id in demo.ids() if demo.coverage.text_of(id) == demo.coverage.text_of(head.id)}
    [row] = same & set(demo.coverage.folded(demo.ids()).ids)
    away = min(same - {row})
    demo.star([away])
    async with reading(demo, size=(200, 42)) as reader:
        await reader.press("1")
        screen = reader.screen
        screen.headlines.cursor = list(screen.headlines.ids).index(row)
        await reader.settle()
        lines = reader.text().splitlines()
        title = next(at for at, line in enumerate(lines) if "Fisheries council cuts" in line)
        assert "★" in lines[title] + lines[title + 1]
        await reader.press("s")
        assert not any(one.starred for one in demo.headlines([*same]))
        await reader.press("u")
        assert {one.id for one in demo.headlines([*same]) if one.starred} == {away}


async def test_starred_copies_are_never_folded_into_one_row_of_the_starred_view(
    reading: Running, demo: Library
) -> None:
    head = titled(demo, "Fisheries council cuts")
    same = {id for id in demo.ids() if demo.coverage.text_of(id) == demo.coverage.text_of(head.id)}
    demo.star([*same])
    async with reading(demo, size=(200, 42)) as reader:
        await reader.press("3")
        assert same <= set(reader.screen.headlines.ids)


async def test_a_folded_list_says_how_many_articles_its_rows_are(reading: Running, demo: Library) -> None:
    async with reading(demo, size=(200, 42)) as reader:
        await reader.press("1")
        total = next(view.total for view in demo.views() if view.name == "All")
        rows = len(reader.screen.headlines.ids)
        assert rows < total
        assert reader.text().count(f"All · {rows} rows, {total} articles") == 2  # the pane's head and the status line


async def test_reading_a_row_reads_all_that_it_stands_for(reading: Running, demo: Library) -> None:
    head = titled(demo, "Fisheries council cuts")
    same = {id for id in demo.ids() if demo.coverage.text_of(id) == demo.coverage.text_of(head.id)}
    demo.mark_read([*same])
    [row] = same & set(demo.coverage.folded(demo.ids()).ids)
    demo.mark_read([max(same - {row})], False)
    async with reading(demo, size=(200, 42)) as reader:
        await reader.press("1")
        screen = reader.screen
        screen.headlines.cursor = list(screen.headlines.ids).index(row)
        await reader.settle()
        current = screen.headlines.current
        assert current is not None
        assert not current.read
        await reader.press("enter")
        assert all(one.read for one in demo.headlines([*same]))
