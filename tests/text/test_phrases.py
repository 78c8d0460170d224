"""Many phrases at one pass: the same finds as looking for each by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import TITLE_BLOCK, Block, Mention
from reader.text import phrases as module
from reader.text.phrases import Found, Phrases, fits, words
from reader.text.watched import met

WORD = st.sampled_from(["ada", "Ada", "US", "us", "Lake", "lake", "Pellux", "o", "WHO", "Who", "港", "straße"])
PHRASE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
TEXT = st.lists(st.one_of(WORD, st.sampled_from([",", "’s", "-", "."])), max_size=40).map(" ".join)


def naive(phrases: list[str], text: str) -> set[Found]:
    """Each phrase by itself at each word of the text."""
    places = [*module._WORD.finditer(text)]
    found = set()
    for phrase in phrases:
        wanted = words(phrase)
        for at in range(len(places) - len(wanted) + 1):
            there = [m.group() for m in places[at : at + len(wanted)]]
            if wanted and all(w.casefold() == t.casefold() and fits(w, t) for w, t in zip(wanted, there, strict=True)):
                found.add(Found(phrase, places[at].start(), places[at + len(wanted) - 1].end()))
    return found


@given(st.lists(PHRASE, max_size=12), TEXT)
def test_one_pass_finds_what_looking_for_each_by_itself_finds(phrases: list[str], text: str) -> None:
    assert {*Phrases(phrases).in_text(text)} == naive(phrases, text)


@given(st.lists(PHRASE, max_size=8), TEXT)
def test_every_find_points_at_its_words(phrases: list[str], text: str) -> None:
    for found in Phrases(phrases).in_text(text):
        assert [w.casefold() for w in words(text[found.start : found.end])] == [
            w.casefold() for w in words(found.phrase)
        ]


def test_five_thousand_names_are_found_in_a_long_text_at_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"Name{n} Family{n % 70}" for n in range(5_000)]
    text = " and then ".join(names[::7]) + " Name3 Family4 were not there."
    watched = Phrases(names)
    passes = []
    real = module._WORD

    class Counting:
        def finditer(self, text: str) -> object:
            passes.append(text)
            return real.finditer(text)

    monkeypatch.setattr(module, "_WORD", Counting())
    assert [found.phrase for found in watched.in_text(text)] == names[::7]
    assert len(passes) == 1


@pytest.mark.parametrize(
    ("phrase", "text", "stands"),
    [
        ("US", "They told us nothing.", False),
        ("US", "The US said nothing.", True),
        ("us", "The US said nothing.", True),
        ("Apple", "an apple a day", False),
        ("Apple", "APPLE UNVEILS A LAMP", True),
        ("Nato", "NATO met in Oslo", True),
        ("NATO", "Nato met in Oslo", True),
        ("Ada Lovelace", "Ada\nLovelace’s notes", True),
        ("Ada Lovelace", "Ada, not Lovelace", False),
        ("swing bridge", "The Swing-Bridge opens", True),
        ("AT&T", "shares of AT&T fell", True),
        ("港口", "新港口大橋", True),
        ("Ada", "Adaptation", False),
    ],
)
def test_capitals_in_a_phrase_are_capitals_in_the_text(phrase: str, text: str, stands: bool) -> None:
    assert bool([*Phrases([phrase]).in_text(text)]) is stands


def test_an_article_tells_each_name_once_with_its_sentence_and_never_from_what_was_cut() -> None:
    blocks = (
        Block("p", "Read more about Pellux here.", kept=False, reason="promo"),
        Block("p", "It rained. Ines Okafor spoke of Pellux (again). She left."),
        Block("p", "Pellux did not answer."),
    )
    [hit] = met("Rain over the port", blocks, (), Phrases(["Pellux"]))
    assert hit.sentence == "Ines Okafor spoke of Pellux (again)."
    assert hit.sentence[hit.start : hit.end] == "Pellux"


def test_a_name_that_only_the_title_holds_is_told_by_the_title() -> None:
    [hit] = met("Pellux wins", (Block("p", "The firm was glad."),), (), Phrases(["Pellux"]))
    assert (hit.sentence, hit.start) == ("Pellux wins", 0)


def test_another_spelling_that_was_resolved_to_the_name_counts() -> None:
    blocks = (Block("p", "Washington agreed. America pays."),)
    mentions = (
        Mention(0, 19, 26, "America", "place", "United States"),
        Mention(TITLE_BLOCK, 0, 5, "gone?", "place", "United States"),
    )
    [hit] = met("No title", blocks, mentions, Phrases(["united states"]))
    assert (hit.sentence, hit.sentence[hit.start : hit.end]) == ("America pays.", "America")


def test_a_long_sentence_is_shortened_around_the_name() -> None:
    text = "word " * 300 + "Pellux " + "word " * 300
    [hit] = met("", (Block("p", text),), (), Phrases(["Pellux"]))
    assert len(hit.sentence) <= 400
    assert hit.sentence[hit.start : hit.end] == "Pellux"
    assert not re.search(r"Pellux.*Pellux", hit.sentence)
