"""What a person decided about a line wins over every rule.

Stage: text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.model import Block

CUT_BY_PERSON = "you cut this"


def decide(blocks: Sequence[Block], decisions: Mapping[str, bool]) -> tuple[Block, ...]:
    """Keep (True) or cut (False) each block that `decisions` names by its key; all others stay as they are."""
    if not decisions:
        return tuple(blocks)
    return tuple(_decided(block, decisions.get(block.key)) for block in blocks)


def _decided(block: Block, keep: bool | None) -> Block:
    if keep is None:
        return block
    if keep:
        return block if block.kept else replace(block, kept=True, reason=None)
    return replace(block, kept=False, reason=CUT_BY_PERSON)
