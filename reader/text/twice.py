"""Passages that a page holds twice, for wide and narrow screens or for machines: the reader gets them once.

Stage: text. An author may repeat a line or a refrain, but hardly a hundred words in several paragraphs on end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from reader.text.cover import words_of
from reader.text.placed import Placed

_LEAST_WORDS = 100
_LEAST_LINES = 3
_TRIED = 3
"""Earlier lines of the same words at which a copy may begin."""


def without_copies(placed: Sequence[Placed], hidden: Collection[int] = ()) -> list[Placed]:
    """All but the later ones of such passages, and of each line that stands again in a hidden block of the page.

    Pictures stay: those that come twice go by their names.
    """
    said = [(number, words_of(each.block)) for number, each in enumerate(placed) if each.block.kind != "caption"]
    numbers, words = [number for number, each in said if each], [each for _, each in said if each]
    keys = [" ".join(each) for each in words]
    begun: dict[str, list[int]] = defaultdict(list)
    left_out: set[int] = set()
    at = 0
    while at < len(numbers):
        if begun[keys[at]] and placed[numbers[at]].at in hidden:
            left_out.add(numbers[at])
            at += 1
            continue
        lengths = [_same(keys, earlier, at) for earlier in begun[keys[at]][:_TRIED]]
        length = max(lengths, default=0)
        if length >= _LEAST_LINES and sum(map(len, words[at : at + length])) >= _LEAST_WORDS:
            left_out.update(numbers[at : at + length])
            at += length
        else:
            begun[keys[at]].append(at)
            at += 1
    return [each for number, each in enumerate(placed) if number not in left_out]


def _same(keys: Sequence[str], earlier: int, later: int) -> int:
    """How many lines from `earlier` on are said again from `later` on."""
    length = 0
    while later + length < len(keys) and earlier + length < later and keys[earlier + length] == keys[later + length]:
        length += 1
    return length
