"""What every form of export asks of blocks: which are shown, and where their marks begin and end.

Stage: text.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from reader.model import Block, Mark


def kept(blocks: Iterable[Block]) -> list[Block]:
    return [block for block in blocks if block.kept and (block.text or block.src)]


def pieces(block: Block) -> list[tuple[str, list[Mark], list[Mark], bool]]:
    """The text cut where marks begin and end: (text, marks opened before it, marks closed after it, is code).

    Marks that overlap without nesting cannot be written in either language: the later one ends with the earlier.
    """
    nested: list[Mark] = []
    for mark in sorted(block.marks, key=lambda mark: (mark.start, -mark.end)):
        holders = [other for other in nested if other.start <= mark.start < other.end]
        end = min([mark.end, *(other.end for other in holders)])
        if end <= mark.start:
            continue
        nested.append(Mark(mark.start, end, mark.kind, mark.href))
    code = [mark for mark in nested if mark.kind == "code"]
    frames = [mark for mark in nested if mark.kind != "code"]
    edges = sorted({0, len(block.text), *(m.start for m in nested), *(m.end for m in nested)})
    found = []
    for start, end in pairwise(edges):
        opened = [mark for mark in frames if mark.start == start]
        closed = [mark for mark in reversed(frames) if mark.end == end]
        found.append((block.text[start:end], opened, closed, any(m.start <= start < m.end for m in code)))
    return found
