"""How a page is built around each of its blocks: the boxes it stands in and what their builder called them.

Stage: text. Boxes are numbered, holders before what they hold, so that sums over a box are one pass backwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.model import Block
from reader.text.vocabulary import ANCESTORS, HOLDERS, NAME_FAMILIES, NAMES
from reader.text.walk import is_hidden

Floats = NDArray[np.float32]

FAR = 12.0
"""Levels; a box further up than this says nothing."""
MAX_BLOCKS = 4_000
_NAMED_BY = ("class", "id", "role", "itemprop")
_ANCESTOR = {tag: number for number, tag in enumerate(ANCESTORS)}
_HOLDER = {tag: number for number, tag in enumerate(HOLDERS)}
_FAMILY = {family: number for number, family in enumerate(NAME_FAMILIES)}


@dataclass(frozen=True, slots=True)
class Shape:
    """The blocks of a page and the boxes around them. Arrays have a row per box; `box` has the box of each block."""

    blocks: tuple[Block, ...]
    box: NDArray[np.int32]
    parent: NDArray[np.int32]
    depth: NDArray[np.int32]
    holder: NDArray[np.int32]
    """Which of HOLDERS a box is, or -1."""
    near_tags: Floats
    """Levels up to the nearest of each of ANCESTORS."""
    near_names: Floats
    """Levels up to the nearest box whose name is of each family."""
    look: NDArray[np.int32]
    """Boxes of the same number are built alike: same element, same class, in a holder of the same element and class."""
    title: str = ""
    body_text: str = ""
    """The article as the page's own metadata gives it, or ""."""
    description: str = ""


def hidden_blocks(shape: Shape) -> frozenset[int]:
    """Numbers of the blocks that the page shows only when asked."""
    levels = shape.near_tags[shape.box, _ANCESTOR["hidden"]] if len(shape.box) else shape.box
    return frozenset(np.flatnonzero(levels < FAR).tolist())


def shape_of(
    walked: Sequence[tuple[Block, Any]], *, title: str = "", body_text: str = "", description: str = ""
) -> Shape:
    """Read the boxes while the tree is as the page gave it: the extractor edits it."""
    walked = walked[:MAX_BLOCKS]
    boxes = _Boxes()
    box = [boxes.number_of(element) for _, element in walked]
    return Shape(
        tuple(block for block, _ in walked),
        np.asarray(box, dtype=np.int32),
        np.asarray(boxes.parent, dtype=np.int32),
        np.asarray(boxes.depth, dtype=np.int32),
        np.asarray(boxes.holder, dtype=np.int32),
        np.asarray(boxes.near_tags, dtype=np.float32).reshape(-1, len(ANCESTORS)),
        np.asarray(boxes.near_names, dtype=np.float32).reshape(-1, len(NAME_FAMILIES)),
        np.asarray(boxes.look, dtype=np.int32),
        title,
        body_text,
        description,
    )


class _Boxes:
    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}
        self.parent: list[int] = []
        self.depth: list[int] = []
        self.holder: list[int] = []
        self.near_tags: list[list[float]] = []
        self.near_names: list[list[float]] = []
        self.look: list[int] = []
        self.made: list[tuple[str, str]] = []
        self.looks: dict[tuple[str, ...], int] = {}
        self.families: dict[str, tuple[int, ...]] = {}

    def number_of(self, element: Any) -> int:
        number = self.numbers.get(element)
        if number is not None:
            return number
        line = [element]
        above = element.getparent()
        while above is not None and above not in self.numbers:
            line.append(above)
            above = above.getparent()
        for each in reversed(line):
            number = self._add(each, self.numbers[above] if above is not None else -1)
            above = each
        assert number is not None
        return number

    def _add(self, element: Any, parent: int) -> int:
        number = len(self.parent)
        self.numbers[element] = number
        self.parent.append(parent)
        tag = element.tag if isinstance(element.tag, str) else ""
        self.holder.append(_HOLDER.get(tag, -1))
        made = (tag, (element.get("class") or "")[:120])
        above = self.made[parent] if parent >= 0 else ("", "")
        self.made.append(made)
        self.look.append(self.looks.setdefault((*made, *above), len(self.looks)))
        if parent < 0:
            self.depth.append(0)
            tags, names = [FAR] * len(ANCESTORS), [FAR] * len(NAME_FAMILIES)
        else:
            self.depth.append(self.depth[parent] + 1)
            tags = [level + 1.0 if level < FAR else FAR for level in self.near_tags[parent]]
            names = [level + 1.0 if level < FAR else FAR for level in self.near_names[parent]]
        if tag in _ANCESTOR:
            tags[_ANCESTOR[tag]] = 0.0
        if is_hidden(element):
            tags[_ANCESTOR["hidden"]] = 0.0
        if tag not in ("html", "body"):
            for family in self._families_of(element):
                names[family] = 0.0
        self.near_tags.append(tags)
        self.near_names.append(names)
        return number

    def _families_of(self, element: Any) -> tuple[int, ...]:
        attributes = element.attrib
        if not attributes:
            return ()
        name = " ".join([attributes[key] for key in _NAMED_BY if key in attributes])[:300].lower()
        if not name:
            return ()
        known = self.families.get(name)
        if known is None:
            known = tuple({_FAMILY[match.lastgroup] for match in NAMES.finditer(name) if match.lastgroup})
            self.families[name] = known
        return known
