"""How sure the recogniser is of the kind of each name it found.

Stage: entities. The best path says where names stand; how well the same words would do under each other label says how
near the choice was. A name that stands in ten places is then decided by ten shares, not by ten shouts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

DOUBT = 2.0
"""Of two labels whose scores differ by this much, one is e times as likely. From 0.3 to 4 the figures are the same."""
_LEAST = 0.02
"""Smaller shares are left out."""


class Leanings:
    """`labels` are those of the chain ("O", "B-ORG", "I-ORG" …), `transitions` its steps from label to label."""

    def __init__(self, labels: Sequence[str], transitions: Any) -> None:
        import numpy as np

        self._kinds = sorted({label[2:] for label in labels if label[1:2] == "-"})
        column = {label: number for number, label in enumerate(labels)}
        self._first = np.array([column[f"B-{kind}"] for kind in self._kinds])
        self._more = np.array([column.get(f"I-{kind}", column[f"B-{kind}"]) for kind in self._kinds])
        self._on = transitions[self._first, self._more]
        self._further = transitions[self._more, self._more]

    def of(self, scores: Any, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[str, float], ...]]:
        """For each run of words, as rows from and to of `scores`: its likely labels with their shares."""
        import numpy as np

        if not runs:
            return
        begins, ends = np.array(runs).T
        length = (ends - begins)[:, None]
        summed = np.zeros((len(scores) + 1, len(self._kinds)), scores.dtype)
        np.cumsum(scores[:, self._more], axis=0, out=summed[1:])
        total = scores[begins][:, self._first] + summed[ends] - summed[begins + 1]
        total += (length > 1) * self._on + np.maximum(length - 2, 0) * self._further
        total = np.exp((total - total.max(axis=1, keepdims=True)) / DOUBT)
        shares = total / total.sum(axis=1, keepdims=True)
        for row in shares.tolist():
            yield tuple((kind, share) for kind, share in zip(self._kinds, row, strict=True) if share >= _LEAST)
