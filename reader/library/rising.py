"""Names that stand in more articles than they used to, with the articles that make them rise."""

from __future__ import annotations

from reader.model import Headline, Rising
from reader.store import Store
from reader.stories.rising import LEAST, Period, rise

BASELINE_DAYS = 56
"""What is usual: eight weeks, so that each day of the week counts alike and a season does not."""
CAUSES = 3
_LOOKED_AT = 30


def rising(store: Store, days: int, limit: int) -> list[Rising]:
    """Surest first. Names of an archive younger than the baseline are held against what there is."""
    today = store.now() // 86_400
    period = Period(*store.rising.articles_between(today - days, today, BASELINE_DAYS))
    found = []
    for id, name, kind, now, before in store.rising.counts_between(today - days, today, BASELINE_DAYS, LEAST):
        rose = rise(now, before, period)
        if rose is not None:
            found.append((rose[0], id, name, kind, now, rose[1]))
    found.sort(key=lambda row: (-row[0], row[2]))
    return [
        Rising(name, kind, now, round(usual, 1), round(sure, 1), _causes(store, id, today - days))
        for sure, id, name, kind, now, usual in found[:limit]
    ]


def _causes(store: Store, entity_id: int, after: int) -> tuple[Headline, ...]:
    """Its newest articles, one of each story first: three reports of one event say no more than one."""
    heads = store.lists.headlines(store.entities.articles(entity_id, _LOOKED_AT, after=after))
    told: set[int] = set()
    first: list[Headline] = []
    further: list[Headline] = []
    for head in heads:
        (further if head.story in told else first).append(head)
        if head.story is not None:
            told.add(head.story)
    return tuple([*first, *further][:CAUSES])
