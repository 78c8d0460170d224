"""Which parts of a text are taken already: spans never overlap, and a text may hold ten thousand of them.

Stage: entities.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable


class Occupied:
    """Disjoint spans in order, so that asking costs the logarithm of their number."""

    __slots__ = ("_spans",)

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                first, last = self._spans[-1]
                self._spans[-1] = (first, max(last, end))
            else:
                self._spans.append((start, end))

    def is_free(self, start: int, end: int) -> bool:
        at = bisect_left(self._spans, (end, -1))
        return at == 0 or self._spans[at - 1][1] <= start

    def covers(self, start: int, end: int) -> bool:
        """True when one taken span holds all of it."""
        at = bisect_left(self._spans, (start + 1, -1))
        return at > 0 and self._spans[at - 1][1] >= end

    def take(self, start: int, end: int) -> bool:
        """Take the span when it is free; says whether it was."""
        free = self.is_free(start, end)
        if free:
            insort(self._spans, (start, end))
        return free
