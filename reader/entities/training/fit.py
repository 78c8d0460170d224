"""Labelled sentences become weights: CRFsuite learns them, and they are packed as `model.py` reads them.

Two learners see the same sentences, an averaged perceptron and a regularised maximum of likelihood; the weights are
the mean of both, each brought to one size first. They err in different places.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reader.entities.training.corpus import Example
from reader.entities.training.packing import packed_rows

STEP = 0.2
"""To which weights are rounded; the mean row of a learner is of length 1."""
LEAST = 7
"""Steps: features that never weigh more are left out. They are more than half of all, and the figures stay."""
LEARNERS: dict[str, dict[str, float]] = {
    # Every feature for every label: what a word never is tells as much as what it is, and one place is enough.
    "ap": {"max_iterations": 12, "feature.possible_states": 1, "feature.possible_transitions": 1},
    "lbfgs": {"max_iterations": 80, "c1": 0.02, "c2": 0.4, "epsilon": 1e-4, "delta": 1e-4},
}


def learnt(examples: Iterable[Example], learners: Sequence[str] = tuple(LEARNERS)) -> dict[str, Any]:
    """The arrays of `names.npz`. Deterministic: the same examples in the same order give the same weights."""
    import pycrfsuite

    trainers = {name: pycrfsuite.Trainer(algorithm=name, verbose=False) for name in learners}
    for name, trainer in trainers.items():
        trainer.set_params(LEARNERS[name])
    for features, labels in examples:
        items = pycrfsuite.ItemSequence(features)
        for trainer in trainers.values():
            trainer.append(items, labels)
    with TemporaryDirectory() as folder:
        raw = {name: Path(folder) / f"{name}.crfsuite" for name in trainers}
        for name, trainer in trainers.items():
            # The perceptron shuffles with the C library's dice, which go on where the last training left them.
            ctypes.CDLL(None).srand(1)
            trainer.train(str(raw[name]))
        return packed([_weights(path) for path in raw.values()])


def _weights(path: Path) -> tuple[dict[str, Any], Any, list[str]]:
    """The weight of each feature for each label, of each step from label to label, and the labels."""
    import numpy as np
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    info = tagger.info()
    labels = sorted(info.labels)
    column = {label: number for number, label in enumerate(labels)}
    rows: dict[str, Any] = {}
    for (feature, label), weight in info.state_features.items():
        # What only marks a training source is never seen in a reader's article.
        if not feature.startswith("src="):
            rows.setdefault(feature, np.zeros(len(labels), np.float32))[column[label]] = weight
    steps = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in info.transitions.items():
        steps[column[before], column[after]] = weight
    return rows, steps, labels


def packed(models: Sequence[tuple[dict[str, Any], Any, list[str]]]) -> dict[str, Any]:
    """The mean of the models: keys, rows of one byte for each label, their scales, the steps from label to label."""
    import numpy as np

    labels = models[0][2]
    total: dict[str, Any] = {}
    steps = np.zeros((len(labels), len(labels)), np.float32)
    for rows, own_steps, _ in models:
        size = float(np.mean([np.sqrt((row**2).sum()) for row in rows.values()]))
        for name, row in rows.items():
            before = total.get(name)
            total[name] = row / size if before is None else before + row / size
        steps += own_steps / size
    names = [name for name, row in total.items() if np.abs(row).max() > 0]
    keys, rows, scales = packed_rows(names, np.stack([total[name] for name in names]), STEP, LEAST)
    return {"K": keys, "Q": rows, "S": scales, "T": steps, "labels": np.array(labels)}
