"""Near-copies: the same text from several outlets, found by MinHash over four-word shingles.

96 permutations of which one byte each is kept (b-bit minwise hashing, Li and König 2010); a pair is a copy at an
estimated Jaccard index of 0.43, or when most of the shorter text stands in the longer one, as far as the estimate can
tell. Candidates are the articles that share terms: no edited version of 500 articles was found through bands of minima
alone (`tests.bench.bench_copies`). Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import eq
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

PERMUTATIONS = 96
SHINGLE = 4
MIN_SHINGLES = 20
"""Shorter texts say too little to be called copies of each other."""
MAX_WORDS = 6_000
JACCARD = 0.43
CONTAINMENT = 0.8
DOUBT = 1.7
"""Standard errors by which an estimated containment may fall short: a text cut to a third is hard to estimate."""
LEAST_JACCARD = 0.12
LEAST_EQUAL = int(LEAST_JACCARD * PERMUTATIONS)
"""Of the kept bytes: with fewer equal ones no two texts are copies."""
NOTHING_NEW = 0.8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Signature:
    """`values` are the low bytes of 96 minima; `shingles` is the number of distinct shingles of the text."""

    values: bytes = b""
    shingles: int = 0

    def __bool__(self) -> bool:
        return self.shingles >= MIN_SHINGLES


def signature(text: str) -> Signature:
    """The signature of `text`; an empty one for a text of fewer than MIN_SHINGLES shingles."""
    import numpy as np

    hashes = shingle_hashes(text)
    if len(hashes) < MIN_SHINGLES:
        return Signature(b"", len(hashes))
    a, b = _coefficients()
    values = np.fromiter(hashes, dtype=np.uint64, count=len(hashes))
    # Multiply-shift on 64 bits: overflow wraps, the upper 32 bits are the hash (Dietzfelbinger et al. 1997).
    mixed = (values[None, :] * a[:, None] + b[:, None]) >> np.uint64(32)
    minima = mixed.min(axis=1)
    return Signature((minima & np.uint64(255)).astype(np.uint8).tobytes(), len(hashes))


def shingle_hashes(text: str) -> set[int]:
    words = _WORD.findall(text.lower())[:MAX_WORDS]
    return {
        zlib.crc32(" ".join(words[i : i + SHINGLE]).encode("utf-8", "replace")) for i in range(len(words) - SHINGLE + 1)
    }


def resemblance(one: Signature, two: Signature) -> tuple[float, float]:
    """Estimated (Jaccard index, share of the shorter text that stands in the longer one)."""
    if not one or not two:
        return 0.0, 0.0
    equal = sum(map(eq, one.values, two.values)) / PERMUTATIONS
    jaccard = max(0.0, (equal - 1 / 256) / (1 - 1 / 256))  # one in 256 bytes is equal by chance
    both = jaccard * (one.shingles + two.shingles) / (1 + jaccard)
    return jaccard, min(1.0, both / min(one.shingles, two.shingles))


def are_copies(one: Signature, two: Signature) -> bool:
    jaccard, containment = resemblance(one, two)
    if jaccard >= JACCARD or jaccard < LEAST_JACCARD:
        return jaccard >= JACCARD
    sizes = (one.shingles + two.shingles) / min(one.shingles, two.shingles)
    doubt = DOUBT * math.sqrt(jaccard * (1 - jaccard) / PERMUTATIONS) * sizes / (1 + jaccard) ** 2
    return containment + doubt >= CONTAINMENT


def adds_nothing(new: Signature, known: Signature) -> bool:
    """Whether nearly all of the new text stands in the known one: a promo or a line of its own is no news."""
    jaccard, _ = resemblance(new, known)
    both = jaccard * (new.shingles + known.shingles) / (1 + jaccard)
    return bool(new) and both / new.shingles >= NOTHING_NEW


def share_of_shorter(one: str, two: str) -> float:
    """The exact share of the shorter text's shingles that stand in the other: what "97 % the same text" says."""
    a, b = _shingles(one), _shingles(two)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


@lru_cache(4)
def _shingles(text: str) -> frozenset[int]:
    """Remembered, because one text is compared with each of its copies in turn."""
    return frozenset(shingle_hashes(text))


def pack(sign: Signature) -> bytes:
    return struct.pack("<H", min(65_535, sign.shingles)) + sign.values


def unpack(blob: bytes) -> Signature:
    (shingles,) = struct.unpack_from("<H", blob)
    return Signature(blob[2:], shingles)


@cache
def _coefficients() -> tuple[NDArray[Any], NDArray[Any]]:
    import numpy as np

    rng = np.random.default_rng(20261120)
    odd = rng.integers(1, 2**63, PERMUTATIONS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    return odd, rng.integers(0, 2**63, PERMUTATIONS, dtype=np.uint64)
