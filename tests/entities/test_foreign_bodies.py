"""Bodies whose names are not all in capitals, and firms that a title has grown onto."""

from __future__ import annotations

import pytest

from reader.entities.tag import tag
from reader.model import NAME_KINDS, Block


def bodies(language: str, text: str) -> list[tuple[str, str]]:
    found = tag("", [Block("p", text)], language=language).mentions
    return [(mention.text, mention.kind) for mention in found if mention.kind in NAME_KINDS]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die Siemens-Chefin Petra Rühl will das Werk in den nächsten Jahren nicht schließen.",
         [("Siemens", "org"), ("Petra Rühl", "person")]),
        ("Die Gewerkschaft ver.di ist mit dem Angebot nicht zufrieden und ruft zum Streik auf.", [("ver.di", "org")]),
        ("Der Streik von Ver.di ist für die Fahrgäste ein Ärgernis, und das wird er auch sein.", [("Ver.di", "org")]),
        ("Die Gewerkschaft ist mit dem Angebot nicht zufrieden und ruft zum Streik auf.", []),
        ("Die Lokführergewerkschaft ist mit dem Angebot nicht zufrieden und das wird sich auch nicht ändern.",
         [("Lokführergewerkschaft", "org")]),
    ],
)  # fmt: skip
def test_german(text: str, found: list[tuple[str, str]]) -> None:
    assert bodies("de", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La Commission européenne a rejeté le plan, et les ports sont dans une situation difficile.",
         ["Commission européenne"]),
        ("Le texte est passé dans la nuit à l’Assemblée nationale, mais le Sénat ne l’a pas encore lu.",
         ["Assemblée nationale", "Sénat"]),
        ("Pour la Banque centrale européenne et la Banque de France, les prix ne sont pas stables.",
         ["Banque centrale européenne", "Banque de France"]),
        ("Le Conseil constitutionnel et la Cour des comptes ont lu le rapport sur les ports de la côte.",
         ["Conseil constitutionnel", "Cour des comptes"]),
        ("Le Parlement européen et la Police nationale ne sont pas dans la ville, et le maire non plus.",
         ["Parlement européen", "Police nationale"]),
        ("La commission de la pêche est dans la salle, et une assemblée des pilotes se tient sur le quai.", []),
        ("Commission de dix pour cent : la banque a pris son dû et les clients ne sont pas contents.", []),
    ],
)  # fmt: skip
def test_french(text: str, found: list[str]) -> None:
    assert [name for name, kind in bodies("fr", text) if kind == "org"] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("es", "Ayer la Comisión Europea no quiso hablar de los puertos, y el Banco Central Europeo tampoco lo hizo.",
         ["Comisión Europea", "Banco Central Europeo"]),
        ("it", "La Commissione europea non ha detto che cosa farà, e la Corte costituzionale è in silenzio.",
         ["Commissione europea", "Corte costituzionale"]),
        ("pt", "A Comissão Europeia não disse o que vai fazer com os portos, e o Supremo Tribunal Federal também não.",
         ["Comissão Europeia", "Supremo Tribunal Federal"]),
    ],
)  # fmt: skip
def test_spanish_italian_and_portuguese(language: str, text: str, found: list[str]) -> None:
    assert [name for name, kind in bodies(language, text) if kind == "org"] == found
