"""Two versions side by side: what both say, and what only one of them says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.stories.copies import shingle_hashes

SAME = 0.75
"""Share of the rarer sentence's words from which two sentences are one, edited."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the comparison; None where a version has nothing at this place."""

    left: str | None
    right: str | None

    @property
    def common(self) -> bool:
        return self.left is not None and self.right is not None

    @property
    def edited(self) -> bool:
        """Both say it, in other words."""
        return self.left is not None and self.right is not None and _words(self.left) != _words(self.right)


def compare(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """Rows in the order of both; a sentence that moved stands where each version has it, as its own."""
    ours, theirs = [*map(_words, left)], [*map(_words, right)]
    rows: list[Pair] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [Pair(left[a1 + n], right[b1 + n]) for n in range(a2 - a1)]
        else:
            rows += _between(left[a1:a2], right[b1:b2])
    return rows


def said_elsewhere(sentence: str, others: Sequence[str]) -> bool:
    """Whether any of the other sentences says the same, word for word or nearly."""
    return any(likeness(sentence, other) >= SAME for other in others)


def likeness(one: str, two: str) -> float:
    a, b = _words(one), _words(two)
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    shared = len({*a} & {*b})
    return shared / max(len({*a}), len({*b}))


def same_share(one: str, two: str) -> float:
    """How much of all that is said stands in both: 0 to 1."""
    a, b = shingle_hashes(one), shingle_hashes(two)
    return len(a & b) / len(a | b) if a or b else 0.0


def _between(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """Sentences that are not word for word the same: edited ones meet, in order, the others stand alone."""
    rows: list[Pair] = []
    at = 0
    for sentence in left:
        partner = next((n for n in range(at, len(right)) if likeness(sentence, right[n]) >= SAME), None)
        if partner is None:
            rows.append(Pair(sentence, None))
            continue
        rows += [Pair(None, right[n]) for n in range(at, partner)]
        rows.append(Pair(sentence, right[partner]))
        at = partner + 1
    return rows + [Pair(None, sentence) for sentence in right[at:]]


def _words(sentence: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(sentence.lower()))
