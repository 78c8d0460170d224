"""An article as linking sees it: three sparse vectors (words, names, title) and a signature of its text.

Words are those of the title, twice, and of the first 450 words. A vector's weights are (1 + log tf) × idf at
the time of arrival, cut to the heaviest, of length 1, kept as one byte each.
"""

from __future__ import annotations

import math
import struct
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import or_

from reader.stories import copies
from reader.stories.copies import Signature
from reader.stories.furniture import furniture, without_furniture
from reader.stories.terms import STOP_WORDS, short_id, stem, tokens

LEAD_WORDS = 450
KEPT_TERMS = {"words": 80, "names": 20, "title": 10}
POSTED_WORDS = 12
POSTED_NAMES = 6

Vector = Mapping[int, float]
_WEIGHTS = tuple(weight / 255 for weight in range(256))
_HIGH = tuple(byte << 16 for byte in range(256))


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each term stands in title and lead, by term number; before document frequencies are known."""

    words: Mapping[int, int]
    names: Mapping[int, int]
    title: Mapping[int, int]

    def terms(self) -> set[int]:
        return {*self.words, *self.names}


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`words`, `names` and `title` are vectors of length 1 (or empty)."""

    words: Vector
    names: Vector
    title: Vector
    signature: Signature

    def posted(self) -> tuple[int, ...]:
        """The heaviest terms: two articles that share none of them are never compared."""
        return (*_heaviest(self.words, POSTED_WORDS), *_heaviest(self.names, POSTED_NAMES))


def count_terms(title: str, text: str, names: Iterable[str]) -> Counts:
    """`names` are the resolved names of the title and the lead, once per mention; those of datelines and credits go."""
    making = furniture(text).lower()
    if making:
        text = without_furniture(text)
        names = _named_in(names, f"{title}\n{text}".lower(), making)
    lead = " ".join(text.split(None, LEAD_WORDS)[:LEAD_WORDS])
    in_title = Counter(tokens(title))
    words = Counter(tokens(lead))
    for token, times in in_title.items():
        words[token] += 2 * times
    entities: Counter[str] = Counter()
    for name in names:
        key = name.lower().replace("’", "'")
        if len(key) < 2 or key in STOP_WORDS:
            continue
        entities[key] += 1
        if " " in key:
            # The last word counts too, so that "Wang Minjie" meets "Minjie".
            entities[stem(key.rsplit(" ", 1)[1])] += 1
    return Counts(
        {short_id(word): n for word, n in words.items()},
        {short_id(name, "@"): n for name, n in entities.items()},
        {short_id(word): n for word, n in in_title.items()},
    )


def _named_in(names: Iterable[str], told: str, making: str) -> list[str]:
    """The names without those that only dateline and credits hold."""
    return [name for name in names if (low := name.lower()) in told or low not in making]


def weigh(counts: Counts, articles_with: Mapping[int, int], articles: int, signature: Signature) -> Fingerprint:
    """Vectors from counts and document frequencies (`articles_with` of `articles`, this one included)."""

    def idf(term: int) -> float:
        return math.log((articles + 1) / (articles_with.get(term, 0) + 0.5))

    def vector(terms: Mapping[int, int], kept: int, flat: bool = False) -> Vector:
        weighed = {t: (1.0 if flat else 1 + math.log(n)) * max(idf(t), 0.01) for t, n in terms.items()}
        if len(weighed) > kept:
            weighed = {t: weighed[t] for t in _heaviest(weighed, kept)}
        length = math.sqrt(sum(w * w for w in weighed.values())) or 1.0
        return {t: w / length for t, w in weighed.items()}

    return Fingerprint(
        vector(counts.words, KEPT_TERMS["words"]),
        vector(counts.names, KEPT_TERMS["names"]),
        vector(counts.title, KEPT_TERMS["title"], flat=True),
        signature,
    )


def dot(one: Vector, two: Vector) -> float:
    return sum(one[term] * two[term] for term in one.keys() & two.keys())


def pack(fingerprint: Fingerprint) -> bytes:
    """About 0.5 kB: per vector a count, 3 bytes a term and one byte a weight; then the signature."""
    parts: list[bytes] = []
    for vector in (fingerprint.words, fingerprint.names, fingerprint.title):
        terms = list(vector)
        weights = bytes(min(255, max(1, round(vector[term] * 255))) for term in terms)
        low = struct.pack(f"<B{len(terms)}H", len(terms), *(term & 0xFFFF for term in terms))
        parts.append(low + bytes(term >> 16 for term in terms) + weights)
    return b"".join(parts) + copies.pack(fingerprint.signature)


def unpack(blob: bytes) -> Fingerprint:
    vectors: list[Vector] = []
    at = 0
    for _ in range(3):
        count = blob[at]
        low = struct.unpack_from(f"<{count}H", blob, at + 1)
        at += 1 + 2 * count
        high, weights = blob[at : at + count], blob[at + count : at + 2 * count]
        # By tables and not by arithmetic: opening a sidebar unpacks hundreds of vectors.
        terms = map(or_, low, map(_HIGH.__getitem__, high))
        vectors.append(dict(zip(terms, map(_WEIGHTS.__getitem__, weights), strict=True)))
        at += 2 * count
    words, names, title = vectors
    return Fingerprint(words, names, title, copies.unpack(blob[at:]))


def signature_of(blob: bytes) -> Signature:
    """Of a packed fingerprint the signature alone, without making its vectors."""
    at = 0
    for _ in range(3):
        at += 1 + 4 * blob[at]
    return copies.unpack(blob[at:])


def _heaviest(vector: Vector, count: int) -> list[int]:
    return sorted(vector, key=lambda term: (-vector[term], term))[:count]
