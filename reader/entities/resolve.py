"""Mentions of one article become entities: "Wang" is Wang Minjie, "the WHO" is the World Health Organization.

Stage: entities. Never joined on less than a whole surname, an acronym with its expansion, or a known alias.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.entities.aliases import PARENTS, PREFERRED
from reader.entities.asides import bare_ticker
from reader.model import NAME_KINDS, Entity, EntityKind

_HONORIFIC = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lord|Lady|Dame|President|Prime Minister|Minister|Senator|Sen|Rep|Gov|Governor"
    r"|Gen|General|Col|Capt|King|Queen|Prince|Princess|Pope|Emperor|Judge|Justice|Sheikh|Secretary|Chancellor|Mayor)"
    r"\.?\s+)+",
    re.I,
)
_LEGAL_FORM = re.compile(
    r"[,\s]+(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|LLC|L\.L\.C|PLC|plc|LP|LLP|AG|SA|S\.A|SE|NV|N\.V"
    r"|GmbH|AB|ASA|Oyj|KK|Pte|Pty|Bhd|Group|Holdings?|Group Holdings?)\.?$"
)
_GENERATIONS = frozenset("jr sr i ii iii iv v vi vii viii phd md esq".split())
"""Behind a family name; two people may differ in nothing else."""
_PATRONYMIC = frozenset("ibn bin bint ben abu".split())
"""What follows is the father's name."""
MAX_NAMESAKES = 200
"""A text with more people of one name is a list, and a surname in it means nobody."""
_SMALL = frozenset("of the and for in de & on to at la du des".split())
_OFTEN_DROPPED = frozenset(
    """
    group holdings bank inc corp motors motor technologies systems electric airlines airways entertainment records
    company party oil energy pharmaceuticals international global platforms stores club football baseball fc inc ltd
    corporation limited industries works laboratories labs networks studios pictures foods software services
    """.split()
)
_NOT_WORDS = re.compile(r"[^\w& ]")


@dataclass(slots=True)
class _Cluster:
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


def resolve(
    mentions: Sequence[tuple[str, EntityKind]],
    same: Mapping[int, int] | None = None,
    owners: Mapping[int, int] | None = None,
) -> tuple[list[str], tuple[Entity, ...]]:
    """For each (surface, kind), in reading order, the name of its entity; and the entities, most mentioned first.

    `same` says which mention is another spelling of which, `owners` which ticker belongs to which company.
    """
    clusters: dict[tuple[str, EntityKind], _Cluster] = {}
    places = []
    for number, (surface, kind) in enumerate(mentions):
        place = (_key(surface, kind), kind)
        places.append(place)
        cluster = clusters.setdefault(place, _Cluster(*place, number))
        cluster.surfaces[surface] += 1
    links = _person_links(clusters) | _acronym_links(clusters)
    links |= {place: target for place, target in _company_links(clusters).items() if place not in links}
    for number, meant in (same or {}).items():
        if places[number] != places[meant] and _root(places[meant], links) != places[number]:
            links[places[number]] = places[meant]
    roots = {place: _root(place, links) for place in clusters}
    merged: dict[tuple[str, EntityKind], Counter[str]] = {}
    for place, cluster in clusters.items():
        merged.setdefault(roots[place], Counter()).update(cluster.surfaces)
    names = {root: _display_name(root[1], surfaces) for root, surfaces in merged.items()}
    parents = {roots[places[number]]: names[roots[places[owner]]] for number, owner in (owners or {}).items()}
    entities = [
        Entity(
            names[root],
            root[1],
            surfaces.total(),
            tuple(sorted(s for s in surfaces if s != names[root])),
            parents.get(root) or (PARENTS.get(names[root]) if root[1] in NAME_KINDS else None),
        )
        for root, surfaces in merged.items()
    ]
    entities.sort(key=lambda entity: -entity.count)
    return [names[roots[place]] for place in places], tuple(entities)


# --------------------------------------------------------------------------- keys


def _key(surface: str, kind: EntityKind) -> str:
    """What two mentions must share to be the same at once."""
    if kind == "ticker":
        return bare_ticker(surface).lower()
    if kind not in NAME_KINDS:
        return surface.lower()
    bare = bare_name(surface, kind)
    preferred = PREFERRED.get((kind, surface.lower())) or PREFERRED.get((kind, bare.lower()))
    folded = _folded(preferred or bare).lower().replace("-", " ")
    return _NOT_WORDS.sub("", folded).strip() or surface.lower()


def bare_name(surface: str, kind: EntityKind) -> str:
    """A name without article, possessive, honorific and legal form."""
    name = re.sub(r"\s+", " ", surface).strip()
    if not re.search(r"\.[A-Z]\.?$", name):
        name = name.strip("\"“”‘’'.,;:()")
    name = re.sub(r"(?:'s|’s|'|’)$", "", name)
    name = re.sub(r"^[Tt]he\s+(?=\S)", "", name)
    if kind == "person":
        name = _HONORIFIC.sub("", name) or name
    if kind == "org":
        previous = ""
        while previous != name:
            previous, name = name, _LEGAL_FORM.sub("", name) or name
        if name.lower() not in ("booking.com", "salesforce.com"):
            name = re.sub(r"\.com$", "", name, flags=re.I)
    return name or surface


def _folded(text: str) -> str:
    """Without accents; scripts whose marks carry meaning are left alone."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")


# --------------------------------------------------------------------------- links

_Place = tuple[str, EntityKind]


def _person_links(clusters: dict[_Place, _Cluster]) -> dict[_Place, _Place]:
    people = [cluster for cluster in clusters.values() if cluster.kind == "person"]
    by_word: dict[str, list[_Cluster]] = defaultdict(list)
    by_family: dict[str, list[_Cluster]] = defaultdict(list)
    for person in people:
        if len(person.words) >= 2:
            by_family[person.words[-1]].append(person)
            if not _PATRONYMIC.isdisjoint(person.words):
                by_word[person.words[0]].append(person)
            else:
                for word in set(person.words):
                    by_word[word].append(person)
    links: dict[_Place, _Place] = {}
    for person in people:
        family = by_family.get(person.words[-1], [])[:MAX_NAMESAKES]
        others = family if len(person.words) > 1 else family or by_word.get(person.words[0], [])[:MAX_NAMESAKES]
        longer = _fuller_name(person, others)
        if longer is not None:
            links[person.key, "person"] = (longer.key, "person")
    return links


def _fuller_name(person: _Cluster, others: Sequence[_Cluster]) -> _Cluster | None:
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
        initial = len(words[0]) == 1 and len(theirs[0]) > 1 and theirs[0][0] == words[0]
        if len(theirs) > len(words) and (theirs[0] == words[0] or initial or set(words) <= set(theirs)):
            return other
        if len(theirs) == len(words) and (initial or (theirs == words and other.generation and not person.generation)):
            return other
    return None


def _first(cluster: _Cluster) -> int:
    return cluster.first


def _acronym_links(clusters: dict[_Place, _Cluster]) -> dict[_Place, _Place]:
    spelled_out: dict[tuple[str, EntityKind], _Place] = {}
    for place, cluster in clusters.items():
        if cluster.kind != "person" and len(cluster.words) >= 2:
            for surface in cluster.surfaces:
                for letters in _initials(surface):
                    spelled_out.setdefault((letters, cluster.kind), place)
    links: dict[_Place, _Place] = {}
    for place, cluster in clusters.items():
        if cluster.kind in NAME_KINDS and any(map(_is_acronym, cluster.surfaces)):
            target = spelled_out.get((cluster.key.replace(" ", "").upper(), cluster.kind))
            if target is not None and target != place:
                links[place] = target
    return links


def _company_links(clusters: dict[_Place, _Cluster]) -> dict[_Place, _Place]:
    """A company's short name, when exactly one longer name in the article begins with it."""
    by_first: dict[str, list[_Cluster]] = defaultdict(list)
    companies = [cluster for cluster in clusters.values() if cluster.kind == "org"]
    for company in companies:
        if len(company.words) > 1:
            by_first[company.words[0]].append(company)
    links: dict[_Place, _Place] = {}
    for company in companies:
        words = company.words
        if _is_acronym(next(iter(company.surfaces))):
            continue
        longer = [
            other
            for other in by_first.get(words[0], [])[:MAX_NAMESAKES]
            if len(other.words) > len(words)
            and other.words[: len(words)] == words
            and _OFTEN_DROPPED.issuperset(other.words[len(words) :])
        ]
        if len(longer) == 1:
            links[company.key, "org"] = (longer[0].key, "org")
    return links


def _root(place: _Place, links: dict[_Place, _Place]) -> _Place:
    seen = set()
    while place in links and place not in seen:
        seen.add(place)
        place = links[place]
    return place


def _is_acronym(surface: str) -> bool:
    letters = surface.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()


def _initials(surface: str) -> set[str]:
    parts = [part for part in re.split(r"[\s\-]+", re.sub(r"\(.*?\)", "", surface)) if part]
    every = "".join(part[0] for part in parts if part[0].isalnum())
    large = "".join(part[0] for part in parts if part.lower() not in _SMALL and part[0].isalnum())
    capital = "".join(part[0] for part in parts if part[0].isupper())
    return {every.upper(), large.upper(), capital.upper()}


# --------------------------------------------------------------------------- names


def _display_name(kind: EntityKind, surfaces: Counter[str]) -> str:
    """The name to show: the preferred alias, else the fullest person's name, else the most frequent form."""
    if kind == "ticker":
        return bare_ticker(next(iter(surfaces)))
    if kind not in NAME_KINDS:
        return surfaces.most_common(1)[0][0]
    bare = Counter({bare_name(surface, kind): count for surface, count in surfaces.items()})
    for name in (*surfaces, *bare):
        preferred = PREFERRED.get((kind, name.lower()))
        if preferred:
            return preferred
    spoken = [name for name in bare if not (name.isupper() and len(name) > 4)] or list(bare)
    if kind == "person":
        chosen = max(spoken, key=lambda name: (len(name.split()), bare[name], len(name)))
        return chosen.title() if chosen.isupper() and len(chosen) > 3 and chosen.isascii() else chosen
    if kind == "place" and all(name.isupper() and len(name) > 4 for name in bare):
        # Datelines shout.
        spoken = [name.title() for name in spoken]
        bare = Counter(spoken)
    longest = [name for name in spoken if not _is_acronym(name)] or spoken
    return max(longest, key=lambda name: (bare[name], -len(name)))
