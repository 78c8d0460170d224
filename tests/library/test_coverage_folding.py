"""One row a text: copies fold in lists, whatever was marked, and nothing disappears from the archive."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.demo import clock
from reader.library import Library
from reader.library.copying import copies_of, folded


@pytest.fixture
def library(sample: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copyfile(sample, tmp_path / "demo.db")
    with Library.open(tmp_path / "demo.db", offline=True, clock=clock) as opened:
        yield opened


@given(st.permutations(range(12)), st.dictionaries(st.integers(0, 11), st.integers(0, 3)), st.sets(st.integers(0, 3)))
def test_a_folded_list_keeps_one_row_a_text_and_an_unfolded_one_keeps_all(
    order: list[int], text_of: dict[int, int], unfolded: set[int]
) -> None:
    ids = array("q", order)
    shown = folded(ids, text_of).ids
    texts = [text_of.get(id, -1 - id) for id in shown]
    assert len(texts) == len(set(texts))
    assert {text_of.get(id, -1 - id) for id in ids} == set(texts)
    assert all(id == min(i for i in order if text_of.get(i) == text_of[id]) for id in shown if id in text_of)
    assert [id for id in order if id in set(shown)] == list(shown)
    everything = folded(ids, text_of, {0, 1, 2, 3})
    assert sorted(everything.ids) == sorted(order)
    some = folded(ids, text_of, unfolded)
    assert [id for id in some.ids if id not in some.below] == list(shown)
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
