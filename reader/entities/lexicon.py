"""Word lists: names of places, organisations and people, how ordinary a word is, and which words keep one company.

Stage: entities. Read once, when the first text is tagged; built by `python -m reader.entities.training lexicon`.
`data/NOTICE` names the sources.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LONGEST_NAME = 6
"""Words of the longest name that is looked up."""
ORGANISED = frozenset("firm bank media gov body party armed uni club".split())
"""The kinds of organisations."""


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
    firsts: frozenset[str]
    """The first words of listed names of two words or more."""
    organised_firsts: frozenset[str]
    """The same of names that are organisations and nothing else."""

    def kinds_at(self, words: tuple[str, ...], at: int) -> tuple[int, tuple[str, ...]]:
        """How many words from `at` make the longest known name, and its kinds; (0, ()) when none does."""
        listed = self.listed
        if words[at] not in self.firsts:
            kinds = listed.get(words[at])
            return (1, kinds) if kinds else (0, ())
        for length in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            kinds = listed.get("\t".join(words[at : at + length]))
            if kinds:
                return length, kinds
        return 0, ()


@cache
def lexicon() -> Lexicon:
    return lexicon_of(gzip.decompress((Path(__file__).with_name("data") / "lexicon.json.gz").read_bytes()))


def lexicon_of(text: bytes) -> Lexicon:
    """The file tells what names are by groups, a name a line: so it is read in half the time of name by name."""
    data = json.loads(text)
    listed: dict[str, tuple[str, ...]] = {}
    countries: list[str] = []
    firsts: set[str] = set()
    organised_firsts: set[str] = set()
    for group, lines in data["listed"].items():
        kinds, names = tuple(group.split(",")), lines.split("\n")
        listed.update(dict.fromkeys(names, kinds))
        if "ctry" in kinds:
            countries += (name.replace("\t", " ") for name in names)
        begun = {name.partition("\t")[0] for name in names if "\t" in name} if "\t" in lines else ()
        firsts.update(begun)
        if ORGANISED.issuperset(kinds):
            organised_firsts.update(begun)
    commonness: dict[str, int] = {}
    for step, lines in data["commonness"].items():
        commonness.update(dict.fromkeys(lines.split("\n"), int(step)))
    classes: dict[str, str] = {}
    for number, lines in data["classes"].items():
        classes.update(dict.fromkeys(lines.split("\n"), number))
    return Lexicon(
        listed=listed,
        commonness=commonness,
        given_names=frozenset(data["given_names"].split("\n")),
        family_names=frozenset(data["family_names"].split("\n")),
        organisations=frozenset(data["organisations"].split("\n")),
        known_organisations=frozenset(data["known_organisations"].split("\n")),
        countries=frozenset(countries),
        classes=classes,
        firsts=frozenset(firsts),
        organised_firsts=frozenset(organised_firsts),
    )
