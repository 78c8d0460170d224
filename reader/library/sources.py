"""A source looked at: what is cut from it and how often, what was decided for it, and how well its texts come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from reader.errors import NothingFound
from reader.model import CutLine, DecidedLine, SourcePage
from reader.text.apply import decide
from reader.text.health import LOOKED_AT, warning

if TYPE_CHECKING:
    from reader.store import Store

ARTICLES = 300
"""The newest so many are read for the page: about a tenth of a second."""
MOST_CUTS = 200


def look_after(store: Store, article_ids: Iterable[int]) -> None:
    """After texts came in: warn of the sources whose texts come out worse than they used to, or no longer."""
    with store.write():
        for feed_id in store.sources.feeds_of(article_ids):
            store.sources.warn(feed_id, warning(store.sources.words(feed_id, LOOKED_AT)))


def page(store: Store, feed_id: int) -> SourcePage:
    """Raises NothingFound."""
    feed = store.feeds.get(feed_id)
    if feed is None:
        raise NothingFound(f"there is no feed {feed_id}")
    cuts: dict[str, CutLine] = {}
    origins: Counter[str] = Counter()
    lengths: list[int] = []
    words = cut_words = 0
    ids = store.texts.of_source(feed_id, ARTICLES)
    for id in ids:
        text = store.texts.get(id)
        if text is None:
            continue
        origins[text.origin] += 1
        kept = 0
        seen: set[str] = set()
        for block in decide(text.blocks, store.corrections.cut_decisions(id), feed.title):
            size = len(block.text.split())
            words += size
            if block.kept:
                kept += size
                continue
            cut_words += size
            key = block.line_key
            if key in seen:
                continue
            seen.add(key)
            known = cuts.get(key)
            if known is None:
                reason = block.reason or ""
                # The number it was cut with is of that day; the page counts anew.
                reason = "this source repeats it" if reason.startswith("seen in ") else reason
                cuts[key] = CutLine(key, block.text or block.alt or "a picture", reason, 1, id)
            else:
                cuts[key] = replace(known, articles=known.articles + 1)
        lengths.append(kept)
    often = sorted(cuts.values(), key=lambda line: (-line.articles, line.text))
    return SourcePage(
        feed=feed,
        articles=len(lengths),
        words=words,
        cut_words=cut_words,
        usual_words=round(median(lengths)) if lengths else 0,
        empty=lengths.count(0),
        origins=tuple(origins.most_common()),
        cuts=tuple(often[:MOST_CUTS]),
        decisions=decisions(store, feed_id),
        warning=store.sources.warning(feed_id),
    )


def decisions(store: Store, feed_id: int) -> tuple[DecidedLine, ...]:
    """Those for the source, then those for all sources."""
    own = [DecidedLine(*row) for row in store.corrections.decided_lines(f"feed:{feed_id}")]
    return (*own, *(DecidedLine(*row, everywhere=True) for row in store.corrections.decided_lines("*")))
