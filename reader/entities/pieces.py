"""A word in pieces, so that one never met is known by its parts: "Karaganda" is "kara", "##gan", "##da".

Stage: entities. The longest known beginning is taken, then the longest known rest (WordPiece: Wu et al. 2016).
"""

from __future__ import annotations

from collections.abc import Collection
from unicodedata import category, normalize
from zlib import crc32

MOST = 6
"""Pieces of one word; what stands behind is a long number or no word at all."""
_LONGEST = 16


def pieces_of(word: str, known: Collection[int]) -> list[str]:
    """The names of its pieces, "m=kara" and so on; `known` holds the CRC-32 of each such name."""
    letters = _plain(word)
    found: list[str] = []
    at = 0
    while at < len(letters) and len(found) < MOST:
        begun = "m=##" if at and letters[at - 1].isalnum() and letters[at].isalnum() else "m="
        for end in range(min(len(letters), at + _LONGEST), at, -1):
            name = begun + letters[at:end]
            if crc32(name.encode()) in known:
                found.append(name)
                at = end
                break
        else:
            at += 1
    return found


def _plain(word: str) -> str:
    """Small, and without what stands above or below a letter."""
    small = word.lower()
    if small.isascii():
        return small
    return "".join(c for c in normalize("NFD", small.encode("utf-8", "replace").decode()) if category(c) != "Mn")
