"""The kinds of names, for those who need no more of them."""

from __future__ import annotations

from typing import Literal

EntityKind = Literal[
    "person", "org", "place", "group", "product", "event", "work", "money", "percent", "date", "quantity", "ticker"
]
ENTITY_KINDS: tuple[EntityKind, ...] = (
    "person", "org", "place", "group", "product", "event", "work", "money", "percent", "date", "quantity", "ticker",
)  # fmt: skip
NAME_KINDS: tuple[EntityKind, ...] = ("person", "org", "place", "group", "product", "event", "work")
TITLE_BLOCK = -1
"""The block number of a mention in the title."""
