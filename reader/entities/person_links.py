"""Which names of one article are one person's: surnames, initials, short and otherwise spelled given names.

Stage: entities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reader.entities.given_names import same_given
from reader.entities.name_links import MAX_NAMESAKES, Cluster, Place, root_of
from reader.entities.sounds import sound_of

_PATRONYMIC = frozenset("ibn bin bint ben abu".split())
"""What follows is the father's name."""
_LONG_FAMILY_NAME = 6
"""Letters; Lee and Li, Marc and Mark sound alike and are not."""
_TITLES_BEHIND = frozenset("jr sr phd md esq".split())
_PARTICLES = frozenset("da das de del della di do dos du e la van von y".split())


def person_links(clusters: dict[Place, Cluster]) -> dict[Place, Place]:
    """From a surname, or a name with initials or a short form, to the person named more fully."""
    people = [cluster for cluster in clusters.values() if cluster.kind == "person"]
    by_word: dict[str, list[Cluster]] = defaultdict(list)
    by_family: dict[str, list[Cluster]] = defaultdict(list)
    by_family_sound: dict[str, list[Cluster]] = defaultdict(list)
    by_start: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    by_sound: dict[tuple[str, ...], Cluster] = {}
    numbered: dict[str, list[Cluster]] = defaultdict(list)
    for person in people:
        if len(person.words) >= 2:
            by_family[person.words[-1]].append(person)
            by_family_sound[sound_of(person.words[-1])].append(person)
            by_start[tuple(person.words[:2])].append(person)
            if not _PATRONYMIC.isdisjoint(person.words):
                by_word[person.words[0]].append(person)
            else:
                for word in set(person.words):
                    by_word[word].append(person)
        elif person.generation and person.generation not in _TITLES_BEHIND:
            numbered[person.words[0]].append(person)
    links: dict[Place, Place] = {}
    for person in people:
        words = person.words
        family = by_family.get(words[-1], [])[:MAX_NAMESAKES]
        if len(words) > 1:
            meant = _fuller_name(person, family) or _begun(person, by_start[tuple(words[:2])][:MAX_NAMESAKES])
            sounds = (*map(sound_of, words), person.generation)
            twin = by_sound.setdefault(sounds, person)
            if meant is None:
                meant = twin
            elif (
                twin is not person
                and (twin.key, "person") not in links
                and root_of((meant.key, "person"), links) != (twin.key, "person")
            ):
                links[twin.key, "person"] = (person.key, "person")
        else:
            others = family or by_word.get(words[0], [])[:MAX_NAMESAKES]
            if not others and len(words[0]) >= _LONG_FAMILY_NAME:
                others = by_family_sound.get(sound_of(words[0]), [])[:MAX_NAMESAKES]
            kings = [] if person.generation else numbered.get(words[0], [])
            # "Edric" of Edric II, when no second Edric is about, and rather than a man of that family.
            meant = (kings[0] if len(kings) == 1 else None) if kings else _bearer(person, others)
        if meant is not None and meant is not person:
            links[person.key, "person"] = (meant.key, "person")
    return links


def _bearer(person: Cluster, others: Sequence[Cluster]) -> Cluster | None:
    """Of `others`, who all bear the one name that is given: the last one introduced before, else the first after."""
    if person.generation:
        others = [other for other in others if other.generation == person.generation]
    earlier = [other for other in others if other.first < person.first]
    return max(earlier, key=_first) if earlier else min(others, key=_first, default=None)


def _fuller_name(person: Cluster, others: Sequence[Cluster]) -> Cluster | None:
    """Of `others`, all of the same family name, the one who is meant."""
    words = person.words
    for other in others:
        theirs = other.words
        if other is person or len(theirs) < len(words):
            continue
        if person.generation and other.generation != person.generation:
            continue
        if len(theirs) > len(words):
            meant = same_given(words[0], theirs[0]) or _initials_of(words, theirs) or set(words) <= set(theirs)
        elif theirs == words:
            meant = bool(other.generation and not person.generation)
        else:
            namesake = theirs[1:] == words[1:] and same_given(words[0], theirs[0])
            meant = _initials_of(words, theirs) or (namesake and other.first < person.first)
        if meant:
            return other
    return None


def _begun(person: Cluster, others: Sequence[Cluster]) -> Cluster | None:
    """The one person whose name goes on where this one ends: "Tadeo Ruiz" of Tadeo Ruiz da Veiga.

    Without the particle the longer name is as often a wife's or a child's.
    """
    at = len(person.words)
    longer = [other for other in others if other.words[:at] == person.words and other.words[at : at + 1]]
    if len(longer) != 1 or person.generation or longer[0].words[at] not in _PARTICLES:
        return None
    return longer[0]


def _initials_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """True for "B T Washington" beside "Booker Taliaferro Washington": letters for some names, the others the same."""
    if len(short) != len(full):
        return len(short[0]) == 1 and len(full[0]) > 1 and full[0][0] == short[0]
    pairs = [(mine, theirs) for mine, theirs in zip(short, full, strict=True) if mine != theirs]
    return bool(pairs) and all(len(mine) == 1 < len(theirs) and theirs[0] == mine for mine, theirs in pairs)


def _first(cluster: Cluster) -> int:
    return cluster.first
