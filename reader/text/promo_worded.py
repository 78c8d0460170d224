"""Lines that no rule knows but whose words are those of promotion.

Stage: text. How sure the wording must be depends on the article: one that speaks to its reader itself (a guide, a
letter) has such words of its own. Bars are log-odds, from our own lines cross-validated (`training.whole`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from math import exp, inf

from reader.model import Block
from reader.text import promo_register, wording
from reader.text.promo_bylines import LONGEST as LONGEST_BYLINE
from reader.text.promo_bylines import opens_byline
from reader.text.promo_offers import REPORTED
from reader.text.promo_rule import Level

BAR = 1.7
BAR_IN_GUIDES = 9.0
"""At 6 half as many words of annotated articles again were lost, at 3.5 twice as many, nearly all in guides and shops,
whose annotators kept what their authors say of themselves."""
PART = 0.6
"""In a report a line of several sentences goes for one that is so much surer, if the whole is not an article's."""
REPORTS = 0.5
"""More for a line with a verb of saying. One with quotation marks is never suspect."""
_CLEARLY = -1.0
_STEP = 5.0
"""More for headings and steps of a list; those of a guide command by trade."""
_QUOTED = re.compile(r"[\"“”«»„]")


def verdicts(
    blocks: Sequence[Block], suspects: Iterable[tuple[int, Block]], found: Container[int], *, eager: bool = False
) -> dict[int, tuple[str, Level]]:
    """Of the suspects those that go, with the reason. `found` are the blocks that rules cut already."""
    worded: dict[int, tuple[str, Level]] = {}
    is_report: bool | None = None
    for i, block in suspects:
        likeness = evidence(block.text) if block.kind != "caption" and may_be(block.text) else -inf
        if likeness < BAR:
            continue
        if is_report is None:
            is_report = promo_register.is_report([other for k, other in enumerate(blocks) if k not in found and k != i])
        bar = (BAR if is_report else BAR_IN_GUIDES) - eager
        if block.kind != "p":
            bar += _STEP if is_report else inf
        if likeness >= bar:
            worded[i] = (f"worded like promotion ({100 / (1 + exp(-likeness)):.0f} %)", 2)
    return worded


def may_be(text: str) -> bool:
    """False for what needs no weighing. Bylines are the rule's: it knows whether that name is told elsewhere."""
    if not wording.may_plead(text) or _QUOTED.search(text) or not any(c.isalpha() for c in text):
        return False
    return len(text) >= LONGEST_BYLINE or not opens_byline(wording.lowered(text))


def evidence(text: str) -> float:
    """The likeness of the line, or of its most promotional sentence, which is never more than just enough."""
    likeness = wording.likeness(text)
    if _CLEARLY < likeness < BAR:
        likeness = max(likeness, min(BAR, wording.likeness_of_parts(text) - PART))
    return likeness - REPORTS if REPORTED.search(text) else likeness
