"""Names for our own training sentences: given and family names of many peoples, countries, and how offices are called.

All of it is common knowledge put down by hand; who is named is nobody.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def _rows(name: str) -> list[list[str]]:
    text = files("reader.entities.training").joinpath(name).read_text("utf-8")
    return [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def peoples() -> dict[str, tuple[list[str], list[str]]]:
    """Given and family names of each people."""
    return {people: (given.split(), _families(family.split())) for people, given, family in _rows("peoples.txt")}


@cache
def countries() -> list[tuple[str, str, str, list[str], list[str]]]:
    """Country, people, whose names they bear, towns, regions."""
    return [(row[0], row[1], row[2], row[3].split(","), row[4].split(",")) for row in _rows("countries.txt")]


@cache
def forms() -> dict[str, list[str]]:
    """How what a slot of a sentence stands for may be called."""
    return {row[0]: row[1:] for row in _rows("forms.txt")}


def _families(words: list[str]) -> list[str]:
    """Family names of several words are written with their small words first: "van der Merwe"."""
    found: list[str] = []
    pending: list[str] = []
    for word in words:
        pending.append(word)
        if (word[0].isupper() and word not in ("De", "Dela")) or "-" in word:
            found.append(" ".join(pending))
            pending = []
    return found


ROOTS = """
Kestra Orvane Tellis Novaq Brightwell Halcyon Merrin Quantora Sable Ironbark Lumen Vantis Corvid Zephyr Akoma Jumba
Baobab Zenka Savanna Indus Ganga Lotus Garuda Sampan Kirin Hikari Hanok Mistral Solano Pampa Altiplano Condor Tundra
Fjord Aurora Baltica Danube Bosphorus Oasis Cedar Atlas Nile Sahel Coral Reef Monsoon Tamarind Mango Cassava Harvest
Summit Pioneer Unity Crescent Golden Star Royal First Metro Delta Omega Prime Apex Nexa Finor Trellis Paxon Rellic
Dynara Voltan Helix Genova Medara Biovance Petrona Gasco Minex Cuprum Lithos Agrona Tekno Sify Zolo Paytra Kwik
""".split()
FIRM_TAILS = """
Bank|Group|Holdings|Technologies|Motors|Energy|Airlines|Foods|Mining|Pharma|Telecom|Insurance|Industries|Capital|Steel
|Cement|Oil|Petroleum|Media|Systems|Labs|Electronics|Breweries|Logistics|Power|Resources|Software|Networks|Robotics
|Chemicals|Textiles|Properties|Ltd|Inc.|Plc|Corp.|Limited|& Co|Bhd|SA|AG
""".replace("\n", "").split("|")
MINISTRIES = (
    "Health|Finance|Defence|Education|Agriculture|Energy|Justice|Home Affairs|Foreign Affairs|Transport|Water".split(
        "|"
    )
)
SUBJECTS = """
Communications|Electoral|Energy Regulatory|Revenue|Food and Drug|Civil Aviation|Human Rights|Anti-Corruption|Ports
|Broadcasting|Competition|Securities and Exchange|Wildlife|Meteorological|Disaster Management|Football|Cricket
|Medical|Nuclear|Statistics|Customs|Immigration|Drug Law Enforcement|Maritime|Roads|Public Health|Space
""".replace("\n", "").split("|")
BODIES = "Commission Authority Agency Board Bureau Council Service Office Institute Department".split()
PARTIES = """
National Congress|People's Democratic Party|Labour Party|Democratic Alliance|Progressive Front|Justice Party
|Unity Movement|Socialist Party|Conservative Party|Liberal Democrats|Patriotic Union|Freedom Party|Workers' Party
|Republican People's Party|New Democracy|Green Party|National Rally|Congress Party|Reform Coalition|Civic Platform
""".replace("\n", "").split("|")
TITLES = """
President|Prime Minister|Foreign Minister|Vice President|Senator|Governor|Health Minister|Finance Minister|King
|Chancellor|Interior Minister|Mayor|General|Chief Minister|Justice|Dr.|Professor|Mr.|Mrs.|Ms.|Archbishop|Imam|Col.
|Defence Minister
""".replace("\n", "").split("|")
