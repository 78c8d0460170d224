from __future__ import annotations

import pytest

from reader.entities.quantities import measures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost nearly $1 billion.", [("nearly $1 billion", "money")]),
        ("They paid US$5.2 million and €40m.", [("US$5.2 million", "money"), ("€40m", "money")]),
        ("a fund of 30 million euros", [("30 million euros", "money")]),
        ("He found five dollars.", [("five dollars", "money")]),
        ("It raised CHF 12 million.", [("CHF 12 million", "money")]),
        ("worth 0.5 BTC", [("0.5 BTC", "money")]),
        ("up by 7.5 percent", [("7.5 percent", "percent")]),
        ("from 3% to 4 per cent", [("3%", "percent"), ("4 per cent", "percent")]),
        ("about ten percent", [("about ten percent", "percent")]),
        ("cut by 25 basis points", [("25 basis points", "percent")]),
        ("on 3 March 2024", [("3 March 2024", "date")]),
        ("on March 3, 2024, at noon", [("March 3, 2024", "date")]),
        ("since 1998 and in 2024", [("1998", "date"), ("2024", "date")]),
        ("in the third quarter", [("the third quarter", "date")]),
        ("profit in Q3 2025", [("Q3 2025", "date")]),
        ("he left last Friday", [("last Friday", "date")]),
        ("earlier this year", [("earlier this year", "date")]),
        ("in the 1990s", [("the 1990s", "date")]),
        ("more than 100 academic papers", [("more than 100 academic papers", "quantity")]),
        ("over 1,000 people left", [("over 1,000 people", "quantity")]),
        ("a six-year run", [("six-year", "quantity")]),
        ("at 300 km/h", [("300 km/h", "quantity")]),
        ("more than 1,000 of them", [("more than 1,000", "quantity")]),
        ("nine ships sank", [("nine ships", "quantity")]),
        ("bought $AAPL and (NASDAQ: MSFT)", [("$AAPL", "ticker"), ("NASDAQ: MSFT", "ticker")]),
    ],
)
def test_expressions_are_found_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.kind) for m in measures_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He may march on, and the sun will set.",
        "One of the men turned.",
        "Version 2.3.1 of the program",
        "the second of them was third",
        "no numbers at all",
    ],
)
def test_words_that_only_look_like_measures_are_left(text: str) -> None:
    assert measures_of(text) == []


def test_a_number_of_people_is_not_a_year() -> None:
    assert [m.kind for m in measures_of("about 2000 people came")] == ["quantity"]


def test_long_runs_of_digits_take_no_time() -> None:
    assert measures_of("1" * 50_000 + " " + "1," * 20_000) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SHARES ROSE 12 PERCENT IN LONDON.", [("12 PERCENT", "percent")]),
        ("IT WILL CLOSE IN MARCH 2027.", [("MARCH 2027", "date")]),
        ("PELLUX SAID ON TUESDAY IT WOULD PAY $2.4 BILLION", [("TUESDAY", "date"), ("$2.4 BILLION", "money")]),
        ("OVER 1,000 PEOPLE LEFT ON 3 MAY 2024", [("OVER 1,000 PEOPLE", "quantity"), ("3 MAY 2024", "date")]),
        ("IT PAID CHF 20 MILLION, US$5BN AND 30 MILLION EUROS", [
            ("CHF 20 MILLION", "money"), ("US$5BN", "money"), ("30 MILLION EUROS", "money"),
        ]),
        ("HE MAY GO. THE SUN SETS.", []),
    ],
)  # fmt: skip
def test_a_line_in_capitals_is_read_like_any_other(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.kind) for m in measures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It will close in March 2027.", "March 2027"),
        ("It is so since May 2024.", "May 2024"),
        ("It was done by March 3, said Ada.", "March 3"),
        ("It ended in May, 2024.", "May, 2024"),
        ("It ended in May.", "May"),
    ],
)
def test_march_and_may_keep_their_day_and_year(text: str, date: str) -> None:
    assert [text[m.start : m.end] for m in measures_of(text)] == [date]


@pytest.mark.parametrize(
    ("text", "expected", "iso"),
    [
        ("It happened three weeks ago.", "three weeks ago", "2026-10-29"),
        ("She left 2 years ago, in the rain.", "2 years ago", "2024"),
        ("Many lost it in the spring of 2023.", "spring of 2023", "2023-03-01/2023-05-31"),
        ("The winter 2025 was mild.", "winter 2025", "2025-12-01/2026-02-28"),
        ("It ends in mid-June.", "mid-June", "2026-06-11/2026-06-20"),
        ("They met on 3-4 May 2024.", "3-4 May 2024", "2024-05-03/2024-05-04"),
        ("Es begann am 03.05.2024 dort.", "03.05.2024", "2024-05-03"),
    ],
)
def test_days_told_in_other_ways_are_found_and_known(text: str, expected: str, iso: str) -> None:
    from datetime import date

    from reader.entities.normalise import normalise

    assert [(text[m.start : m.end], m.kind) for m in measures_of(text)] == [(expected, "date")]
    normal = normalise(expected, "date", date(2026, 11, 19))
    assert normal is not None
    assert normal.iso == iso


@pytest.mark.parametrize("text", ["Not long ago, all was well.", "version 10.11.2024.1 came", "He fell ill in winter."])
def test_what_tells_no_day_is_none(text: str) -> None:
    assert not [m for m in measures_of(text) if m.kind == "date"]


def test_a_code_may_stand_close_to_its_amount() -> None:
    text = "It paid USD5m and EUR300 for ETH2."
    assert [text[m.start : m.end] for m in measures_of(text)] == ["USD5m", "EUR300"]
