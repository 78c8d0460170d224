"""The network beside the chain is learnt: vectors of features, three layers, in numpy, by steepest descent (Adam).

It must not learn names by heart, or it would only say again what the chain says: features that stand in few places are
left out, of three words one loses its identity, and a share of every layer is put out (Hinton et al. 2012).
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reader.entities.network import LAYERS, REACH, Stand, word_view
from reader.entities.training.adam import Adam
from reader.entities.training.corpus import Reading

LABELS = tuple("B-LOC B-MISC B-NORP B-ORG B-PER I-LOC I-MISC I-NORP I-ORG I-PER O".split())
SEEN_AT_LEAST = 60
WIDTH, HIDDEN, SECOND = 48, 96, 64
ROUNDS = 4
RATE = 2e-3
BATCH_WORDS = 3_000
NAMELESS = 0.3
PUT_OUT = (0.1, 0.3, 0.15)
"""Of the window, of the first layer with what its form's other places say, of the second layer."""
WEIGHT = 1.75
"""What it says counts this much beside each learner of the chain: left-out texts gain the same from 1 to 2.5."""
_IDENTITY = ("w=", "p4=", "x4=")
_SEED = 1


@dataclass(frozen=True, slots=True)
class _Article:
    """Numbers of words and stands, with `REACH` zeros before and behind each sentence."""

    words: Any
    stands: Any
    places: Any
    """Where the network is asked."""
    labels: Any
    forms: Any
    mark: int


@dataclass(frozen=True, slots=True)
class _Views:
    """Sparse tables: which features a word has of its kind, of its identity, and a stand."""

    kind: Any
    identity: Any
    stand: Any


def network_learnt(articles: Iterable[tuple[Sequence[Reading], str]], learners: int = 2) -> dict[str, Any]:
    """The network's arrays of `names.npz`. Deterministic on one machine."""
    import numpy as np

    numbered, words, stands, marks = _numbered(articles)
    names, views = _views(numbered, words, stands)
    chance = np.random.default_rng(_SEED)
    learner = Learner(len(names) + 1, len(marks), chance)
    total = sum(len(article.words) for article in numbered) * ROUNDS
    seen = 0
    for _ in range(ROUNDS):
        batch: list[_Article] = []
        size = 0
        order = chance.permutation(len(numbered)).tolist()
        for count, number in enumerate(order, 1):
            batch.append(numbered[number])
            size += len(batch[-1].words)
            if size >= BATCH_WORDS or count == len(order):
                seen += size
                learner.learn(_Batch(batch, views), RATE * max(0.02, 1 - seen / total))
                batch, size = [], 0
    return _packed(names, learner.weights, marks[""], learners)


def _numbered(
    articles: Iterable[tuple[Sequence[Reading], str]],
) -> tuple[list[_Article], dict[str, int], dict[Stand, int], dict[str, int]]:
    import numpy as np

    words: dict[str, int] = {"": 0}
    stands: dict[Stand, int] = {(): 0}
    marks: dict[str, int] = {"": 0}
    label = {name: number for number, name in enumerate(LABELS)}
    found = []
    for readings, mark in articles:
        rows, marked = [0] * REACH, [0] * REACH
        places: list[int] = []
        labels: list[int] = []
        forms: list[int] = []
        alike: dict[str, int] = {}
        for reading in readings:
            for word, stand, name in zip(reading.words, reading.stands, reading.labels, strict=True):
                if stand is not None:
                    places.append(len(rows))
                    labels.append(label[name])
                    forms.append(alike.setdefault(word.lower() if word[0].isupper() else f"\0{len(rows)}", len(alike)))
                rows.append(words.setdefault(word, len(words)))
                marked.append(stands.setdefault(stand or (), len(stands)))
            rows += [0] * REACH
            marked += [0] * REACH
        if places:
            found.append(
                _Article(
                    words=np.array(rows),
                    stands=np.array(marked),
                    places=np.array(places),
                    labels=np.array(labels),
                    forms=np.array(forms),
                    mark=marks.setdefault(mark, len(marks)),
                )
            )
    return found, words, stands, marks


def _views(articles: Sequence[_Article], words: dict[str, int], stands: dict[Stand, int]) -> tuple[list[str], _Views]:
    """The features that are learnt, and the tables; row 0 of what is learnt is for all others."""
    of_word = Counter[int]()
    of_stand = Counter[int]()
    for article in articles:
        of_word.update(article.words[article.places].tolist())
        of_word.update(set(article.words.tolist()))
        of_stand.update(article.stands[article.places].tolist())
    views = [word_view(word) if word else [] for word in words]
    counts = Counter[str]()
    for number, view in enumerate(views):
        for feature in view:
            counts[feature] += of_word[number]
    for stand, number in stands.items():
        for feature in stand:
            counts[feature] += of_stand[number]
    names = sorted(name for name, count in counts.items() if count >= SEEN_AT_LEAST)
    row = {name: number for number, name in enumerate(names, 1)}
    kind = [[name for name in view if not name.startswith(_IDENTITY)] for view in views]
    identity = [[name for name in view if name.startswith(_IDENTITY)] for view in views]
    return names, _Views(_table(kind, row), _table(identity, row), _table(stands, row))


def _table(views: Iterable[Sequence[str]], row: dict[str, int]) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix

    columns: list[int] = []
    ends = [0]
    for view in views:
        columns += [row[name] for name in view if name in row]
        ends.append(len(columns))
    ones = np.ones(len(columns), np.float32)
    return csr_matrix((ones, np.array(columns, np.int32), np.array(ends, np.int32)), (len(ends) - 1, len(row) + 1))


class _Batch:
    """Some articles laid end to end."""

    def __init__(self, articles: Sequence[_Article], views: _Views) -> None:
        import numpy as np

        at = np.cumsum([0, *(len(article.words) for article in articles)])
        forms = np.cumsum([0, *(int(article.forms.max()) + 1 for article in articles)])
        self.places = np.concatenate([article.places + begin for article, begin in zip(articles, at, strict=False)])
        self.forms = np.concatenate([article.forms + begin for article, begin in zip(articles, forms, strict=False)])
        self.labels = np.concatenate([article.labels for article in articles])
        self.marks = np.concatenate([np.full(len(article.places), article.mark) for article in articles])
        words = np.concatenate([article.words for article in articles])
        self.kind = views.kind[words]
        self.identity = views.identity[words]
        self.stand = views.stand[np.concatenate([article.stands for article in articles])]


class Learner:
    """`weights` by name: the vectors of features, what the marks of sources add, the layers."""

    def __init__(self, features: int, marks: int, chance: Any) -> None:
        import numpy as np

        window = (2 * REACH + 1) * WIDTH
        self._chance = chance
        self.weights: dict[str, Any] = {
            "vectors": 0.1 * chance.standard_normal((features, WIDTH)),
            "marks": np.zeros((marks, HIDDEN)),
        }
        for name, wide, narrow in (
            ("first", window, HIDDEN),
            ("second", 2 * HIDDEN, SECOND),
            ("last", SECOND, len(LABELS)),
        ):
            self.weights[name] = chance.uniform(-1, 1, (wide, narrow)) / wide**0.5
            self.weights[name + "_bias"] = np.zeros(narrow)
        self.weights["vectors"][0] = 0
        self.weights = {name: array.astype(np.float32) for name, array in self.weights.items()}
        self._adam = Adam(self.weights)

    def learn(self, batch: _Batch, rate: float) -> float:
        """One step downhill; the loss before it."""
        loss, slopes = self.slopes(batch)
        self._adam.step(slopes, rate)
        self.weights["vectors"][0] = 0
        return loss

    def slopes(self, batch: _Batch, noise: bool = True) -> tuple[float, dict[str, Any]]:
        """The mean loss, and how it changes with each weight. Without `noise` nothing is put out."""
        import numpy as np

        weights = self.weights
        count = len(batch.places)
        named = self._kept((batch.identity.shape[0], 1), NAMELESS, noise, scaled=False)
        vectors = batch.kind @ weights["vectors"]
        vectors += batch.stand @ weights["vectors"]
        vectors += named * (batch.identity @ weights["vectors"])
        window = np.concatenate([vectors[batch.places + step] for step in range(-REACH, REACH + 1)], axis=1)
        kept = self._kept(window.shape, PUT_OUT[0], noise)
        window *= kept
        first = np.maximum(window @ weights["first"] + weights["first_bias"] + weights["marks"][batch.marks], 0)
        sizes = np.bincount(batch.forms)
        share = (1 / sizes[batch.forms])[:, None].astype(np.float32)
        pooled = _summed(first * share, batch.forms, len(sizes))
        both = np.concatenate([first, pooled[batch.forms]], axis=1)
        kept_both = self._kept(both.shape, PUT_OUT[1], noise)
        both *= kept_both
        second = np.maximum(both @ weights["second"] + weights["second_bias"], 0)
        kept_second = self._kept(second.shape, PUT_OUT[2], noise)
        second *= kept_second
        said = second @ weights["last"] + weights["last_bias"]
        said -= said.max(axis=1, keepdims=True)
        said -= np.log(np.exp(said).sum(axis=1, keepdims=True))
        loss = -float(said[np.arange(count), batch.labels].mean())

        back = np.exp(said)
        back[np.arange(count), batch.labels] -= 1
        back /= count
        slopes = {"last": second.T @ back, "last_bias": back.sum(axis=0)}
        back = (back @ weights["last"].T) * kept_second * (second > 0)
        slopes |= {"second": both.T @ back, "second_bias": back.sum(axis=0)}
        back = (back @ weights["second"].T) * kept_both
        of_pooled = _summed(back[:, HIDDEN:], batch.forms, len(sizes))
        back = (back[:, :HIDDEN] + share * of_pooled[batch.forms]) * (first > 0)
        slopes |= {"first": window.T @ back, "first_bias": back.sum(axis=0)}
        slopes["marks"] = _summed(back, batch.marks, len(weights["marks"]))
        back = (back @ weights["first"].T) * kept
        of_vectors = np.zeros_like(vectors)
        for number in range(2 * REACH + 1):
            of_vectors[batch.places + number - REACH] += back[:, number * WIDTH : (number + 1) * WIDTH]
        slopes["vectors"] = batch.kind.T @ of_vectors + batch.stand.T @ of_vectors
        slopes["vectors"] += batch.identity.T @ (named * of_vectors)
        return loss, slopes

    def _kept(self, shape: tuple[int, ...], put_out: float, noise: bool, scaled: bool = True) -> Any:
        import numpy as np

        if not noise:
            return np.ones((1, 1), np.float32)
        kept = (self._chance.random(shape, np.float32) >= put_out).astype(np.float32)
        return kept / np.float32(1 - put_out) if scaled else kept


def _summed(rows: Any, groups: Any, count: int) -> Any:
    """The sum of the rows of each group."""
    import numpy as np
    from scipy.sparse import csr_matrix

    ones = np.ones(len(groups), np.float32)
    return csr_matrix((ones, (groups, np.arange(len(groups)))), (count, len(groups))) @ rows


def _packed(names: Sequence[str], weights: dict[str, Any], mark: int, learners: int) -> dict[str, Any]:
    import numpy as np

    keys = np.array([zlib.crc32(name.encode("utf-8", "replace")) for name in names], np.uint32)
    order = np.argsort(keys, kind="stable")
    vectors = weights["vectors"][1:][order]
    scales = (np.abs(vectors).max(1) / 127).astype(np.float16)
    rows = np.round(vectors / np.maximum(scales.astype(np.float32), 1e-9)[:, None]).clip(-127, 127).astype(np.int8)
    layers = {name: weights[name] for name in LAYERS}
    layers["first_bias"] = layers["first_bias"] + weights["marks"][mark]
    for name in ("last", "last_bias"):
        layers[name] = layers[name] * (WEIGHT * learners)
    packed = {"net." + name: array.astype(np.float16) for name, array in layers.items()}
    return {"net.keys": keys[order], "net.rows": rows, "net.scales": scales, **packed}
