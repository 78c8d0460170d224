from __future__ import annotations

from reader.entities.consistency import agreed
from reader.entities.lexicon import lexicon
from reader.entities.spans import Name
from reader.model import EntityKind


def kinds(text: str, *names: tuple[str, EntityKind, float]) -> dict[str, EntityKind]:
    """What the article settles on, given names, their kinds and how likely the recogniser held each kind."""
    found = []
    at = 0
    for surface, kind, share in names:
        at = text.index(surface, at)
        other: EntityKind = "org" if kind != "org" else "person"
        found.append(Name(0, at, at + len(surface), kind, ((kind, share), (other, 1 - share))))
        at += len(surface)
    settled, _ = agreed([text], found, [[]], lexicon(), {})
    return {text[name.start : name.end]: name.kind for name in settled}


def test_a_sure_person_is_not_outvoted_by_a_chance_word() -> None:
    text = "The spin-off from Quillan Tarry, which has been rumoured, is dead."
    assert kinds(text, ("Quillan Tarry", "person", 0.99)) == {"Quillan Tarry": "person"}


def test_a_doubtful_one_follows_the_words_beside_it() -> None:
    text = "Shares in Tarrow fell and Tarrow was silent."
    assert kinds(text, ("Tarrow", "person", 0.6), ("Tarrow", "person", 0.6)) == {"Tarrow": "org"}


def test_an_envoy_behind_a_comma_is_not_listed_with_the_country() -> None:
    text = "He met the ambassador to Norway, Sergey Kolyak, on Monday."
    assert kinds(text, ("Norway", "place", 1.0), ("Sergey Kolyak", "person", 0.9))["Sergey Kolyak"] == "person"


def test_towns_are_listed_with_towns() -> None:
    text = "It reached Hamburg, Jolanta, Bremen, Garve and Wellsund by noon."
    said = kinds(
        text,
        ("Hamburg", "place", 1.0),
        ("Jolanta", "person", 0.6),
        ("Bremen", "place", 1.0),
        ("Garve", "person", 0.6),
        ("Wellsund", "place", 0.9),
    )
    assert set(said.values()) == {"place"}


def test_a_plain_surname_speaks_for_the_full_name() -> None:
    text = "J.D. Marlow is late. Marlow smiled, and Marlow left."
    said = kinds(text, ("J.D. Marlow", "org", 0.6), ("Marlow", "person", 1.0), ("Marlow", "person", 1.0))
    assert said == {"J.D. Marlow": "person", "Marlow": "person"}


def test_a_firm_is_not_made_a_person_by_its_last_word() -> None:
    text = "Orrin Holdings fell. Holdings of gold rose."
    assert kinds(text, ("Orrin Holdings", "org", 0.9), ("Holdings", "org", 0.8))["Orrin Holdings"] == "org"
