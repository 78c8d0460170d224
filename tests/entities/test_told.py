from __future__ import annotations

import re

import pytest

from reader.entities.tag import tag_text
from reader.entities.told import told_same
from reader.model import EntityKind


def said(text: str, kind: EntityKind = "place", other: EntityKind | None = None) -> dict[int, int]:
    """What `text` says of its names, which stand in square brackets."""
    spans: list[tuple[int, int, int, EntityKind]] = []
    plain = ""
    for before, name in re.findall(r"([^\[]*)\[([^\]]*)\]", text):
        plain += before + name
        spans.append((0, len(plain) - len(name), len(plain), other if spans and other else kind))
    return told_same([plain + text.rpartition("]")[2]], spans)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry leaves [Halden], formerly known as [Port Orrim], at noon.",
        "The ferry leaves [Halden] (also called the [Salt Harbour]).",
        "[Halden] – locally known as [Old Quay] – floods.",
        "[Halden], a.k.a. “[Old Quay]”, floods.",
        "[Halden] (formerly [Port Orrim]) floods.",
        "[Halden], which is also spelled [Hallden], floods.",
    ],
)
def test_what_the_text_says_is_another_name_is_the_same(text: str) -> None:
    assert said(text) == {1: 0}


@pytest.mark.parametrize(
    "text",
    [
        "[Halden] and [Port Orrim] are linked.",
        "the part of [Velmark] known as [Lower Weir] floods.",
        "[Halden], now ruled from [Port Orrim], floods.",
        "[Halden], and called [Port Orrim] to account.",
        "[Halden], then called [Port Orrim] to account.",
        "[Halden], a town known for herring. [Port Orrim] is not.",
    ],
)
def test_names_side_by_side_stay_two(text: str) -> None:
    assert said(text) == {}


def test_a_person_who_was_called_a_place_is_no_place() -> None:
    assert said("[Ada Holt], known as [Velmark], sang.", "person", "place") == {}


def test_a_firms_new_name_leaves_the_old_one_to_its_daughter() -> None:
    assert said("[Meta], formerly known as [Facebook], fell.", "org") == {}


def test_a_stage_name_is_counted_with_the_person_who_bears_it() -> None:
    tagged = tag_text("Ada Holt, also known as Mara Winter, sang in Lisbon. Winter was met by Tom Reed.")
    people = {entity.name: entity.count for entity in tagged.entities if entity.kind == "person"}
    assert sorted(people.values()) == [1, 3]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("[Fjordkraft Shipping ASA] ([FKS]) rose.", True),
        ("[Orrimond Foundation for Song] ([ORFS]) rose.", True),
        ("[Halden Mariners] ([VEL]) won.", False),
        ("[Orrimond Bank] ([Old Quay]) rose.", False),
        ("[Orrimond Bank] ([OZB]) rose.", False),
        ("[Orrimond Bank], [OB], rose.", False),
    ],
)
def test_capitals_in_brackets_that_a_body_spells_are_the_body(text: str, same: bool) -> None:
    assert said(text, "org") == ({1: 0} if same else {})
