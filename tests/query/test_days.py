"""Days as a person asks for them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.days import days_of

TODAY = date(2026, 11, 23)
"""A Monday."""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024/05/03", "2024-05-03", "2024-05-03"),
        ("3.5.2024", "2024-05-03", "2024-05-03"),
        ("05/2024", "2024-05-01", "2024-05-31"),
        ("2020-2022", "2020-01-01", "2022-12-31"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("May 2024", "2024-05-01", "2024-05-31"),
        ("2024-may", "2024-05-01", "2024-05-31"),
        ("3rd May 2024", "2024-05-03", "2024-05-03"),
        ("Sept. 3, 2024", "2024-09-03", "2024-09-03"),
        ("3-may", "2026-05-03", "2026-05-03"),
        ("december", "2025-12-01", "2025-12-31"),
        ("november", "2026-11-01", "2026-11-30"),
        ("2024-q3", "2024-07-01", "2024-09-30"),
        ("Q4 2024", "2024-10-01", "2024-12-31"),
        ("h1", "2026-01-01", "2026-06-30"),
        ("today", "2026-11-23", "2026-11-23"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("tomorrow", "2026-11-24", "2026-11-24"),
        ("monday", "2026-11-23", "2026-11-23"),
        ("last monday", "2026-11-16", "2026-11-16"),
        ("tues", "2026-11-17", "2026-11-17"),
        ("next-friday", "2026-11-27", "2026-11-27"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("last-week", "2026-11-16", "2026-11-22"),
        ("lastmonth", "2026-10-01", "2026-10-31"),
        ("next_month", "2026-12-01", "2026-12-31"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("last decade", "2010-01-01", "2019-12-31"),
        ("7d", "2026-11-16", "2026-11-23"),
        ("last 2 weeks", "2026-11-09", "2026-11-23"),
        ("3m", "2026-08-23", "2026-11-23"),
        ("1y", "2025-11-23", "2026-11-23"),
        ("3 days ago", "2026-11-20", "2026-11-20"),
        ("2 months ago", "2026-09-01", "2026-09-30"),
        ("2 years ago", "2024-01-01", "2024-12-31"),
    ],
)
def test_days_that_are_meant(text: str, first: str, last: str) -> None:
    assert days_of(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["soon", "", "20245", "the day before", "99", "mayor 2024x", "lastfriday week"])
def test_other_words_mean_no_day(text: str) -> None:
    assert days_of(text, TODAY) is None


@pytest.mark.parametrize("text", ["2024-02-30", "2024-13", "31 june 2024", "0000", "99999y", "h4", "2022-2020"])
def test_a_day_that_there_is_not_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        days_of(text, TODAY)


@given(
    st.text(alphabet="0123456789 -/.dwmyqhagolstnexmndrif", max_size=14),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)),
)
def test_any_text_is_days_in_order_or_none_or_refused(text: str, today: date) -> None:
    try:
        found = days_of(text, today)
    except ValueError:
        return
    assert found is None or found[0] <= found[1]
