from __future__ import annotations

import pytest

from reader.entities.hyphened import unhyphened
from reader.entities.spans import Name
from reader.model import EntityKind


def names(text: str, *surfaces: tuple[str, EntityKind]) -> list[Name]:
    return [Name(0, text.index(surface), text.index(surface) + len(surface), kind) for surface, kind in surfaces]


def found(text: str, *surfaces: tuple[str, EntityKind]) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.kind) for name in unhyphened([text], names(text, *surfaces))]


def test_two_people_of_one_ticket_are_two() -> None:
    text = "Orr smiled, Ada Marlow waved, and the Orr-Marlow ticket won."
    said = found(text, ("Orr", "person"), ("Ada Marlow", "person"), ("Orr-Marlow", "org"))
    assert said[2:] == [("Orr", "person"), ("Marlow", "person")]


def test_the_two_chambers_are_known() -> None:
    text = "Informal House-Senate talks failed."
    assert found(text, ("House-Senate", "org")) == [("House", "org"), ("Senate", "org")]


def test_the_second_name_takes_its_other_words_along() -> None:
    text = "Kyla Jensen sold to Cotelle; the Cotelle-Kyla Jensen deal is done."
    said = found(text, ("Kyla Jensen", "person"), ("Cotelle", "org"), ("Cotelle-Kyla", "org"))
    assert said[2:] == [("Cotelle", "org"), ("Kyla Jensen", "person")]


@pytest.mark.parametrize("alone", ["Lindqvist", "Moe", "Nobody"])
def test_a_double_name_stays_one(alone: str) -> None:
    text = f"{alone} spoke. Then came Astrid Lindqvist-Moe."
    said = found(text, (alone, "person"), ("Lindqvist-Moe", "person"))
    assert said[-1] == ("Lindqvist-Moe", "person")
