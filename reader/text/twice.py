"""Passages that a page holds twice, for wide and narrow screens or for machines: the reader gets them once.

Stage: text. An author may repeat a line or a refrain, but hardly a hundred words in several paragraphs on end. The
later copy stays as one block that is cut, so that it can be seen and restored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from reader.model import Block
from reader.text.cover import words_of
from reader.text.placed import Placed

REASON = "the page says this twice"
_LEAST_WORDS = 100
_LEAST_LINES = 3
_TRIED = 3
"""Earlier lines of the same words at which a copy may begin."""


def without_copies(placed: Sequence[Placed], hidden: Collection[int] = ()) -> list[Placed]:
    """A cut block in place of the later ones of such passages, and of lines that stand again in a hidden block of the
    page. Pictures stay: those that come twice go by their names.
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
    return _marked(placed, left_out) if left_out else list(placed)


def _marked(placed: Sequence[Placed], left_out: Collection[int]) -> list[Placed]:
    """With what is left out as one cut block for as many lines as follow each other but for pictures."""
    result: list[Placed] = []
    mark: int | None = None
    for number, each in enumerate(placed):
        if number not in left_out:
            mark = None if each.block.text and each.block.kind != "caption" else mark
            result.append(each)
        elif mark is None:
            mark = len(result)
            result.append(Placed(Block("p", "", False, REASON, alt=each.block.text), None))
        else:
            known = result[mark].block
            result[mark] = Placed(replace(known, alt=f"{known.alt}\n{each.block.text}"), None)
    return result


def _same(keys: Sequence[str], earlier: int, later: int) -> int:
    """How many lines from `earlier` on are said again from `later` on."""
    length = 0
    while later + length < len(keys) and earlier + length < later and keys[earlier + length] == keys[later + length]:
        length += 1
    return length
