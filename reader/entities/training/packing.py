"""Learnt weights become small: hashed names, a byte for each weight, a scale for each row; see `stored.py`."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from reader.entities.stored import stored_keys

_SHORT = 0x7F
"""A scale keeps three bits behind its first: the rows are rounded to the scale as it is kept, so nothing is lost."""


def packed_rows(names: Sequence[str], values: Any, levels: int) -> tuple[Any, Any, Any]:
    """Keys as they are stored, rows of bytes in their order, and scales; `values` has a row for each name.

    The fewer `levels` on either side of nothing, the better a row of many numbers is compressed.
    """
    import numpy as np

    keys = np.array([zlib.crc32(name.encode("utf-8", "replace")) for name in names], np.uint32)
    order = np.argsort(keys, kind="stable")
    values = values[order]
    wanted = (np.abs(values).max(1) / levels).astype(np.float16).view(np.uint16)
    scales = ((wanted + _SHORT) & ~np.uint16(_SHORT)).view(np.float16)
    rows = np.round(values / np.maximum(scales.astype(np.float32), 1e-9)[:, None])
    return stored_keys(keys[order]), rows.clip(-levels, levels).astype(np.int8), scales
