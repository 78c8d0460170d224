"""Organisations in full, and what stands in brackets behind them."""

from __future__ import annotations

import pytest

from reader.entities.lexicon import lexicon
from reader.entities.spans import Name
from reader.entities.wholes import wholes
from reader.model import EntityKind


def grown(text: str, *found: tuple[str, EntityKind]) -> list[tuple[str, EntityKind]]:
    """What becomes of the names `found` in `text`."""
    names = [Name(0, text.index(name), text.index(name) + len(name), kind) for name, kind in found]
    return [(text[name.start : name.end], name.kind) for name in wholes([text], names, lexicon())]


def test_an_acronym_in_brackets_spells_the_whole_name() -> None:
    text = "It is registered with the Accounting and Corporate Regulatory Authority (Acra)."
    assert grown(text, ("Corporate Regulatory Authority", "org")) == [
        ("Accounting and Corporate Regulatory Authority", "org"),
        ("Acra", "org"),
    ]


def test_two_halves_become_the_one_name_that_the_acronym_spells() -> None:
    text = "The North Australian Aboriginal Justice Agency (NAAJA) supports families."
    assert grown(text, ("North Australian", "place"), ("Aboriginal Justice Agency", "org")) == [
        ("North Australian Aboriginal Justice Agency", "org"),
        ("NAAJA", "org"),
    ]


def test_the_short_form_of_a_foreign_name_needs_no_initials() -> None:
    assert grown("The Nuclear Safety Authority (ASN) agreed.", ("Nuclear Safety Authority", "org")) == [
        ("Nuclear Safety Authority", "org"),
        ("ASN", "org"),
    ]


def test_a_country_in_brackets_stays_what_it_is() -> None:
    text = "Manchester United (England) and Red Star (Serbia) are through."
    found: list[tuple[str, EntityKind]] = [("Manchester United", "org"), ("England", "place")]
    assert grown(text, *found) == found
    for country in ("GER", "GERMANY"):
        assert grown(f"Bayern Munich ({country}) are through.", ("Bayern Munich", "org")) == [("Bayern Munich", "org")]


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        (
            "The Ministry of Tourism, Wildlife and Heritage put losses at 512.",
            "Ministry of Tourism",
            "Ministry of Tourism, Wildlife and Heritage",
        ),
        (
            "The Ministry of Forests, Rivers and Climate Change waits.",
            "Ministry of Forests, Rivers",
            "Ministry of Forests, Rivers and Climate Change",
        ),
        (
            "The Ministry of Labour and Vocational Training spoke.",
            "Ministry of Labour",
            "Ministry of Labour and Vocational Training",
        ),
        ("Executives of Chevron Corp arrived.", "Chevron", "Chevron Corp"),
        ("It is held by Viacom18 Media Pvt Ltd.", "Viacom18 Media Pvt Ltd.", "Viacom18 Media Pvt Ltd"),
    ],
)
def test_names_have_their_full_length(text: str, found: str, whole: str) -> None:
    assert grown(text, (found, "org")) == [(whole, "org")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Ministry of Health and Unicef met.", "Ministry of Health"),
        ("The Ministry of Defence and Parliament disagreed.", "Ministry of Defence"),
        ("The Ministry of Finance and President Ada Holt met.", "Ministry of Finance"),
    ],
)
def test_what_and_joins_to_a_ministry_may_be_somebody_else(text: str, found: str) -> None:
    assert grown(text, (found, "org")) == [(found, "org")]


def test_a_committee_of_a_bank_is_two_names() -> None:
    text = "The Monetary Policy Committee of the Bank of Ghana met."
    assert grown(text, ("Monetary Policy Committee of the Bank of Ghana", "org")) == [
        ("Monetary Policy Committee", "org"),
        ("Bank of Ghana", "org"),
    ]


def test_a_state_and_its_agency_side_by_side_are_one_body() -> None:
    text = "The Lagos State Building Control Agency sealed the plaza."
    assert grown(text, ("Lagos State", "place"), ("Building Control Agency", "org")) == [
        ("Lagos State Building Control Agency", "org")
    ]
    apart: list[tuple[str, EntityKind]] = [("U.S.", "place"), ("State Department", "org")]
    assert grown("The U.S. State Department agreed.", *apart) == apart


def test_two_surnames_joined_by_a_sign_are_a_firm_and_two_people_are_not() -> None:
    assert grown("He was paid by Alvarez & Marsal.", ("Alvarez", "person"), ("Marsal", "person")) == [
        ("Alvarez & Marsal", "org")
    ]
    singers: list[tuple[str, EntityKind]] = [("Ada Holt", "person"), ("Jo Lind", "person")]
    assert grown("Songs by Ada Holt & Jo Lind.", *singers) == singers


def test_a_member_is_not_part_of_the_party() -> None:
    assert grown("A party of AIUDF MLAs met.", ("AIUDF MLAs", "org")) == [("AIUDF", "org")]


def test_people_keep_their_brackets_to_themselves() -> None:
    text = "Ada Holt (AH) spoke of gross domestic product (GDP)."
    assert grown(text, ("Ada Holt", "person")) == [("Ada Holt", "person")]


def test_letters_that_leave_out_the_town_or_the_department_cut_neither_off() -> None:
    text = "The Tehran Air Quality Control Company (AQCC) spoke."
    assert grown(text, ("Tehran Air Quality Control Company", "org"))[0][0] == "Tehran Air Quality Control Company"
    text = "The Department of Sable Families (SF) spoke."
    assert grown(text, ("Department of Sable Families", "org"))[0][0] == "Department of Sable Families"


def test_a_ministry_has_many_subjects() -> None:
    whole = "Ministry of Agriculture, Forestry, Fisheries, Transport, Industry and Labour"
    found: list[tuple[str, EntityKind]] = [("Ministry of Agriculture", "org"), ("Forestry, Fisheries", "org")]
    assert grown(f"The {whole} spoke.", *found) == [(whole, "org")]
