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

    order = (-sizes).argsort(kind="stable")
    sizes = sizes[order]
    longest = int(sizes[0])
    steps = np.arange(longest)
    # A table of all sentences, step by step; what stands behind the end of one is not looked at.
    places = begins[order] + steps[:, None]
    rows = scores.take(places, axis=0, mode="clip")
    labels = np.empty(places.shape, np.intp)
    # The longest come first: those still under way at a step are the first so many.
    inside = steps[:, None] < sizes
    under_way = inside.sum(axis=1).tolist()
    # The label come from lies on the first axis: the best along it is found in a sixth of the time of along the last.
    forth, back = transitions[:, None, :], transitions.T.copy()
    best = [rows[0]]
    for step, count in enumerate(under_way[1:], 1):
        best.append(np.maximum.reduce(best[-1][:count].T[:, :, None] + forth, axis=0) + rows[step, :count])
    arrived = 0
    for step in range(longest - 1, -1, -1):
        count = under_way[step]
        if arrived:
            # Where a label came from is asked only on the way back, of the few that were chosen.
            labels[step, :arrived] = (best[step][:arrived] + back[labels[step + 1, :arrived]]).argmax(1)
        if count > arrived:
            labels[step, arrived:count] = best[step][arrived:].argmax(1)
            arrived = count
    paths[places[inside]] = labels[inside]
