"""Which names of one article are forms of one another: surnames, initials, acronyms, short names of organisations.

Stage: entities.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.entities.wordlists import ORG_WORDS
from reader.model import NAME_KINDS, EntityKind

_GENERATIONS = frozenset("jr sr i ii iii iv v vi vii viii phd md esq".split())
"""Behind a family name; two people may differ in nothing else."""
_PATRONYMIC = frozenset("ibn bin bint ben abu".split())
"""What follows is the father's name."""
MAX_NAMESAKES = 200
"""A text with more people of one name is a list, and a surname in it means nobody."""
_LONGEST_ACRONYM = 12
_MOST_BODIES = 50
_SMALL = frozenset("of the and for in de & on to at la du des".split())
_OFTEN_DROPPED = frozenset(
    """
    group holdings bank inc corp motors motor technologies systems electric airlines airways entertainment records
    company party oil energy pharmaceuticals international global platforms stores club football baseball fc inc ltd
    corporation limited industries works laboratories labs networks studios pictures foods software services
    """.split()
)


Place = tuple[str, EntityKind]


@dataclass(slots=True)
class Cluster:
    """Mentions of one key and kind: the same but for case, accents, article and legal form."""

    key: str
    kind: EntityKind
    first: int
    surfaces: Counter[str] = field(default_factory=Counter)

    words: list[str] = field(init=False)
    generation: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.words = self.key.split() or [self.key]
        if self.kind == "person" and len(self.words) > 1 and self.words[-1] in _GENERATIONS:
            self.generation = self.words.pop()


def person_links(clusters: dict[Place, Cluster]) -> dict[Place, Place]:
    """From a surname, or a name with initials, to the person named more fully."""
    people = [cluster for cluster in clusters.values() if cluster.kind == "person"]
    by_word: dict[str, list[Cluster]] = defaultdict(list)
    by_family: dict[str, list[Cluster]] = defaultdict(list)
    for person in people:
        if len(person.words) >= 2:
            by_family[person.words[-1]].append(person)
            if not _PATRONYMIC.isdisjoint(person.words):
                by_word[person.words[0]].append(person)
            else:
                for word in set(person.words):
                    by_word[word].append(person)
    links: dict[Place, Place] = {}
    for person in people:
        family = by_family.get(person.words[-1], [])[:MAX_NAMESAKES]
        others = family if len(person.words) > 1 else family or by_word.get(person.words[0], [])[:MAX_NAMESAKES]
        longer = _fuller_name(person, others)
        if longer is not None:
            links[person.key, "person"] = (longer.key, "person")
    return links


def _fuller_name(person: Cluster, others: Sequence[Cluster]) -> Cluster | None:
    """Of `others`, all with two words or more that share a name with `person`, the one who is meant."""
    words = person.words
    if person.generation:
        others = [other for other in others if other.generation == person.generation]
    if len(words) == 1:
        earlier = [other for other in others if other.first < person.first]
        return max(earlier, key=_first) if earlier else min(others, key=_first, default=None)
    for other in others:
        theirs = other.words
        if other is person:
            continue
        initial = _initials_of(words, theirs)
        if len(theirs) > len(words) and (theirs[0] == words[0] or initial or set(words) <= set(theirs)):
            return other
        if len(theirs) == len(words) and (initial or (theirs == words and other.generation and not person.generation)):
            return other
    return None


def _initials_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """True for "B T Washington" beside "Booker Taliaferro Washington": letters for some names, the others the same."""
    if len(short) != len(full):
        return len(short[0]) == 1 and len(full[0]) > 1 and full[0][0] == short[0]
    pairs = [(mine, theirs) for mine, theirs in zip(short, full, strict=True) if mine != theirs]
    return bool(pairs) and all(len(mine) == 1 < len(theirs) and theirs[0] == mine for mine, theirs in pairs)


def _first(cluster: Cluster) -> int:
    return cluster.first


def acronym_links(clusters: dict[Place, Cluster]) -> dict[Place, Place]:
    """From an acronym to what it spells, when the article spells it out."""
    spelled_out: dict[tuple[str, EntityKind], Place] = {}
    for place, cluster in clusters.items():
        if cluster.kind != "person" and len(cluster.words) >= 2:
            for surface in cluster.surfaces:
                for letters in _initials(surface):
                    spelled_out.setdefault((letters, cluster.kind), place)
    bodies: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters.values():
        if cluster.kind == "org" and 2 <= len(cluster.words) <= _LONGEST_ACRONYM:
            bodies[cluster.key[0]].append(cluster)
    links: dict[Place, Place] = {}
    for place, cluster in clusters.items():
        if cluster.kind in NAME_KINDS and any(map(_may_be_made_of_words, cluster.surfaces)):
            letters = cluster.key.replace(" ", "")
            target = spelled_out.get((letters.upper(), cluster.kind))
            if target is None and cluster.kind == "org" and len(letters) > 2:
                target = _spelled_in_part(letters, bodies.get(letters[0], [])[:_MOST_BODIES])
            if target is not None and target != place:
                links[place] = target
    return links


def _spelled_in_part(letters: str, bodies: Sequence[Cluster]) -> Place | None:
    """The one organisation that a word of capitals is made from: "UNICROSS", "NAVFORGER", "OPC" of a club of X."""
    found = [body for body in bodies if _made_of(letters, body.words)]
    return (found[0].key, found[0].kind) if len(found) == 1 else None


def _made_of(letters: str, words: Sequence[str]) -> bool:
    """True when beginnings of the words, one after the other, make the letters. Small words may be passed over, and
    so may what stands behind "of" at the end ("of America"); the first word never (after Schwartz and Hearst 2003)."""

    def rest(at: int, word: int) -> bool:
        if at == len(letters):
            left = words[word:]
            return not left or left[0] in _SMALL
        if word == len(words):
            return False
        if words[word] in _SMALL and rest(at, word + 1):
            return True
        longest = 0
        for mine, theirs in zip(letters[at:], words[word], strict=False):
            if mine != theirs:
                break
            longest += 1
        return any(rest(at + taken, word + 1) for taken in range(1, min(longest, 5) + 1))

    return rest(0, 0)


def organisation_links(clusters: dict[Place, Cluster]) -> dict[Place, Place]:
    """From a short name to the one organisation of the article it is short for: "Ford" of Ford Motor, "Mariners" of
    the Seattle Mariners, "Supreme Court" of the Supreme Court of Pakistan. Where two may be meant, none is."""
    by_first: dict[str, list[Cluster]] = defaultdict(list)
    by_last: dict[str, list[Cluster]] = defaultdict(list)
    companies = [cluster for cluster in clusters.values() if cluster.kind == "org"]
    for company in companies:
        if len(company.words) > 1:
            by_first[company.words[0]].append(company)
            by_last[company.words[-1]].append(company)
    links: dict[Place, Place] = {}
    for company in companies:
        words = company.words
        longer = [
            other
            for other in by_first.get(words[0], [])[:MAX_NAMESAKES]
            if len(other.words) > len(words)
            and other.words[: len(words)] == words
            and _OFTEN_DROPPED.issuperset(other.words[len(words) :])
        ]
        if not longer and (len(words) > 1 or _is_nickname(words[0])):
            longer = [
                other
                for other in by_last.get(words[-1], [])[:MAX_NAMESAKES]
                if _ends_in(other.words, words) and other.first < company.first
            ]
        if not longer and len(words) > 1 and words[-1] in ORG_WORDS:
            begun = [*words, "of"]
            longer = [other for other in by_first.get(words[0], []) if other.words[: len(begun)] == begun]
        if len(longer) == 1:
            links[company.key, "org"] = (longer[0].key, "org")
    return links


def _ends_in(longer: Sequence[str], words: Sequence[str]) -> bool:
    """ "Delhi High Court" for "High Court", but no branch of an academy for the academy."""
    before = longer[: -len(words)]
    return bool(before) and list(longer[-len(words) :]) == words and before[-1] not in _SMALL


def _is_nickname(word: str) -> bool:
    """ "Mariners" of the Seattle Mariners; not "Airlines" or "Services", which many share."""
    return len(word) > 4 and word.endswith("s") and word not in ORG_WORDS and word not in _OFTEN_DROPPED


def root_of(place: Place, links: dict[Place, Place]) -> Place:
    """Where the links of a name end; links in a circle end where they began."""
    seen = set()
    while place in links and place not in seen:
        seen.add(place)
        place = links[place]
    return place


def _may_be_made_of_words(surface: str) -> bool:
    return is_acronym(surface) or (len(surface) <= _LONGEST_ACRONYM and surface.isupper() and surface.isalpha())


def is_acronym(surface: str) -> bool:
    letters = surface.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()


def _initials(surface: str) -> set[str]:
    parts = [part for part in re.split(r"[\s\-]+", re.sub(r"\(.*?\)", "", surface)) if part]
    every = "".join(part[0] for part in parts if part[0].isalnum())
    large = "".join(part[0] for part in parts if part.lower() not in _SMALL and part[0].isalnum())
    capital = "".join(part[0] for part in parts if part[0].isupper())
    return {every.upper(), large.upper(), capital.upper()}
