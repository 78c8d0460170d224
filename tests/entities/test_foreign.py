from __future__ import annotations

import pytest

from reader.entities.foreign import ShapeRecogniser, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry left the harbour in the morning and it was not seen for nine days.", "en"),
        ("Die Fähre verließ den Hafen und das Wetter war nicht gut für die Reise nach Norden.", "de"),
        ("Le bateau est parti dans la nuit et les marins ne sont pas encore rentrés au port.", "fr"),
        ("El barco salió de noche y los marineros no han vuelto por la tormenta en el mar.", "es"),
        ("The house of Juan de la Vega and of his heirs was sold by the city in the spring.", "en"),
        ("上海的实验室昨天关闭了", "other"),
        ("1234", ""),
    ],
)
def test_small_words_tell_the_language(text: str, language: str) -> None:
    assert language_of([text]) == language


def names(text: str) -> list[tuple[str, str]]:
    (spans,) = ShapeRecogniser().recognise([text])
    return [(text[span.start : span.end], span.label) for span in spans]


def test_titles_given_names_and_firms_are_told_by_shape() -> None:
    assert names("Gestern traf Ministerin Anna Bergmann in Berlin den Chef der Nordlicht GmbH.") == [
        ("Anna Bergmann", "PER"),
        ("Berlin", "LOC"),
        ("Nordlicht GmbH", "ORG"),
    ]


def test_ordinary_german_nouns_are_nobody() -> None:
    assert names("Die Regierung will den Bau der Brücke und des Tunnels im Frühjahr beginnen.") == []


def of(language: str, text: str) -> list[tuple[str, str]]:
    (spans,) = ShapeRecogniser(language).recognise([text])
    return [(text[span.start : span.end], span.label) for span in spans]


def test_german_titles_grow_together() -> None:
    assert of("de", "Gestern kam Ministerpräsidentin Ylva Brodersen an.") == [("Ylva Brodersen", "PER")]


def test_two_german_nouns_that_a_small_word_joins_are_no_name() -> None:
    assert of("de", "Sie kam in die Fabrik von Orlow Systems.") == [("Orlow Systems", "ORG")]


def test_two_capitals_inside_a_spanish_sentence_are_a_person() -> None:
    assert of("es", "Ayer habló Ximena Aldabe con los vecinos.") == [("Ximena Aldabe", "PER")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'Allemagne et l’Italie soutiennent Paris.", ["Allemagne", "Italie", "Paris"]),
        ("Il vient d'Espagne et va au Havre par Saint-Nazaire.", ["Espagne", "Saint-Nazaire"]),
        ("Der Konzern aus München baut in Sachsen und in der Schweiz.", ["München", "Sachsen", "Schweiz"]),
        ("Los barcos de La Coruña y Vigo salen hacia Países Bajos.", ["La Coruña", "Vigo", "Países Bajos"]),
        ("Il treno parte da Torino e arriva in Germania.", ["Torino", "Germania"]),
        ("Die Fähre heißt Nordlicht und fährt bald.", []),
    ],
)
def test_places_are_known_as_their_languages_write_them(text: str, found: list[str]) -> None:
    assert [name for name, label in names(text) if label == "LOC"] == found


def test_a_german_parliament_is_a_body() -> None:
    assert ("Bundestag", "ORG") in names("Gestern sprach niemand im Bundestag darüber.")
