"""Words of one company: which stand where the same words stand, so that an unknown name is seen to be like a known one.

Only counts of neighbours are kept of the texts read. After Schütze, "Distributional part-of-speech tagging" (1995):
neighbours left and right, weighed by mutual information, brought to few dimensions, gathered into classes by k-means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from reader.entities.tokens import sentences_of

SEEN_AT_LEAST = 6
"""Of a word much rarer than this the neighbours tell nothing."""
NEIGHBOURS = 2500
DIMENSIONS = 96
CLASSES = (64, 640)
"""Coarse and fine."""
_SEED = 5


def word_classes(texts: Iterable[str]) -> dict[str, str]:
    """A word as written to its coarse and fine class, "12 345"."""
    import numpy as np

    sentences = [
        tuple(map(_plain, sentence.words))
        for text in texts
        for number, line in enumerate(text.split("\n"))
        for sentence in sentences_of(line, number)
    ]
    seen = Counter(word for words in sentences for word in words[1:])
    vocabulary = sorted(word for word, count in seen.items() if count >= SEEN_AT_LEAST and word[0].isalpha())
    vectors = _vectors(sentences, vocabulary, seen)
    found = [_gathered(vectors, classes, np.random.default_rng(_SEED)) for classes in CLASSES]
    return {word: f"{coarse} {fine}" for word, coarse, fine in zip(vocabulary, *found, strict=True)}


def _plain(word: str) -> str:
    return "0" if word[0].isdigit() else word


def _vectors(sentences: Sequence[tuple[str, ...]], vocabulary: Sequence[str], seen: Counter[str]) -> Any:
    """A row of unit length for each word: where it stands, in few dimensions."""
    import numpy as np
    from scipy.sparse import coo_matrix

    rows = {word: number for number, word in enumerate(vocabulary)}
    common = Counter[str]()
    for word, count in seen.items():
        common[word.lower()] += count
    order = sorted(common, key=lambda word: (-common[word], word))[:NEIGHBOURS]
    columns = {word: number for number, word in enumerate(order)}
    shapes = {"Xx": NEIGHBOURS, "X": NEIGHBOURS + 1, "x": NEIGHBOURS + 2, "": NEIGHBOURS + 3}
    width = NEIGHBOURS + 4
    pairs: Counter[tuple[int, int]] = Counter()
    for words in sentences:
        numbers = [columns.get(word.lower(), shapes[_shape(word)]) for word in words]
        numbers = [shapes[""], *numbers, shapes[""]]
        for at, word in enumerate(words):
            row = rows.get(word)
            # What begins a sentence has a capital whatever it is.
            if row is not None and (at or word[0].islower()):
                pairs[row, numbers[at]] += 1
                pairs[row, width + numbers[at + 2]] += 1
    places = np.array(sorted(pairs))
    counts = np.array([pairs[row, column] for row, column in places.tolist()], float)
    table = coo_matrix((counts, (places[:, 0], places[:, 1])), (len(vocabulary), 2 * width)).tocsr()
    of_row, of_column = np.asarray(table.sum(1)).ravel(), np.asarray(table.sum(0)).ravel()
    table = table.tocoo()
    # Contexts are smoothed, or the rarest would weigh most (Levy and Goldberg 2015).
    share = of_column**0.75 / (of_column**0.75).sum()
    weight = np.log(table.data / np.maximum(of_row[table.row], 1) / share[table.col])
    table.data = np.maximum(weight, 0)
    reduced = _reduced(table.tocsr(), DIMENSIONS)
    return reduced / np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-9)


def _shape(word: str) -> str:
    return "x" if word[0].islower() else "X" if word.isupper() else "Xx"


def _reduced(table: Any, dimensions: int) -> Any:
    """The leading singular directions, by random projection and four rounds of power iteration (Halko et al. 2011)."""
    import numpy as np

    probe = np.random.default_rng(_SEED).standard_normal((table.shape[1], dimensions + 16))
    for _ in range(4):
        probe = np.linalg.qr(table.T @ (table @ probe))[0]
    left, sizes, _ = np.linalg.svd(table @ probe, full_matrices=False)
    return left[:, :dimensions] * np.sqrt(sizes[:dimensions])


def _gathered(vectors: Any, classes: int, chance: Any) -> list[int]:
    """K-means on the sphere: the number of each row's class."""
    import numpy as np

    centres = vectors[chance.choice(len(vectors), min(classes, len(vectors)), replace=False)]
    nearest = np.zeros(len(vectors), int)
    for _ in range(25):
        nearest = (vectors @ centres.T).argmax(1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(length > 0, sums / np.maximum(length, 1e-9), centres)
    return [int(number) for number in nearest]
