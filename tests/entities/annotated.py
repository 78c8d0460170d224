"""Reads the annotated articles of tests/data/entities/articles: one block a line, names as ⟦kind|surface⟧."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from reader.model import TITLE_BLOCK, Block, BlockKind

FOLDER = Path(__file__).parents[1] / "data" / "entities" / "articles"
_MARK = re.compile(r"⟦([a-z]+)\|([^⟧]+)⟧")

Place = tuple[int, int, int, str]
"""Block, start, end, kind."""


@dataclass(frozen=True, slots=True)
class Annotated:
    name: str
    title: str
    blocks: tuple[Block, ...]
    expected: frozenset[Place]

    def words(self, place: Place) -> str:
        text = self.title if place[0] == TITLE_BLOCK else self.blocks[place[0]].text
        return text[place[1] : place[2]]


def annotated_articles() -> list[Annotated]:
    return [read(path) for path in sorted(FOLDER.glob("*.txt"))]


def read(path: Path) -> Annotated:
    title = ""
    blocks: list[Block] = []
    expected: set[Place] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, marked = line.split(": ", 1)
        plain: list[str] = []
        length = at = 0
        number = TITLE_BLOCK if kind == "title" else len(blocks)
        marked = marked.replace("\\n", "\n").replace("\\t", "\t")
        for match in _MARK.finditer(marked):
            before = marked[at : match.start()]
            start = length + len(before)
            length = start + len(match[2])
            plain += [before, match[2]]
            expected.add((number, start, length, match[1]))
            at = match.end()
        text = "".join(plain) + marked[at:]
        if kind == "title":
            title = text
        else:
            blocks.append(Block(cast(BlockKind, kind), text))
    return Annotated(path.stem, title, tuple(blocks), frozenset(expected))
