from __future__ import annotations

import pytest

from reader.feeds.headers import ascii_url, charset, max_age, retry_after, status_in_words


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 5 ", 5),
        ("99999999999", 7 * 86400),
        ("Thu, 01 Jan 1970 00:10:00 GMT", 600),
        ("Thu, 01 Jan 1969 00:00:00 GMT", 0),
        ("soon", None),
        ("", None),
        ("-3", None),
    ],
)
def test_retry_after_in_seconds_or_as_a_date_is_clamped(value: str, seconds: int | None) -> None:
    assert retry_after(value, now=0) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("max-age=60", 60), ("public, Max-Age=99999999", 5 * 3600), ("s-maxage=9", None), ("", None), ("max-age=x", None)],
)
def test_max_age_is_capped_at_five_hours(value: str, seconds: int | None) -> None:
    assert max_age({"cache-control": value}) == seconds


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("text/xml; charset=ISO-8859-1", "ISO-8859-1"),
        ('x; charset="utf-8"', "utf-8"),
        ("x; charset=punycode", None),
        ("x; charset=hex", None),
        ("x; charset=no\x00no", None),
        ("x", None),
    ],
)
def test_only_text_encodings_are_believed(value: str, name: str | None) -> None:
    assert charset(value) == name


def test_international_addresses_go_out_in_ascii() -> None:
    assert ascii_url("https://bücher.example/ä ö?q=ü") == "https://xn--bcher-kva.example/%C3%A4%20%C3%B6?q=%C3%BC"


def test_a_status_is_said_in_words() -> None:
    assert status_in_words(404) == "not found (HTTP 404)"
    assert status_in_words(599) == "the server has an error (HTTP 599)"
