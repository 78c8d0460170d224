"""Ordinary words that only a sentence's beginning capitalised: "Skippers watched", "Depth matters".

Stage: entities. A capital at the beginning of a sentence says nothing; the rest of the article and the word list do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.entities.known import GROUPS, PLACES
from reader.entities.lexicon import Lexicon
from reader.entities.wordlists import FUNCTION_WORDS, TITLES

_LOWER = re.compile(r"(?<![\w’'])[^\W\d_A-Z]\w*")
_INSIDE = re.compile(r"(?<=[\w,;)’'\"”%-] )\(?([^\W\d_]\w+)")
_OPENS = re.compile(r"(?:^|[.!?:…][\"”’')\]]*\s|[\"“‘(]|[\n\t•])\s?$")
_PLURAL_VERB = re.compile(r"\s(?:are|were|have|do|don['’]t|aren['’]t|weren['’]t)\b")
_SCORE = re.compile(r"\s\d{1,3}\s|\s\d{1,3}$|\s-\s[^\W\d_a-z]")
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("ers", "er"), ("er", "e"),
    ("er", ""), ("ers", ""), ("ers", "e"), ("ly", ""), ("ness", ""), ("th", ""), ("ment", ""), ("less", ""),
    ("ful", ""), ("y", ""), ("ion", ""), ("ion", "e"),
)  # fmt: skip


class Ordinary:
    """What one article shows of its words: which stand in small letters, which have a capital inside a sentence."""

    def __init__(self, paragraphs: Sequence[str], words: Lexicon) -> None:
        self._paragraphs = paragraphs
        self._words = words
        self._small: set[str] = set()
        self._inside: set[str] = set()
        for text in paragraphs:
            self._small.update(_LOWER.findall(text))
            self._inside.update(word for word in _INSIDE.findall(text) if word[0].isupper())

    def in_small_letters(self, small: str) -> bool:
        return small in self._small

    def stands_inside(self, word: str) -> bool:
        """True for a word that has a capital where none is owed."""
        return word in self._inside

    def opens_a_sentence(self, word: str, paragraph: int, start: int) -> bool:
        """True for a word with a capital that only its place explains, and that is known as an ordinary word."""
        text = self._paragraphs[paragraph]
        if not _OPENS.search(text[max(0, start - 4) : start]) or word in self._inside or not word[1:].islower():
            return False
        # "Reading 1 Stoke 2": who has a score is a team.
        if word in self._words.listed and _SCORE.match(text, start + len(word)):
            return False
        small = word.lower()
        if small in self._small or self._words.commonness.get(small, 0) >= 2:
            return True
        if word in self._words.given_names or word in self._words.organisations or word in self._words.listed:
            return False
        if small.endswith("s") and _PLURAL_VERB.match(text, start + len(word)):
            return True
        return any(self._is_common(small[: -len(end)] + stem) for end, stem in _ENDINGS if small.endswith(end))

    def _is_common(self, stem: str) -> bool:
        return len(stem) > 2 and (stem in self._small or self._words.commonness.get(stem, 0) >= 3)


def all_ordinary(name: str, words: Lexicon) -> bool:
    """ "Save Your Spot": a call, not a title."""
    parts = name.lower().split()
    return all(part in FUNCTION_WORDS or part == "your" or words.commonness.get(part, 0) >= 2 for part in parts)


def is_ordinary(word: str, label: str, words: Lexicon, ordinary: Ordinary, number: int, start: int) -> bool:
    """A lone word that is no name: a function word, a title, a headline verb, what a ticker linker capitalised."""
    small = word.lower()
    if word in PLACES:
        return False
    if small in FUNCTION_WORDS:
        return not (word.isupper() and len(word) > 2)
    if small in TITLES:
        return True
    if label == "NORP" or word in GROUPS:
        return False
    common = words.commonness.get(small, 0)
    if common >= 4 and ((word.isupper() and len(word) > 2) or ordinary.in_small_letters(small)):
        return True
    return ordinary.opens_a_sentence(word, number, start)
