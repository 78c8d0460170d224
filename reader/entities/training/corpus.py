"""Annotated texts become what the trainer wants: for each sentence the features of its words, and their labels.

A document is a line of JSON: {"id", "text", "ents": [[start, end, type]]}.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.entities.features import class_of, features_of, placed_features
from reader.entities.lexicon import Lexicon, lexicon
from reader.entities.network import Stand
from reader.entities.surroundings import surroundings_of
from reader.entities.tokens import Sentence, sentences_of

_LABELS = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP",
    "MISC": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK": "MISC",
}  # fmt: skip
"""Dates and money are found by their form and are not learnt."""


@dataclass(frozen=True, slots=True)
class Document:
    text: str
    spans: tuple[tuple[int, int, str], ...]
    """Start, end and label (PER ORG LOC NORP MISC), by start."""


Example = tuple[list[list[str]], list[str]]
"""The features of each word of a sentence, and the label of each."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as the network learns it."""

    words: tuple[str, ...]
    stands: list[Stand | None]
    labels: list[str]


def documents_of(path: Path) -> list[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Document(row["text"], spans_of(row["ents"])) for row in rows]


def spans_of(entities: Sequence[Sequence[object]]) -> tuple[tuple[int, int, str], ...]:
    found = [(int(str(s)), int(str(e)), _LABELS[str(kind)]) for s, e, kind in entities if str(kind) in _LABELS]
    return tuple(sorted(found))


def examples_of(document: Document, mark: str = "", words: Lexicon | None = None) -> Iterator[Example]:
    """`mark` names a source with annotation habits of its own, so that these are not learnt as truths."""
    words = words or lexicon()
    found = _sentences(document)
    around = surroundings_of([sentence for sentence, _ in found])
    for sentence, begin in found:
        features = list(features_of(sentence, around, words))
        if mark:
            for word, seen in zip(sentence.words, features, strict=True):
                seen.append("src=" + mark)
                seen.append(f"src={mark}|{class_of(word)}")
        yield features, labels_of(sentence, begin, document.spans)


def readings_of(document: Document, words: Lexicon | None = None) -> list[Reading]:
    words = words or lexicon()
    found = _sentences(document)
    around = surroundings_of([sentence for sentence, _ in found])
    return [
        Reading(
            sentence.words,
            [stand for _, stand in placed_features(sentence, around, words)],
            labels_of(sentence, begin, document.spans),
        )
        for sentence, begin in found
    ]


def _sentences(document: Document) -> list[tuple[Sentence, int]]:
    """Each with where its line begins in the text."""
    found: list[tuple[Sentence, int]] = []
    at = 0
    for number, line in enumerate(document.text.split("\n")):
        found.extend((sentence, at) for sentence in sentences_of(line, number))
        at += len(line) + 1
    return found


def labels_of(sentence: Sentence, begin: int, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """B-, I- or O for each word; `begin` is where the sentence's line begins in the text of `spans`."""
    labels = []
    previous = -1
    for start, end in zip(sentence.starts, sentence.ends, strict=True):
        at = bisect_right(spans, (begin + end - 1, 1 << 60, "")) - 1
        if at >= 0 and spans[at][1] > begin + start:
            labels.append(("I-" if at == previous else "B-") + spans[at][2])
            previous = at
        else:
            labels.append("O")
            previous = -1
    return labels
