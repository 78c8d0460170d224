"""The trained recogniser of names: a linear chain over hashed features and a small network, in numpy alone.

Stage: entities. It fills the `Recogniser` interface; another engine may take its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Protocol

from reader.entities.leaning import Leanings
from reader.entities.network import BATCH_WORDS, LAYERS, Network, Stand
from reader.entities.paths import best_paths
from reader.entities.places import Places
from reader.entities.stored import keys_of
from reader.entities.sums import Weights
from reader.entities.surroundings import surroundings_of
from reader.entities.tokens import Sentence, sentences_of

RESERVE = 3.0
"""A word is no name unless the best name beats it by this much: texts of hands that were never learnt from show more
names made up than missed."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`label` is the model's own: PER ORG LOC NORP MISC."""

    start: int
    end: int
    label: str
    leaning: tuple[tuple[str, float], ...] = field(default=(), compare=False)
    """Labels that it may be and how likely each is, together 1; empty where the recogniser does not say."""


class Recogniser(Protocol):
    def recognise(self, paragraphs: Sequence[str]) -> list[list[Span]]:
        """The names of each paragraph, in order, without overlaps; all paragraphs are one article."""


class ChainModel:
    """Weights as they lie in `data/names.npz`: CRC-32 of a feature's name to a row of one byte for each label."""

    def __init__(
        self, weights: Weights, transitions: Any, labels: Sequence[str], network: Network | None = None
    ) -> None:
        self._places = Places(weights)
        self._transitions = transitions
        self._labels = tuple(labels)
        self._leanings = Leanings(self._labels, transitions)
        self._network = network

    def recognise(self, paragraphs: Sequence[str]) -> list[list[Span]]:
        found: list[list[Span]] = [[] for _ in paragraphs]
        sentences = [s for i, paragraph in enumerate(paragraphs) for s in sentences_of(paragraph, i)]
        if sentences:
            for sentence, spans in zip(sentences, self._spans(sentences), strict=True):
                found[sentence.paragraph].extend(spans)
        return found

    def _spans(self, sentences: Sequence[Sentence]) -> list[list[Span]]:
        import numpy as np

        around = surroundings_of(sentences)
        pieces, hidden, stands = [], [], list[Stand | None]()
        for batch in _batches(sentences):
            piece, stood = self._places.scores(batch, around)
            pieces.append(piece)
            stands += stood
            if self._network is not None:
                hidden.append(self._network.seen([sentence.words for sentence in batch], stood))
        scores = np.concatenate(pieces)
        asked, forms = _forms(sentences, stands)
        if self._network is not None and asked:
            scores[asked] += self._network.said(np.concatenate(hidden), forms)
        scores[:, self._labels.index("O")] += RESERVE
        lengths = [len(sentence.words) for sentence in sentences]
        path = [self._labels[label] for label in best_paths(scores, lengths, self._transitions).tolist()]
        begins = [end - length for length, end in zip(lengths, accumulate(lengths), strict=True)]
        runs = [_runs(path[at : at + length]) for at, length in zip(begins, lengths, strict=True)]
        leanings = self._leanings.of(
            scores, [(at + first, at + last) for at, here in zip(begins, runs, strict=True) for first, last, _ in here]
        )
        return [
            [Span(s.starts[first], s.ends[last - 1], kind, next(leanings)) for first, last, kind in here]
            for s, here in zip(sentences, runs, strict=True)
        ]


@cache
def default_recogniser() -> Recogniser:
    import numpy as np

    with np.load(Path(__file__).with_name("data") / "names.npz", allow_pickle=False) as data:
        return chain_model(dict(data))


def chain_model(arrays: Mapping[str, Any]) -> ChainModel:
    """A model of the arrays of `names.npz`, with or without a network."""
    network = None
    if "net.keys" in arrays:
        layers = {name: arrays["net." + name].astype("float32") for name in LAYERS}
        network = Network(Weights(keys_of(arrays["net.keys"]), arrays["net.rows"], arrays["net.scales"]), layers)
    weights = Weights(keys_of(arrays["K"]), arrays["Q"], arrays["S"])
    return ChainModel(weights, arrays["T"], [str(label) for label in arrays["labels"]], network)


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


def _runs(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """From which word to before which one a name goes, and its label."""
    found = []
    first: int | None = None
    kind = ""
    for i, label in enumerate((*labels, "O")):
        position, _, named = label.partition("-")
        if first is not None and (position != "I" or named != kind):
            found.append((first, i, kind))
            first = None
        if position == "B" or (position == "I" and first is None):
            first, kind = i, named
    return found
