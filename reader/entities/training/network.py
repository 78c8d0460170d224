"""The network beside the chain is learnt: vectors of features, three layers, in numpy, by steepest descent (Adam).

It must not learn names by heart, or it would only say again what the chain says: features that stand in few places are
left out, of three words one loses its identity, and a share of every layer is put out (Hinton et al. 2012). What pieces
of words mean is not learnt here: their vectors are turned into this network's few dimensions by one matrix for all, so
that a piece that stands in no text of ours is read like the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reader.entities.network import LAYERS, REACH
from reader.entities.training.adam import Adam
from reader.entities.training.corpus import Reading
from reader.entities.training.meanings import Meanings
from reader.entities.training.packing import packed_rows
from reader.entities.training.tables import LABELS, Article, Batch, numbered, views_of

WIDTH, HIDDEN, SECOND = 64, 192, 96
ROUNDS = 5
RATE = 2e-3
BATCH_WORDS = 3_000
NAMELESS = 0.3
MEANINGLESS = 0.1
"""Of ten words one is read without its pieces."""
PUT_OUT = (0.1, 0.3, 0.15)
"""Of the window, of the first layer with what its form's other places say, of the second layer."""
WEIGHT = 2.75
"""What it says counts this much beside each learner of the chain, whose mean row is of length 1: from 2.5 to 3.5 texts
left out and articles held out gain about the same (docs/decisions.md)."""
STEP = 0.06
"""To which vectors are rounded, whose largest numbers are about 1: with 0.02 they say the same."""
_SEED = 1


def network_learnt(
    articles: Iterable[tuple[Sequence[Reading], str]], meanings: Meanings, learners: int = 2
) -> dict[str, Any]:
    """The network's arrays of `names.npz`. Deterministic on one machine."""
    import numpy as np

    told, words, stands, marks = numbered(articles)
    names, views = views_of(told, words, stands, meanings)
    chance = np.random.default_rng(_SEED)
    learner = Learner(len(names) + 1, len(marks), meanings.rows.shape[1], chance)
    total = sum(len(article.words) for article in told) * ROUNDS
    seen = 0
    for _ in range(ROUNDS):
        batch: list[Article] = []
        size = 0
        order = chance.permutation(len(told)).tolist()
        for count, number in enumerate(order, 1):
            batch.append(told[number])
            size += len(batch[-1].words)
            if size >= BATCH_WORDS or count == len(order):
                seen += size
                learner.learn(Batch(batch, views), RATE * max(0.02, 1 - seen / total))
                batch, size = [], 0
    weights = dict(learner.weights)
    weights["vectors"] = np.concatenate([weights["vectors"], meanings.rows @ weights.pop("meant")])
    return _packed([*names, *meanings.names], weights, marks[""], learners)


class Learner:
    """`weights` by name: vectors of features, what turns meanings into such, what the marks of sources add, layers."""

    def __init__(self, features: int, marks: int, dimensions: int, chance: Any) -> None:
        import numpy as np

        window = (2 * REACH + 1) * WIDTH
        self._chance = chance
        self.weights: dict[str, Any] = {
            "vectors": 0.1 * chance.standard_normal((features, WIDTH)),
            "meant": 0.3 * chance.standard_normal((dimensions, WIDTH)),
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

    def learn(self, batch: Batch, rate: float) -> float:
        """One step downhill; the loss before it."""
        loss, slopes = self.slopes(batch)
        self._adam.step(slopes, rate)
        self.weights["vectors"][0] = 0
        return loss

    def slopes(self, batch: Batch, noise: bool = True) -> tuple[float, dict[str, Any]]:
        """The mean loss, and how it changes with each weight. Without `noise` nothing is put out."""
        import numpy as np

        weights = self.weights
        count = len(batch.places)
        named = self._kept((batch.identity.shape[0], 1), NAMELESS, noise, scaled=False)
        meant = batch.meaning * self._kept((batch.identity.shape[0], 1), MEANINGLESS, noise, scaled=False)
        vectors = batch.kind @ weights["vectors"]
        vectors += batch.stand @ weights["vectors"]
        vectors += named * (batch.identity @ weights["vectors"])
        vectors += meant @ weights["meant"]
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
        slopes["meant"] = meant.T @ of_vectors
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

    keys, rows, scales = packed_rows(names, weights["vectors"][1:], STEP)
    layers = {name: weights[name] for name in LAYERS}
    layers["first_bias"] = layers["first_bias"] + weights["marks"][mark]
    for name in ("last", "last_bias"):
        layers[name] = layers[name] * (WEIGHT * learners)
    packed = {"net." + name: array.astype(np.float16) for name, array in layers.items()}
    return {"net.keys": keys, "net.rows": rows, "net.scales": scales, **packed}
