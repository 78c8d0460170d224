"""When a name rises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.stories.rising import LEAST, Period, rise

WEEK = Period(100, 800)


def test_a_name_in_twelve_articles_that_was_in_eight_of_eight_weeks_rises() -> None:
    rose = rise(12, 8, WEEK)
    assert rose is not None
    sure, usual = rose
    assert sure > 20
    assert 0.9 < usual < 1.2


def test_a_name_that_stands_as_often_as_ever_does_not() -> None:
    assert rise(10, 80, WEEK) is None
    assert rise(12, 80, WEEK) is None


def test_a_busy_week_of_the_whole_archive_makes_no_name_rise() -> None:
    assert rise(30, 80, Period(300, 800)) is None
    assert rise(30, 80, Period(100, 800)) is not None


def test_two_articles_are_no_rise_and_a_new_name_in_many_is_a_sure_one() -> None:
    assert rise(LEAST - 1, 0, WEEK) is None
    few, many = rise(4, 0, WEEK), rise(9, 0, WEEK)
    assert few is not None
    assert many is not None
    assert many[0] > few[0]


def test_an_empty_archive_and_one_without_a_past() -> None:
    assert rise(5, 0, Period(0, 0)) is None
    assert rise(5, 0, Period(5, 0)) is None


@given(st.integers(0, 400), st.integers(0, 4000), st.integers(0, 400), st.integers(0, 4000))
def test_more_articles_now_are_never_less_sure(now: int, before: int, more: int, rest: int) -> None:
    period = Period(now + more + rest + 1, before + rest + 1)
    one, other = rise(now, before, period), rise(now + more, before, period)
    if one is not None:
        assert other is not None
        assert other[0] >= one[0] - 1e-9
