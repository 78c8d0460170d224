"""Amounts told roughly or in parts, in running sentences of our own; published on Friday, 20 November 2026.

`rough_amounts.txt`: {what is found|kind|what it comes to}; a line without any holds nothing to be found.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.entities.normalise import normalise
from reader.entities.quantities import measures_of
from reader.entities.rough import parts_told, rough_numbers
from tests.entities.test_normalise import written

TABLE = Path(__file__).parents[1] / "data" / "entities" / "rough_amounts.txt"
PUBLISHED = date(2026, 11, 20)
_MARK = re.compile(r"\{(.+?)\|(\w+)\|(.+?)\}")


@pytest.mark.parametrize("line", TABLE.read_text("utf-8").splitlines())
def test_a_sentence_shows_its_amounts_and_nothing_else(line: str) -> None:
    sentence = _MARK.sub(lambda mark: mark[1], line)
    found = [(sentence[m.start : m.end], m.kind) for m in measures_of(sentence)]
    assert [(text, kind, written(normalise(text, kind, PUBLISHED))) for text, kind in found] == _MARK.findall(line)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("dozens of", (24, 100)),
        ("tens of thousands of", (20_000, 100_000)),
        ("hundreds of millions of", (2e8, 1e9)),
        ("several hundred", (300, 900)),
        ("a few thousand", (2_000, 5_000)),
        ("a couple of", (2, 2)),
    ],
)
def test_rough_words_come_to_a_range_that_no_careful_writer_would_leave(
    text: str, numbers: tuple[float, float]
) -> None:
    found = rough_numbers(f"{text} barrels")
    assert found is not None
    assert found[:2] == numbers
    assert found[2] == len(text)


@pytest.mark.parametrize("text", ["a few barrels", "a barrel", "the hundreds", "hundred", ""])
def test_words_without_a_number_come_to_none(text: str) -> None:
    assert rough_numbers(text) is None


def test_parts_are_told_in_figures_that_are_not_taken_for_thousands() -> None:
    assert parts_told("2½ years") == "2.500000 years"
    assert parts_told("22-3/8") == "22.375000"
    assert parts_told("a year and a half") == "1.500000 year"
    assert parts_told("1996/97") == "1996/97"


@given(st.text(max_size=40))
def test_any_words_are_survived(text: str) -> None:
    assert isinstance(parts_told(text), str)
    found = rough_numbers(text)
    assert found is None or found[0] <= found[1]
