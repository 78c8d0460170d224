"""Learnt weights become small: hashed names, a byte for each weight, a scale for each row; see `stored.py`."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from reader.entities.stored import stored_keys

_LEVELS = 127


def packed_rows(names: Sequence[str], values: Any, step: float, least: int = 0) -> tuple[Any, Any, Any]:
    """Keys as they are stored, rows of bytes in their order, and scales; `values` has a row for each name.

    All are rounded to one `step`, and a row with larger numbers to the step times two, four …: so small rows are small
    numbers, scales are alike, and both are compressed to half of what a scale for each row would take. Rows with no
    number beyond `least` steps are left out.
    """
    import numpy as np

    keys = np.array([zlib.crc32(name.encode("utf-8", "replace")) for name in names], np.uint32)
    largest = np.abs(values).max(1)
    kept = np.flatnonzero(np.round(largest / step) > least)
    order = kept[np.argsort(keys[kept], kind="stable")]
    doubled = np.ceil(np.log2(np.maximum(largest[order] / step / _LEVELS, 1)))
    scales = (np.float16(step) * np.exp2(doubled)).astype(np.float16)
    rows = np.round(values[order] / scales.astype(np.float32)[:, None])
    return stored_keys(keys[order]), rows.clip(-_LEVELS, _LEVELS).astype(np.int8), scales
