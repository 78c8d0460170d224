"""The likeliest chain of labels through each sentence (Viterbi 1967), for many sentences at once.

Stage: entities. Sentences of one article take their steps together: numpy costs the same for one as for thirty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

TOGETHER = 256
"""Sentences; the way back is kept for each word of the longest."""


def best_paths(scores: Any, lengths: Sequence[int], transitions: Any) -> Any:
    """A label for each row of `scores`, which holds sentences of these lengths, none empty, one after the other."""
    import numpy as np

    paths = np.empty(len(scores), np.intp)
    sizes = np.array(lengths)
    begins = np.cumsum(sizes) - sizes
    for first in range(0, len(sizes), TOGETHER):
        chosen = slice(first, first + TOGETHER)
        _walk(scores, begins[chosen], sizes[chosen], transitions, paths)
    return paths


def _walk(scores: Any, begins: Any, sizes: Any, transitions: Any, paths: Any) -> None:
    import numpy as np

    order = np.argsort(-sizes, kind="stable")
    begins, sizes = begins[order], sizes[order]
    longest = int(sizes[0])
    # The longest come first: those still under way at a step are the first so many.
    under_way = np.searchsorted(-sizes, -np.arange(1, longest + 1), side="right").tolist()
    into = np.ascontiguousarray(transitions.T)
    best = [scores[begins]]
    for step in range(1, longest):
        count = under_way[step]
        arriving = np.maximum.reduce(best[-1][:count, None, :] + into, axis=2)
        arriving += scores[begins[:count] + step]
        best.append(arriving)
    labels = np.empty(len(sizes), np.intp)
    arrived = 0
    for step in range(longest - 1, -1, -1):
        count = under_way[step]
        # Where a label came from is asked only on the way back, of the few that were chosen.
        labels[:arrived] = (best[step][:arrived] + into[labels[:arrived]]).argmax(1)
        labels[arrived:count] = best[step][arrived:].argmax(1)
        paths[begins[:count] + step] = labels[:count]
        arrived = count
