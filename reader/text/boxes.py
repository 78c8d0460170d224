"""What the boxes of a page hold, and which of them is the main one.

Stage: text. Pure sums over the numbered boxes of a shape.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.text.shape import FAR, Floats, Shape

_MAIN_SHARE = 0.85


def sums_of(shape: Shape, values: Floats) -> NDArray[np.float64]:
    """What each box holds in all of a quantity that each block has."""
    sums = np.zeros(len(shape.parent), dtype=np.float64)
    np.add.at(sums, shape.box, values)
    for number in range(len(sums) - 1, 0, -1):
        if shape.parent[number] >= 0:
            sums[shape.parent[number]] += sums[number]
    return sums


def prose_box(shape: Shape, prose: Floats) -> int:
    """The box that directly holds most prose, whoever chose it: what stands in its children counts half, and so on."""
    score = np.zeros(len(shape.parent), dtype=np.float64)
    box, part = shape.box, 1.0
    for _ in range(3):
        box, part = np.where(shape.parent[box] >= 0, shape.parent[box], box), part * 0.75
        np.add.at(score, box, part * prose)
    return int(np.argmax(score))


def main_box(shape: Shape, chosen: NDArray[np.float64], chosen_words: float) -> int:
    """The innermost box that holds nearly all of the chosen text, or -1."""
    if chosen_words <= 0:
        return -1
    holding = np.flatnonzero(chosen >= _MAIN_SHARE * chosen_words)
    return int(holding[np.argmax(shape.depth[holding])]) if len(holding) else -1


def towards(shape: Shape, main: int) -> tuple[Floats, Floats]:
    """For each box: levels up to the first that holds the main one too, and whether it stands inside the main one."""
    boxes = len(shape.parent)
    up, inside = np.full(boxes, FAR, dtype=np.float32), np.zeros(boxes, dtype=np.float32)
    line: set[int] = set()
    above = main
    while above >= 0:
        line.add(above)
        above = int(shape.parent[above])
    for number in range(boxes):
        parent = int(shape.parent[number])
        if number in line:
            up[number] = 0
        elif parent >= 0:
            up[number] = min(FAR, up[parent] + 1)
        inside[number] = number == main or (parent >= 0 and inside[parent] > 0)
    return up, inside
