"""Near-copies: the same text from several outlets, found by MinHash over four-word shingles.

64 permutations, 32 bands of 2 rows; a pair is a copy at an estimated Jaccard index of 0.5 or when 80 % of the
shorter text stands in the longer one. Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive
Datasets, chapter 3. On edited copies 98 to 100 % were proposed, where SimHash found 9 to 93 %.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

PERMUTATIONS = 64
BANDS = 32
ROWS = PERMUTATIONS // BANDS
SHINGLE = 4
MIN_SHINGLES = 20
"""Shorter texts say too little to be called copies of each other."""
MAX_WORDS = 6_000
JACCARD = 0.5
CONTAINMENT = 0.8
NOTHING_NEW = 0.8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Signature:
    """`values` are 64 minima of 32 bits; `shingles` is the number of distinct shingles of the text."""

    values: tuple[int, ...] = ()
    shingles: int = 0

    def __bool__(self) -> bool:
        return self.shingles >= MIN_SHINGLES


def signature(text: str) -> Signature:
    """The signature of `text`; an empty one for a text of fewer than MIN_SHINGLES shingles."""
    import numpy as np

    hashes = shingle_hashes(text)
    if len(hashes) < MIN_SHINGLES:
        return Signature((), len(hashes))
    a, b = _coefficients()
    values = np.fromiter(hashes, dtype=np.uint64, count=len(hashes))
    # Multiply-shift on 64 bits: overflow wraps, the upper 32 bits are the hash (Dietzfelbinger et al. 1997).
    mixed = (values[None, :] * a[:, None] + b[:, None]) >> np.uint64(32)
    return Signature(tuple(int(v) for v in mixed.min(axis=1)), len(hashes))


def shingle_hashes(text: str) -> set[int]:
    words = _WORD.findall(text.lower())[:MAX_WORDS]
    return {
        zlib.crc32(" ".join(words[i : i + SHINGLE]).encode("utf-8", "replace")) for i in range(len(words) - SHINGLE + 1)
    }


def bands(sign: Signature) -> tuple[int, ...]:
    """32 numbers of 63 bits; two texts that share one are worth comparing."""
    if not sign:
        return ()
    return tuple(
        (hash_pair(sign.values[2 * band], sign.values[2 * band + 1]) ^ (band * 0x9E3779B97F4A7C15)) & (2**63 - 1)
        for band in range(BANDS)
    )


def hash_pair(first: int, second: int) -> int:
    return ((first << 32 | second) * 0xD6E8FEB86659FD93) & (2**64 - 1)


def resemblance(one: Signature, two: Signature) -> tuple[float, float]:
    """Estimated (Jaccard index, share of the shorter text that stands in the longer one)."""
    if not one or not two:
        return 0.0, 0.0
    jaccard = sum(a == b for a, b in zip(one.values, two.values, strict=True)) / PERMUTATIONS
    both = jaccard * (one.shingles + two.shingles) / (1 + jaccard)
    return jaccard, min(1.0, both / min(one.shingles, two.shingles))


def are_copies(one: Signature, two: Signature) -> bool:
    jaccard, containment = resemblance(one, two)
    return jaccard >= JACCARD or (containment >= CONTAINMENT and jaccard >= 0.15)


def adds_nothing(new: Signature, known: Signature) -> bool:
    """Whether nearly all of the new text stands in the known one: a promo or a line of its own is no news."""
    jaccard, _ = resemblance(new, known)
    both = jaccard * (new.shingles + known.shingles) / (1 + jaccard)
    return bool(new) and both / new.shingles >= NOTHING_NEW


def share_of_shorter(one: str, two: str) -> float:
    """The exact share of the shorter text's shingles that stand in the other: what "97 % the same text" says."""
    a, b = shingle_hashes(one), shingle_hashes(two)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def pack(sign: Signature) -> bytes:
    return struct.pack("<I", sign.shingles) + struct.pack(f"<{len(sign.values)}I", *sign.values)


def unpack(blob: bytes) -> Signature:
    (shingles,) = struct.unpack_from("<I", blob)
    count = (len(blob) - 4) // 4
    return Signature(struct.unpack_from(f"<{count}I", blob, 4), shingles)


@cache
def _coefficients() -> tuple[NDArray[Any], NDArray[Any]]:
    import numpy as np

    rng = np.random.default_rng(20261120)
    odd = rng.integers(1, 2**63, PERMUTATIONS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    return odd, rng.integers(0, 2**63, PERMUTATIONS, dtype=np.uint64)
