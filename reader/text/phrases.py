"""Thousands of phrases found in a text at one pass over its words.

Stage: text. A tree of words: from each word of the text as many steps are taken as phrases go on, so the number of
phrases hardly matters. A phrase in small letters stands for any spelling; capitals in it must be capitals in the text,
because "US" is not "us" and "Apple" no apple.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

MOST_WORDS = 24
"""A phrase of more words is looked for by its first so many."""
_SHORT = 3
"""So many letters, all capitals, are an acronym that another spelling makes an ordinary word: US, WHO, IT."""
_WORD = re.compile(r"[^\W_\u2e80-\u9fff\uac00-\ud7af]+|[\u2e80-\u9fff\uac00-\ud7af]")
"""Scripts without spaces are taken sign by sign."""
_ENDS = ""
"""The key in the tree under which the phrases that end at a place stand: no word is empty."""


@dataclass(frozen=True, slots=True)
class Found:
    """`phrase` as it was given stands at `[start:end]`."""

    phrase: str
    start: int
    end: int


def words(text: str) -> list[str]:
    return _WORD.findall(text)[:MOST_WORDS]


class Phrases:
    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = frozenset(phrases)
        self._tree: dict[str, Any] = {}
        for phrase in sorted(self.phrases):
            spelled = words(phrase)
            if not spelled:
                continue
            place = self._tree
            for word in spelled:
                place = place.setdefault(word.casefold(), {})
            place.setdefault(_ENDS, []).append((phrase, spelled))

    def in_text(self, text: str) -> Iterator[Found]:
        """Every place of every phrase, in the order in which they begin; phrases inside phrases too."""
        tree = self._tree
        if not tree:
            return
        places = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
        folded = [word.casefold() for word, _, _ in places]
        for first, word in enumerate(folded):
            place = tree.get(word)
            at = first
            while place is not None:
                for phrase, spelled in place.get(_ENDS, ()):
                    here = (places[first + n][0] for n in range(len(spelled)))
                    if all(map(fits, spelled, here)):
                        yield Found(phrase, places[first][1], places[at][2])
                at += 1
                place = place.get(folded[at]) if at < len(folded) else None


def fits(wanted: str, word: str) -> bool:
    """Whether the word of a text, the same but for its spelling, may stand for the wanted one."""
    if wanted.islower() or not wanted[:1].isupper():
        return True
    if len(wanted) <= _SHORT and wanted.isupper() and len(wanted) > 1:
        return word.isupper()
    return word[:1].isupper()
