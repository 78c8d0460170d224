from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest

from reader.entities.stored import keys_of
from reader.entities.sums import Weights
from reader.entities.training.packing import packed_rows

NAMES = [f"w={number}" for number in range(200)]


@pytest.mark.parametrize("levels", [15, 127])
def test_each_name_finds_its_weights_again_to_a_step_of_the_largest(levels: int) -> None:
    values = np.random.default_rng(1).standard_normal((200, 11)) * np.logspace(-1, 1, 200)[:, None]
    keys, rows, scales = packed_rows(NAMES, values, levels)
    assert keys_of(keys).tolist() == sorted(crc32(name.encode()) for name in NAMES)
    found = Weights(keys_of(keys), rows, scales).summed(NAMES, range(200))
    step = np.abs(values).max(1, keepdims=True) / levels
    # A scale is up to an eighth larger than it must be.
    assert (np.abs(found - values) <= 0.57 * step + 1e-7).all()


def test_a_row_of_nothing_stays_nothing() -> None:
    keys, rows, scales = packed_rows(["w=a"], np.zeros((1, 3)), 127)
    assert not rows.any()
    assert not scales.any()
    assert len(keys_of(keys)) == 1
