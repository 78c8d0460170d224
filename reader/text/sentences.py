"""The sentence around a place in a paragraph."""

from __future__ import annotations

import re

LONGEST = 400
_LEAD = 150
"""Of a longer sentence, so much of what stands before the place is kept."""
_END = re.compile(r"[.!?…]['\"”’)\]]*\s+(?=\S)")


def sentence_around(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The sentence and where `text[start:end]` stands in it."""
    # One more character: the end of a sentence is known by what begins after it, and that may be the place itself.
    first = max((m.end() for m in _END.finditer(text, 0, start + 1)), default=0)
    after = _END.search(text, end)
    sentence = text[first : after.start() + 1 if after else len(text)]
    if len(sentence) > LONGEST:
        cut = max(0, start - first - _LEAD)
        first, sentence = first + cut, sentence[cut : cut + LONGEST]
    return sentence, start - first, min(end - first, len(sentence))
