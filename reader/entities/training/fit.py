"""Labelled sentences become weights: CRFsuite learns them, and they are packed as `model.py` reads them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reader.entities.training.corpus import Example

L1, L2 = 0.1, 0.01
SEEN_AT_LEAST = 2
"""Features that stand in fewer places are not learnt."""


def train(examples: Iterable[Example], path: Path, *, rounds: int) -> None:
    """Learn for so many rounds of L-BFGS at most; deterministic. The raw model is written to `path`."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": L1,
            "c2": L2,
            "max_iterations": rounds,
            "feature.minfreq": SEEN_AT_LEAST,
            "epsilon": 1e-4,
            "delta": 1e-4,
        }
    )
    for features, labels in examples:
        trainer.append(pycrfsuite.ItemSequence(features), labels)
    trainer.train(str(path))


def packed(path: Path) -> dict[str, Any]:
    """The arrays of `names.npz`: sorted CRC-32 keys, rows of one byte for each label, their scales, transitions."""
    import numpy as np
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    info = tagger.info()
    labels = sorted(info.labels, key=lambda label: int(info.labels[label]))
    column = {label: number for number, label in enumerate(labels)}
    rows: dict[str, Any] = {}
    for (feature, label), weight in info.state_features.items():
        row = rows.setdefault(feature, np.zeros(len(labels), np.float32))
        row[column[label]] = weight
    # What only marks a training source is never seen in a reader's article.
    rows = {name: row for name, row in rows.items() if not name.startswith("src=") and np.abs(row).max() > 0}
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[column[before], column[after]] = weight
    keys = np.array([zlib.crc32(name.encode("utf-8", "replace")) for name in rows], np.uint32)
    values = np.stack(list(rows.values()))
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    scale = np.abs(values).max(1, keepdims=True) / 127
    quantised = np.round(values / np.maximum(scale, 1e-9)).astype(np.int8)
    return {
        "K": keys,
        "Q": quantised,
        "S": scale[:, 0].astype(np.float16),
        "T": transitions,
        "labels": np.array(labels),
    }
