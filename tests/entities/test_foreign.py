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
