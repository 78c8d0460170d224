"""Fitting the trees, with LightGBM, and turning them into the program's own form. Seeds are fixed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.text.features import NAMES
from reader.text.training.corpus import Example
from reader.text.trees import LEAF, Forest, forest_of

ROUNDS = 220
SEEDS = (1, 7)
"""A forest is the mean of one for each seed: what chance alone decided is halved."""
_SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "num_leaves": 31,
    "max_depth": 10,
    "learning_rate": 0.06,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
_UNSURE = (0.3, 0.6)
"""Blocks of which such a share stands in the annotated text teach nothing: half a block cannot be kept."""


def fitted(examples: Sequence[Example]) -> Forest:
    import lightgbm

    rows, truth, weights = [], [], []
    for example in examples:
        sure = (example.truth <= _UNSURE[0]) | (example.truth >= _UNSURE[1])
        rows.append(example.rows[sure])
        truth.append(example.truth[sure] >= 0.5)
        weights.append(_weights(example)[sure])
    table, answers, weight = np.vstack(rows), np.concatenate(truth), np.concatenate(weights)
    models = []
    for seed in SEEDS:
        data = lightgbm.Dataset(table, answers, weight=weight)
        models.append(lightgbm.train(_SETTINGS | {"seed": seed}, data, num_boost_round=ROUNDS).dump_model())
    return _own_form(models)


def folds(examples: Sequence[Example], count: int) -> list[int]:
    """A fold for each example; all pages of a site share one, so that no site is both learned and tested."""
    sites = sorted({example.page.site for example in examples})
    random.Random(0).shuffle(sites)
    fold_of = {site: number % count for number, site in enumerate(sites)}
    return [fold_of[example.page.site] for example in examples]


def cross_validated(examples: Sequence[Example], count: int = 5) -> list[NDArray[np.float32]]:
    """The likelihoods of each page's blocks from trees that never saw its site."""
    numbers = folds(examples, count)
    result: list[NDArray[np.float32]] = [np.zeros(0, dtype=np.float32)] * len(examples)
    for fold in range(count):
        forest = fitted([example for example, number in zip(examples, numbers, strict=True) if number != fold])
        for index, number in enumerate(numbers):
            if number == fold:
                result[index] = forest.likelihood(examples[index].rows)
    return result


def _weights(example: Example) -> NDArray[np.float64]:
    """Long blocks count more, up to a bound; so do blocks of short articles, where one block is much of the text."""
    sizes = np.maximum(1, example.sizes)
    article = max(50, int((sizes * (example.truth > 0.5)).sum()))
    return np.asarray(np.minimum(4.0, np.sqrt(sizes)) * (400 / article) ** 0.3)


def _own_form(models: Sequence[dict[str, Any]]) -> Forest:
    trees = []
    depth = 0
    for tree in (tree for model in models for tree in model["tree_info"]):
        nodes: list[tuple[int, float, int]] = []
        depth = max(depth, _flatten(tree["tree_structure"], nodes, 1 / len(models)))
        trees.append(nodes)
    return forest_of(trees, depth, NAMES)


def _flatten(node: dict[str, Any], nodes: list[tuple[int, float, int]], part: float) -> int:
    """Append a node and all below it, left side first; gives the number of steps to the deepest leaf."""
    if "leaf_value" in node:
        nodes.append((LEAF, part * float(node["leaf_value"]), 0))
        return 0
    at = len(nodes)
    nodes.append((int(node["split_feature"]), float(node["threshold"]), 0))
    left = _flatten(node["left_child"], nodes, part)
    nodes[at] = (nodes[at][0], nodes[at][1], len(nodes))
    return 1 + max(left, _flatten(node["right_child"], nodes, part))
