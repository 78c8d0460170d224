"""What a rule about promotion is.

Stage: text. Patterns see lower-case text with straight apostrophes; line breaks inside a pattern are layout only,
so a space beside one is written `[ ]`.
Level 1 is certain (`safe` cuts it), 2 is usual, 3 is eager (`strict` only). A rule is tried only on blocks that begin
with one of its `first` words or hold one of its `words`: that is what keeps an article at a tenth of a millisecond.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Level = int
Where = Literal["any", "head", "tail"]


@dataclass(frozen=True, slots=True)
class Rule:
    reason: str
    pattern: re.Pattern[str]
    longest: int
    """Words; a longer block is prose."""
    where: Where = "any"
    level: Level = 2
    spoken_saves: bool = False
    """Quotation marks or a verb of saying make it reporting."""
    needs_link: bool = False
    leads_to_title: bool = False
    """What stands behind the colon must begin like a headline."""
    first: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


NET = """(?:facebook|twitter|x|instagram|linkedin|telegram|youtube|whatsapp|tiktok|threads|bluesky|mastodon|reddit|
    pinterest|flipboard|google news|apple news|discord|social media|snapchat|spotify)"""
NETS = rf"{NET}(?:(?:,| and|, and| or| &| \||/) ?{NET})*"


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\n\s*", "", pattern))


def rule(
    reason: str,
    pattern: str,
    longest: int,
    *,
    first: str = "",
    words: str = "",
    where: Where = "any",
    level: Level = 2,
    spoken_saves: bool = False,
    needs_link: bool = False,
    leads_to_title: bool = False,
) -> Rule:
    triggers = frozenset(first.split()), frozenset(words.split())
    return Rule(reason, compiled(pattern), longest, where, level, spoken_saves, needs_link, leads_to_title, *triggers)
