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
        ("money:>1b:cowries", "a currency goes", 10),
        ("money:>cow1b", "no currency", 7),
        ("money:5 OR money:>1bn:", "a currency goes", 22),
        ("money:much", "500k..2m", 6),
        ("money:1m..", "", -1),
        ("money:1m..lots", "500k..2m", 10),
        ("money:5m..1m", "is more than", 6),
        ("money:..", "500k..2m", 6),
        ("percent:>$5", "5..10", 9),
        ("date:2024-13", "no day", 5),
        ("date:30-february", "no day", 5),
        ("date:h3", "no day", 5),
        ("date:2022-2020", "no day", 5),
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


@pytest.mark.parametrize(
    "text",
    [
        ">1b:usd", ">1bn:USD", ">$1bn", ">$1 billion", ">1billion:dollars", ">us$1b", ">usd1b", ">1b usd", ">1 bn dollars",
        ">1busd", "> 1,000,000,000 $", ">1.000.000.000:$", ">1e9:usd", ">1000m$", ">1 billion US dollars",
    ],
)  # fmt: skip
def test_an_amount_is_understood_as_the_news_writes_it(text: str) -> None:
    assert span_of("money", text) == Span(math.nextafter(1e9, math.inf), unit="USD")


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("900m€", "EUR", 9e8),
        ("€900m", "EUR", 9e8),
        ("900meur", "EUR", 9e8),
        ("12,5 mio. euro", "EUR", 12.5e6),
        ("3,5 Milliarden Euro", "EUR", 3.5e9),
        ("500 crore rupees", "INR", 5e9),
        ("2 lakh", "", 2e5),
        ("C$7b", "CAD", 7e9),
        ("HK$90m", "HKD", 9e7),
        ("20 million Swiss francs", "CHF", 2e7),
        ("50bn yen", "JPY", 5e10),
        ("£3m", "GBP", 3e6),
        ("3m pounds", "GBP", 3e6),
        ("-4m", "", -4e6),
        ("1,5b", "", 1.5e9),
        ("1,500b", "", 1.5e12),
        ("1.5", "", 1.5),
    ],
)
def test_amounts_in_many_spellings(text: str, unit: str, value: float) -> None:
    span = span_of("money", text)
    assert span.unit == unit
    assert span.low <= value <= span.high
    assert span.high - span.low < abs(value) / 500
    assert span_of("money", text.lower()) == span


def test_ranges_with_a_hyphen_a_rough_number_and_a_currency_alone() -> None:
    assert span_of("money", "$3-4b") == Span(3e9, 4e9, "USD")
    assert span_of("money", "300-4k") == Span(300, 4000)
    assert span_of("percent", "10-15%") == Span(10, 15)
    assert span_of("percent", "-5..-3") == Span(-5, -3)
    assert span_of("money", "~1.2b").low < 1.1e9 < 1.3e9 < span_of("money", "~1.2b").high
    assert span_of("money", "eur") == span_of("money", "€") == span_of("money", "Euros") == Span(unit="EUR")
    assert span_of("quantity", "people") == Span(unit="people")
    assert span_of("quantity", ">1k people") == span_of("quantity", ">1,000people") == span_of("quantity", ">1k:people")
    assert span_of("percent", ">10 per cent") == span_of("percent", ">10%")
