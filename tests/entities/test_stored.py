from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.entities.stored import keys_of, stored_keys


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_keys_come_back_as_they_were(numbers: list[int]) -> None:
    keys = np.array(sorted(numbers), np.uint32)
    assert keys_of(stored_keys(keys)).tolist() == keys.tolist()
