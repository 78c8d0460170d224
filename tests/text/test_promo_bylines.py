from __future__ import annotations

import pytest

from reader.text.promo_bylines import is_date_line, names_of, repeats_byline, tells_of_author

NAMES = names_of("ada vance and peter lund")


def test_a_single_word_is_no_name() -> None:
    assert names_of("staff, ada vance") == {"ada vance"}


@pytest.mark.parametrize(
    "line",
    [
        "by ada vance",
        "words: ada vance, harbour correspondent",
        "written by ada vance, edited by mona riis, fact-checked by eli strand",
        "reporting by ada vance; additional reporting by eli strand; editing by mona riis",
        "ada vance in port ellan",
    ],
)
def test_bylines_and_credits_of_the_author_repeat_what_stands_above(line: str) -> None:
    assert repeats_byline(line, NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "by noon the harbour was full",
        "by mona riis",
        "ada vance was in the harbour when the bridge fell.",
        "written by candlelight, the diary of ada vance's aunt ends in may",
    ],
)
def test_what_tells_something_is_no_byline(line: str) -> None:
    assert not repeats_byline(line, NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "ada vance covers ports for the lamp. she has two dogs.",
        "ada vance is a senior reporter at the lamp.",
        "about the author: peter lund is a novelist.",
        "peter lund has written about ships since 2004.",
    ],
)
def test_a_short_life_of_the_author_is_no_part_of_the_article(line: str) -> None:
    assert tells_of_author(line, NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "ada vance fell into the harbour.",
        "mona riis is a reporter at the lamp.",
        "the court heard ada vance for two hours.",
    ],
)
def test_a_story_about_somebody_stays(line: str) -> None:
    assert not tells_of_author(line, NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "published 12 march 2022, 09:14 gmt",
        "updated jun 4, 2021 at 6:52 p.m. et",
        "last updated 3 hours ago",
        "first published on 2nd may 2026",
    ],
)
def test_a_date_behind_a_word_for_publishing_is_a_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    ["published in 1931, the novel was banned", "updated rules take effect on 3 may", "dated 4 june, it came late"],
)
def test_a_sentence_with_a_date_is_none(line: str) -> None:
    assert not is_date_line(line)
