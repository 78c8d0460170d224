"""Amounts and days in a query."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.query import Field, parse, render
from reader.query.parse import VALUE_FIELDS
from reader.query.values import BadValue, Span, span_of


def day(text: str) -> float:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("name", "text", "inside", "outside"),
    [
        ("money", ">1b", [1.1e9], [1e9, 5e8]),
        ("money", ">=1bn", [1e9], [9e8]),
        ("money", "1m..5m", [1e6, 5e6], [9e5, 5.1e6]),
        ("money", "<500k", [4e5], [5e5]),
        ("money", "1.2b", [1.2e9, 1_200_400_000], [1.21e9]),
        ("money", "1,000,000..", [1e6, 1e12], [999_999]),
        ("percent", ">10", [10.1], [10]),
        ("percent", "..-5%", [-6], [-4]),
        ("quantity", "..5", [5, -1], [6]),
    ],
)
def test_what_a_span_holds(name: str, text: str, inside: list[float], outside: list[float]) -> None:
    span = span_of(name, text)
    assert all(span.low <= value <= span.high for value in inside)
    assert not any(span.low <= value <= span.high for value in outside)


def test_units() -> None:
    assert span_of("money", ">1b:eur").unit == "EUR"
    assert span_of("money", ">$1b").unit == "USD"
    assert span_of("money", "€1m..€2m").unit == "EUR"
    assert span_of("quantity", ">5:People").unit == "people"


def test_days_months_and_years() -> None:
    assert span_of("date", "2024") == Span(day("2024-01-01"), day("2024-12-31"), within=True)
    assert span_of("date", "2024-02") == Span(day("2024-02-01"), day("2024-02-29"), within=True)
    assert span_of("date", ">2024") == Span(low=day("2025-01-01"))
    assert span_of("date", "<2024-05-02") == Span(high=day("2024-05-01"))
    assert span_of("date", "2020..2021") == Span(day("2020-01-01"), day("2021-12-31"), within=True)


@pytest.mark.parametrize(
    ("query", "says", "column"),
    [
        ("ferry money:>1x", "k, m, b and t", 14),
        ("money:>1b:euro", "three letters", 10),
        ("money:much", "500k..2m", 6),
        ("money:1m..", "", -1),
        ("money:1m..lots", "500k..2m", 10),
        ("money:5m..1m", "is more than", 6),
        ("money:..", "500k..2m", 6),
        ("percent:>$5", "5..10", 9),
        ("date:2024-13", "no day", 5),
        ("date:>2024-02-30", "no day", 6),
        ("date:soon", "2024-05", 5),
        ("quantity:>5:", "something to count", 12),
    ],
)
def test_an_error_points_at_the_wrong_part(query: str, says: str, column: int) -> None:
    if column < 0:
        parse(query)
        return
    with pytest.raises(UsageError) as error:
        parse(query)
    why, _, caret = str(error.value).split("\n")
    assert says in why
    assert caret.index("^") - 2 == column


@given(st.sampled_from(VALUE_FIELDS), st.text(alphabet="0123456789.,<>=:-kmbtKMB€$%eurx ", max_size=14))
def test_any_text_is_a_span_or_a_told_mistake_and_comes_back_as_written(name: str, text: str) -> None:
    wrong: BadValue | None = None
    try:
        span = span_of(name, text)
    except BadValue as error:
        wrong = error
    if wrong is not None:
        assert 0 <= wrong.at <= len(text)
        assert str(wrong)
        return
    assert span.low <= span.high
    assert not math.isnan(span.low)
    if " " not in text:
        assert parse(render(Field(name, text.lower()))) == Field(name, text.lower())


@given(st.floats(0.001, 1e15), st.floats(0.001, 1e15))
def test_a_number_is_above_or_below_another_or_equal(one: float, other: float) -> None:
    above, below = span_of("money", f">{other:f}"), span_of("money", f"<={other:f}")
    assert (above.low <= one <= above.high) != (below.low <= one <= below.high)


def test_a_half_typed_value_is_left_out() -> None:
    assert parse("money:>", half_typed=True) == parse("")
