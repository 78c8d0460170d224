from __future__ import annotations

import pytest

from reader.entities.given_names import same_given


@pytest.mark.parametrize(
    ("one", "other"),
    [("bob", "robert"), ("rob", "bobby"), ("mohamed", "muhammad"), ("serhiy", "sergei"), ("zoe", "zoe")],
)
def test_one_person_may_bear_both(one: str, other: str) -> None:
    assert same_given(one, other)
    assert same_given(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("christina", "christopher"), ("robert", "roberta"), ("edward", "edwin"), ("maria", "mario")]
)
def test_brothers_and_sisters_stay_two(one: str, other: str) -> None:
    assert not same_given(one, other)
