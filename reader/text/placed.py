"""A line of the article and its place among the blocks of its page.

Stage: text.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import Block


@dataclass(frozen=True, slots=True)
class Placed:
    """A chosen block, and where it stands among the blocks of the page (None: in no single place)."""

    block: Block
    at: int | None
