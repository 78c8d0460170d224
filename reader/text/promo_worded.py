"""Lines that no rule knows but whose words are those of promotion.

Stage: text. How sure the wording must be depends on the article: one that speaks to its reader itself (a guide, a
letter) has such words of its own. Bars are log-odds, from our own lines cross-validated (`training.whole`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Container, Iterable, Sequence
from math import exp, inf

from reader.model import Block
from reader.text import promo_register, wording
from reader.text.promo_bylines import LONGEST as LONGEST_BYLINE
from reader.text.promo_bylines import opens_byline
from reader.text.promo_offers import REPORTED
from reader.text.promo_rule import Level

BARS = ((5, 1.8), (8, 1.4), (sys.maxsize, 1.1))
"""For lines of fewer words than that, in a report. At 1.7 for all, half of the look-alikes lost had four words or less,
though only a seventh of all look-alikes have."""
BAR_IN_GUIDES = 3.5
"""At 2.8 half as many words of annotated articles again were lost, nearly all of them in guides and shops."""
PART = 0.6
"""In a report a line of several sentences goes for one that is so much surer, if the whole is not an article's."""
REPORTS = 0.5
"""More for a line with a verb of saying. One with quotation marks is never suspect."""
_CLEARLY = -2.0
_STEP = 1.3
"""More for headings and steps of a list; those of a guide command by trade."""
_QUOTED = re.compile(r"[\"“”«»„]")


def verdicts(
    blocks: Sequence[Block], suspects: Iterable[tuple[int, Block]], found: Container[int], *, eager: bool = False
) -> dict[int, tuple[str, Level]]:
    """Of the suspects those that go, with the reason. `found` are the blocks that rules cut already."""
    worded: dict[int, tuple[str, Level]] = {}
    is_report: bool | None = None
    for i, block in suspects:
        if block.kind == "caption" or not may_be(block.text):
            continue
        likeness, bar = evidence(block.text), bar_of(block.text)
        if likeness < bar:
            continue
        if is_report is None:
            is_report = promo_register.is_report([other for k, other in enumerate(blocks) if k not in found and k != i])
        bar = (bar if is_report else BAR_IN_GUIDES) - eager
        if block.kind != "p":
            bar += _STEP if is_report else inf
        if likeness >= bar:
            worded[i] = (f"worded like promotion ({100 / (1 + exp(-likeness)):.0f} %)", 2)
    return worded


def bar_of(text: str) -> float:
    words = text.count(" ") + 1
    return next(bar for fewer, bar in BARS if words < fewer)


def may_be(text: str) -> bool:
    """False for what needs no weighing. Bylines are the rule's: it knows whether that name is told elsewhere."""
    if not wording.may_plead(text) or _QUOTED.search(text) or not any(c.isalpha() for c in text):
        return False
    return len(text) >= LONGEST_BYLINE or not opens_byline(wording.lowered(text))


def evidence(text: str) -> float:
    """The likeness of the line, or of its most promotional sentence, which is never more than just enough."""
    likeness, bar = wording.likeness(text), bar_of(text)
    if _CLEARLY < likeness < bar:
        likeness = max(likeness, min(bar, wording.likeness_of_parts(text) - PART))
    return likeness - REPORTS if REPORTED.search(text) else likeness
