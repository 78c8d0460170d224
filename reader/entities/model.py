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

from reader.entities.features import Surroundings, features_of, surroundings_of
from reader.entities.lexicon import lexicon
from reader.entities.tokens import Sentence, sentences_of

MAX_KEYS = 300_000
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


class ChainModel:
    """Weights as they lie in `data/names.npz`: CRC-32 of a feature's name to a row of one byte for each label."""

    def __init__(self, weights: Any, keys: Any, transitions: Any, labels: Sequence[str]) -> None:
        self._weights = weights
        self._keys = keys
        self._transitions = transitions
        self._labels = tuple(labels)
        self._known: dict[str, int] = {}

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
        known, crc32 = self._known, zlib.crc32
        if len(known) > MAX_KEYS:
            known.clear()
        keys: list[int] = []
        offsets: list[int] = []
        for sentence in sentences:
            for features in features_of(sentence, around, words):
                offsets.append(len(keys))
                for feature in features:
                    key = known.get(feature)
                    if key is None:
                        key = known[feature] = crc32(feature.encode("utf-8", "replace"))
                    keys.append(key)
        wanted = np.array(keys, np.uint32)
        rows = np.searchsorted(self._keys, wanted)
        rows[rows == len(self._keys)] = 0
        rows = np.where(self._keys[rows] == wanted, rows + 1, 0)
        scores = np.add.reduceat(self._weights[rows], np.array(offsets), axis=0)
        labelled = []
        begin = 0
        for sentence in sentences:
            end = begin + len(sentence.words)
            labelled.append([self._labels[k] for k in self._best_path(scores[begin:end])])
            begin = end
        return labelled

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
        rows, scale = data["Q"], data["S"]
        weights = np.zeros((len(rows) + 1, rows.shape[1]), np.float32)
        weights[1:] = rows.astype(np.float32) * scale.astype(np.float32)[:, None]
        return ChainModel(weights, data["K"], data["T"], [str(label) for label in data["labels"]])


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
