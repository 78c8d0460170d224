"""Typesetting: what an article looks like as lines, and that every offset stays at its word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.model import Article, Block, Mention
from reader.tui import runs, show, tables
from reader.tui.page import Page, Setting, measure, typeset
from reader.tui.runs import Run, Span, inked, lines_of, width_of, wrap
from tests.tui.fake_articles import NOW
from tests.tui.fake_library import FakeLibrary


def article() -> Article:
    return FakeLibrary().article(1)


def text_of(page: Page) -> str:
    return "\n".join("".join(run.text for run in line) for line in page.lines)


@pytest.mark.parametrize("width", [20, 40, 56, 88, 140])
def test_no_line_is_wider_than_its_column(width: int) -> None:
    for cuts in (False, True):
        page = typeset(article(), Setting(width, cuts=cuts, links=True, names="letters"), NOW)
        column, margin = measure(Setting(width))
        assert max(width_of(line) for line in page.lines) <= column
        assert margin + column <= width


def test_the_column_is_centred_and_limited() -> None:
    assert measure(Setting(140)) == (88, 26)
    assert measure(Setting(60)) == (56, 2)


def test_lists_are_numbered_nested_and_close_together() -> None:
    shown = text_of(typeset(article(), Setting(88), NOW))
    assert "1. Traffic at half speed until Monday\n 2. Lorries" in shown.replace("\n\n", "\n")
    assert "   ◦ its rubber seal" in shown


def test_tables_are_aligned_and_numbers_flush_right() -> None:
    shown = text_of(typeset(article(), Setting(88), NOW)).split("\n")
    head = next(line for line in shown if line.startswith("Item"))
    row = next(line for line in shown if line.startswith("Railing"))
    assert row.index("3.0") + 3 == head.index("Planned") + len("Planned")


def test_code_keeps_its_lines_and_loses_nothing() -> None:
    long = "x = " + "1234567890" * 12
    page = typeset(FakeLibraryWith(Block("code", f"a\n    b\n{long}")), Setting(40), NOW)
    shown = text_of(page)
    assert "     b" in shown
    assert long.replace(" ", "") in "".join(line.strip(" ↳\n") for line in shown.split("\n")).replace(" ", "").replace(
        "↳", ""
    )


def test_cuts_are_counted_and_shown_in_their_place_with_the_reason() -> None:
    hidden = text_of(typeset(article(), Setting(88), NOW))
    assert "2 lines cut, 12 words · b shows them" in hidden
    assert "Sign up for our morning letter" not in hidden
    shown = text_of(typeset(article(), Setting(88, cuts=True), NOW))
    at = shown.index("cut: asks you to sign up")
    assert shown.index("eleven other bridges") < at < shown.index("What was replaced")


def test_every_kind_of_name_has_its_letter() -> None:
    shown = text_of(typeset(article(), Setting(88, names="letters"), NOW))
    assert "Velmoraᴸ" in shown
    assert "Orla Quintᴾ" in shown
    assert "$38 millionᴹ" in shown


def test_mentions_are_found_on_the_line_where_they_stand() -> None:
    one = article()
    page = typeset(one, Setting(60), NOW)
    for line, number in page.mention_lines:
        first = one.mentions[number].text.split()[0]
        assert first in "".join(run.text for run in page.lines[line])


def test_an_article_without_text_says_so() -> None:
    assert "No text came with this entry." in text_of(typeset(FakeLibraryWith(), Setting(60), NOW))


def FakeLibraryWith(*blocks: Block, mentions: tuple[Mention, ...] = ()) -> Article:
    library = FakeLibrary()
    library.overrides[1] = {"blocks": blocks, "mentions": mentions}
    return library.article(1)


words = st.text(st.sampled_from("ab Z漢字、。e\u0301👍é \n"), max_size=80)


@given(words, st.integers(4, 30))
def test_wrapping_loses_only_the_spaces_at_breaks(text: str, width: int) -> None:
    lines = wrap(text, width)
    kept = "".join(text[a:b] for a, b in lines)
    assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    for (_, end), (start, _) in pairwise(lines):
        assert text[end:start].strip(" \n") == ""


@given(st.text(st.sampled_from("ab 漢字xyz"), max_size=60), st.integers(4, 30))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        assert cell_len(text[start:end].rstrip(" ")) <= width


spans = st.lists(st.tuples(st.integers(-2, 40), st.integers(-2, 40)), max_size=6)


@given(st.text(st.sampled_from("abc def\n"), max_size=40), spans, st.integers(4, 20))
def test_spans_that_nest_or_cross_change_no_letter(text: str, pairs: list[tuple[int, int]], width: int) -> None:
    made = inked(text, "text", [Span(a, b, "em") for a, b in pairs])
    assert "".join(run.text for run in made) == text
    lines = ["".join(run.text for run in line) for line in lines_of(made, width)]
    assert lines == [text[a:b] for a, b in wrap(text, width)]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(1, 80))
def test_table_columns_share_what_there_is(natural: list[int], available: int) -> None:
    widths = tables.share(natural, available)
    assert all(1 <= w <= n for w, n in zip(widths, natural, strict=True))
    assert sum(widths) <= max(available, len(natural))


@given(st.text(max_size=30), st.integers(0, 20))
def test_fit_is_exact(text: str, cells: int) -> None:
    assert cell_len(show.fit(show.line(text), cells)) == cells


def test_ages_are_short() -> None:
    from datetime import timedelta

    told = [
        show.age(NOW - timedelta(**ago), NOW) for ago in ({"seconds": 9}, {"minutes": 5}, {"hours": 3}, {"days": 2})
    ]
    assert told == ["now", "5m", "3h", "2d"]
    assert show.age(NOW - timedelta(days=400), NOW) == "1y"


def test_an_empty_run_takes_no_room() -> None:
    assert runs.width_of([Run(""), Run("ab")]) == 2
