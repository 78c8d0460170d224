"""All rules about promotion, found by the words that trigger them.

Stage: text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Literal

from reader.text.promo_calls import CALLS
from reader.text.promo_furniture import FURNITURE
from reader.text.promo_pleas import PLEAS
from reader.text.promo_rule import Level, Rule
from reader.text.promo_turns import TURNS

__all__ = ["BY_FIRST", "BY_WORD", "RULES", "SECTION_REASON", "TOKENS", "Level", "Rule"]

RULES: tuple[Rule, ...] = (*FURNITURE, *CALLS, *PLEAS, *TURNS)


def _by_trigger(kind: Literal["first", "words"]) -> dict[str, tuple[int, ...]]:
    table: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(RULES):
        for word in getattr(rule, kind):
            table[word].append(number)
    return {word: tuple(numbers) for word, numbers in table.items()}


BY_FIRST = _by_trigger("first")
BY_WORD = _by_trigger("words")
TOKENS = re.compile(r"[a-z0-9'-]+|[©@]")

SECTION_REASON = "related stories"
"""A heading cut for this reason opens a list of links, which goes with it."""
