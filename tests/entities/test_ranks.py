from __future__ import annotations

import pytest

from reader.entities.lexicon import lexicon
from reader.entities.ranks import before_name, is_person_with_rank


def without_rank(name: str) -> str:
    return name[before_name(name, lexicon()) :]


@pytest.mark.parametrize("rank", ["Cr", "Cllr", "DSP", "SS", "1B", "Eng", "Engr.", "Vice Chair", "CPRO", "Gogo", "Dr."])
def test_a_rank_is_no_part_of_a_name(rank: str) -> None:
    assert without_rank(f"{rank} Ada Holt") == "Ada Holt"


def test_an_office_and_what_it_is_of_are_no_part_of_a_name() -> None:
    assert without_rank("Interior Minister Ada Holt") == "Ada Holt"


@pytest.mark.parametrize("name", ["Ato Boldon", "Eng Keat", "Prince Harry", "Sheikh Hasina", "Sultan Omar"])
def test_a_title_without_which_too_little_is_left_is_the_name(name: str) -> None:
    assert without_rank(name) == name


def test_a_rank_alone_is_kept() -> None:
    assert without_rank("Captain") == "Captain"


def test_who_has_a_rank_is_a_person() -> None:
    assert is_person_with_rank("Cllr Ada Holt")
    assert not is_person_with_rank("Dr Pepper")
    assert not is_person_with_rank("Orrin Systems")
