"""Word lists: names of places, organisations and people, how ordinary a word is, and which words keep one company.

Stage: entities. Read once, when the first text is tagged; built by `python -m reader.entities.training lexicon`.
`data/NOTICE` names the sources.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LONGEST_NAME = 6
"""Words of the longest name that is looked up."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    listed: dict[str, tuple[str, ...]]
    """A name, its words joined by tabs, to its kinds: ctry, city1 (large) to city3, state, subd, reg, lang, cur for
    places; firm, bank, media, gov, body, party, armed, uni, club, town (a club called by its town), league; event,
    index, group, public (people). A "?" behind a kind: the word is an ordinary one as well."""
    commonness: dict[str, int]
    """A lower-case word to 1 (mostly a name) … 4 (hardly ever capitalised inside a sentence)."""
    given_names: frozenset[str]
    family_names: frozenset[str]
    organisations: frozenset[str]
    """Of two words or more, and the next."""
    known_organisations: frozenset[str]
    """The few that are organisations wherever they stand."""
    countries: frozenset[str]
    classes: dict[str, str]
    """A word to the coarse and the fine class of words that stand where it stands, as "12 345"."""

    def kinds_at(self, words: tuple[str, ...], at: int) -> tuple[int, tuple[str, ...]]:
        """How many words from `at` make the longest known name, and its kinds; (0, ()) when none does."""
        listed = self.listed
        for length in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            kinds = listed.get("\t".join(words[at : at + length]))
            if kinds:
                return length, kinds
        return 0, ()


@cache
def lexicon() -> Lexicon:
    packed = files("reader.entities").joinpath("data/lexicon.json.gz").read_bytes()
    return lexicon_of(gzip.decompress(packed))


def lexicon_of(text: bytes) -> Lexicon:
    data = json.loads(text)
    listed = {name: tuple(kinds.split(",")) for name, kinds in data["listed"].items()}
    return Lexicon(
        listed=listed,
        commonness=data["commonness"],
        given_names=frozenset(data["given_names"]),
        family_names=frozenset(data["family_names"]),
        organisations=frozenset(data["organisations"]),
        known_organisations=frozenset(data["known_organisations"]),
        countries=frozenset(name.replace("\t", " ") for name, kinds in listed.items() if "ctry" in kinds),
        classes=data["classes"],
    )
