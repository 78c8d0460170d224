"""A line becomes known as one that its source repeats: the earlier articles that hold it lose it too.

They were read before three others had the line. The cut is stored like any other, with its reason; a person who wants
the line keeps it for the whole source in one step, which undo takes back.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reader.config import Config
from reader.model import Extracted, Feed, Progress
from reader.refresh.feeds_pass import Cancelled, Tell, setting
from reader.store import Store

LOOKED_AT = 2_000
"""Articles of a source, newest first, in which a new repeat is looked for; most are found within the first dozens."""
LEARNED_WITHIN = 3
"""Articles after the one that made a line a repeat which look back too: that one may have kept it, as a series does."""


def cut_learned(
    store: Store,
    feeds: Sequence[Feed],
    config: Config,
    *,
    tell: Tell = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> int:
    """Look back from every article that waits for it; gives how many earlier ones lost a line."""
    by_id = {feed.id: feed for feed in feeds}
    learned: dict[int, list[int]] = defaultdict(list)
    for head in store.lists.headlines(waiting := store.waiting.next("repeats", 10_000)):
        learned[head.feed_id].append(head.id)
    total = 0
    for feed_id, article_ids in learned.items():
        if cancelled():
            return total
        feed = by_id.get(feed_id)
        strip = setting(feed, config, "strip") if feed else config.cleaning.strip
        cut = 0 if strip in ("off", "safe") else _look_back(store, feed_id, article_ids)
        store.waiting.done("repeats", article_ids)
        total += cut
        if cut and feed is not None:
            one = f"1 earlier article of {feed.title}"
            said = one if cut == 1 else f"{cut} earlier articles of {feed.title}"
            tell(Progress("repeats", total, total, f"What this source repeats was cut in {said} too"))
    store.waiting.done("repeats", waiting)
    return total


def without_repeats(store: Store, feed_id: int, text: Extracted) -> Extracted:
    """A text of an article that was counted already, without what its source repeats in others."""
    from reader.text.repeats import cut_repeats, line_keys

    keys = line_keys(text.blocks)
    seen = {key: times - 1 for key, times in store.repeats.times(str(feed_id), keys).items()}
    blocks = cut_repeats(text.blocks, seen)
    return text if blocks == text.blocks else replace(text, blocks=blocks)


def _look_back(store: Store, feed_id: int, article_ids: Iterable[int]) -> int:
    """One article at a time, until every line was met as often as it was counted."""
    from reader.text import CLEANER_VERSION
    from reader.text.repeats import cut_keys, line_keys

    wanted: set[int] = set()
    for id in article_ids:
        text = store.texts.get(id)
        wanted |= cut_keys(text.blocks) if text is not None else set()
    times = store.repeats.times(str(feed_id), wanted)
    met: Counter[int] = Counter()
    cut = 0
    for id in store.texts.of_source(feed_id, LOOKED_AT):
        if _all_met(times, met):
            break
        text = store.texts.get(id)
        keys = line_keys(text.blocks) if text is not None else ()
        if text is None or wanted.isdisjoint(keys):
            continue
        met.update(wanted.intersection(keys))
        without = without_repeats(store, feed_id, text)
        if without is not text:
            store.texts.save(id, without, CLEANER_VERSION)
            cut += 1
    return cut


def _all_met(times: Mapping[int, int], met: Mapping[int, int]) -> bool:
    return all(met.get(key, 0) >= count for key, count in times.items())
