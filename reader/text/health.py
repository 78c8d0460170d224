"""How well the texts of a source come out, told by their lengths: a redesigned site shows as a drop.

Stage: text. Pure. A source is held against its own past only: one of one-liners is healthy with one-liners.
"""

from __future__ import annotations

from collections.abc import Sequence

RECENT = 10
EARLIER = 40
LOOKED_AT = RECENT + EARLIER
_LEAST_RECENT, _LEAST_EARLIER = 5, 8
_USUAL = 60
"""Words: of sources whose articles are shorter anyway, a shorter one says nothing."""
_THIN = 0.25
"""Of the usual length. Short notices happen to every source; half of the recent articles under this do not."""


def warning(words: Sequence[int]) -> str:
    """What is wrong, in plain words, given the words of each article's text, newest first; nothing when all is well."""
    from statistics import median

    recent, earlier = words[:RECENT], words[RECENT:LOOKED_AT]
    if len(recent) < _LEAST_RECENT or len(earlier) < _LEAST_EARLIER:
        return ""
    usual = median(earlier)
    if usual < _USUAL:
        return ""
    empty = sum(n == 0 for n in recent)
    if empty >= 3 and empty / len(recent) >= 2 * _share(earlier, 0):
        return f"{empty} of the last {len(recent)} articles came out empty"
    thin = _THIN * usual
    if _share(recent, thin) >= 0.5 and _share(earlier, thin) < 0.2:
        return (
            f"the last {len(recent)} articles are much shorter than usual: {median(recent):.0f} words, not {usual:.0f}"
        )
    return ""


def _share(words: Sequence[int], limit: float) -> float:
    return sum(n <= limit for n in words) / len(words)
