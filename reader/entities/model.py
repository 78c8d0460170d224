"""The trained recogniser of names: a linear chain over hashed features, in numpy alone.

Stage: entities. It fills the `Recogniser` interface; another engine may take its place.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Protocol

from reader.entities.features import placed_features, word_features
from reader.entities.lexicon import lexicon
from reader.entities.surroundings import Surroundings, surroundings_of
from reader.entities.tokens import Sentence, sentences_of

MAX_KEYS = 300_000
MAX_WORDS = 30_000
BATCH_WORDS = 2_000
"""A word costs about 2 kB while it is scored."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`label` is the model's own: PER ORG LOC NORP MISC."""

    start: int
    end: int
    label: str


class Recogniser(Protocol):
    def recognise(self, paragraphs: Sequence[str]) -> list[list[Span]]:
        """The names of each paragraph, in order, without overlaps; all paragraphs are one article."""


class _Rows(dict[str, int]):
    """A feature's name to its row of weights, looked up by CRC-32 when it is first met; 0 for one never learnt."""

    def __init__(self, by_key: dict[int, int]) -> None:
        super().__init__()
        self._by_key = by_key

    def __missing__(self, feature: str) -> int:
        row = self[feature] = self._by_key.get(zlib.crc32(feature.encode("utf-8", "replace")), 0)
        return row


class ChainModel:
    """Weights as they lie in `data/names.npz`: CRC-32 of a feature's name to a row of one byte for each label."""

    def __init__(self, weights: Any, keys: Any, transitions: Any, labels: Sequence[str]) -> None:
        self._weights = weights
        self._transitions = transitions
        self._labels = tuple(labels)
        self._known = _Rows(dict(zip(keys.tolist(), range(1, len(keys) + 1), strict=True)))
        self._words: dict[str, int] = {}
        self._word_scores = weights[:0].copy()
        # Never outgrown: a batch brings at most its own words.
        self._word_scores.resize((MAX_WORDS + 2 * BATCH_WORDS, weights.shape[1]), refcheck=False)

    def recognise(self, paragraphs: Sequence[str]) -> list[list[Span]]:
        found: list[list[Span]] = [[] for _ in paragraphs]
        sentences = [s for i, paragraph in enumerate(paragraphs) for s in sentences_of(paragraph, i)]
        if sentences:
            for sentence, labels in zip(sentences, self._labelled(sentences), strict=True):
                found[sentence.paragraph].extend(_spans(sentence, labels))
        return found

    def _labelled(self, sentences: Sequence[Sentence]) -> list[list[str]]:
        around = surroundings_of(sentences)
        labelled: list[list[str]] = []
        batch: list[Sentence] = []
        size = 0
        for sentence in sentences:
            batch.append(sentence)
            size += len(sentence.words)
            if size >= BATCH_WORDS:
                labelled.extend(self._batch(batch, around))
                batch, size = [], 0
        return labelled + self._batch(batch, around) if batch else labelled

    def _batch(self, sentences: Sequence[Sentence], around: Surroundings) -> list[list[str]]:
        import numpy as np

        words = lexicon()
        known = self._known
        if len(known) > MAX_KEYS:
            known.clear()
        if len(self._words) > MAX_WORDS:
            self._words.clear()
        rows: list[int] = []
        offsets: list[int] = []
        alone: list[int] = []
        for sentence in sentences:
            for word in sentence.words:
                number = self._words.get(word)
                alone.append(self._learn(word) if number is None else number)
            for features in placed_features(sentence, around, words):
                offsets.append(len(rows))
                rows.extend(map(known.__getitem__, features))
        scores = np.add.reduceat(self._weights[np.array(rows)], np.array(offsets), axis=0)
        scores += self._word_scores[np.array(alone)]
        labelled = []
        begin = 0
        for sentence in sentences:
            end = begin + len(sentence.words)
            labelled.append([self._labels[k] for k in self._best_path(scores[begin:end])])
            begin = end
        return labelled

    def _learn(self, word: str) -> int:
        """Remember what a word's own features come to; news repeats its words."""
        at = self._words[word] = len(self._words)
        self._word_scores[at] = self._weights[[self._known[feature] for feature in word_features(word)]].sum(axis=0)
        return at

    def _best_path(self, scores: Any) -> list[int]:
        """Viterbi: the likeliest chain of labels through a sentence."""
        best = scores[0]
        back = []
        transitions = self._transitions
        for row in scores[1:]:
            through = best[:, None] + transitions
            chosen = through.argmax(0)
            back.append(chosen)
            best = through.max(0) + row
        label = int(best.argmax())
        path = [label]
        for chosen in reversed(back):
            label = int(chosen[label])
            path.append(label)
        path.reverse()
        return path


@cache
def default_recogniser() -> Recogniser:
    import numpy as np

    with (
        as_file(files("reader.entities").joinpath("data/names.npz")) as path,
        np.load(path, allow_pickle=False) as data,
    ):
        return chain_model(data["Q"], data["S"], data["K"], data["T"], [str(label) for label in data["labels"]])


def chain_model(rows: Any, scales: Any, keys: Any, transitions: Any, labels: Sequence[str]) -> ChainModel:
    """A model of the arrays of `names.npz`; row 0 of its weights is for features that it never met."""
    import numpy as np

    weights = np.zeros((len(rows) + 1, rows.shape[1]), np.float32)
    weights[1:] = rows.astype(np.float32) * scales.astype(np.float32)[:, None]
    return ChainModel(weights, keys, transitions, labels)


def _spans(sentence: Sentence, labels: Sequence[str]) -> list[Span]:
    found = []
    first: int | None = None
    kind = ""
    for i, label in enumerate((*labels, "O")):
        position, _, named = label.partition("-")
        if first is not None and (position != "I" or named != kind):
            found.append(Span(sentence.starts[first], sentence.ends[i - 1], kind))
            first = None
        if position == "B" or (position == "I" and first is None):
            first, kind = i, named
    return found
