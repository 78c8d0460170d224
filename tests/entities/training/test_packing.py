from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest

from reader.entities.stored import keys_of
from reader.entities.sums import Weights
from reader.entities.training.packing import packed_rows

NAMES = [f"w={number}" for number in range(200)]


@pytest.mark.parametrize("step", [0.05, 0.2])
def test_each_name_finds_its_weights_again_to_half_a_step(step: float) -> None:
    values = np.random.default_rng(1).standard_normal((200, 11)) * np.logspace(-1, 2, 200)[:, None]
    packed = packed_rows(NAMES, values, step)
    found = Weights(keys_of(packed[0]), *packed[1:]).summed(NAMES, range(200))
    largest = np.abs(values).max(1, keepdims=True)
    # A row whose largest number is beyond 127 steps is rounded to two of them, or four …
    of_its_own = step * np.exp2(np.ceil(np.log2(np.maximum(largest / step / 127, 1))))
    assert (np.abs(found - values) <= 0.502 * of_its_own + 1e-6).all()


def test_rows_that_never_weigh_much_are_left_out() -> None:
    values = np.array([[0.09, 0.0], [0.0, -0.31], [0.2, 0.2]])
    names = ["w=a", "w=b", "w=c"]
    keys, rows, scales = packed_rows(names, values, 0.1, 2)
    assert keys_of(keys).tolist() == [crc32(b"w=b")]
    assert rows.tolist() == [[0, -3]]
    assert scales.tolist() == [np.float16(0.1)]
    assert set(keys_of(packed_rows(names, values, 0.1)[0]).tolist()) == {crc32(name.encode()) for name in names}


def test_a_row_of_nothing_is_left_out() -> None:
    keys, rows, scales = packed_rows(["w=a"], np.zeros((1, 3)), 0.1)
    assert rows.shape == (0, 3)
    assert len(keys_of(keys)) == len(scales) == 0
