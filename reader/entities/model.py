"""The trained recogniser of names: a linear chain over hashed features and a small network, in numpy alone.

Stage: entities. It fills the `Recogniser` interface; another engine may take its place.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Protocol

from reader.entities.features import placed_features, word_features
from reader.entities.lexicon import lexicon
from reader.entities.network import BATCH_WORDS, LAYERS, Network, Stand
from reader.entities.surroundings import Surroundings, surroundings_of
from reader.entities.tokens import Sentence, sentences_of

MAX_KEYS = 300_000
MAX_WORDS = 30_000


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

    def __init__(
        self, weights: Any, keys: Any, transitions: Any, labels: Sequence[str], network: Network | None = None
    ) -> None:
        self._weights = weights
        self._transitions = transitions
        self._labels = tuple(labels)
        self._network = network
        self._known = rows_of(keys)
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
        import numpy as np

        around = surroundings_of(sentences)
        pieces, hidden, stands = [], [], list[Stand | None]()
        for batch in _batches(sentences):
            piece, stood = self._batch(batch, around)
            pieces.append(piece)
            stands += stood
            if self._network is not None:
                hidden.append(self._network.seen([sentence.words for sentence in batch], stood))
        scores = np.concatenate(pieces)
        asked, forms = _forms(sentences, stands)
        if self._network is not None and asked:
            scores[asked] += self._network.said(np.concatenate(hidden), forms)
        labelled = []
        begin = 0
        for sentence in sentences:
            end = begin + len(sentence.words)
            labelled.append([self._labels[k] for k in self._best_path(scores[begin:end])])
            begin = end
        return labelled

    def _batch(self, sentences: Sequence[Sentence], around: Surroundings) -> tuple[Any, list[Stand | None]]:
        """What the chain gives each word for each label, and what the network is to read of its place."""
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
        stands: list[Stand | None] = []
        for sentence in sentences:
            for word in sentence.words:
                number = self._words.get(word)
                alone.append(self._learn(word) if number is None else number)
            for features, stand in placed_features(sentence, around, words):
                offsets.append(len(rows))
                rows.extend(map(known.__getitem__, features))
                stands.append(stand)
        scores = np.add.reduceat(self._weights[np.array(rows)], np.array(offsets), axis=0)
        scores += self._word_scores[np.array(alone)]
        return scores, stands

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
        return chain_model(dict(data))


def chain_model(arrays: Mapping[str, Any]) -> ChainModel:
    """A model of the arrays of `names.npz`, with or without a network."""
    network = None
    if "net.keys" in arrays:
        layers = {name: arrays["net." + name].astype("float32") for name in LAYERS}
        network = Network(_weights(arrays["net.rows"], arrays["net.scales"]), rows_of(arrays["net.keys"]), layers)
    weights = _weights(arrays["Q"], arrays["S"])
    return ChainModel(weights, arrays["K"], arrays["T"], [str(label) for label in arrays["labels"]], network)


def rows_of(keys: Any) -> dict[str, int]:
    return _Rows(dict(zip(keys.tolist(), range(1, len(keys) + 1), strict=True)))


def _weights(rows: Any, scales: Any) -> Any:
    """Row 0 is for features that were never met."""
    import numpy as np

    weights = np.zeros((len(rows) + 1, rows.shape[1]), np.float32)
    weights[1:] = rows.astype(np.float32) * scales.astype(np.float32)[:, None]
    return weights


def _batches(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """A word costs about 2 kB while it is scored."""
    batch: list[Sentence] = []
    size = 0
    for sentence in sentences:
        batch.append(sentence)
        size += len(sentence.words)
        if size >= BATCH_WORDS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _forms(sentences: Sequence[Sentence], stands: Sequence[Stand | None]) -> tuple[list[int], list[int]]:
    """Which words the network is asked for, and the number of each one's spelling; small words stand for themselves."""
    asked: list[int] = []
    forms: list[int] = []
    numbers: dict[str, int] = {}
    at = 0
    for sentence in sentences:
        for word in sentence.words:
            if stands[at] is not None:
                asked.append(at)
                forms.append(numbers.setdefault(word.lower(), len(numbers)) if word[0].isupper() else -1 - at)
            at += 1
    return asked, forms


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
