"""Keys of weights as they lie in a file: the steps from one to the next, first bytes with first bytes.

Stage: entities. Hashes in order do not compress; their steps are small, and so half of the bytes are nothing.
"""

from __future__ import annotations

from typing import Any


def stored_keys(keys: Any) -> Any:
    """`keys`: sorted, 32 bits each. Four rows of bytes."""
    import numpy as np

    steps = np.diff(keys, prepend=np.uint32(0)).astype("<u4")
    return np.ascontiguousarray(steps.view(np.uint8).reshape(-1, 4).T)


def keys_of(stored: Any) -> Any:
    import numpy as np

    return np.ascontiguousarray(stored.T).view("<u4").ravel().cumsum(dtype=np.uint32)
