from __future__ import annotations

import pytest

from reader.entities.dateline import dateline_of
from reader.entities.lexicon import lexicon
from reader.entities.tag import tag
from reader.model import Block


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("LUNDHAVN, Nov 20 (Grey Wire) — The gates opened.", [("LUNDHAVN", "LOC"), ("Grey Wire", "ORG")]),
        ("PORT MERROW, Sept 18 (Grey Wire) - The gates opened.", [("PORT MERROW", "LOC"), ("Grey Wire", "ORG")]),
        ("KELLOW, Ohio (GW) — The gates opened.", [("KELLOW", "LOC"), ("Ohio", "LOC"), ("GW", "ORG")]),
        ("Lundhavn (Grey Wire) – The gates opened.", [("Lundhavn", "LOC"), ("Grey Wire", "ORG")]),
        ("LUNDHAVN — The gates opened.", [("LUNDHAVN", "LOC")]),
        ("The gates (the old ones) — all of them — opened.", []),
        ("The gates opened on Nov 20.", []),
    ],
)
def test_a_dateline_names_a_place_and_an_agency(paragraph: str, expected: list[tuple[str, str]]) -> None:
    assert [(paragraph[s.start : s.end], s.label) for s in dateline_of(paragraph)] == expected


@pytest.mark.parametrize(
    ("paragraph", "places"),
    [
        ("KARACHI: Dock workers ended a sit-in.", ["KARACHI"]),
        ("PORT-AU-PRINCE, Haiti - At least 75 people were killed.", ["PORT-AU-PRINCE", "Haiti"]),
        ("CRICKET: Dock workers ended a match.", []),
        ("UPDATE - Dock workers ended a sit-in.", []),
        ("SEOUL/DETROIT — Two companies will build a plant.", ["SEOUL", "DETROIT"]),
    ],
)
def test_a_place_of_the_lists_makes_a_dateline_without_a_date(paragraph: str, places: list[str]) -> None:
    assert [paragraph[s.start : s.end] for s in dateline_of(paragraph, lexicon())] == places


def test_the_shouted_place_is_the_place_of_the_text() -> None:
    text = "LUNDHAVN, Nov 20 (Grey Wire) — The gates of Lundhavn opened on Friday."
    tagged = tag("", [Block("p", text)])
    assert {(m.text, m.kind, m.entity) for m in tagged.mentions if m.kind == "place"} == {
        ("LUNDHAVN", "place", "Lundhavn"),
        ("Lundhavn", "place", "Lundhavn"),
    }
    assert ("Nov 20", "date") in {(m.text, m.kind) for m in tagged.mentions}
    assert ("Grey Wire", "org") in {(m.text, m.kind) for m in tagged.mentions}


def test_a_shouted_place_alone_is_spelt_in_small_letters() -> None:
    tagged = tag("", [Block("p", "PORT MERROW, Nov 20 (Grey Wire) — The gates opened.")])
    assert "Port Merrow" in {entity.name for entity in tagged.entities}


def test_a_full_stop_behind_a_town_is_none_of_its_name() -> None:
    text = "KYIV. Oct 12 (Norden Wire) – The bill failed."
    assert [text[span.start : span.end] for span in dateline_of(text)] == ["KYIV", "Norden Wire"]
