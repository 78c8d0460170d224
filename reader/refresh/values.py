"""Mentions of amounts, shares, counts and days as numbers that can be searched."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime

from reader.model import Mention, Value

MOST = 400
"""Of one article: a page of statistics is not worth more."""
_LARGEST = 1e30
_KINDS = ("money", "percent", "quantity", "date")


def values_of(
    mentions: Sequence[Mention], published: datetime, crowns: Mapping[str, str] | None = None
) -> tuple[Value, ...]:
    """Each once. Days are numbers from the first of January of the year 1; hundredths of a per cent are made whole.
    `crowns` is known where the mentions are not all of the article's."""
    from reader.entities.crowns import crowns_of
    from reader.entities.normalise import normalise

    crowns = crowns_of(mentions) if crowns is None else crowns

    found: dict[Value, None] = {}
    for mention in mentions:
        if mention.kind not in _KINDS or len(found) >= MOST:
            continue
        normal = normalise(mention.text, mention.kind, published, crowns)
        if normal is None:
            continue
        if normal.first is not None and normal.last is not None:
            found[Value("date", normal.first.toordinal(), normal.last.toordinal())] = None
        elif normal.value is not None and math.isfinite(normal.value) and abs(normal.value) < _LARGEST:
            parts = 100 if normal.unit == "bp" else 1
            upper = normal.value if normal.upper is None else normal.upper
            found[Value(mention.kind, normal.value / parts, upper / parts, normal.unit)] = None
    return tuple(found)
