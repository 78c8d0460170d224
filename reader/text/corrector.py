"""The extractor's lines, corrected: furniture among them is cut, and what it missed of the article is put back.

Stage: text. Trees trained on annotated pages say how likely each block of the page belongs to the article. Lines are
corrected, never chosen anew: the extractor is right far more often than not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.model import Block
from reader.text.cover import Cover, words_of
from reader.text.placed import Placed

CUT_BELOW = 0.07
RESTORE_ABOVE = 0.6
MAX_CUT = 0.2
"""Of an article's words. A model that would take more is mistaken about the page, and takes nothing."""
RESTORE_AHEAD = 0.9
"""Above the first chosen line stand menus and other headlines; a lead that was missed there must be sure."""
HEADING_AGAIN = 0.9
MAX_ADDED = 30.0
"""Times the words that were chosen."""
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_NEVER_CUT = frozenset(("code", "table", "image", "caption"))
"""A caption goes with its picture, whose place in the article is proof enough."""
_NEVER_RESTORED = frozenset(("image", "caption"))
_NEAR = 40
"""Blocks. A line that repeats a phrase from far away on the page is not moved there."""


def corrected(
    chosen: Sequence[Placed],
    page: Sequence[Block],
    likelihood: Sequence[float],
    *,
    cut_below: float = CUT_BELOW,
    restore_above: float = RESTORE_ABOVE,
    max_cut: float = MAX_CUT,
) -> tuple[Block, ...]:
    """All chosen blocks in their order, the unlikely ones cut with a reason, and likely blocks of the page between."""
    places = _places(chosen, page)
    cut = _to_cut(chosen, places, likelihood, cut_below, max_cut)
    held = [
        replace(placed.block, kept=False, reason=cut[number]) if number in cut else placed.block
        for number, placed in enumerate(chosen)
    ]
    added = _to_restore(chosen, page, likelihood, restore_above)
    if not added:
        return tuple(held)
    spots = _spots(places)
    ordered = [(spot, 0, number, block) for number, (spot, block) in enumerate(zip(spots, held, strict=True))]
    ordered += [(index, 1, index, page[index]) for index in added]
    ordered.sort(key=lambda each: each[:3])
    return tuple(block for *_, block in ordered)


def _places(chosen: Sequence[Placed], page: Sequence[Block]) -> list[list[int]]:
    """For each chosen block the page's blocks that hold its words: its own, or those that share its phrases."""
    if all(placed.at is not None or not placed.block.text for placed in chosen):
        return [[placed.at] if placed.at is not None else [] for placed in chosen]
    holding: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    sizes = []
    for index, block in enumerate(page):
        words = words_of(block)
        sizes.append(max(1, len(words) - 2))
        for run in zip(words, words[1:], words[2:], strict=False):
            holding[run].add(index)
    return [[p.at] if p.at is not None else _sharing(words_of(p.block), holding, sizes) for p in chosen]


def _sharing(words: Sequence[str], holding: Mapping[tuple[str, str, str], set[int]], sizes: Sequence[int]) -> list[int]:
    times: dict[int, int] = defaultdict(int)
    runs = list(zip(words, words[1:], words[2:], strict=False))
    for run in runs:
        for index in holding.get(run, ()):
            times[index] += 1
    return sorted(i for i, n in times.items() if n > 0.5 * max(1, len(runs)) or n > 0.8 * sizes[i])


def _to_cut(
    chosen: Sequence[Placed],
    places: Sequence[Sequence[int]],
    likelihood: Sequence[float],
    cut_below: float,
    max_cut: float,
) -> dict[int, str]:
    """Number of the chosen block to the reason. Less certain cuts are dropped first until the guard is content."""
    total = sum(_size(placed.block) for placed in chosen) or 1
    suspects = []
    for number, (placed, at) in enumerate(zip(chosen, places, strict=True)):
        if not at or placed.block.kind in _NEVER_CUT or not placed.block.text:
            continue
        likely = max(float(likelihood[i]) for i in at if i < len(likelihood)) if at[0] < len(likelihood) else 1.0
        if likely < cut_below:
            suspects.append((likely, number))
    if sum(_size(chosen[number].block) for _, number in suspects) > max_cut * total:
        return {}
    return {number: f"model: {max(1, round(100 * likely))} % likely to be article" for likely, number in suspects}


def _to_restore(
    chosen: Sequence[Placed], page: Sequence[Block], likelihood: Sequence[float], restore_above: float
) -> list[int]:
    """Blocks of the page that are likely and not yet there. Nothing is restored to an article that has no words."""
    used = {placed.at for placed in chosen}
    cover = Cover(placed.block.text for placed in chosen)
    nowhere = Cover(placed.block.text for placed in chosen if placed.at is None)
    room = MAX_ADDED * cover.words
    first = min((placed.at for placed in chosen if placed.at is not None), default=0)
    added: list[int] = []
    seen: set[str] = set()
    for index, likely in enumerate(likelihood):
        block = page[index]
        if (
            likely < restore_above
            or (index < first and likely < RESTORE_AHEAD)
            or index in used
            or block.kind in _NEVER_RESTORED
        ):
            continue
        words = words_of(block)
        key = " ".join(words)
        if not words or key in seen:
            continue
        # The table of contents says each heading too, so that a heading may seem to be there already.
        is_heading = (
            block.kind in _HEADINGS and likely >= HEADING_AGAIN and not used.isdisjoint(range(index + 1, index + 4))
        )
        if (nowhere if is_heading else cover).share(words) >= 0.3:
            continue
        seen.add(key)
        added.append(index)
        room -= len(words)
    return added if room >= 0 else []


def _spots(places: Sequence[Sequence[int]]) -> list[int]:
    """Where each chosen block stands on the page; never backwards, so that chosen blocks keep their order."""
    spots: list[int] = []
    last = -1
    for at in places:
        spot = at[-1] if at and at[-1] - at[0] < 3 else (at[0] if at else last)
        last = max(last, spot) if spot - last < 10 * _NEAR else last
        spots.append(last)
    return spots


def _size(block: Block) -> int:
    return block.text.count(" ") + 1 if block.text else 0
