from __future__ import annotations

import numpy as np

from reader.entities.training.adam import Adam


def test_steps_lead_to_the_bottom_however_steep_each_side_is() -> None:
    weights = {"place": np.array([3.0, -2.0])}
    adam = Adam(weights)
    for _ in range(800):
        adam.step({"place": 2 * np.array([100.0, 0.1]) * (weights["place"] - 1)}, 0.05)
    assert np.allclose(weights["place"], 1, atol=0.05)
