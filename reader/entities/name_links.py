"""Which names of one article are forms of one another: acronyms with what they spell.

Stage: entities.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.model import NAME_KINDS, EntityKind

_GENERATIONS = frozenset("jr sr i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi phd md esq".split())
"""Behind a family name; two people may differ in nothing else."""
MAX_NAMESAKES = 200
"""A text with more people of one name is a list, and a surname in it means nobody."""
_LONGEST_ACRONYM = 12
_MOST_BODIES = 50
_SHUFFLED = 4
"""Letters that may stand in another order: "OTAN", where a Romance language made the acronym."""
_INNER_CAPITAL = re.compile(r"\b(North|South|Mid)(?=(?:ea|we)st|land)|(?<=[a-z])(?=[A-Z])")
"""Where one word is two to an acronym: "NorthWest", "Southland"."""
SMALL_WORDS = frozenset("of the and for in de & on to at la du des".split())
Place = tuple[str, EntityKind]


@dataclass(slots=True)
class Cluster:
    """Mentions of one key and kind: the same but for case, accents, article and legal form."""

    key: str
    kind: EntityKind
    first: int
    surfaces: Counter[str] = field(default_factory=Counter)
    in_text: Counter[str] = field(default_factory=Counter)
    """Without the title."""
    told: int | None = None
    """Where it first stands in the text; None for what only the title names."""

    words: list[str] = field(init=False)
    generation: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.words = self.key.split() or [self.key]
        if self.kind == "person" and len(self.words) > 1 and self.words[-1] in _GENERATIONS:
            self.generation = self.words.pop()

    def comes_after(self, other: Cluster) -> bool:
        """True when the other was introduced before. A title uses the short names of what the text introduces."""
        return self.told is None or other.first < self.told


def acronym_links(clusters: dict[Place, Cluster]) -> dict[Place, Place]:
    """From an acronym to what it spells, when the article spells it out."""
    spelled_out: dict[tuple[str, EntityKind], Place] = {}
    shuffled: dict[str, set[Place]] = defaultdict(set)
    for place, cluster in clusters.items():
        if cluster.kind != "person" and len(cluster.words) >= 2:
            for surface in cluster.surfaces:
                for letters in _initials(surface):
                    spelled_out.setdefault((letters, cluster.kind), place)
                    if cluster.kind == "org":
                        shuffled["".join(sorted(letters))].add(place)
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
            if target is None and cluster.kind == "org" and len(letters) >= _SHUFFLED:
                found = shuffled.get("".join(sorted(letters.upper())), set())
                target = next(iter(found)) if len(found) == 1 else None
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
            return not left or left[0] in SMALL_WORDS
        if word == len(words):
            return False
        if words[word] in SMALL_WORDS and rest(at, word + 1):
            return True
        longest = 0
        for mine, theirs in zip(letters[at:], words[word], strict=False):
            if mine != theirs:
                break
            longest += 1
        return any(rest(at + taken, word + 1) for taken in range(1, min(longest, 5) + 1))

    return rest(0, 0)


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
    plain = re.sub(r"\(.*?\)", "", surface)
    apart = _INNER_CAPITAL.sub(r"\1 ", plain)
    return _first_letters(plain) if apart == plain else _first_letters(plain) | _first_letters(apart)


def _first_letters(name: str) -> set[str]:
    parts = [part for part in re.split(r"[\s\-]+", name) if part]
    every = "".join(part[0] for part in parts if part[0].isalnum())
    large = "".join(part[0] for part in parts if part.lower() not in SMALL_WORDS and part[0].isalnum())
    capital = "".join(part[0] for part in parts if part[0].isupper())
    return {every.upper(), large.upper(), capital.upper()}
