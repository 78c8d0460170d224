"""A small network beside the chain: it reads five words at once, and a word's other places in the article.

Stage: entities. The chain adds up what single features say; this weighs them together, and what it has to say of each
label is added to the chain's scores before the likeliest path is sought. Far from any capital it is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from reader.entities.features import word_features
from reader.entities.lexicon import lexicon

REACH = 2
"""Words that it sees on each side."""
MAX_WORDS = 20_000
BATCH_WORDS = 2_000
LAYERS = ("first", "first_bias", "second", "second_bias", "last", "last_bias")
Stand = tuple[str, ...]
"""What the network reads of a word's place; see `placed_features`."""
_Seen = TypeVar("_Seen")


def word_view(word: str) -> list[str]:
    """What the network reads of a word by itself."""
    return [*word_features(word), f"cw{lexicon().commonness.get(word.lower(), 0)}"]


class _Remembered(dict[_Seen, int], Generic[_Seen]):
    """A word or a stand to the row of its vector, summed when it is first met. Row 0 is nothing at all."""

    def __init__(self, view: Callable[[_Seen], Iterable[str]], rows: dict[str, int], weights: Any) -> None:
        super().__init__()
        import numpy as np

        self._view = view
        self._rows = rows
        self._weights = weights
        # Never outgrown: a batch brings at most its own words.
        self.vectors = np.zeros((MAX_WORDS + 2 * BATCH_WORDS, weights.shape[1]), np.float32)

    def __missing__(self, seen: _Seen) -> int:
        at = self[seen] = len(self) + 1
        self.vectors[at] = self._weights[[0, *(self._rows[feature] for feature in self._view(seen))]].sum(axis=0)
        return at

    def spare(self) -> None:
        if len(self) >= MAX_WORDS:
            self.clear()
            self._rows.clear()


class Network:
    """Weights as they lie in `data/names.npz`, all but `rows`, which finds the row of a feature's name."""

    def __init__(self, weights: Any, rows: dict[str, int], layers: Mapping[str, Any]) -> None:
        self._words = _Remembered(word_view, rows, weights)
        self._stands: _Remembered[Stand] = _Remembered(lambda stand: stand, rows, weights)
        self._first, self._first_bias = layers["first"], layers["first_bias"]
        hidden = self._first.shape[1]
        self._own, self._shared = layers["second"][:hidden], layers["second"][hidden:]
        self._second_bias = layers["second_bias"]
        self._last, self._last_bias = layers["last"], layers["last_bias"]

    def seen(self, sentences: Sequence[Sequence[str]], stands: Sequence[Stand | None]) -> Any:
        """The first layer for the words that have a stand: what five words come to. One batch of whole sentences."""
        import numpy as np

        words, marks = self._words, self._stands
        words.spare()
        marks.spare()
        edge = [0] * REACH
        rows: list[int] = list(edge)
        for sentence in sentences:
            rows += map(words.__getitem__, sentence)
            rows += edge
        places: list[int] = []
        found: list[int] = []
        at = number = 0
        for sentence in sentences:
            at += REACH
            for _ in sentence:
                stand = stands[number]
                if stand is not None:
                    places.append(at)
                    found.append(marks[stand] if stand else 0)
                at += 1
                number += 1
        vectors = words.vectors[rows]
        middle = np.array(places, np.intp)
        vectors[middle] += marks.vectors[np.array(found, np.intp)]
        window = vectors[middle[:, None] + np.arange(-REACH, REACH + 1)].reshape(len(middle), len(self._first))
        hidden = window @ self._first
        hidden += self._first_bias
        return np.maximum(hidden, 0, out=hidden)

    def said(self, hidden: Any, forms: Sequence[int]) -> Any:
        """What is to be added to the scores of those words; `forms` numbers alike the words of one spelling."""
        import numpy as np

        form = np.array(forms)
        order = form.argsort(kind="stable")
        ordered = form[order]
        begins = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
        counts = np.diff(np.r_[begins, len(ordered)])
        pooled = np.add.reduceat(hidden[order], begins, axis=0) / counts[:, None].astype(np.float32)
        group = np.empty(len(form), np.intp)
        group[order] = np.repeat(np.arange(len(begins)), counts)
        second = hidden @ self._own
        second += (pooled @ self._shared)[group]
        second += self._second_bias
        return np.maximum(second, 0, out=second) @ self._last + self._last_bias
