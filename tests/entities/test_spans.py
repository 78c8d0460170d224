from __future__ import annotations

import pytest

from reader.entities.lexicon import lexicon
from reader.entities.model import Span
from reader.entities.ordinary import Ordinary
from reader.entities.spans import tidy


def tidied(text: str, name: str, label: str) -> list[tuple[str, str]]:
    start = text.index(name)
    names = tidy([text], [[Span(start, start + len(name), label)]], lexicon(), Ordinary([text], lexicon()))
    return [(text[n.start : n.end], n.kind) for n in names]


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("It was cloud giant Orlow Systems.", "cloud giant Orlow Systems", "ORG", [("Orlow Systems", "org")]),
        ("Sold to Tencent and Baidu.", "Tencent and Baidu", "ORG", [("Tencent", "org"), ("Baidu", "org")]),
        ("The Halden Times Saturday said so.", "Halden Times Saturday", "ORG", [("Halden Times", "org")]),
        ("Sheffield Wednesday won.", "Sheffield Wednesday", "ORG", [("Sheffield Wednesday", "org")]),
        ("Metro newspaper said so.", "Metro newspaper", "ORG", [("Metro", "org")]),
        ("Ford and Macy’s rose.", "Macy", "ORG", [("Macy’s", "org")]),
        ("Shares of Moody's rose.", "Moody's", "ORG", [("Moody's", "org")]),
        ("Campbell's wife rose.", "Campbell", "PER", [("Campbell", "person")]),
        ("The Brauning-owned firm rose.", "Brauning", "PER", [("Brauning", "person")]),
        ("Top Senate Democrats left.", "Senate Democrats", "ORG", [("Senate", "org"), ("Democrats", "group")]),
        ("The Ohio Republican left.", "Ohio Republican", "ORG", [("Ohio", "place"), ("Republican", "group")]),
        ("The Social Democrats left.", "Social Democrats", "ORG", [("Social Democrats", "group")]),
        (
            "Nevada Democrat Helen Marl left.",
            "Nevada Democrat Helen Marl",
            "ORG",
            [("Nevada", "place"), ("Democrat", "group"), ("Helen Marl", "person")],
        ),
        (
            "The Texas Catholic Conference met.",
            "Texas Catholic Conference",
            "ORG",
            [("Texas Catholic Conference", "org")],
        ),
        ("Seen by Lena Holt of Graz.", "Lena Holt of Graz", "PER", [("Lena Holt", "person"), ("Graz", "place")]),
        ("The lander Heron-2 is up.", "Heron", "MISC", [("Heron-2", "product")]),
        ("The US-China talks", "US", "LOC", [("US", "place")]),
        ("She is Ada Berg-Lind.", "Ada Berg", "PER", [("Ada Berg-Lind", "person")]),
        (
            "Then Cyclone Vera floods Haifa.",
            "Cyclone Vera floods Haifa",
            "MISC",
            [("Cyclone Vera", "event"), ("Haifa", "place")],
        ),
        ("The Bank of England spoke.", "Bank of England", "ORG", [("Bank of England", "org")]),
        (
            "He read “Salt and then some Bread” twice.",
            "Salt and then some Bread",
            "MISC",
            [("Salt and then some Bread", "work")],
        ),
        ("She met Rosna binti Karim.", "Rosna binti Karim", "PER", [("Rosna binti Karim", "person")]),
        ("Ask Rezolu ek Alternativ.", "Rezolu ek Alternativ", "ORG", [("Rezolu ek Alternativ", "org")]),
        ("Ask Tiaro i Magara party.", "Tiaro i Magara party", "ORG", [("Tiaro i Magara", "org")]),
        ("At Moira's Bay it rained.", "Moira's Bay", "LOC", [("Moira's Bay", "place")]),
        ("At St Oda's Cathedral.", "St Oda's Cathedral", "LOC", [("St Oda's Cathedral", "place")]),
        ("Legal Otter grew. Then Otter slept.", "Legal Otter", "ORG", [("Legal Otter", "org")]),
        ("Yesterday Otter grew. Then Otter slept.", "Yesterday Otter", "ORG", [("Otter", "org")]),
        (
            "The Relief Commission for England and Wales",
            "Relief Commission for England and Wales",
            "ORG",
            [("Relief Commission for England and Wales", "org")],
        ),
        ("Dr. Ada Holt's boat", "Dr. Ada Holt's", "PER", [("Ada Holt", "person")]),
    ],
)
def test_a_span_is_cut_where_the_name_ends(text: str, name: str, label: str, expected: list[tuple[str, str]]) -> None:
    assert tidied(text, name, label) == expected


@pytest.mark.parametrize(
    "text", ["Voters stayed at home.", "Depth is not all.", "Skippers are angry.", "Download it today."]
)
def test_ordinary_words_that_open_a_sentence_are_nobody(text: str) -> None:
    assert tidied(text, text.split()[0], "PER") == []


def test_a_capital_inside_a_sentence_saves_the_word() -> None:
    text = "Skippers are angry. The club calls itself Skippers now."
    assert tidied(text, "Skippers", "ORG") == [("Skippers", "org")]


def test_a_chain_of_hyphens_takes_no_time() -> None:
    text = "Abc-Def-" * 12_000
    spans = [Span(start, start + 3, "PER") for start in range(0, len(text), 4)]
    assert tidy([text], [spans], lexicon(), Ordinary([text], lexicon()))


def test_a_comma_apart_inside_a_span_is_no_word() -> None:
    assert tidied("He left Oslo , Norway today.", "Oslo , Norway", "LOC")


def test_a_team_and_its_scorer_are_two() -> None:
    assert tidied("Arsenal - Ada Holt ( 34 )", "Arsenal - Ada Holt", "ORG") == [
        ("Arsenal", "org"),
        ("Ada Holt", "person"),
    ]
