from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.stories.cluster import Candidate, drawn_over, place, similarity, worth_another_look
from reader.stories.copies import signature
from reader.stories.fingerprint import Fingerprint, count_terms, dot, pack, unpack, weigh
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


def candidate(number: int, fingerprint: Fingerprint, story: int | None = 1, days: float = 1) -> Candidate:
    return Candidate(number, story, NOW - timedelta(days=days), fingerprint)


def test_a_second_report_joins_the_first_ones_story() -> None:
    placed = place(TWO, [candidate(1, ONE, story=7), candidate(2, OTHER, story=8)])
    assert placed.story_id == 7
    assert placed.score > 0.3


def test_another_event_starts_its_own_story() -> None:
    assert place(OTHER, [candidate(1, ONE), candidate(2, TWO)]).story_id is None
    assert place(ONE, []).story_id is None


def test_a_copy_joins_what_it_copies_and_says_so() -> None:
    placed = place(ONE, [candidate(3, ONE, story=9), candidate(4, TWO, story=7)])
    assert (placed.story_id, placed.copies) == (9, (3,))


def test_packing_keeps_the_similarity_within_a_hundredth() -> None:
    assert abs(similarity(unpack(pack(ONE)), unpack(pack(TWO))) - similarity(ONE, TWO)) < 0.01
    assert unpack(pack(ONE)).signature == ONE.signature


def test_the_sidebar_sorts_each_article_into_one_section() -> None:
    rows = [candidate(1, ONE, 5), candidate(2, TWO, 5), candidate(3, TWO, 6, days=90), candidate(4, OTHER, 8)]
    found = sections(ONE, NOW, 5, rows)
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


def test_a_report_that_joined_a_look_alike_is_drawn_over_when_its_own_story_begins() -> None:
    first = candidate(1, ONE, story=3)
    strangers = [first, candidate(5, OTHER, story=3)]
    arrived = candidate(2, TWO, story=4)
    assert worth_another_look(TWO, 4, [*strangers, arrived]) == [first]
    assert drawn_over(first, strangers, [arrived]) == (1,)


def test_a_report_that_is_drawn_over_takes_its_copies_along() -> None:
    first, copy = candidate(1, ONE, story=3), candidate(6, ONE, story=3)
    assert drawn_over(first, [first, copy, candidate(5, OTHER, story=3)], [candidate(2, TWO, story=4)]) == (1, 6)


def test_a_report_stays_where_it_is_likelier() -> None:
    first = candidate(1, ONE, story=3)
    assert drawn_over(first, [first, candidate(2, TWO, story=3)], [candidate(5, OTHER, story=4)]) == ()
    assert drawn_over(first, [first, candidate(2, TWO, story=3)], [candidate(7, TWO, story=4)]) == ()
