"""News of our own, written straight out: invented events of real countries, with the real bodies that take part.

`reports/*.txt`: "# name" begins an article, a line is a paragraph, the first one a headline; names stand in marks,
[P person] [O organisation] [L place or building] [N people, party or faith] [M product, event, work, anything else].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from reader.entities.training.corpus import Document

KINDS = {"P": "PER", "O": "ORG", "L": "LOC", "N": "NORP", "M": "MISC"}
_MARK = re.compile(r"\[([PLONM]) ([^\[\]]+)\]")
_HEAD = re.compile(r"^# (.+)\n", re.M)


@cache
def reports() -> tuple[Document, ...]:
    """In the order of the files' names."""
    folder = files("reader.entities.training").joinpath("reports")
    texts = sorted((file.name, file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".txt"))
    return tuple(document for _, text in texts for _, document in read(text))


def read(text: str) -> Iterator[tuple[str, Document]]:
    """Each article's name and what is in it."""
    _, *parts = _HEAD.split(text)
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        yield name, _document(body.strip())


def _document(marked: str) -> Document:
    text = ""
    spans: list[tuple[int, int, str]] = []
    at = 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), KINDS[mark[1]]))
        text += mark[2]
        at = mark.end()
    return Document(text + marked[at:], tuple(spans))
