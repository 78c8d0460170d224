"""What the line corrector sees of each block: its words, its boxes, its neighbours, and what was chosen around it.

Stage: text. One row of numbers per block of a page, in the order of NAMES. Pure: the page's shape and the chosen
lines go in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.text.alike import LOOK, SECTION, alike
from reader.text.boxes import main_box, prose_box, sums_of, towards
from reader.text.cover import WORDS, Cover
from reader.text.shape import Floats, Shape
from reader.text.vocabulary import ANCESTORS, HOLDERS, KINDS, NAME_FAMILIES, SAYING_FAMILIES, SAYINGS

_MAX_READ = 60
"""Words of a block that are looked at for what it says: longer ones are prose, whatever they say."""
_SENTENCE_END = re.compile(r"[.!?…:;。！？]['\"”’)\]»]*$")
_LEVELS = 4
_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_TEXT = (
    "words", "log_words", "word_length", "link_share", "links", "strong_share", "ends_sentence", "ends_stop", "commas",
    "capitals", "digits", "capital_words", "question", "exclamation", "colon_end", "quote", "money", "address",
    "starts_lower", "starts_digit", "dup_before", "dup_all", "title_share", "is_title", "in_description",
    "in_body_text", "first_plain",
)  # fmt: skip
_CHOICE = (
    "chosen", "chosen_line", "position", "text_position", "from_first", "from_last", "in_range", "range_position",
    "window5", "window10", "window25", "up_to_main", "in_main", "main_depth", "depth", "page_blocks", "chosen_words",
    "chosen_share", "has_body_text", "heading_distance", "heading_chosen", "heading_words", "h_after",
    "same_box_before", "same_box_after", "chosen_before", "chosen_after", "prose_up", "prose_in", "prose_chosen",
    "prose_share",
)  # fmt: skip
_PER_LEVEL = ("words", "links", "chosen", "share", "blocks")
_NEAR = ("words", "link_share", "chosen", "ends_sentence", "say_asks", "say_more", "heading", "name_related", "list")
NAMES: tuple[str, ...] = (
    *_TEXT,
    *(f"say_{family}" for family in SAYING_FAMILIES),
    *(f"first_{family}" for family in SAYING_FAMILIES),
    *(f"kind_{kind}" for kind in KINDS),
    *(f"holder_{tag}" for tag in HOLDERS),
    *(f"tag_{tag}" for tag in ANCESTORS),
    *(f"name_{family}" for family in NAME_FAMILIES),
    *_CHOICE,
    *(f"level{level}_{name}" for level in range(_LEVELS) for name in _PER_LEVEL),
    *(f"heading_{family}" for family in SAYING_FAMILIES),
    *(f"near{step}_{name}" for step in _NEIGHBOURS for name in _NEAR),
    *LOOK,
    *SECTION,
)


def features(shape: Shape, chosen: Sequence[str], words: Sequence[Sequence[str]]) -> Floats:
    """A row per block of the page. `words` are those of each block, `chosen` the lines the extractor took."""
    count = len(shape.blocks)
    if not count:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    cover = Cover(chosen)
    share = np.asarray([cover.share(each) for each in words], dtype=np.float32)
    said, first = _said(words)
    text = _text_features(shape, words)
    kinds = np.asarray([[block.kind == kind for kind in KINDS] for block in shape.blocks], dtype=np.float32)
    holder = shape.holder[shape.box]
    holders = (holder[:, None] == np.arange(len(HOLDERS))[None, :]).astype(np.float32)
    tags, names = shape.near_tags[shape.box], shape.near_names[shape.box]
    sizes = text[:, 0]
    choice, levels = _choice_features(shape, cover, words, share, sizes, text[:, 3], kinds)
    own = np.hstack([text, said, first, kinds, holders, tags, names, choice, levels, _headings_above(kinds, said)])
    levels_of = kinds[:, KINDS.index("h1") : KINDS.index("h6") + 1]
    stops = text[:, _TEXT.index("ends_stop")]
    kin = alike(shape, sizes, text[:, 3], share, stops, levels_of, kinds[:, KINDS.index("li")])
    return np.hstack([own, _near_features(own), kin]).astype(np.float32)


def _said(words: Sequence[Sequence[str]]) -> tuple[Floats, Floats]:
    """How many words of each family a block holds, and whether it begins with one."""
    said = np.zeros((len(words), len(SAYING_FAMILIES)), dtype=np.float32)
    first = np.zeros_like(said)
    for row, each in enumerate(words):
        for position, word in enumerate(each[:_MAX_READ]):
            for family in SAYINGS.get(word, ()):
                said[row, family] += 1
                if position < 2:
                    first[row, family] = 1
    return said, first


def _text_features(shape: Shape, words: Sequence[Sequence[str]]) -> Floats:
    keys = [" ".join(each) for each in words]
    all_times, before = Counter(keys), Counter[str]()
    title = WORDS.findall(shape.title.lower())
    title_words, title_key = set(title), " ".join(title)
    described, body = Cover([shape.description]), Cover([shape.body_text])
    rows = []
    for block, each, key in zip(shape.blocks, words, keys, strict=True):
        text, size, length = block.text, len(each), len(block.text) or 1
        linked = sum(m.end - m.start for m in block.marks if m.kind == "link") if block.marks else 0
        strong = sum(m.end - m.start for m in block.marks if m.kind == "strong") if block.marks else 0
        raw = WORDS.findall(text[:400])
        rows.append(
            (
                size,
                np.log1p(size),
                length / (size or 1),
                min(1.0, linked / length),
                sum(m.kind == "link" for m in block.marks),
                min(1.0, strong / length),
                bool(_SENTENCE_END.search(text[-12:])),
                text[-1:] in '.!?”"',
                text.count(",") / (size or 1),
                sum(map(str.isupper, text[:400])) / min(400, length),
                sum(map(str.isdigit, text[:400])) / min(400, length),
                sum(word[0].isupper() for word in raw) / (len(raw) or 1),
                text.endswith("?"),
                "!" in text,
                text.endswith(":"),
                any(c in text[:400] for c in '"“”«»„'),
                any(c in text[:400] for c in "$€£"),
                "www." in text or "http" in text or ".com" in text or "@" in text,
                text[:1].islower(),
                text[:1].isdigit(),
                before[key],
                all_times[key],
                sum(word in title_words for word in each[:_MAX_READ]) / (min(size, _MAX_READ) or 1),
                bool(title_key) and key == title_key,
                described.share(each),
                body.share(each),
                bool(each) and each[0].isalpha(),
            )
        )
        before[key] += 1
    return np.asarray(rows, dtype=np.float32)


def _choice_features(
    shape: Shape,
    cover: Cover,
    words: Sequence[Sequence[str]],
    share: Floats,
    sizes: Floats,
    link_share: Floats,
    kinds: Floats,
) -> tuple[Floats, Floats]:
    """Where a block stands towards the chosen text, and what its boxes hold in all."""
    count = len(sizes)
    counted = (sizes, sizes * link_share, sizes * share, np.ones(count, dtype=np.float32))
    sums = np.stack([sums_of(shape, each) for each in counted], axis=1)
    everything = max(1.0, float(sizes.sum()))
    chosen_words = float((sizes * share).sum())
    main = main_box(shape, sums[:, 2], chosen_words)
    taken = np.flatnonzero((share >= 0.6) & (sizes >= 4))
    first, last = (int(taken[0]), int(taken[-1])) if len(taken) else (0, count - 1)
    index = np.arange(count, dtype=np.float32)
    up, in_main = towards(shape, main)
    prose = sizes * (link_share < 0.3) * (sizes >= 12)
    prose_main = prose_box(shape, prose)
    prose_up, prose_in = towards(shape, prose_main)
    prose_words = max(1.0, float(sums_of(shape, prose)[prose_main]))
    prose_chosen = float(sums_of(shape, prose * share)[prose_main]) / prose_words
    heading: NDArray[np.bool_] = np.asarray(kinds[:, 1:7].any(axis=1))
    heading_at = np.maximum.accumulate(np.where(heading, np.arange(count), -1))
    distance = np.where(heading_at >= 0, np.arange(count) - heading_at, 40)
    above = np.maximum(heading_at, 0)
    same = shape.box[1:] == shape.box[:-1]
    cumulative = np.cumsum(sizes) - sizes
    picked = sizes * share
    box = shape.box
    columns = [
        share,
        np.asarray([" ".join(each) in cover.lines for each in words]),
        index / count,
        cumulative / everything,
        np.clip(index - first, -30, 60),
        np.clip(index - last, -60, 30),
        (index >= first) & (index <= last),
        (index - first) / max(1, last - first),
        _window(picked, sizes, 5),
        _window(picked, sizes, 10),
        _window(picked, sizes, 25),
        up[box],
        in_main[box],
        np.full(count, shape.depth[main] if main >= 0 else -1),
        shape.depth[box],
        np.full(count, count),
        np.full(count, np.log1p(chosen_words)),
        np.full(count, chosen_words / everything),
        np.full(count, float(len(shape.body_text) > 300)),
        np.minimum(distance, 40),
        np.where(heading_at >= 0, share[above], -1),
        np.where(heading_at >= 0, sizes[above], -1),
        np.append(heading[1:], False),
        np.concatenate([[False], same]),
        np.append(same, False),
        np.cumsum(picked) / max(1.0, chosen_words),
        np.concatenate([[0.0], np.cumsum(share >= 0.6)[:-1]]),
        prose_up[box],
        prose_in[box],
        np.full(count, prose_chosen),
        np.full(count, prose_words / everything),
    ]
    levels = []
    for _ in range(_LEVELS):
        held = sums[box]
        words_in = np.maximum(held[:, 0], 1.0)
        levels += [
            np.log1p(held[:, 0]),
            held[:, 1] / words_in,
            held[:, 2] / words_in,
            held[:, 0] / everything,
            held[:, 3],
        ]
        box = np.where(shape.parent[box] >= 0, shape.parent[box], box)
    stack = [np.asarray(column, dtype=np.float32) for column in columns]
    return np.stack(stack, axis=1), np.stack([level.astype(np.float32) for level in levels], axis=1)


def _window(picked: Floats, sizes: Floats, reach: int) -> Floats:
    """The share of words chosen among the neighbours up to `reach` away, the block itself left out."""
    count = len(sizes)
    left, right = np.maximum(np.arange(count) - reach, 0), np.minimum(np.arange(count) + reach + 1, count)
    total, taken = np.concatenate([[0.0], np.cumsum(sizes)]), np.concatenate([[0.0], np.cumsum(picked)])
    around = total[right] - total[left] - sizes
    return np.asarray((taken[right] - taken[left] - picked) / np.maximum(around, 1.0), dtype=np.float32)


def _headings_above(kinds: Floats, said: Floats) -> Floats:
    """What the nearest heading says; zeros where there is none."""
    heading = kinds[:, 1:7].any(axis=1)
    at = np.maximum.accumulate(np.where(heading, np.arange(len(kinds)), -1))
    return np.where((at >= 0)[:, None], said[np.maximum(at, 0)], 0.0).astype(np.float32)


_COLUMN = {name: column for column, name in enumerate(NAMES)}
_LOOKED_AT = [
    _COLUMN[name]
    for name in ("words", "link_share", "chosen", "ends_sentence", "say_asks", "say_more", "kind_h2", "name_related",
                 "kind_li")
]  # fmt: skip


def _near_features(own: Floats) -> Floats:
    """A few columns of the blocks before and after; -1 beyond the page."""
    looked_at = own[:, _LOOKED_AT].copy()
    looked_at[:, 6] = own[:, _COLUMN["kind_h1"] : _COLUMN["kind_h6"] + 1].any(axis=1)
    parts = []
    for step in _NEIGHBOURS:
        moved = np.full_like(looked_at, -1.0)
        if step < 0:
            moved[-step:] = looked_at[:step]
        else:
            moved[:-step] = looked_at[step:]
        parts.append(moved)
    return np.hstack(parts)
