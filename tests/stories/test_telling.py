"""Timelines, versions side by side, sentences, the front page, and what a text says of its own making."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Story
from reader.stories.compare import compare
from reader.stories.frontpage import ranked
from reader.stories.furniture import furniture, told_from, without_furniture
from reader.stories.sentences import sentences
from reader.stories.timeline import Report, timeline

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def report(number: int, days: float, *said: str, copy_of: int | None = None) -> Report:
    return Report(number, NOW - timedelta(days=days), said, copy_of)


FIRST = "A ferry with 412 people aboard lost power in Halden Sound on Friday."
TOWED = "Tugs brought the ferry to the port of Tornvik by noon."


def test_each_entry_gives_the_first_thing_that_was_not_told_before() -> None:
    entries = timeline([report(1, 1, FIRST), report(2, 0.5, FIRST, TOWED)])
    assert [entry.fact for entry in entries] == [FIRST, TOWED]


def test_a_report_that_adds_nothing_says_so() -> None:
    assert timeline([report(1, 1, FIRST), report(2, 0.5, FIRST)])[1].fact == ""


def test_silences_are_told_and_the_order_is_that_of_time() -> None:
    entries = timeline([report(2, 1, TOWED), report(1, 12, FIRST)])
    assert [entry.article_id for entry in entries] == [1, 2]
    assert [entry.after_a_gap for entry in entries] == [False, True]
    assert entries[1].silence == timedelta(days=11)


def test_copies_stand_with_the_report_they_repeat() -> None:
    (entry,) = timeline([report(1, 1, FIRST), report(2, 0.9, FIRST, copy_of=1)])
    assert entry.copies == (2,)


def test_datelines_and_credits_are_no_fact() -> None:
    (entry,) = timeline([report(1, 1, "HALDEN, Nov 20 (Norden Wire) — " + FIRST, "(Reporting by Signe Rautavaara)")])
    assert entry.fact == FIRST


def test_what_only_one_version_says_stands_alone_and_edited_sentences_meet() -> None:
    left = ["From our own pages.", "The fire is out.", "About 168 people were moved to other ships by four."]
    right = ["The fire is out.", "About 168 people were moved to other ships by five.", "Sign up."]
    rows = compare(left, right)
    assert [(row.left is None, row.right is None, row.edited) for row in rows] == [
        (False, True, False), (False, False, False), (False, False, True), (True, False, False),
    ]  # fmt: skip


@given(st.lists(st.sampled_from("abcdef"), max_size=9), st.lists(st.sampled_from("abcdef"), max_size=9))
def test_a_comparison_loses_no_sentence_and_keeps_both_orders(left: list[str], right: list[str]) -> None:
    rows = compare(left, right)
    assert [row.left for row in rows if row.left is not None] == left
    assert [row.right for row in rows if row.right is not None] == right


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    text = "Dr. Ana Petrov met the U.S. envoy on Aug. 25. “We talked.” Nothing more was said."
    assert sentences(text) == [
        "Dr. Ana Petrov met the U.S. envoy on Aug. 25.",
        "“We talked.”",
        "Nothing more was said.",
    ]


@given(st.text(alphabet="ab. AB?!“”。", max_size=80))
def test_sentences_say_all_of_the_text(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("HALDEN, Nov 20 (Norden Wire) — A ferry lost power.", "A ferry lost power."),
        ("PUERTO SEVERÍN, 22 oct (Norden Wire) — Los equipos buscaban.", "Los equipos buscaban."),
        ("LONDON (Wire) - The index fell.", "The index fell."),
        ("A ferry lost power.\n(Reporting by A. Quill; editing by B. Moen)", "A ferry lost power.\n"),
        ("IBM and SAP agreed on Friday to share a standard.", "IBM and SAP agreed on Friday to share a standard."),
        ("The reporting by our colleagues was praised.", "The reporting by our colleagues was praised."),
    ],
)
def test_only_datelines_and_credits_are_furniture(text: str, told: str) -> None:
    assert without_furniture(text) == told
    assert bool(furniture(text)) == (text != told)
    first, last = told_from(text.split("\n")[0])
    assert text[first:last].startswith(told[:8])


def story(number: int, articles: int, sources: int, hours: float, copies: int = 0) -> Story:
    last = NOW - timedelta(hours=hours)
    return Story(number, f"Story {number}", tuple(range(articles)), sources, last, last, copies=copies)


def test_the_front_page_weighs_sources_freshness_and_size() -> None:
    assert [s.story for s in ranked([story(1, 4, 2, 1), story(2, 4, 4, 1)], NOW)] == [2, 1]
    assert [s.story for s in ranked([story(1, 4, 4, 90), story(2, 4, 3, 1)], NOW)] == [2, 1]
    assert [s.story for s in ranked([story(1, 3, 3, 1), story(2, 9, 3, 1)], NOW)] == [2, 1]


def test_a_text_printed_five_times_weighs_no_more_than_one() -> None:
    once, often = ranked([story(1, 1, 1, 1), story(2, 5, 1, 1, copies=4)], NOW)
    assert once.rank == often.rank


def test_the_rank_is_explained() -> None:
    (told,) = ranked([story(1, 7, 4, 36, copies=1)], NOW)
    assert told.why == "4 sources, 6 reports and 1 copy: 9.8 points · last report 36 hours ago: × 0.50 = 4.9"
