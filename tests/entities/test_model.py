from __future__ import annotations

from reader.entities.model import Span, default_recogniser
from reader.entities.tokens import sentences_of, words_of


def test_the_model_labels_people_places_and_firms() -> None:
    (spans,) = default_recogniser().recognise(["Angela Merkel met the head of the Bank of England in Munich."])
    assert spans == [Span(0, 13, "PER"), Span(34, 49, "ORG"), Span(53, 59, "LOC")]


def test_each_paragraph_gets_its_own_offsets() -> None:
    paragraphs = ["", "Angela Merkel spoke.", "In Munich nobody listened."]
    spans = default_recogniser().recognise(paragraphs)
    assert [[paragraphs[i][s.start : s.end] for s in found] for i, found in enumerate(spans)] == [
        [],
        ["Angela Merkel"],
        ["Munich"],
    ]


def test_long_articles_are_scored_in_pieces_with_the_same_result() -> None:
    line = "Angela Merkel met the head of Siemens in Munich."
    many = default_recogniser().recognise([line] * 600)
    assert many[0] == many[299] == many[599]


def test_sentences_end_at_stops_and_new_lines() -> None:
    text = "Mr. Holt left. He said no.\nNext line"
    assert [s.words for s in sentences_of(text)] == [
        ("Mr.", "Holt", "left", "."),
        ("He", "said", "no", "."),
        ("Next", "line"),
    ]


def test_names_with_apostrophes_and_dots_are_one_word() -> None:
    assert words_of("O'Brien's U.S. AT&T 1,000.5") == ["O'Brien", "'s", "U.S.", "AT&T", "1,000.5"]
