"""Which kinds of names an article shows."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.model import ENTITY_KINDS, NAME_KINDS, Mention
from reader.tui.kinds import kind_rows, kinds_of, said, shows
from tests.tui.conftest import Running


def mention(kind: str, name: str, at: int = 0) -> Mention:
    return Mention(0, at, at + len(name), name, kind, name)  # type: ignore[arg-type]


def test_nothing_is_offered_that_would_show_nothing() -> None:
    keys = [key for key, _, _ in kind_rows([mention("person", "Ada"), mention("person", "Bo"), mention("money", "€1")])]
    assert keys == ["all", "names", "amounts", "person", "money"]
    assert [key for key, _, _ in kind_rows([mention("person", "Ada")])] == ["all"]


def test_a_row_tells_how_many_names_its_mentions_are_of() -> None:
    rows = kind_rows([mention("org", "Tollan"), mention("org", "Tollan", 9), mention("place", "Oslo")])
    assert ("org", "Organisations", "2 mentions of 1") in rows


@pytest.mark.parametrize("kind", ENTITY_KINDS)
def test_a_kind_is_a_name_or_an_amount_and_never_both(kind: str) -> None:
    names, amounts = kinds_of("names"), kinds_of("amounts")
    assert shows(names, kind) != shows(amounts, kind)  # type: ignore[arg-type]
    assert shows(kinds_of("all"), kind)
    assert shows(kinds_of(kind), kind)
    assert shows(names, kind) == (kind in NAME_KINDS)  # type: ignore[arg-type]


def test_what_is_shown_is_said() -> None:
    assert "all" in said(None).casefold()
    assert said(kinds_of("person")) == "Only people are shown"


async def test_names_of_one_kind_are_marked_walked_and_listed_until_all_are_chosen_again(
    reading: Running, demo: Library
) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "g", "k")
        rows = [key for key, _, _ in kind_rows(reader.screen.view.article.mentions)]  # type: ignore[union-attr]
        await reader.press(*["down"] * rows.index("person"), "enter")
        article, page = reader.screen.view.article, reader.screen.view.page
        assert article is not None
        assert page is not None
        assert {article.mentions[n].kind for _, n in page.mention_lines} == {"person"}
        assert {row.kind for row in reader.screen.side.rows if hasattr(row, "aliases")} == {"person"}
        await reader.press("}")
        current = reader.screen.view.current_mention
        assert current is not None
        assert current.kind == "person"
        await reader.press("n")
        article, page = reader.screen.view.article, reader.screen.view.page
        assert article is not None
        assert page is not None
        assert {article.mentions[n].kind for _, n in page.mention_lines} <= {"person"}, "it holds for the next article"
        await reader.press("g", "k", "enter")
        page = reader.screen.view.page
        assert page is not None
        assert len(page.mention_lines) == len(article.mentions)


async def test_a_highlight_on_a_name_that_is_hidden_goes_with_it(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "}")
        current = reader.screen.view.current_mention
        assert current is not None
        other = next(m.kind for m in reader.screen.view.article.mentions if m.kind != current.kind)  # type: ignore[union-attr]
        reader.screen.view.show_kinds(frozenset({other}))
        assert reader.screen.view.current_mention is None


async def test_on_a_small_screen_the_dialog_keeps_its_hint(reading: Running, demo: Library) -> None:
    async with reading(demo, size=(40, 20)) as reader:
        await reader.press("enter", "g", "k")
        assert "esc leaves" in reader.text()
