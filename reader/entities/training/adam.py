"""Steps downhill, each weight at a pace of its own (Kingma and Ba 2015)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_MEMORY = (0.9, 0.999)
_LEAST = 1e-8


class Adam:
    """Changes the arrays of `weights` in place."""

    def __init__(self, weights: dict[str, Any]) -> None:
        import numpy as np

        self._weights = weights
        self._mean = {name: np.zeros_like(array) for name, array in weights.items()}
        self._square = {name: np.zeros_like(array) for name, array in weights.items()}
        self._steps = 0

    def step(self, slopes: Mapping[str, Any], rate: float) -> None:
        import numpy as np

        self._steps += 1
        slow, slower = _MEMORY
        pace = rate * (1 - slower**self._steps) ** 0.5 / (1 - slow**self._steps)
        for name, slope in slopes.items():
            mean, square = self._mean[name], self._square[name]
            mean *= slow
            mean += (1 - slow) * slope
            square *= slower
            square += (1 - slower) * slope * slope
            self._weights[name] -= pace * mean / (np.sqrt(square) + _LEAST)
