from __future__ import annotations

import pytest

from reader.entities.resolve import resolve
from reader.model import EntityKind


def names(*mentions: tuple[str, EntityKind]) -> list[str]:
    return resolve(mentions)[0]


def test_a_surname_is_the_person_named_in_full() -> None:
    assert names(("Wang Minjie", "person"), ("Minjie", "person"), ("Wang", "person")) == ["Wang Minjie"] * 3


def test_of_two_namesakes_the_one_introduced_last_is_meant() -> None:
    resolved = names(("Ada Holt", "person"), ("Jonas Holt", "person"), ("Holt", "person"))
    assert resolved == ["Ada Holt", "Jonas Holt", "Jonas Holt"]


@pytest.mark.parametrize(
    ("kind", "forms", "name"),
    [
        ("org", ("Amazon", "Amazon.com Inc.", "Amazon’s"), "Amazon"),
        ("org", ("AWS", "Amazon Web Services"), "AWS"),
        ("place", ("US", "U.S.", "America", "the United States"), "United States"),
        ("org", ("World Health Organization", "WHO", "the WHO"), "World Health Organization"),
        ("org", ("Lantern Robotics Association", "LRA"), "Lantern Robotics Association"),
        ("person", ("TRUMP", "Donald Trump", "Mr. Trump", "President Trump"), "Donald Trump"),
        ("person", ("J. Marquardt", "Joan Marquardt"), "Joan Marquardt"),
    ],
)
def test_forms_of_one_name_are_one_entity(kind: EntityKind, forms: tuple[str, ...], name: str) -> None:
    assert set(names(*((form, kind) for form in forms))) == {name}


def test_names_that_share_a_word_stay_apart() -> None:
    resolved = names(
        ("Bank of England", "org"), ("Bank of Japan", "org"), ("New York Times", "org"), ("New York", "place")
    )
    assert len(set(resolved)) == 4


def test_kinds_are_never_merged() -> None:
    _, entities = resolve([("Jordan", "person"), ("Jordan", "place")])
    assert sorted(entity.kind for entity in entities) == ["person", "place"]


def test_entities_count_their_mentions_and_list_their_aliases() -> None:
    _, entities = resolve([("Ada Holt", "person"), ("Holt", "person"), ("Holt", "person"), ("IBM", "org")])
    assert (entities[0].name, entities[0].count, entities[0].aliases) == ("Ada Holt", 3, ("Holt",))
    assert entities[1].parent is None


def test_accents_and_hyphens_do_not_split_a_name() -> None:
    assert len(set(names(("Beyoncé Knowles-Carter", "person"), ("Beyonce Knowles Carter", "person")))) == 1


def test_measures_are_named_as_they_stand() -> None:
    assert names(("nearly $1 billion", "money")) == ["nearly $1 billion"]


def test_kings_of_one_name_and_fathers_and_sons_stay_apart() -> None:
    assert len(set(names(("Edric II", "person"), ("Edric III", "person")))) == 2
    assert len(set(names(("Jon Marquardt Jr.", "person"), ("Jon Marquardt Sr.", "person")))) == 2


def test_a_firm_of_another_trade_is_not_the_firm() -> None:
    assert len(set(names(("Kestrel Air", "org"), ("Kestrel Air Express", "org")))) == 2
    assert len(set(names(("Kestrel Air", "org"), ("Kestrel Air Group", "org")))) == 1


def test_another_spelling_is_the_same_person() -> None:
    mentions: list[tuple[str, EntityKind]] = [("Ada Holt", "person"), ("Ада Холт", "person"), ("Холт", "person")]
    resolved, entities = resolve(mentions, {1: 0})
    assert resolved[:2] == ["Ada Holt", "Ada Holt"]
    assert entities[0].count >= 2


@pytest.mark.parametrize(
    ("long", "short", "kind"),
    [
        ("Orla Jane Quint", "Orla J. Quint", "person"),
        ("Tadeo Marco Ruiz", "T. M. Ruiz", "person"),
        ("Halden Mariners", "Mariners", "org"),
        ("Kisumu High Court", "High Court", "org"),
        ("Supreme Court of Velmark", "Supreme Court", "org"),
        ("VLK Airlines", "VLK", "org"),
        ("University of Tornvik", "UNITOR", "org"),
        ("Velmark Naval Patrol", "VELNAVPAT", "org"),
        ("Harbour Pilots Club of Caldria", "HPC", "org"),
        ("Orla Jane Quint", "Quint", "person"),
        ("Robert Emil Tannoy", "Bob Tannoy", "person"),
        ("Zakhary Petrovich Lunin", "Zachary Lunin", "person"),
        ("Orla Bruskiy", "Brusky", "person"),
        ("Nikolaos Vardas", "Νικόλαος Βάρδας", "person"),
        ("Mohammed Abd el-Karim", "Mohamed Abdel Karim", "person"),
        ("Tadeo Ruiz da Veiga", "Tadeo Ruiz", "person"),
        ("Edric II", "Edric", "person"),
        ("Kallan XIV", "Kallan", "person"),
        ("Velmark Senate", "Senate", "org"),
        ("University of Tornvik", "University", "org"),
        ("Congress of Velmark", "Velmark Congress", "org"),
        ("University of Tornvik", "Tornvik", "org"),
        ("Lantern Church of Caldria", "Lantern Church", "org"),
        ("Lambert's Track Guild", "Lambert 's Track Guild", "org"),
        ("United States Harbour Service", "U.S. Harbour Service", "org"),
        ("Orrimond Foundation", "Orrimond", "org"),
        ("Northwest Rowing League", "NWRL", "org"),
        ("Progress Party of Upper Velmark", "PPVU", "org"),
        ("South Caldria", "Southern Caldria", "place"),
        ("Strait of Tollan", "Strait", "place"),
        ("Halden am Weir", "Halden", "place"),
        ("New York City", "New York", "place"),
        ("Islamic Republic of Iran", "Iran", "place"),
        ("Mumbai", "Bombay", "place"),
    ],
)
def test_a_short_form_is_the_name_in_full(long: str, short: str, kind: EntityKind) -> None:
    names, entities = resolve([(long, kind), (short, kind)])
    assert names[0] == names[1]
    assert len(entities) == 1


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("Orla Jane Quint", "Orla B. Quint"), "person"),
        (("Halden Mariners", "Tornvik Mariners", "Mariners"), "org"),
        (("Supreme Court of Velmark", "Supreme Court of Caldria", "Supreme Court"), "org"),
        (("Northern Branch of the Velmark Academy", "Velmark Academy"), "org"),
        (("Tollan Airlines", "Kestrel Airlines", "Airlines"), "org"),
        (("University of Tornvik", "University of Torlund", "UNITOR"), "org"),
        (("Velmark Naval Patrol", "NAVPAT"), "org"),
        (("Harbour Pilots Club", "HPCX"), "org"),
        (("Edric I", "Edric II", "Edric"), "person"),
        (("Edric I", "Edric II", "Jonas Edric", "Edric"), "person"),
        (("Orla Li", "Lee"), "person"),
        (("Mara Quint", "Maria Quint"), "person"),
        (("Tadeo Ruiz", "Tadeo Ruiz Elena"), "person"),
        (("Velmark Senate", "Caldrian Senate", "Senate"), "org"),
        (("University of Tornvik", "Tornvik University"), "org"),
        (("Google Cloud", "Google"), "org"),
        (("Orrimond Foundation", "Orrimond Bakery", "Orrimond"), "org"),
        (("Orrimond", "Orrimond Foundation"), "org"),
        (("Velmark County", "Velmark"), "place"),
        (("River Weir", "Weir"), "place"),
        (("Kingdom of Caldria", "Caldria"), "place"),
        (("Strait of Tollan", "Strait of Halden", "Strait"), "place"),
    ],
)
def test_where_two_may_be_meant_none_is(names: tuple[str, ...], kind: EntityKind) -> None:
    found, _ = resolve([(name, kind) for name in names])
    assert len(set(found)) == len(names)


def test_a_body_is_never_shown_under_the_word_for_its_sort() -> None:
    resolved = names(("Velmark Senate", "org"), ("Senate", "org"), ("the Senate", "org"))
    assert resolved == ["Velmark Senate"] * 3


def test_a_country_in_front_of_a_name_is_shown_as_it_is_written() -> None:
    assert names(("US Kestrel", "org"), ("U.S. Kestrel", "org"), ("US Kestrel", "org")) == ["US Kestrel"] * 3


def test_a_founders_name_is_not_short_for_the_firm_that_bears_it() -> None:
    resolved = names(("Ada Holt", "person"), ("Holt Optical", "org"), ("Holt", "org"))
    assert resolved[1] != resolved[2]


def test_every_spelling_of_a_name_is_one_person_whichever_comes_first() -> None:
    forms = ("Nikos Vardas", "Νικόλαος Βάρδας", "Nikólaos Várdas", "Vardas")
    assert len(set(names(*((form, "person") for form in forms)))) == 1
    assert len(set(names(*((form, "person") for form in reversed(forms))))) == 1


def test_a_title_may_use_the_short_name_of_a_body_that_the_text_introduces() -> None:
    said: list[tuple[str, EntityKind]] = [
        ("Orrimond", "org"), ("Ada Holt", "person"), ("Orrimond Foundation", "org"), ("Orrimond", "org"),
    ]  # fmt: skip
    assert len(set(resolve(said, in_title=1)[0])) == 2
    assert len(set(resolve(said[:3], in_title=1)[0])) == 2, "only the title calls it so"
    assert len(set(resolve(said)[0])) == 3, "in the text a short name that comes first may be another body's"
    assert resolve([("Orrimond", "org"), ("Orrimond Foundation", "org")], in_title=1)[0] == ["Orrimond Foundation"] * 2
    assert resolve([("Orrimond", "org"), ("ORRIMOND CORP", "org")], in_title=1)[0] == ["Orrimond"] * 2
    both: list[tuple[str, EntityKind]] = [*said, ("Orrimond Bakery", "org")]
    assert len(set(resolve(both, in_title=1)[0])) == 4
    assert len(set(resolve([("Tollan", "org"), ("Tollan", "org"), ("Tollan Trust", "org")], in_title=1)[0])) == 2


@pytest.mark.parametrize("form", ["AS", "A/S", "Oy", "SpA", "S.p.A.", "ApS", "B.V."])
def test_a_firm_is_the_same_without_its_legal_form(form: str) -> None:
    names, _ = resolve([(f"Orrimond Kapital {form}", "org"), ("Orrimond Kapital", "org")])
    assert names == ["Orrimond Kapital"] * 2


def test_the_sign_on_the_exchange_may_be_the_short_name_of_its_company() -> None:
    said: list[tuple[str, EntityKind]] = [("Orrimond Shipping", "org"), ("OQX", "ticker"), ("OQX", "org")]
    assert resolve(said, owners={1: 0})[0] == ["Orrimond Shipping", "OQX", "Orrimond Shipping"]
    assert resolve(said)[0] == ["Orrimond Shipping", "OQX", "OQX"]
    assert resolve([("OQX", "org"), ("OQX", "ticker")], owners={1: 0})[0] == ["OQX", "OQX"]


def test_an_acronym_that_the_text_spells_is_no_better_known_body() -> None:
    said: list[tuple[str, EntityKind]] = [("Eastern Cricket Board", "org"), ("ECB", "org"), ("ECB", "org")]
    assert resolve(said, {1: 0})[0] == ["Eastern Cricket Board"] * 3
    assert resolve([("ECB", "org")])[0] == ["European Central Bank"]
