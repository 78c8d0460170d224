"""Lines that a source repeats in article after article: learned by counting, cut once three other articles have them.

Stage: text. Pure functions; the counts themselves are kept by the store, one number per line key and source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from reader.model import Block

MIN_WORDS = 5
"""Shorter lines ("What happened next") are repeated by good writers too."""
MIN_ARTICLES = 3
MAX_KEYS = 80
"""Of one article, from both its ends: a list of ten thousand short lines must not fill the archive."""
_EDGE = 12
"""Blocks at each end of an article whose lines are counted; repeats inside it count only when they are short."""
_SHORT_LINE = 60
_MAX_SHARE = 0.3
_SEEN = "seen in "
_WORDS = re.compile(r"\w+")
_COUNTED_KINDS = frozenset(("p", "li", "quote", "h1", "h2", "h3", "h4", "h5", "h6", "caption"))


def line_keys(blocks: Sequence[Block]) -> tuple[int, ...]:
    """A 63-bit number for each line worth counting, each once. Figures are alike: "12 comments" is "9 comments"."""
    found = (_key(index, blocks) for index in range(len(blocks)))
    keys = tuple(dict.fromkeys(key for key in found if key is not None))
    return keys if len(keys) <= MAX_KEYS else (*keys[: MAX_KEYS // 2], *keys[-MAX_KEYS // 2 :])


def cut_repeats(blocks: Sequence[Block], seen: Mapping[int, int]) -> tuple[Block, ...]:
    """Cut what `seen` (key to number of OTHER articles of this source) knows from three articles or more.

    An article that would lose more than three tenths of its words is a series or an edition, and keeps them all.
    """
    found: dict[int, int] = {}
    for i, block in enumerate(blocks):
        key = _key(i, blocks)
        times = seen.get(key, 0) if key is not None else 0
        if times >= MIN_ARTICLES and block.kept:
            found[i] = times
    if not found:
        return tuple(blocks)
    total = sum(_words(block) for block in blocks) or 1
    if sum(_words(blocks[i]) for i in found) > _MAX_SHARE * total:
        return tuple(blocks)
    return tuple(
        replace(block, kept=False, reason=f"{_SEEN}{found[i]} articles of this source") if i in found else block
        for i, block in enumerate(blocks)
    )


def cut_keys(blocks: Sequence[Block]) -> frozenset[int]:
    """The lines of an article that were cut because its source repeats them."""
    cut = (i for i, block in enumerate(blocks) if not block.kept and (block.reason or "").startswith(_SEEN))
    return frozenset(key for i in cut if (key := _key(i, blocks)) is not None)


def _key(index: int, blocks: Sequence[Block]) -> int | None:
    block = blocks[index]
    if block.kind not in _COUNTED_KINDS:
        return None
    at_edge = index < _EDGE or index >= len(blocks) - _EDGE
    if not at_edge and len(block.text) > 400:
        return None
    words = _WORDS.findall(block.text.lower())
    if not MIN_WORDS <= len(words) <= (200 if at_edge else _SHORT_LINE):
        return None
    line = " ".join("0" if word.isdigit() else word for word in words)
    return int.from_bytes(blake2b(line.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1


def _words(block: Block) -> int:
    return block.text.count(" ") + 1 if block.text and block.kind != "image" else 0
