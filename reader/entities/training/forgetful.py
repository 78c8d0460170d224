"""A lexicon with gaps: the learner must not come to lean on lists that hold only names of yesterday.

Of each article a share of the listed names is hidden, as a dropout of features (after Hinton et al. 2012); which ones
depends on the name and the article's number alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from reader.entities.lexicon import Lexicon

HIDDEN = 0.25


class _Gaps(frozenset[str]):
    """A set that denies some of its members."""

    seed = 0

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) and not _hidden(str(word), self.seed)


@dataclass(frozen=True, slots=True)
class Forgetful(Lexicon):
    seed: int

    def kinds_at(self, words: tuple[str, ...], at: int) -> tuple[int, tuple[str, ...]]:
        length, kinds = Lexicon.kinds_at(self, words, at)
        if length and _hidden("\t".join(words[at : at + length]), self.seed):
            return 0, ()
        return length, kinds


def forgetful(lexicon: Lexicon, seed: int) -> Forgetful:
    given, family = _Gaps(lexicon.given_names), _Gaps(lexicon.family_names)
    given.seed = family.seed = seed
    return Forgetful(
        lexicon.listed,
        lexicon.commonness,
        given,
        family,
        lexicon.organisations,
        lexicon.known_organisations,
        lexicon.countries,
        lexicon.classes,
        lexicon.firsts,
        lexicon.organised_firsts,
        seed,
    )


def _hidden(name: str, seed: int) -> bool:
    return crc32(f"{seed} {name}".encode("utf-8", "replace")) < HIDDEN * 2**32
