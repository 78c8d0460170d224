"""Weights of features as they lie in a file, and sums of them that are made once and remembered.

Stage: entities. A word brings the same features to every place where it stands: what they come to is one row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar
from zlib import crc32

_FIRST_SIZE = 4_096
_Seen = TypeVar("_Seen")


class Weights:
    """A row of one byte for each column, and its scale, by the CRC-32 of a feature's name; `keys` are sorted.

    A dict of the keys, and the rows in full, would take three times as long to make as a page takes to be read.
    """

    def __init__(self, keys: Any, rows: Any, scales: Any) -> None:
        self._keys = keys
        self._rows = rows
        self._scales = scales.astype("float32")
        self.width: int = rows.shape[1]

    def known(self) -> frozenset[int]:
        """The CRC-32 of every feature."""
        return frozenset(self._keys.tolist())

    def summed(self, names: Sequence[str], begins: Sequence[int]) -> Any:
        """One row for each run of `names` that begins at one of `begins`; what was never learnt weighs nothing."""
        import numpy as np

        # A word holds no line break: all names are encoded at once.
        encoded = "\n".join(names).encode("utf-8", "replace").split(b"\n")
        hashed = np.fromiter(map(crc32, encoded), np.uint32, len(names))
        # Looked up in order, half as many lines of memory are read. Of two features with one CRC the last one counts.
        order = hashed.argsort()
        at = np.empty(len(names), np.intp)
        at[order] = self._keys.searchsorted(hashed[order], side="right") - 1
        scales = self._scales[at] * (self._keys[at] == hashed)
        return np.add.reduceat(self._rows[at] * scales[:, None], begins, axis=0)


class Sums:
    """A table of sums, made for all that is new at once: numpy is slow on one row. Row 0 is nothing at all."""

    def __init__(self, weights: Weights) -> None:
        import numpy as np

        self._weights = weights
        self._table = np.zeros((_FIRST_SIZE, weights.width), np.float32)
        self._remembered: list[dict[Any, int]] = []
        self._forget()

    def _forget(self) -> None:
        self._done = 1
        self._names: list[str] = []
        self._begins: list[int] = []

    def __len__(self) -> int:
        return self._done + len(self._begins)

    def add(self, names: Sequence[str]) -> int:
        """The row where the sum of these features will lie."""
        if not names:
            return 0
        self._begins.append(len(self._names))
        self._names += names
        return self._done + len(self._begins) - 1

    def remembered(self, names_of: Callable[[_Seen], Sequence[str]]) -> Remembered[_Seen]:
        """A table of rows in this one, for things that are met again."""
        found = Remembered(self, names_of)
        self._remembered.append(found)
        return found

    def table(self) -> Any:
        """All rows that were asked for; good until the next is."""
        import numpy as np

        count = len(self)
        if count > len(self._table):
            grown = np.zeros((2 * count, self._weights.width), np.float32)
            grown[: self._done] = self._table[: self._done]
            self._table = grown
        if self._begins:
            self._table[self._done : count] = self._weights.summed(self._names, self._begins)
            self._done, self._names, self._begins = count, [], []
        return self._table

    def spare(self, most: int) -> None:
        """Begin anew when more than `most` rows are kept; rows given out before mean nothing then."""
        if len(self) > most:
            for remembered in self._remembered:
                remembered.clear()
            self._forget()


class Remembered(dict[_Seen, int], Generic[_Seen]):
    """A thing to the row of its sum, asked for when the thing is first met."""

    def __init__(self, sums: Sums, names_of: Callable[[_Seen], Sequence[str]]) -> None:
        super().__init__()
        self._add = sums.add
        self._names_of = names_of

    def __missing__(self, seen: _Seen) -> int:
        row = self[seen] = self._add(self._names_of(seen))
        return row
