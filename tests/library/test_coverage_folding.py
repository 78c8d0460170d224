"""One row a text: copies fold in lists, whatever was marked, and nothing disappears from the archive."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.demo import clock
from reader.library import Library, coverage
from reader.library.copying import copies_of
from reader.library.folding import folded


@pytest.fixture
def library(sample: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copyfile(sample, tmp_path / "demo.db")
    with Library.open(tmp_path / "demo.db", offline=True, clock=clock) as opened:
        yield opened


def by_number(ids: Iterable[int]) -> dict[int, tuple[int, int, int]]:
    return {id: (0, 0, id) for id in ids}


@given(st.permutations(range(12)), st.dictionaries(st.integers(0, 11), st.integers(0, 3)), st.sets(st.integers(0, 3)))
def test_a_folded_list_keeps_one_row_a_text_and_an_unfolded_one_keeps_all(
    order: list[int], text_of: dict[int, int], unfolded: set[int]
) -> None:
    ids = array("q", order)
    made = folded(ids, text_of, by_number)
    shown = made.ids
    texts = [text_of.get(id, -1 - id) for id in shown]
    assert len(texts) == len(set(texts))
    assert {text_of.get(id, -1 - id) for id in ids} == set(texts)
    assert all(id == min(i for i in order if text_of.get(i) == text_of[id]) for id in shown if id in text_of)
    assert [id for id in order if id in set(shown)] == list(shown)
    assert sorted([*shown, *chain.from_iterable(made.hidden.values())]) == sorted(order)
    everything = folded(ids, text_of, by_number, {0, 1, 2, 3})
    assert sorted(everything.ids) == sorted(order)
    assert not everything.hidden
    some = folded(ids, text_of, by_number, unfolded)
    assert [id for id in some.ids if id not in some.below] == list(shown)
    assert sorted([*some.ids, *chain.from_iterable(some.hidden.values())]) == sorted(order)
    for row, id in enumerate(some.ids):
        if id in some.below:
            assert text_of[some.ids[row - 1]] == text_of[id]


def test_the_sample_folds_exactly_what_its_texts_say_are_copies(library: Library) -> None:
    ids = library.ids()
    shown = library.coverage.folded(ids).ids
    hidden = set(ids) - set(shown)
    assert hidden
    for id in hidden:
        assert set(copies_of(library.store, [id])) & set(shown)
    heads = {head.id for head in library.headlines(shown) if head.copies}
    assert {library.coverage.text_of(id) for id in hidden} <= {library.coverage.text_of(id) for id in heads}


def test_what_folds_is_the_same_after_a_rebuild(library: Library) -> None:
    before = list(library.coverage.folded(library.ids()).ids)
    library.rebuild_stories()
    assert list(library.coverage.folded(library.ids()).ids) == before


def test_the_copy_that_is_in_the_list_speaks_for_its_text(library: Library) -> None:
    shown = set(library.coverage.folded(library.ids()).ids)
    hidden = next(id for id in library.ids() if id not in shown)
    assert list(library.coverage.folded(array("q", [hidden])).ids) == [hidden]


def text_with(library: Library, copies: int) -> list[int]:
    """The articles of one text, those published first at the front."""
    texts: dict[int, list[int]] = {}
    for id in library.ids(sort="oldest"):
        if (text := library.coverage.text_of(id)) is not None:
            texts.setdefault(text, []).append(id)
    return next(group for group in texts.values() if len(group) == copies)


def test_the_earliest_report_stands_for_a_text_unless_a_preferred_source_has_it(library: Library) -> None:
    for id in (group := text_with(library, 3)):
        feed = library.headlines([id])[0].feed_id
        assert group[0] in library.coverage.folded(library.ids()).ids
        library.coverage.prefer_source(feed)
        shown = set(library.coverage.folded(library.ids()).ids) & set(group)
        assert {library.headlines([one])[0].feed_id for one in shown} == {feed}
        library.undo()


def test_a_row_carries_the_marks_of_the_copies_it_stands_for(library: Library) -> None:
    first, second, third = text_with(library, 3)
    library.mark_read([first])
    library.star([second])
    library.tag([third], "sea")
    library.mark_read([third], False)
    rows = library.coverage.folded(library.ids())
    [row] = library.coverage.rows([first], rows.hidden)
    assert (row.id, row.starred, row.tags, row.read) == (first, True, ("sea",), False)
    opened = library.coverage.folded(library.ids(), {library.coverage.text_of(first) or 0})
    shown = library.coverage.rows([first, second, third], opened.hidden)
    assert [head.starred for head in shown] == [False, True, False]
    assert shown == library.headlines([first, second, third])


@pytest.mark.parametrize("query", ["is:unread", "", "feed:1"])
@pytest.mark.parametrize("rows", [1, 7, 40, 100_000])
def test_the_first_rows_are_folded_as_the_whole_list_will_be(
    library: Library, monkeypatch: pytest.MonkeyPatch, query: str, rows: int
) -> None:
    monkeypatch.setattr(coverage, "FIRST_ROWS", rows)
    ids = library.ids(query)
    first, whole = library.coverage.first_folded(query, ids), library.coverage.folded(ids)
    assert first.whole == (rows >= len(ids))
    known = set(ids[:rows])
    assert [id for id in first.ids if id in known] == [id for id in whole.ids if id in known]
    assert sorted([*first.ids, *chain.from_iterable(first.hidden.values())]) == sorted(ids)
    if first.whole:
        assert first == whole
