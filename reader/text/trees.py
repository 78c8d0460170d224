"""Gradient-boosted trees, read from a small file and applied with numpy: no training library is needed to use them.

Stage: text. Trees lie one after the other in flat arrays, the left child right behind its parent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

LEAF = -1


@dataclass(frozen=True, slots=True)
class Forest:
    """Where `feature[i]` is LEAF, `value[i]` is a score; else the threshold up to which a row goes left."""

    roots: NDArray[np.int32]
    feature: NDArray[np.int16]
    value: NDArray[np.float32]
    right: NDArray[np.int32]
    """The node number of the right child."""
    depth: int
    names: tuple[str, ...]

    def likelihood(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """For each row how likely it belongs to the article, 0 to 1."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        line = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            feature = self.feature[at]
            inner = feature != LEAF
            left = rows[line, np.maximum(feature, 0)] <= self.value[at]
            at = np.where(inner, np.where(left, at + 1, self.right[at]), at)
        score = self.value[at].sum(axis=1)
        return np.asarray(1.0 / (1.0 + np.exp(-score)), dtype=np.float32)


def save(forest: Forest, path: Path) -> None:
    """Small: thresholds and scores as 16-bit numbers, right children as steps ahead."""
    step = np.where(forest.feature == LEAF, 0, forest.right - np.arange(len(forest.right)))
    np.savez_compressed(
        path,
        roots=forest.roots,
        feature=forest.feature,
        value=forest.value.astype(np.float16),
        step=step.astype(np.uint16),
        depth=np.int32(forest.depth),
        names=np.asarray("\n".join(forest.names)),
    )


def load(path: Path) -> Forest:
    with np.load(path, allow_pickle=False) as held:
        step = held["step"].astype(np.int32)
        return Forest(
            held["roots"].astype(np.int32),
            held["feature"].astype(np.int16),
            held["value"].astype(np.float32),
            step + np.arange(len(step), dtype=np.int32),
            int(held["depth"]),
            tuple(str(held["names"]).split("\n")),
        )


@cache
def shipped() -> Forest:
    """The weights that came with the program."""
    return load(Path(__file__).with_name("data") / "lines.npz")


def forest_of(trees: Sequence[Sequence[tuple[int, float, int]]], depth: int, names: Sequence[str]) -> Forest:
    """From trees of (feature, value, right child) nodes in left-first order, children counted within their tree.

    Values are rounded as `save` rounds them, so that what is measured is what is shipped.
    """
    roots: list[int] = []
    feature: list[int] = []
    value: list[float] = []
    right: list[int] = []
    for tree in trees:
        start = len(feature)
        roots.append(start)
        for node_feature, node_value, node_right in tree:
            feature.append(node_feature)
            value.append(node_value)
            right.append(start + node_right)
    return Forest(
        np.asarray(roots, dtype=np.int32),
        np.asarray(feature, dtype=np.int16),
        np.asarray(value, dtype=np.float16).astype(np.float32),
        np.asarray(right, dtype=np.int32),
        depth,
        tuple(names),
    )
