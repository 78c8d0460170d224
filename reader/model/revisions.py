"""What a publisher changed in an article that was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed, were put in, or were taken out."""

    kind: Literal["same", "added", "removed"]
    text: str


Paragraph = tuple[Piece, ...]
"""One paragraph of two versions; its pieces in reading order, what was removed before what took its place."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A version and the one that took its place."""

    at: datetime
    """When the newer one was seen."""
    title: Paragraph
    rows: tuple[Paragraph, ...]
    added: int
    """Words put in."""
    removed: int
