"""How much of one text stands in another, measured in words.

Stage: text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.model import Block

WORDS = re.compile(r"\w+")


class Cover:
    """How much of a block stands in another text: the share of its three-word runs; short blocks by whole lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines: set[str] = set()
        self.runs: set[tuple[str, str, str]] = set()
        self.words = 0
        everything: list[str] = []
        for line in lines:
            for part in line.split("\n"):
                words = WORDS.findall(part.lower())
                self.lines.add(" ".join(words))
                everything += words
        self.words = len(everything)
        self.runs.update(zip(everything, everything[1:], everything[2:], strict=False))

    def share(self, words: Sequence[str]) -> float:
        if not self.words or not words:
            return 0.0
        if " ".join(words) in self.lines:
            return 1.0
        if len(words) < 3:
            return 0.0
        runs = list(zip(words, words[1:], words[2:], strict=False))
        return sum(run in self.runs for run in runs) / len(runs)


def words_of(block: Block) -> list[str]:
    return WORDS.findall(block.text.lower())
