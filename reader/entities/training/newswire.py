"""Agency copy of our own: results, standings, markets, politics, with the real names that such copy is full of.

What is told of them is invented, line by line, out of `newswire.txt`. A town that plays is an organisation, a country
that plays stays a place, as agencies' annotators have it; and half of the articles have their tokens apart
(" ( Oslo ) "), as annotated texts come.
"""

from __future__ import annotations

import random
import re
from functools import cache
from importlib.resources import files

from reader.entities.training import names as lists
from reader.entities.training.corpus import Document
from reader.entities.training.known import known
from reader.entities.training.written import DAYS, MONTHS, person

_SLOT = re.compile(r"\{([A-Za-z]+)([2-9]?)(\*?)(?::(\w+))?\}")
_TOKEN = re.compile(r"(?:[A-Z]\.)+|\d+\.(?=\s)|\.\d+|\d[\d.,:/-]*\d|\d|\w[\w.&/-]*\w|\w|['’]s\b|[^\w\s]")
_LABEL = {
    "TM": "ORG", "LT": "LOC", "NK": "ORG", "LG": "ORG", "RF": "ORG", "CO": "ORG", "RB": "ORG", "GV": "ORG", "IN": "ORG",
    "PX": "ORG", "AR": "ORG", "MX": "ORG", "UX": "ORG", "EX": "ORG", "IX": "MISC", "EV": "MISC", "EVT": "", "P": "PER",
    "I": "PER", "PB": "PER", "C": "LOC", "L": "LOC", "RG": "LOC", "G": "NORP",
}  # fmt: skip
_SECTIONS = {
    "RF": ("firm", "firm", "airline"), "RB": ("bank",), "GV": ("gov",), "IN": ("intl", "intl", "ngo"), "PX": ("party",),
    "AR": ("armed",), "MX": ("media",), "UX": ("uni",), "EX": ("exchange",), "IX": ("index",), "EV": ("event",),
    "LG": ("league",), "PB": ("public",), "NK": ("club",),
}  # fmt: skip
_WORDS = {
    "updown": ("lower", "higher", "mixed", "sharply down", "slightly up"),
    "moves": ("rises", "falls", "slips", "climbed", "rose", "fell", "dropped"),
    "verbs": ("warns", "presses", "rebuffs", "thanks", "accuses"),
    "topic": ("border", "fishing rights", "prisoners", "dam", "tariffs", "visas"),
    "EVT": (
        "TENNIS", "ATHLETICS", "CYCLING", "GOLF", "SKIING", "CRICKET", "SWIMMING", "VOLLEYBALL", "BADMINTON",
        "RUGBY UNION",
    ),
}  # fmt: skip
_FIRM_ENDS = ("", "", "", " Corp", " Inc", " Co", " Ltd", " Plc", " AG", " SA", " Holdings")
_NEVER_FIRMS = frozenset(("Next", "Total", "Focus", "Target", "Gap", "Visa", "Grab", "Wise", "Noon", "Spark", "Honor"))


@cache
def _topics() -> dict[str, list[str]]:
    topics: dict[str, list[str]] = {}
    for line in _lines("newswire.txt"):
        if line.startswith("["):
            topics[line.strip("[]")] = current = []
        else:
            current.append(line)
    return topics


@cache
def _leagues() -> list[tuple[str, str, str, list[str]]]:
    """Sport, country, what is played for, teams."""
    rows = [line.split("|") for line in _lines("leagues.txt")]
    return [(sport, country, league, teams.split(",")) for sport, country, league, teams in rows]


def _lines(name: str) -> list[str]:
    text = files("reader.entities.training").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _pools() -> dict[str, list[str]]:
    sections = known()
    pools = {slot: [name for part in parts for name in sections[part]] for slot, parts in _SECTIONS.items()}
    pools["RF"] = [name for name in pools["RF"] if name not in _NEVER_FIRMS]
    pools["NK"] = [name for name in pools["NK"] if name.endswith("s") and " " not in name]
    pools["L"] = [name for section in ("city1", "city1", "city2") for name in sections[section] if name.isascii()]
    pools["C"] = [name for name in sections["ctry"] if name.isascii() and len(name) < 18]
    return pools


class _Cast:
    """Who one article is about: slots of one name give one name."""

    def __init__(self, chance: random.Random, topic: str) -> None:
        self.chance = chance
        wanted = {"soccer": ("soccer", "rugby", "cricket"), "results": ("cricket",)}.get(topic)
        leagues = [row for row in _leagues() if (row[0] in wanted if wanted else row[0] not in ("soccer", "cricket"))]
        self.sport, self.home, self.league, teams = chance.choice(leagues)
        self.teams = chance.sample(teams, 6)
        self.countries = chance.sample(lists.countries(), 6)
        self.made: dict[str, tuple[str, str]] = {}

    def name(self, slot: str, number: int) -> tuple[str, str]:
        """Full and short."""
        key = f"{slot}{number}"
        if key not in self.made:
            self.made[key] = self._make(slot, number)
        return self.made[key]

    def _make(self, slot: str, number: int) -> tuple[str, str]:
        pick = self.chance.choice
        country, people, culture, cities, regions = self.countries[number - 1]
        if slot in ("TM", "LT"):
            team = self.teams[number - 1]
            return team, team
        if slot == "P":
            return person(self.chance, culture)
        if slot == "I":
            family = person(self.chance, culture)[1]
            return f"{pick('ABCDGHJKMNPRSTVW')}. {family}", family
        if slot == "G":
            return people, people
        if slot == "C":
            made = pick((country, pick(_pools()["C"])))
        elif slot == "L":
            made = pick((pick(cities), pick(_pools()["L"])))
        elif slot == "RG":
            made = pick(regions)
        elif slot == "CO":
            made = pick(lists.ROOTS) + " " + pick(lists.FIRM_TAILS)
        else:
            made = pick(_pools()[slot])
        if slot == "RF":
            return made + ("" if " " in made else pick(_FIRM_ENDS)), made
        return made, made.split()[-1] if slot == "PB" else made


def newswire(seed: int, articles: int) -> list[Document]:
    """The same articles for the same seed."""
    chance = random.Random(seed)
    topics = [topic for topic in _topics() for _ in range(3 if topic in ("politics", "briefs") else 2)]
    return [_article(chance, chance.choice(topics)) for _ in range(articles)]


def _article(chance: random.Random, topic: str) -> Document:
    cast = _Cast(chance, topic)
    head, *body = _topics()[topic]
    blocks = [head] if chance.random() < 0.7 else []
    blocks += chance.sample(body, min(len(body), chance.randint(3, 8)))
    apart = chance.random() < 0.5
    text = ""
    spans: list[tuple[int, int, str]] = []
    for line in (line for block in blocks for line in block.split(" / ")):
        filled, found = _filled(line.lstrip("^"), cast)
        if line.startswith("^"):
            filled = filled.upper()
        if apart:
            filled, found = _apart(filled, found)
        else:
            filled, found = _together(filled, found)
        if text:
            text += "\n" if chance.random() < 0.8 or not apart else " "
        spans += [(start + len(text), end + len(text), label) for start, end, label in found]
        text += filled
    return Document(text, tuple(spans))


_Spans = list[tuple[int, int, str]]


def _filled(template: str, cast: _Cast) -> tuple[str, _Spans]:
    text = ""
    spans: _Spans = []
    at = 0
    for match in _SLOT.finditer(template):
        text += template[at : match.start()]
        at = match.end()
        slot, number, short, form = match.groups()
        if slot == "LT":
            slot, form = "TM", "place"
        label = _LABEL.get(slot, "")
        if not label:
            text += _plain(slot, cast)
            continue
        full, brief = cast.name(slot, int(number or 1))
        name = brief if short else full
        if form == "place":
            name, label = name.removeprefix("LA ").removeprefix("NY ") if " " in name else name, "LOC"
        if form == "u":
            name = name.upper()
        if form == "d":
            year = f"{cast.chance.randint(1994, 2024)}-{cast.chance.randint(1, 12):02}-{cast.chance.randint(1, 28):02}"
            spans.append((len(text), len(text) + len(name), label))
            text += f"{name.upper()} {year}"
            continue
        spans.append((len(text), len(text) + len(name), label))
        text += name
    return text + template[at:], spans


def _plain(slot: str, cast: _Cast) -> str:
    chance = cast.chance
    match slot:
        case "n":
            return str(chance.randint(0, 40))
        case "N":
            return chance.choice((f"{chance.randint(1, 90)},{chance.randint(100, 999)}", str(chance.randint(60, 4000))))
        case "Y":
            return str(chance.randint(1985, 2024))
        case "X":
            return f"{chance.randint(1, 30)}.{chance.randint(0, 9)} percent"
        case "M":
            return f"${chance.randint(1, 900)} " + chance.choice(("million", "billion"))
        case "D":
            return chance.choice(DAYS)
        case "month":
            return chance.choice(MONTHS)
        case "sport":
            return {"college": "basketball"}.get(cast.sport, cast.sport)
        case "league":
            return cast.league
        case _:
            return chance.choice(_WORDS[slot])


def _apart(text: str, spans: _Spans) -> tuple[str, _Spans]:
    """Every token by itself, and the spans where they then stand."""
    moved: dict[int, int] = {}
    ends: dict[int, int] = {}
    new = ""
    for token in _TOKEN.finditer(text):
        new += " " if new else ""
        for offset in range(len(token.group())):
            moved[token.start() + offset] = len(new) + offset
            ends[token.start() + offset + 1] = len(new) + offset + 1
        new += token.group()
    return new, [(moved[start], ends[end], label) for start, end, label in spans]


_GAPS = re.compile(r" (?=[.,;:)](?:\s|$)|'s\b)|(?<=\() ")


def _together(text: str, spans: _Spans) -> tuple[str, _Spans]:
    """As it is printed: no blank before a comma, none inside brackets."""
    gone = [match.start() for match in _GAPS.finditer(text)]
    return _GAPS.sub("", text), [
        (start - sum(at < start for at in gone), end - sum(at < end for at in gone), label)
        for start, end, label in spans
    ]
