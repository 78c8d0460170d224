from __future__ import annotations

import pytest

from reader.entities.headline import headline_names, is_title_case
from reader.entities.lexicon import lexicon
from reader.entities.spans import Name
from reader.model import EntityKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orchard Works Closes River City Robot Lab", True),
        ("Orchard Works closes its robot laboratory in River City", False),
        ("Rain", False),
        ("War and Peace in the Time of the Great Flood", True),
    ],
)
def test_title_case_is_seen(text: str, expected: bool) -> None:
    assert is_title_case(text) is expected


def found(text: str, known: dict[str, EntityKind]) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.kind) for n in headline_names(text, 0, [], known, lexicon())]


def test_names_of_the_body_are_found_in_the_headline() -> None:
    known: dict[str, EntityKind] = {"Orchard Works": "org", "River City": "place"}
    assert found("Orchard Works Closes River City Robot Lab", known) == [
        ("Orchard Works", "org"),
        ("River City", "place"),
    ]


def test_large_places_and_known_firms_need_no_body() -> None:
    assert found("Microsoft Leaves Shanghai After Long Dispute", {}) == [("Microsoft", "org"), ("Shanghai", "place")]


def test_ordinary_words_are_nobody() -> None:
    assert found("Surprise Strategic Retreat Leaves Priorities Open", {}) == []


def test_a_line_full_of_names_is_no_headline() -> None:
    line = "University of Ghana, Legon, and University of Cape Coast may resume"
    assert is_title_case(line)
    assert not is_title_case(line, lexicon())
    assert is_title_case("Amazon Shuts Nairobi Robot Lab in Surprise Strategic Retreat", lexicon())


def test_a_sentence_is_no_headline_however_many_names_are_in_it() -> None:
    sentence = "The Arbitration Court of Krasnodar Region adjourned."
    assert not is_title_case(sentence, lexicon())
    assert is_title_case("The Arbitration Court of Krasnodar Region Adjourned", lexicon())


def test_a_full_name_in_the_headline_is_not_cut_to_what_the_body_calls_its_bearer() -> None:
    text = "Mayor Zorvan Holtke Closes River Bridge"
    start = text.index("Zorvan")
    guess = Name(0, start, start + len("Zorvan Holtke"), "person")
    names = headline_names(text, 0, [guess], {"Holtke": "person"}, lexicon())
    assert [(text[n.start : n.end], n.kind) for n in names] == [("Zorvan Holtke", "person")]


def test_a_known_family_name_takes_the_given_one_along() -> None:
    text = "Ada Brandt Meets Vladimir Putin"
    guesses = [Name(0, 0, 10, "person"), Name(0, 17, 31, "person")]
    names = headline_names(text, 0, guesses, {"Putin": "person", "Brandt": "person"}, lexicon())
    assert [text[name.start : name.end] for name in names] == ["Ada Brandt", "Vladimir Putin"]


def test_a_name_made_of_ordinary_words_is_one_where_people_are_called_so() -> None:
    text = "Court Hears Mark Young"
    assert [
        text[name.start : name.end] for name in headline_names(text, 0, [Name(0, 12, 22, "person")], {}, lexicon())
    ] == ["Mark Young"]
