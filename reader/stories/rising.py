"""Names that stand in more articles than they used to: how far beyond chance. Pure.

The log-likelihood ratio of two rates (Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence",
Computational Linguistics 19:1, 1993): unlike a z-score it is honest about small counts, and unlike a quotient it does
not put a name first that stood once before and twice now. Rates are per article of the archive, so that a week of
many feeds makes no name rise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

LEAST = 3
"""Articles a name needs now: two may be one report and its copy."""
TIMES = 1.5
"""So many times its usual share at least: a large count makes any small drift significant."""
SURE = 6.63
"""The ratio that chance exceeds once in a hundred times (chi-square with one degree of freedom)."""
_BEFORE_MORE = 0.5
"""Added to what was before, so that a new name has a finite ratio (Jeffreys' prior of a rate)."""


@dataclass(frozen=True, slots=True)
class Period:
    """Articles of the archive now and before."""

    now: int
    before: int


def rise(now: int, before: int, period: Period) -> tuple[float, float] | None:
    """(how sure, expected now) for a name in so many articles now and before; None when it does not rise."""
    if now < LEAST or not period.now:
        return None
    earlier = before + _BEFORE_MORE
    share_before = earlier / (period.before + 2 * _BEFORE_MORE)
    usual = share_before * period.now
    if now < TIMES * usual:
        return None
    share = (now + earlier) / (period.now + period.before + 2 * _BEFORE_MORE)
    likely_now, likely_before = share * period.now, share * (period.before + 2 * _BEFORE_MORE)
    sure = 2 * (now * math.log(now / likely_now) + earlier * math.log(earlier / likely_before))
    return (sure, usual) if sure >= SURE else None
