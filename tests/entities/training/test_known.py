from __future__ import annotations

import gzip
import json

import pytest

from reader.entities.lexicon import lexicon, lexicon_of
from reader.entities.training.classes import word_classes
from reader.entities.training.forgetful import forgetful
from reader.entities.training.known import commonness, known, lexicon_data, packed_lexicon

TEXTS = ["The red fox saw Ada. The red hen saw Ola. A red dog saw Ada.\nThe old fox saw Ola."] * 8


def test_the_shipped_lexicon_holds_every_name_of_our_lists() -> None:
    sections = known()
    words = lexicon()
    assert words.given_names.issuperset(sections["given"])
    assert words.known_organisations == frozenset(sections["always"])
    for section in ("firm", "club", "intl", "party"):
        assert all(
            "\t".join(name.split()) in words.listed for name in sections[section] if name.replace(" ", "").isalpha()
        )


def test_the_same_texts_give_the_same_bytes() -> None:
    pytest.importorskip("scipy", reason="the extra `train` is not installed")
    assert packed_lexicon(lexicon_data(TEXTS)) == packed_lexicon(lexicon_data(iter(TEXTS)))


def test_a_packed_lexicon_is_what_the_reader_reads() -> None:
    pytest.importorskip("scipy", reason="the extra `train` is not installed")
    words = lexicon_of(gzip.decompress(packed_lexicon(lexicon_data(TEXTS))))
    assert words.kinds_at(("Goldman", "Sachs", "said"), 0)[0] == 2
    assert "bank" in words.kinds_at(("Goldman", "Sachs"), 0)[1]
    assert words.commonness["red"] == 4
    assert json.dumps(words.classes)


def test_a_firm_called_by_an_ordinary_word_is_marked() -> None:
    assert lexicon().listed["Next"] == ("firm?",)
    assert lexicon().listed["Nissan"][0] == "firm"


def test_ordinary_words_are_those_in_small_letters() -> None:
    steps = commonness(["We met Ola and the fox."] * 9)
    assert steps["fox"] == 4
    assert "ola" not in steps


def test_words_that_stand_alike_are_of_one_class() -> None:
    pytest.importorskip("scipy", reason="the extra `train` is not installed")
    classes = word_classes(["We saw Ada there.\nWe saw Ola there.\nwhy not run now then?\nwhy not sit now then?"] * 400)
    assert classes["Ada"] == classes["Ola"]
    assert classes["run"] != classes["Ada"]


def test_a_forgetful_lexicon_hides_some_names_and_always_the_same() -> None:
    words = lexicon()
    names = [name for name, kinds in words.listed.items() if "firm" in kinds]
    hidden = [
        {name for name in names if not forgetful(words, seed).kinds_at(tuple(name.split("\t")), 0)[0]}
        for seed in (1, 2, 1)
    ]
    assert hidden[0] == hidden[2] != hidden[1]
    assert 0.15 < len(hidden[0]) / len(names) < 0.35
    assert any(name in words.given_names and name not in forgetful(words, 1).given_names for name in words.given_names)
