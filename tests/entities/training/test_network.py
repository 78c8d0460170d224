from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reader.entities.stored import keys_of
from reader.entities.training import network, tables
from reader.entities.training.corpus import Reading, readings_of
from reader.entities.training.meanings import Meanings
from reader.entities.training.written import written

pytest.importorskip("scipy", reason="the extra `train` is not installed")


@pytest.fixture(autouse=True)
def _few_places_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SEEN_AT_LEAST", 3)


def _articles(count: int) -> list[tuple[list[Reading], str]]:
    return [(readings_of(article), "" if n % 2 else "tweets") for n, article in enumerate(written(1, count))]


def _meanings() -> Meanings:
    names = tuple(f"m={piece}" for piece in ("al", "##a", "bank", "group", "m", "##in", "the", "##ton", "##e", "s"))
    return Meanings(names, np.random.default_rng(5).standard_normal((len(names), 7)).astype(np.float32))


def _learner(count: int) -> tuple[network.Learner, Any]:
    articles, words, stands, marks = tables.numbered(_articles(count))
    names, views = tables.views_of(articles, words, stands, _meanings())
    learner = network.Learner(len(names) + 1, len(marks), 7, np.random.default_rng(3))
    return learner, tables.Batch(articles, views)


def test_the_slopes_are_those_of_the_loss() -> None:
    learner, batch = _learner(4)
    learner.weights = {name: array.astype(np.float64) for name, array in learner.weights.items()}
    _, slopes = learner.slopes(batch, noise=False)
    chance = np.random.default_rng(1)
    for name, array in learner.weights.items():
        at = tuple(int(chance.integers(size)) for size in array.shape)
        if name == "vectors":
            at = int(batch.kind.indices[0]), at[1]
        kept = array[at]
        losses = []
        for step in (1e-5, -1e-5):
            array[at] = kept + step
            losses.append(learner.slopes(batch, noise=False)[0])
        array[at] = kept
        assert slopes[name][at] == pytest.approx((losses[0] - losses[1]) / 2e-5, rel=1e-3, abs=1e-8), name


def test_each_round_errs_less_on_what_it_was_shown() -> None:
    learner, batch = _learner(6)
    first = learner.learn(batch, 2e-3)
    for _ in range(40):
        learner.learn(batch, 2e-3)
    assert learner.slopes(batch, noise=False)[0] < first / 3


def test_the_same_articles_give_the_same_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "ROUNDS", 1)
    one, other = (network.network_learnt(_articles(8), _meanings()) for _ in range(2))
    assert all((one[name] == other[name]).all() for name in one)


def test_what_stands_in_too_few_places_is_not_learnt_by_heart(monkeypatch: pytest.MonkeyPatch) -> None:
    few = len(network.network_learnt(_articles(8), _meanings())["net.rows"])
    monkeypatch.setattr(tables, "SEEN_AT_LEAST", 30)
    assert len(network.network_learnt(_articles(8), _meanings())["net.rows"]) < few / 2


def test_a_piece_that_stands_nowhere_has_a_vector_too() -> None:
    learnt = network.network_learnt(_articles(8), _meanings())
    keys = keys_of(learnt["net.keys"]).tolist()
    assert _meanings().known() <= set(keys)
    rows = learnt["net.rows"][[key in _meanings().known() for key in keys]]
    assert (np.abs(rows).max(axis=1) > 0).all()
