"""Word lists: places of the world, known organisations, given names, and how often a word is written in lower case.

Stage: entities. Read once, when the first text is tagged. `data/NOTICE` names the sources.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LONGEST_NAME = 5
"""Words of the longest name that is looked up."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    places: dict[str, tuple[str, ...]]
    """A name, its words joined by tabs, to its kinds: ctry, city1 (large) to city3, state, subd, lang, cur, man."""
    commonness: dict[str, int]
    """A lower-case word to 1 (mostly a name) … 4 (hardly ever capitalised inside a sentence)."""
    given_names: frozenset[str]
    organisations: frozenset[str]
    known_organisations: frozenset[str]
    """The few that are organisations wherever they stand."""
    countries: frozenset[str]

    def kinds_at(self, words: tuple[str, ...], at: int) -> tuple[int, tuple[str, ...]]:
        """How many words from `at` make the longest known name, and its kinds; (0, ()) when none does."""
        for length in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            kinds = self.places.get("\t".join(words[at : at + length]))
            if kinds:
                return length, kinds
        return 0, ()


@cache
def lexicon() -> Lexicon:
    packed = files("reader.entities").joinpath("data/lexicon.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    places = {name: tuple(kinds.split(",")) for name, kinds in data["places"].items()}
    return Lexicon(
        places=places,
        commonness=data["commonness"],
        given_names=frozenset(data["given_names"]),
        organisations=frozenset(data["organisations"]),
        known_organisations=frozenset(data["known_organisations"]),
        countries=frozenset(name.replace("\t", " ") for name, kinds in places.items() if "ctry" in kinds),
    )
