from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.entities.sounds import sound_of


@pytest.mark.parametrize(
    "spellings",
    [
        ("zakhary", "zachary"),
        ("sergei", "sergey", "sergej", "сергей"),
        ("zelenski", "zelenskyy", "zelenskiy"),
        ("tchaikovsky", "chaikovski"),
        ("nikolaos", "νικολαος"),
        ("mohamed", "mohammed"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound_of(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize("names", [("chen", "ken"), ("maria", "marie", "mario", "mara"), ("jon", "jan", "jean")])
def test_names_that_differ_in_a_vowel_or_a_first_letter_stay_apart(names: tuple[str, ...]) -> None:
    assert len({sound_of(name) for name in names}) == len(names)


@given(st.text(max_size=40))
def test_any_word_has_a_sound(word: str) -> None:
    assert isinstance(sound_of(word), str)
