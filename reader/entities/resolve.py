"""Mentions of one article become entities: "Wang" is Wang Minjie, "the WHO" is the World Health Organization.

Stage: entities. Never joined on less than a whole surname, an acronym with its expansion, or a known alias.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from reader.entities.aliases import PARENTS, PREFERRED
from reader.entities.asides import bare_ticker
from reader.entities.body_links import SORTS_OF_BODIES, organisation_links
from reader.entities.lexicon import lexicon
from reader.entities.name_links import (
    Cluster,
    acronym_links,
    is_acronym,
    root_of,
)
from reader.entities.person_links import person_links
from reader.entities.place_links import SORTS_OF_PLACES, place_links
from reader.model import NAME_KINDS, Entity, EntityKind

_HONORIFIC = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lord|Lady|Dame|President|Prime Minister|Minister|Senator|Sen|Rep|Gov|Governor"
    r"|Gen|General|Col|Capt|King|Queen|Prince|Princess|Pope|Emperor|Judge|Justice|Sheikh|Secretary|Chancellor|Mayor)"
    r"\.?\s+)+",
    re.I,
)
_LEGAL_FORM = re.compile(
    r"[,\s]+(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|LLC|L\.L\.C|PLC|plc|LP|LLP|AG|SA|S\.A|SE|NV|N\.V"
    r"|GmbH|AB|ASA|Oyj|AS|A/S|Oy|ApS|SpA|S\.p\.A|SARL|BV|B\.V|SRL|KK|Pte|Pty|Bhd|Group|Holdings?|Group Holdings?)\.?$"
)
_LEADING = (
    (re.compile(r"^(?:U\.\s?S\.(?:\s?A\.)?|USA?)\s+(?=\w)"), "United States "),
    (re.compile(r"^(?:U\.\s?K\.|UK)\s+(?=\w)"), "United Kingdom "),
    (re.compile(r"^(?:U\.\s?N\.|UN)\s+(?=\w)"), "United Nations "),
    (re.compile(r"^(?:E\.\s?U\.|EU)\s+(?=\w)"), "European Union "),
)
"""What the first letters of a longer name stand for: "US Senate", "UN Security Council"."""
_ARABIC = (
    (re.compile(r"\babd ?(?:[aeu]l|u[rsz])\b(?= \w)"), "abdel"),
    (re.compile(r"\bel (?=\w)"), "al "),
)
"""The servant of, and the article, in their spellings."""
_PLACES = frozenset(("ctry", "city1", "city2", "city3", "state", "subd"))
_SORTS = SORTS_OF_BODIES | SORTS_OF_PLACES
_NOT_WORDS = re.compile(r"[^\w& ]")
_TOKEN_APART = re.compile(r" (?=['’]s(?: |$))")
"""In a text that was cut into tokens: "Lambert 's Guild"."""
_INITIAL_AT_END = re.compile(r"\.[A-Z]\.?$")
_POSSESSIVE = re.compile(r"(?:'s|’s|'|’)$")
_ARTICLE = re.compile(r"^[Tt]he\s+(?=\S)")
_DOT_COM = re.compile(r"\.com$", re.I)
MAX_NAMES = 4_096
"""Remembered: an article says its names again and again, and so do the next."""


def resolve(
    mentions: Sequence[tuple[str, EntityKind]],
    same: Mapping[int, int] | None = None,
    owners: Mapping[int, int] | None = None,
    in_title: int = 0,
) -> tuple[list[str], tuple[Entity, ...]]:
    """For each (surface, kind), in reading order, the name of its entity; and the entities, most mentioned first.

    `same` says which mention is another spelling of which, `owners` which ticker belongs to which company. The first
    `in_title` of them stand in the title, which is short and speaks of what the text then introduces.
    """
    clusters: dict[tuple[str, EntityKind], Cluster] = {}
    places = []
    for number, (surface, kind) in enumerate(mentions):
        place = (_key(surface, kind), kind)
        places.append(place)
        cluster = clusters.get(place)
        if cluster is None:
            cluster = clusters[place] = Cluster(*place, number)
        cluster.surfaces[surface] += 1
        if number >= in_title:
            cluster.told = number if cluster.told is None else cluster.told
            cluster.in_text[surface] += 1
    links = person_links(clusters) | acronym_links(clusters)
    for found in (organisation_links(clusters), place_links(clusters)):
        links |= {place: target for place, target in found.items() if place not in links}
    overruled = set()
    for number, meant in (same or {}).items():
        if places[number] != places[meant] and root_of(places[meant], links) != places[number]:
            links[places[number]] = places[meant]
            overruled.add(places[number])
    for number, owner in (owners or {}).items():
        # "Pellux Shipping (PXS)" may go on as "PXS said": its sign on the exchange is its short name.
        letters = (_key(bare_ticker(mentions[number][0]), "org"), places[owner][1])
        if letters in clusters and letters not in links and root_of(places[owner], links) != letters:
            links[letters] = places[owner]
    roots = {place: root_of(place, links) for place in clusters}
    merged: dict[tuple[str, EntityKind], Counter[str]] = defaultdict(Counter)
    called: dict[tuple[str, EntityKind], Counter[str]] = defaultdict(Counter)
    for place, cluster in clusters.items():
        root = roots[place]
        merged[root] += cluster.surfaces
        # What only the title shortens is called as the text calls it: "Delhi" of a headline is the Delhi Capitals.
        # And "ECB" of a text that says it is its cricket board's is nobody else's.
        if place not in overruled or not _is_preferred(cluster):
            called[root] += cluster.surfaces if root == place else cluster.in_text
    names = {
        root: _display_name(root[1], merged[root] if all(map(str.isupper, surfaces)) else surfaces)
        for root, surfaces in called.items()
    }
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


def _is_preferred(cluster: Cluster) -> bool:
    return any((cluster.kind, surface.lower()) in PREFERRED for surface in cluster.surfaces)


# --------------------------------------------------------------------------- keys


@lru_cache(MAX_NAMES)
def _key(surface: str, kind: EntityKind) -> str:
    """What two mentions must share to be the same at once."""
    if kind == "ticker":
        return bare_ticker(surface).lower()
    if kind not in NAME_KINDS:
        return surface.lower()
    bare = bare_name(surface, kind)
    spellings = (surface.lower(), bare.lower(), bare.lower().replace(".", ""))
    whole = bare
    if kind == "org":
        for letters, words in _LEADING:
            whole = letters.sub(words, whole)
    preferred = next((PREFERRED[kind, name] for name in spellings if (kind, name) in PREFERRED), whole)
    folded = _folded(preferred).lower().replace("-", " ")
    key = " ".join(_NOT_WORDS.sub("", folded).split())
    if kind == "person":
        for written, one in _ARABIC:
            key = written.sub(one, key)
    return key or surface.lower()


@lru_cache(MAX_NAMES)
def bare_name(surface: str, kind: EntityKind) -> str:
    """A name without article, possessive, honorific and legal form."""
    name = _TOKEN_APART.sub("", " ".join(surface.split()))
    if not _INITIAL_AT_END.search(name):
        name = name.strip("\"“”‘’'.,;:()")
    name = _POSSESSIVE.sub("", name)
    name = _ARTICLE.sub("", name)
    if kind == "person":
        name = _HONORIFIC.sub("", name) or name
    if kind == "org":
        previous = ""
        while previous != name:
            previous, name = name, _LEGAL_FORM.sub("", name) or name
        if name.lower() not in ("booking.com", "salesforce.com"):
            name = _DOT_COM.sub("", name)
    return name or surface


def _folded(text: str) -> str:
    """Without accents; scripts whose marks carry meaning are left alone."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")


# --------------------------------------------------------------------------- names


def _is_raised_place(name: str) -> bool:
    """ "HALDEN", and of short ones those that are known: "OSLO", not "LAX"."""
    return name.isupper() and (
        len(name) > 4 or (not _PLACES.isdisjoint(lexicon().listed.get(name.title(), ())) and len(name) > 3)
    )


def _display_name(kind: EntityKind, surfaces: Counter[str]) -> str:
    """The name to show: the preferred alias, else the fullest person's name, else the most frequent form."""
    if kind == "ticker":
        return bare_ticker(next(iter(surfaces)))
    if kind not in NAME_KINDS:
        return surfaces.most_common(1)[0][0]
    bare: Counter[str] = Counter()
    for surface, count in surfaces.items():
        bare[bare_name(surface, kind)] += count
    for name in (*surfaces, *bare):
        preferred = PREFERRED.get((kind, name.lower()))
        if preferred:
            return preferred
    spoken = [name for name in bare if not (name.isupper() and len(name) > 4)] or list(bare)
    if kind == "person":
        chosen = max(spoken, key=lambda name: (len(name.split()), bare[name], len(name)))
        return chosen.title() if chosen.isupper() and len(chosen) > 3 and chosen.isascii() else chosen
    if kind == "place" and all(map(_is_raised_place, bare)):
        # Datelines shout.
        spoken = [name.title() for name in spoken]
        bare = Counter(spoken)
    longest = [name for name in spoken if not is_acronym(name)] or spoken
    longest = [name for name in longest if name.lower() not in _SORTS] or longest
    return max(longest, key=lambda name: (bare[name], -len(name)))
