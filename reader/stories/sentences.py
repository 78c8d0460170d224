"""Texts as sentences, for comparing them: an abbreviation before a name does not end one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_END = re.compile(r"(?:[.!?…]+['\"”’»)\]]*(?=\s+[\"“‘«(\[]?[^\Wa-z_])|[。！？]+[」』）]?)\s*")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sgt|Gen|Sen|Rep|Gov|No|Nos|vs|cf|etc|Inc|Ltd|Co|Corp|Bros|Jan|Feb|Aug|Sept|Sep|Oct|"
    r"Nov|Dec|approx)|\b[A-Z]|\b(?:[a-z]\.)+[a-z])\.\Z"
)


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph, in order; joined they say all of it."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.end()].strip()
        if _SHORT.search(piece):
            continue
        if piece:
            found.append(piece)
        start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def all_sentences(paragraphs: Iterable[str]) -> list[str]:
    return [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
