"""Kept values that cannot be read any more count as missing: noted where they are met, made anew behind the reading.

What is derived (names, fingerprints) is found anew. A text is read again from its kept page or the feed's own text;
where neither is kept its source is asked once more, and the row stays as it is until another text is there.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from reader.errors import NewsdeckError
from reader.store.part import Part
from reader.store.waiting import Stage

UNREADABLE = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, OSError, RecursionError, EOFError, zlib.error,
)  # fmt: skip
"""What unpacking a damaged value may raise."""
_SIGNATURE = 2 + 96
"""Bytes: the number of shingles and one a permutation (`copies.PERMUTATIONS`)."""
_UNSIGNED = 20
"""Texts of fewer shingles have the number alone (`copies.MIN_SHINGLES`)."""


class Damage(Part):
    def __init__(self, store: Any) -> None:
        super().__init__(store)
        self._met: set[tuple[Stage, int]] = set()
        self._told: set[tuple[Stage, int]] = set()

    def note(self, stage: Stage, article_id: int) -> None:
        """The article's part that this stage makes could not be read. From any thread, also where only reading is
        allowed; once an article and run, so that what cannot be mended is not tried for ever."""
        self._met.add((stage, article_id))

    def queue(self) -> None:
        """Let what was met wait for its stage."""
        new = self._met - self._told
        if not new or self.store.read_only:
            return
        with self.store.write():
            for stage, id in sorted(new):
                self.store.waiting.add(stage, (id,))
        self._told |= new

    def queue_at_the_end(self) -> None:
        with suppress(NewsdeckError):  # another newsdeck writes: it will be met again
            self.queue()


def as_dict(text: str | None) -> dict[str, Any]:
    """An object written as JSON; an empty one where it cannot be read."""
    try:
        found = json.loads(text) if text else {}
    except UNREADABLE:
        return {}
    return found if isinstance(found, dict) else {}


def numbers_in(text: str) -> Iterable[int]:
    """The numbers of a list of numbers."""
    return (int(part) for part in text.split() if part.isascii() and part.isdigit())


def is_fingerprint(features: bytes) -> bool:
    """Of the lengths that `fingerprint.pack` gives: thrice a count and four bytes a term, then the signature. Any other
    would stop whatever it is compared with."""
    at, end = 0, len(features)
    for _ in range(3):
        if at >= end:
            return False
        at += 1 + 4 * features[at]
    return end - at == _SIGNATURE or (end - at == 2 and int.from_bytes(features[at:], "little") < _UNSIGNED)
