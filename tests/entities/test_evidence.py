"""What the words beside a name say it is."""

from __future__ import annotations

import re

import pytest

from reader.entities import evidence
from reader.entities.evidence import cues
from reader.entities.training.reports import reports


def kinds_said(text: str, name: str) -> set[str]:
    return {kind for kind, _ in cues(text, text.index(name), text.index(name) + len(name))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The law must change, said Okoa, a lobby of dockers.", "Okoa"),
        ("Shares in Adaro jumped.", "Adaro"),
        ("It was cut by Selin, an analyst at Yatrim.", "Yatrim"),
        ("It belongs to the gang Chenka.", "Chenka"),
        ("Pellux is closing the Halden lab.", "Pellux"),
        ("Orvane sold two of its plants and one of its stores, and Tessit will open a factory.", "Tessit"),
    ],
)
def test_an_apposition_says_that_a_name_is_a_body(text: str, name: str) -> None:
    assert "org" in kinds_said(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officials met Ada Holt, the group's chairman, on Friday.", "Ada Holt"),
        ("Officials met Ada Holt, a party leader, on Friday.", "Ada Holt"),
        ("Officials met Ada Holt, the founder of a network, on Friday.", "Ada Holt"),
    ],
)
def test_who_leads_a_body_is_none(text: str, name: str) -> None:
    assert "org" not in kinds_said(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "Tessil's Prime Minister resigned.",
        "Tessil's Foreign Ministry protested.",
        "Tessil's voters stayed at home.",
        "Tessil Prime Minister Ada Holt resigned.",
    ],
)
def test_what_has_ministers_and_voters_is_a_country(text: str) -> None:
    assert "place" in kinds_said(text, "Tessil")


@pytest.mark.parametrize("text", ["Who maintains Tessil now?", "It wrote most of Tessil.", "It is a fork of Tessil."])
def test_what_is_maintained_and_forked_is_a_product(text: str) -> None:
    assert "product" in kinds_said(text, "Tessil")


def test_asking_all_forms_at_once_hears_what_each_one_hears() -> None:
    texts = [document.text for document in reports()[::25]]
    texts += [text.upper() for text in texts[:3]] + [
        "Prime MINISTER Ada Holt",
        "ciclón Ada",
        "Ciclón\u00a0Ada",
        "CEO, Ada",
    ]
    for text in texts:
        for word in re.finditer(r"[^\W\d_a-z]\w+", text):
            before, after = text[max(0, word.start() - 40) : word.start()], text[word.end() : word.end() + 60]
            each = [(kind, weight) for kind, weight, form in evidence._LED if form.search(before)]
            each += [(kind, weight) for kind, weight, form in evidence._FOLLOWED if form.match(after)]
            assert cues(text, *word.span()) == each


def test_two_ships_are_both_ships() -> None:
    text = "The tugs Varre and Runa brought it in."
    assert "product" in kinds_said(text, "Varre")
    assert "product" in kinds_said(text, "Runa")


def test_a_regime_is_a_persons() -> None:
    assert "person" in kinds_said("The Quarrel regime fell.", "Quarrel")
