from __future__ import annotations

import pytest

from reader.entities.plain_forms import with_plain_forms
from reader.entities.spans import Name


def found(text: str, *names: Name) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.kind) for name in with_plain_forms([text], names)]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Sen. Ada Marlow, R-Maine, said no.", "Maine"),
        ("Rep. Ilya Orr (D-Minn.) said no.", "Minn."),
        ("Rep. Ann Vale, R-W.Va., strayed.", "W.Va."),
        ("Rep. Brian Holt (R-TX), of the committee,", "TX"),
        ("Sen. Tom Rusk (D-N. Y.) was late.", "N. Y."),
        ("Sen. Kit Barrow, I-Vermont", "Vermont"),
    ],
)
def test_a_member_of_congress_sits_for_a_state(text: str, state: str) -> None:
    assert found(text) == [(state, "place")]


def test_the_party_is_no_part_of_the_state() -> None:
    text = "Sen. Ada Marlow, R-Maine, said no."
    start = text.index("R-Maine")
    assert found(text, Name(0, start, start + 7, "org")) == [("Maine", "place")]


def test_the_stop_of_a_shortened_state_is_part_of_it() -> None:
    text = "He lives in Fresno, Calif., and works in Ohio. She stays."
    names = [
        Name(0, text.index(place), text.index(place) + len(place), "place") for place in ("Fresno", "Calif", "Ohio")
    ]
    assert [place for place, _ in found(text, *names)] == ["Fresno", "Calif.", "Ohio"]


@pytest.mark.parametrize("text", ["the R-Type game", "a D-Day film", "vitamin D-Mainstay", "Volvo R-Designs, I-Oblate"])
def test_a_letter_and_a_dash_alone_are_no_party(text: str) -> None:
    assert found(text) == []


def test_a_longer_name_keeps_its_words() -> None:
    text = "The Native American Rights Fund sued."
    name = Name(0, 4, 31, "org")
    assert found(text, name) == [("Native American Rights Fund", "org")]


@pytest.mark.parametrize("form", ["African Americans", "African-American", "Native American", "Mexican-Americans"])
def test_americans_of_a_kind_are_one_group(form: str) -> None:
    text = f"Many {form} voted."
    start = text.index("American")
    assert found(text, Name(0, start, start + 8, "place")) == [(form, "group")]
