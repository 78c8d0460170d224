"""A small network beside the chain: it reads five words and their pieces at once, and a word's other places.

Stage: entities. The chain adds up what single features say; this weighs them together, and what it has to say of each
label is added to the chain's scores before the likeliest path is sought. Far from any capital it is not asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.entities.features import word_features
from reader.entities.lexicon import lexicon
from reader.entities.pieces import pieces_of
from reader.entities.sums import Sums, Weights

REACH = 2
"""Words that it sees on each side."""
MAX_VECTORS = 40_000
"""Of words and of places, 256 bytes each."""
BATCH_WORDS = 2_000
LAYERS = ("first", "first_bias", "second", "second_bias", "last", "last_bias")
Stand = tuple[str, ...]
"""What the network reads of a word's place; see `placed_features`."""


def word_view(word: str) -> list[str]:
    """What the network reads of a word by itself, beside its pieces."""
    return [*word_features(word), f"cw{lexicon().commonness.get(word.lower(), 0)}"]


def _of_stand(stand: Stand) -> Sequence[str]:
    return stand


class Network:
    """`weights` of features, and layers, as they lie in `data/names.npz`."""

    def __init__(self, weights: Weights, layers: Mapping[str, Any]) -> None:
        self._vectors = Sums(weights)
        self._known = weights.known()
        self._words = self._vectors.remembered(self._of_word)
        self._stands = self._vectors.remembered(_of_stand)
        self._first, self._first_bias = layers["first"], layers["first_bias"]
        hidden = self._first.shape[1]
        self._own, self._shared = layers["second"][:hidden], layers["second"][hidden:]
        self._second_bias = layers["second_bias"]
        self._last, self._last_bias = layers["last"], layers["last_bias"]

    def _of_word(self, word: str) -> Sequence[str]:
        """Nothing for the word that stands before the first and behind the last."""
        return [*word_view(word), *pieces_of(word, self._known)] if word else ()

    def seen(self, sentences: Sequence[Sequence[str]], stands: Sequence[Stand | None]) -> Any:
        """The first layer for the words that have a stand: what five words come to. One batch of whole sentences."""
        import numpy as np

        marks = self._stands
        self._vectors.spare(MAX_VECTORS)
        edge = [""] * REACH
        words = list(edge)
        for sentence in sentences:
            words += sentence
            words += edge
        places: list[int] = []
        found: list[int] = []
        at = number = 0
        for sentence in sentences:
            at += REACH
            for _ in sentence:
                stand = stands[number]
                if stand is not None:
                    places.append(at)
                    found.append(marks[stand])
                at += 1
                number += 1
        middle = np.array(places, np.intp)
        windows = middle[:, None] + np.arange(-REACH, REACH + 1)
        within = np.zeros(len(words), bool)
        within[windows] = True
        # What stands in no window is not even looked up.
        seen = np.flatnonzero(within)
        rows = [self._words[words[at]] for at in seen.tolist()]
        table = self._vectors.table()
        vectors = np.zeros((len(words), table.shape[1]), np.float32)
        vectors[seen] = table[rows]
        vectors[middle] += table[found]
        window = vectors[windows].reshape(len(middle), len(self._first))
        hidden = window @ self._first
        hidden += self._first_bias
        return np.maximum(hidden, 0, out=hidden)

    def said(self, hidden: Any, forms: Sequence[int]) -> Any:
        """What is to be added to the scores of those words; `forms` numbers alike the words of one spelling."""
        import numpy as np

        form = np.array(forms)
        order = form.argsort(kind="stable")
        ordered = form[order]
        changes = np.ones(len(form), bool)
        np.not_equal(ordered[1:], ordered[:-1], out=changes[1:])
        begins = changes.nonzero()[0]
        counts = np.full(len(begins), len(form))
        counts[:-1] = begins[1:]
        counts -= begins
        pooled = np.add.reduceat(hidden[order], begins, axis=0) / counts[:, None].astype(np.float32)
        group = np.empty(len(form), np.intp)
        group[order] = np.repeat(np.arange(len(begins)), counts)
        second = hidden @ self._own
        second += (pooled @ self._shared)[group]
        second += self._second_bias
        return np.maximum(second, 0, out=second) @ self._last + self._last_bias
