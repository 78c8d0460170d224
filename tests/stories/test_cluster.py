from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reader.stories.cluster import Candidate, drawn_over, place, worth_another_look
from reader.stories.copies import are_copies, signature
from reader.stories.fingerprint import Fingerprint, count_terms, dot, pack, unpack, weigh
from reader.stories.likeness import likenesses
from reader.stories.related import sections

NOW = datetime(2026, 11, 20, tzinfo=UTC)
FERRY = "The Skerry ferry ran aground off Port Ellan on Monday night with 212 passengers aboard. Captain Ines Okafor said fog hid the Tollan reef. All passengers were taken off by lifeboats and the harbour authority opened an inquiry."
FERRY_AGAIN = "An inquiry has begun after the ferry Skerry struck the Tollan reef near Port Ellan. Captain Ines Okafor told the harbour authority that fog hid the reef; lifeboats took off all 212 passengers."
BUDGET = "The finance minister of Valmora, Pedro Lindqvist, raised the spending plan for schools by four percent. Teachers in the capital had asked for nine percent and will vote on a strike."


def made(title: str, text: str, names: list[str]) -> Fingerprint:
    counts = count_terms(title, text, names)
    return weigh(counts, dict.fromkeys(counts.terms(), 2), 1000, signature(text))


ONE = made("Ferry Skerry runs aground in fog", FERRY, ["Skerry", "Port Ellan", "Ines Okafor", "Tollan reef"])
TWO = made(
    "Inquiry after ferry strikes Tollan reef", FERRY_AGAIN, ["Skerry", "Tollan reef", "Port Ellan", "Ines Okafor"]
)
OTHER = made("Valmora spends more on schools", BUDGET, ["Pedro Lindqvist", "Valmora"])


def candidate(
    number: int, other: Fingerprint, story: int | None = 1, days: float = 1, *, to: Fingerprint = ONE
) -> Candidate:
    (like,) = likenesses(to, [pack(other)])
    return Candidate(number, story, NOW - timedelta(days=days), like)


def test_a_second_report_joins_the_first_ones_story() -> None:
    placed = place([candidate(1, ONE, story=7, to=TWO), candidate(2, OTHER, story=8, to=TWO)])
    assert placed.story_id == 7
    assert placed.score > 0.3


def test_another_event_starts_its_own_story() -> None:
    assert place([candidate(1, ONE, to=OTHER), candidate(2, TWO, to=OTHER)]).story_id is None
    assert place([]).story_id is None


def test_a_copy_joins_what_it_copies_and_says_so() -> None:
    placed = place([candidate(3, ONE, story=9), candidate(4, TWO, story=7)])
    assert (placed.story_id, placed.copies) == (9, (3,))


def test_packing_keeps_the_similarity_within_a_hundredth() -> None:
    (like,) = likenesses(ONE, [pack(TWO)])
    assert abs(like.words - dot(ONE.words, TWO.words)) < 0.01
    assert abs(like.names - dot(ONE.names, TWO.names)) < 0.01
    assert abs(like.title - dot(ONE.title, TWO.title)) < 0.01
    assert unpack(pack(ONE)).signature == ONE.signature


def test_the_sidebar_sorts_each_article_into_one_section() -> None:
    rows = [candidate(1, ONE, 5), candidate(2, TWO, 5), candidate(3, TWO, 6, days=90), candidate(4, OTHER, 8)]
    found = sections(ONE.signature, NOW, 5, rows)
    assert [r.article_id for r in found.copies] == [1]
    assert [r.article_id for r in found.same_story] == [2]
    assert [r.article_id for r in found.earlier] == [3]
    assert found.background == ()


@given(st.text(max_size=200), st.text(max_size=500), st.lists(st.text(max_size=20), max_size=5))
def test_any_text_gives_vectors_of_length_one_or_none(title: str, text: str, names: list[str]) -> None:
    fingerprint = made(title, text, names)
    for vector in (fingerprint.words, fingerprint.names, fingerprint.title):
        assert not vector or abs(dot(vector, vector) - 1) < 1e-9
    assert unpack(pack(fingerprint)).words.keys() == fingerprint.words.keys()


def test_a_report_comes_before_one_that_is_hardly_more_than_a_headline() -> None:
    headline = made(
        "Inquiry after ferry strikes Tollan reef", "Ferry Skerry strikes Tollan reef.", ["Skerry", "Tollan reef"]
    )
    rows = [candidate(1, headline, 5, to=TWO), candidate(2, ONE, 5, to=TWO)]
    assert rows[0].like.words > rows[1].like.words
    assert [r.article_id for r in sections(TWO.signature, NOW, 5, rows).same_story] == [2, 1]


TEXTS = st.tuples(
    st.text(max_size=80), st.text("abcdef ghi", max_size=300), st.lists(st.text("ab", max_size=4), max_size=4)
)


@given(TEXTS, st.lists(TEXTS, max_size=5))
def test_many_kept_fingerprints_are_compared_as_each_would_be(here: Any, others: list[Any]) -> None:
    one = made(*here)
    kept = [unpack(pack(made(*other))) for other in others]
    for like, other in zip(likenesses(one, [*map(pack, kept)]), kept, strict=True):
        assert abs(like.words - dot(one.words, other.words)) < 1e-9
        assert abs(like.names - dot(one.names, other.names)) < 1e-9
        assert abs(like.title - dot(one.title, other.title)) < 1e-9
        assert like.signature == other.signature
        assert like.copied == are_copies(one.signature, other.signature)


def test_a_report_that_joined_a_look_alike_is_drawn_over_when_its_own_story_begins() -> None:
    first = candidate(1, ONE, story=3)
    strangers = [first, candidate(5, OTHER, story=3)]
    arrived = candidate(2, TWO, story=4)
    seen = [candidate(1, ONE, 3, to=TWO), candidate(5, OTHER, 3, to=TWO), candidate(2, TWO, 4, to=TWO)]
    assert worth_another_look(4, seen) == seen[:1]
    assert drawn_over(1, strangers, [arrived]) == (1,)


def test_a_report_that_is_drawn_over_takes_its_copies_along() -> None:
    first, copy = candidate(1, ONE, story=3), candidate(6, ONE, story=3)
    assert drawn_over(1, [first, copy, candidate(5, OTHER, story=3)], [candidate(2, TWO, story=4)]) == (1, 6)


def test_a_report_stays_where_it_is_likelier() -> None:
    first = candidate(1, ONE, story=3)
    assert drawn_over(1, [first, candidate(2, TWO, story=3)], [candidate(5, OTHER, story=4)]) == ()
    assert drawn_over(1, [first, candidate(2, TWO, story=3)], [candidate(7, TWO, story=4)]) == ()
