"""Names that reach further than the recogniser saw."""

from __future__ import annotations

import pytest

from reader.entities.lexicon import lexicon
from reader.entities.spans import Name
from reader.entities.stretched import stretched
from reader.model import EntityKind

Found = tuple[str, EntityKind]


def grown(text: str, *found: Found) -> list[Found]:
    names = sorted(Name(0, text.index(name), text.index(name) + len(name), kind) for name, kind in found)
    return [(text[name.start : name.end], name.kind) for name in stretched(text, names, lexicon())]


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("Customers of ZX Savings and Loans wait.", "ZX Savings", "ZX Savings and Loans"),
        ("He called Radio Lumen 98.1 at noon.", "Radio Lumen", "Radio Lumen 98.1"),
        ("Food from 44 Sable Rifles came.", "Sable Rifles", "44 Sable Rifles"),
        ("Food from the 12th Sable Brigade came.", "Sable Brigade", "12th Sable Brigade"),
        ("Members of the Reformed Church in Halden met.", "Reformed Church", "Reformed Church in Halden"),
        (
            "The Centre for Research on the Public Interest spoke.",
            "Centre for Research",
            "Centre for Research on the Public Interest",
        ),
        (
            "The Administration of North and East Halden spoke.",
            "Administration of North",
            "Administration of North and East Halden",
        ),
        ("The Property Courts of England and Wales sat.", "Property Courts of England", "Property Courts of England and Wales"),
        ("It left Islamic State in the Greater Sahara.", "Islamic State", "Islamic State in the Greater Sahara"),
    ],
)  # fmt: skip
def test_a_body_is_as_long_as_its_name(text: str, found: str, whole: str) -> None:
    assert grown(text, (found, "org")) == [(whole, "org")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Orrin Systems and Parliament agree.", "Orrin Systems"),
        ("The Catholic Church in Halden spoke.", "Catholic Church"),
        ("Radio Lumen 98% sold.", "Radio Lumen"),
        ("It counts $44 Sable Rifles paid.", "Sable Rifles"),
        ("The Football Committee in Ghana met.", "Football Committee"),
    ],
)
def test_what_only_stands_beside_a_body_is_no_part_of_it(text: str, found: str) -> None:
    assert grown(text, (found, "org")) == [(found, "org")]


def test_a_prison_with_a_number_is_called_by_it() -> None:
    assert grown("In Penal Colony No. 17 since May.", ("Penal Colony", "place")) == [("Penal Colony No. 17", "place")]


def test_a_partner_makes_a_firm_of_a_person() -> None:
    assert grown("She asked Omar Holt & Associates.", ("Omar Holt", "person")) == [("Omar Holt & Associates", "org")]


def test_a_kunya_and_a_nickname_are_parts_of_a_name() -> None:
    assert grown("Umm Salim Holt sweeps.", ("Salim Holt", "person")) == [("Umm Salim Holt", "person")]
    text = 'Then Winsford "Shortboots" Holt-Devine ran.'
    assert grown(text, ("Winsford", "person")) == [('Winsford "Shortboots" Holt-Devine', "person")]


def test_neighbours_without_a_word_between_are_one() -> None:
    assert grown("At Ada Holt Museum today.", ("Ada Holt", "person"), ("Museum", "org")) == [("Ada Holt Museum", "org")]
    assert grown("Shares of Orrin India fell.", ("Orrin", "org"), ("India", "place")) == [("Orrin India", "org")]
    apart: list[Found] = [("Orrin Systems", "org"), ("Ada Holt", "person")]
    assert grown("At Orrin Systems Ada Holt spoke.", *apart) == apart


def test_a_list_without_commas_stays_a_list() -> None:
    found: list[Found] = [("ABC", "org"), ("DEF", "org"), ("GHI", "org")]
    assert grown("ABC DEF GHI", *found) == found


def test_a_square_is_one_place_in_another_tongue() -> None:
    text = "At Plaza de los Tres Vientos."
    assert grown(text, ("Plaza de", "place"), ("Tres Vientos", "org")) == [("Plaza de los Tres Vientos", "place")]


def test_a_signature_ends_in_the_name_of_a_paper() -> None:
    text = "— Ada Holt, Halden Now"
    assert grown(text, ("Ada Holt", "person"), ("Halden", "org")) == [("Ada Holt", "person"), ("Halden Now", "org")]
