"""What a person decided about a line wins over every rule.

Stage: text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.model import decision_on, turned

if TYPE_CHECKING:
    from reader.model import Block, Decision


def decide(blocks: Sequence[Block], decisions: Mapping[str, Decision], source: str = "") -> tuple[Block, ...]:
    """Keep or cut each block that `decisions` names by one of its keys; all others stay as they are."""
    if not decisions:
        return tuple(blocks)
    return tuple(_decided(block, decision_on(block, decisions), source) for block in blocks)


def decided(blocks: Sequence[Block], decisions: Mapping[str, Decision], source: str = "") -> dict[int, str]:
    """Number of each block that a person decided about, and what."""
    if not decisions:
        return {}
    found = ((number, decision_on(block, decisions)) for number, block in enumerate(blocks))
    return {number: in_words(decision, source) for number, decision in found if decision is not None}


def in_words(decision: Decision, source: str = "") -> str:
    """Fit to show the person who decided."""
    does = "keep" if decision.keep else "cut"
    match decision.scope:
        case "article":
            return f"you {does} this"
        case "source":
            return f"you always {does} this in {source or 'this source'}"
        case _:
            return f"you always {does} this everywhere"


def _decided(block: Block, decision: Decision | None, source: str) -> Block:
    if decision is None:
        return block
    if decision.keep and block.kept:
        return block
    return turned(block, decision.keep, in_words(decision, source))
