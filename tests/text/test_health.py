from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.health import warning

USUAL = [420, 510, 380, 450, 600, 470, 390, 440, 500, 430, 460, 480]


def test_a_source_that_goes_on_as_before_is_well() -> None:
    assert warning([450, 300, 520, 610, 420, 480, 90, 500, 470, 440, *USUAL]) == ""


def test_articles_that_come_out_empty_are_counted_for_the_reader() -> None:
    assert warning([0, 0, 450, 0, 420, 0, 0, 500, 0, 0, *USUAL]) == "7 of the last 10 articles came out empty"


def test_a_sudden_drop_in_length_is_told_with_both_lengths() -> None:
    assert (
        warning([60, 55, 62, 300, 58, 61, 59, 64, 57, 60, *USUAL])
        == "the last 10 articles are much shorter than usual: 60 words, not 455"
    )


def test_a_source_that_always_had_empty_articles_is_no_news() -> None:
    assert warning([0, 300, 0, 280, 0] * 2 + [0, 310, 300, 0, 290] * 4) == ""


def test_a_source_of_one_liners_may_stay_one() -> None:
    assert warning([2, 5, 9, 3, 4, 1, 6, 8, 3, 5, *[20] * 30]) == ""


def test_a_few_articles_prove_nothing() -> None:
    assert warning([0, 0, 0, *USUAL[:6]]) == ""


def test_one_short_week_does_not_hide_in_the_past_for_ever() -> None:
    assert warning([450] * 10 + [60] * 10 + USUAL) == ""


@given(st.lists(st.integers(0, 5_000), max_size=80))
def test_it_never_fails_and_says_one_line(words: list[int]) -> None:
    assert "\n" not in warning(words)
