"""Two names that the recogniser ran together."""

from __future__ import annotations

import pytest

from reader.entities.lexicon import lexicon
from reader.entities.run_together import parted
from reader.entities.spans import Name
from reader.model import EntityKind


def apart(text: str, found: str, kind: EntityKind = "org") -> list[tuple[str, EntityKind]]:
    start = text.index(found)
    names = parted([text], [Name(0, start, start + len(found), kind)], lexicon())
    return [(text[name.start : name.end], name.kind) for name in names]


@pytest.mark.parametrize(
    ("found", "body", "place"),
    [
        ("Sable United of Zambia", "Sable United", "Zambia"),
        ("Lumen Rail of Berlin", "Lumen Rail", "Berlin"),
        ("Forum for Human Rights of Berlin", "Forum for Human Rights", "Berlin"),
    ],
)
def test_a_club_or_firm_and_where_it_is_from_are_two(found: str, body: str, place: str) -> None:
    assert apart(f"Then {found} won.", found) == [(body, "org"), (place, "place")]


@pytest.mark.parametrize(
    "found", ["University of Ghana", "Bank of Japan", "Law Society of Kenya", "Football Association of Ireland"]
)
def test_a_body_of_a_country_is_one(found: str) -> None:
    assert apart(f"The {found} spoke.", found) == [(found, "org")]


def test_a_body_and_its_office_are_two() -> None:
    found = "Harbour Authority's Office of Public Works"
    assert apart(f"The {found} spoke.", found) == [("Harbour Authority", "org"), ("Office of Public Works", "org")]


def test_a_house_and_its_government_are_two() -> None:
    found = "House of Representatives of the Autonomous Sable Government"
    assert apart(f"In the {found} he sat.", found) == [
        ("House of Representatives", "org"),
        ("Autonomous Sable Government", "org"),
    ]


def test_a_department_for_local_government_and_the_diocese_of_a_town_are_one() -> None:
    name = "Department of the Interior and Local Government"
    assert apart(f"The {name} said so.", name) == [(name, "org")]
    assert apart("The Catholic Archdiocese of Berlin rose.", "Catholic Archdiocese of Berlin") == [
        ("Catholic Archdiocese of Berlin", "org")
    ]


def test_a_role_and_a_count_of_seats_are_no_part_of_a_body() -> None:
    assert apart("East Railway CPRO Ada Holt said so.", "East Railway CPRO") == [("East Railway", "org")]
    assert apart("The People's Alliance 21, others five.", "People's Alliance 21") == [("People's Alliance", "org")]
    assert apart("It is Alliance 90 here.", "Alliance 90") == [("Alliance 90", "org")]


def test_a_member_is_not_the_parliament() -> None:
    text = "Member of Parliament Ada Wee Holt rose."
    assert apart(text, "Parliament Ada Wee Holt") == [("Ada Wee Holt", "person")]
    text = "Member for Daly Ian Sloane-Holt rose."
    assert apart(text, "Daly Ian Sloane-Holt") == [("Daly", "place"), ("Ian Sloane-Holt", "person")]


def test_who_heads_a_body_stands_behind_it() -> None:
    text = "The vice chairman of the district People's Committee Ngoc Quyet rose."
    assert apart(text, "People's Committee Ngoc Quyet") == [("People's Committee", "org"), ("Ngoc Quyet", "person")]


def test_a_person_and_a_short_name_are_left_alone() -> None:
    assert apart("Ada of Berlin rose.", "Ada of Berlin", "person") == [("Ada of Berlin", "person")]
    assert apart("Orrin rose.", "Orrin") == [("Orrin", "org")]
