from __future__ import annotations

from itertools import accumulate, pairwise, product

import numpy as np
import pytest

from reader.entities import paths as module
from reader.entities.paths import best_paths

CHANCE = np.random.default_rng(11)
STEPS = CHANCE.standard_normal((3, 3)).astype(np.float32)


def by_trying_all(scores: np.ndarray, steps: np.ndarray) -> list[int]:
    def worth(path: tuple[int, ...]) -> float:
        through = sum(steps[a, b] for a, b in pairwise(path))
        return float(sum(scores[at, label] for at, label in enumerate(path)) + through)

    return list(max(product(range(3), repeat=len(scores)), key=worth))


@pytest.mark.parametrize("together", [1, 2, 256])
def test_each_sentence_gets_the_best_of_all_its_chains(together: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TOGETHER", together)
    lengths = [3, 1, 7, 5, 1, 7, 2]
    scores = CHANCE.standard_normal((sum(lengths), 3)).astype(np.float32)
    found = best_paths(scores, lengths, STEPS).tolist()
    expected = [
        by_trying_all(scores[end - length : end], STEPS)
        for length, end in zip(lengths, accumulate(lengths), strict=True)
    ]
    assert found == [label for path in expected for label in path]
