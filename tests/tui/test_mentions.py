"""Walking from name to name in an article."""

from __future__ import annotations

from reader.library import Library
from tests.tui.conftest import Running


def often_named(library: Library) -> tuple[int, str]:
    """An article and a name that it names several times."""
    for head in library.headlines(library.ids()):
        article = library.article(head.id)
        for entity in article.entities:
            if entity.kind == "person" and entity.count > 2 and entity.aliases:
                return head.id, entity.name
    raise AssertionError("no such article")


async def test_a_star_walks_round_the_places_that_name_the_same(reading: Running, demo: Library) -> None:
    id, name = often_named(demo)
    async with reading(demo) as reader:
        reader.screen.open_article(id)
        await reader.settle()
        view = reader.screen.view
        await reader.press("}")
        while view.current_mention is not None and view.current_mention.entity != name:
            await reader.press("}")
        first, (at, of) = view.mention, view.place_of_mention()
        assert (at, of > 2) == (1, True)
        assert f"1 of {of} mentions" in reader.status
        texts = set()
        for number in range(2, of + 1):
            await reader.press("*")
            mention = view.current_mention
            assert mention is not None
            assert mention.entity == name
            assert view.place_of_mention() == (number, of)
            texts.add(mention.text)
        assert len(texts) > 1, "other spellings of the name are the same name"
        await reader.press("*")
        assert view.mention == first
        await reader.press("#")
        assert view.place_of_mention() == (of, of)


async def test_a_day_is_told_with_its_date(reading: Running, demo: Library) -> None:
    heads = demo.headlines(demo.ids())
    id = next(h.id for h in heads if any(m.text == "Friday" and m.block >= 0 for m in demo.article(h.id).mentions))
    async with reading(demo) as reader:
        reader.screen.open_article(id)
        await reader.settle()
        view = reader.screen.view
        await reader.press("}")
        while view.current_mention is not None and view.current_mention.text != "Friday":
            await reader.press("}")
        assert "date · " in reader.status
        assert "Nov 2026" in reader.status
        assert "Fri " in reader.status
