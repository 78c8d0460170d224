"""One article against many kept ones at once: their packed fingerprints are compared without being unpacked.

A sidebar compares eighty to two hundred articles; making their vectors as dictionaries took most of its time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.stories import copies
from reader.stories.copies import PERMUTATIONS, Signature

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reader.stories.fingerprint import Fingerprint, Vector


@dataclass(frozen=True, slots=True)
class Likeness:
    """Cosines of words, names and title, and the other article's signature."""

    words: float
    names: float
    title: float
    signature: Signature
    copied: bool
    updated: bool = False
    """Much the same words of the same source under another headline: one story, but two articles."""


def likenesses(here: Fingerprint, packed: Sequence[bytes]) -> list[Likeness]:
    """How each of the packed fingerprints is like `here`, in their order."""
    import numpy as np

    if not packed:
        return []
    data = np.frombuffer(b"".join(packed), dtype=np.uint8)
    lengths = np.array([len(blob) for blob in packed])
    starts = np.cumsum(lengths) - lengths
    at, cosines = starts, []
    for vector in (here.words, here.names, here.title):
        counts = data[at].astype(np.int64)
        cosines.append(_cosines(vector, data, at + 1, counts).tolist())
        at = at + 1 + 4 * counts
    signs = [copies.unpack(blob[end:]) for blob, end in zip(packed, (at - starts).tolist(), strict=True)]
    equal = _equal(here.signature, signs)
    return [
        Likeness(words, names, title, sign, same >= copies.LEAST_EQUAL and copies.are_copies(here.signature, sign))
        for words, names, title, sign, same in zip(*cosines, signs, equal, strict=True)
    ]


def _cosines(vector: Vector, data: NDArray[Any], first: NDArray[Any], counts: NDArray[Any]) -> NDArray[Any]:
    """Of one vector and those that begin at `first`: their terms' low halves, high bytes and weights lie in a row."""
    import numpy as np

    if not vector:
        return np.zeros(len(counts))
    ours = np.array(sorted(vector), dtype=np.int64)
    weights = np.array([vector[term] for term in ours.tolist()])
    owner = np.repeat(np.arange(len(counts)), counts)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    begin, many = first[owner], counts[owner]
    low = begin + 2 * place
    high = begin + 2 * many + place
    terms = data[low] | data[low + 1].astype(np.int64) << 8 | data[high].astype(np.int64) << 16
    found = np.minimum(np.searchsorted(ours, terms), len(ours) - 1)
    hit = ours[found] == terms
    shared = weights[found[hit]] * data[high[hit] + many[hit]] / 255
    return np.bincount(owner[hit], weights=shared, minlength=len(counts))


def _equal(here: Signature, signs: Sequence[Signature]) -> list[int]:
    """How many of the minima are equal; 0 where a text is too short to be compared."""
    import numpy as np

    if not here:
        return [0] * len(signs)
    blank = bytes(PERMUTATIONS)
    rows = np.frombuffer(b"".join(sign.values or blank for sign in signs), dtype=np.uint8)
    same = (rows.reshape(len(signs), PERMUTATIONS) == np.frombuffer(here.values, dtype=np.uint8)).sum(axis=1)
    return [count if sign else 0 for count, sign in zip(same.tolist(), signs, strict=True)]
