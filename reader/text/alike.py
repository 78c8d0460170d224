"""What the line corrector sees of a block's own kind: blocks built like it, and the section it stands in.

Stage: text. One card of a list of other stories may read like prose; forty cards built alike, none of which the
extractor took, do not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.text.shape import Floats, Shape

LOOK = (
    "look_blocks", "look_words", "look_links", "look_chosen", "look_stops", "look_mean", "look_spread", "look_position",
    "look_share",
)  # fmt: skip
_HELD = ("words", "links", "chosen", "stops")
SECTION = (
    "section_blocks", *(f"section_{name}" for name in _HELD), "section_list",
    *(f"section_after_{name}" for name in _HELD), *(f"section_before_{name}" for name in _HELD),
    "section_level", "section_heads_chosen", "section_heads",
)  # fmt: skip
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
Column = NDArray[np.float64]


def alike(
    shape: Shape, sizes: Floats, link_share: Floats, share: Floats, stops: Floats, kinds: Floats, in_list: Floats
) -> Floats:
    """A row per block, in the order of LOOK and SECTION. `kinds` has a column for each level of heading."""
    heading: Flags = np.asarray(kinds.any(axis=1))
    look = np.unique(shape.look[shape.box], return_inverse=True)[1].astype(np.int64)
    columns = _of_look(look, sizes, link_share, share, stops)
    columns += _of_section(heading, sizes, link_share, share, stops, in_list)
    columns += _of_headings(look, heading, kinds, share)
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _of_look(look: Whole, sizes: Floats, link_share: Floats, share: Floats, stops: Floats) -> list[Column]:
    count = len(look)
    index = np.arange(count, dtype=np.float64)
    blocks, words, links, chosen, ends = _sums(
        look, np.ones(count), sizes, sizes * link_share, sizes * share, sizes * stops
    )
    first, last = np.full(len(blocks), count, dtype=np.float64), np.zeros(len(blocks))
    np.minimum.at(first, look, index)
    np.maximum.at(last, look, index)
    held = np.maximum(words, 1.0)
    others = (chosen[look] - sizes * share) / np.maximum(words[look] - sizes, 1.0)
    return [
        blocks[look],
        np.log1p(words)[look],
        (links / held)[look],
        np.where(blocks[look] > 1, others, -1.0),
        (ends / held)[look],
        (words / blocks)[look],
        ((last - first) / blocks)[look],
        (index - first[look]) / np.maximum(last - first, 1.0)[look],
        words[look] / max(1.0, float(sizes.sum())),
    ]


def _of_section(
    heading: Flags, sizes: Floats, link_share: Floats, share: Floats, stops: Floats, in_list: Floats
) -> list[Column]:
    """A section goes from heading to heading; the heading is no part of what it holds."""
    section = np.cumsum(heading).astype(np.int64)
    inner = sizes * ~heading
    ones = np.ones(len(section))
    blocks, words, links, chosen, ends, items = _sums(
        section, ones, inner, inner * link_share, inner * share, inner * stops, in_list
    )
    held = np.maximum(words, 1.0)
    tells = [np.log1p(words), links / held, chosen / held, ends / held]
    after, before = np.minimum(section + 1, section[-1]), np.maximum(section - 1, 0)
    return [
        blocks[section],
        *(each[section] for each in tells),
        (items / np.maximum(blocks, 1.0))[section],
        *(each[after] for each in tells),
        *(each[before] for each in tells),
    ]


def _of_headings(look: Whole, heading: Flags, kinds: Floats, share: Floats) -> list[Column]:
    """The level of the heading above, and how many built like it were chosen."""
    at = np.maximum.accumulate(np.where(heading, np.arange(len(look)), -1))
    above, known = np.maximum(at, 0), at >= 0
    level = np.where(heading, kinds.argmax(axis=1) + 1, 0)
    blocks, chosen = _sums(look, np.ones(len(look)), share)
    return [
        np.where(known, level[above], 0).astype(np.float64),
        np.where(known, (chosen / blocks)[look[above]], -1.0),
        np.where(known, blocks[look[above]], -1.0),
    ]


def _sums(group: Whole, *quantities: NDArray[np.floating]) -> list[Column]:
    most = int(group.max()) + 1
    return [np.bincount(group, quantity, most).astype(np.float64) for quantity in quantities]
