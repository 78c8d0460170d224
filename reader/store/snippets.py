"""A passage around the words that matched.

The kept tables hold no text, so the few visible texts go into a table in memory with the same tokenizer, whose
highlight() says exactly what matched: stemmed forms, folded accents, phrases.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.store.words import APART, fts_string, set_apart

if TYPE_CHECKING:
    from reader.query import Phrase, Word

_FROM, _TO = "\x01", "\x02"
"""Never in clean text."""
LENGTH = 160
BEFORE = 40
LOOKED_AT = 60_000
"""Characters of a text; a match deep in a book is not worth the time on every key."""
_MARKED = re.compile(f"{_FROM}([^{_TO}]*){_TO}")


@dataclass(frozen=True, slots=True)
class Snippet:
    """`marks` are offsets into `text`, ascending."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Snippets:
    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._db: sqlite3.Connection | None = None

    def of(self, words: Sequence[Word | Phrase], texts: Mapping[int, str]) -> dict[int, Snippet]:
        """Texts without a match (the title matched) give their beginning."""
        found: dict[int, str] = {}
        match = " OR ".join(filter(None, map(fts_string, words)))
        if match and texts:
            with self._guard:
                found = dict(self._highlighted(match, texts))
        return {id: best_passage(found[id]) if id in found else _beginning(text) for id, text in texts.items()}

    def _highlighted(self, match: str, texts: Mapping[int, str]) -> list[tuple[int, str]]:
        if self._db is None:
            self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            self._db.execute(
                """create virtual table t using fts5 (body, tokenize = "porter unicode61 remove_diacritics 2")"""
            )
        self._db.execute("begin")
        try:
            self._db.executemany(
                "insert into t (rowid, body) values (?, ?)",
                [(id, set_apart(text[:LOOKED_AT])) for id, text in texts.items()],
            )
            return self._db.execute(
                "select rowid, highlight(t, 0, ?, ?) from t where t match ?", (_FROM, _TO, match)
            ).fetchall()
        finally:
            self._db.execute("rollback")


def best_passage(marked: str) -> Snippet:
    """The window of LENGTH characters with the most matches, the first such, on one line."""
    text, spans = _unmarked(marked.replace(APART, ""))
    if not spans:
        return _beginning(text)
    best = max(range(len(spans)), key=lambda at: (_within(spans, at), -at))
    start = max(0, spans[best][0] - BEFORE)
    if start:
        space = text.find(" ", start, spans[best][0])
        start = space + 1 if space >= 0 else start
    end = min(len(text), max(start + LENGTH, spans[best][1]))
    shift = start - (start > 0)
    shown = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    marks = tuple((a - shift, b - shift) for a, b in spans if a >= start and b <= end)
    return Snippet(shown, marks)


def _within(spans: list[tuple[int, int]], at: int) -> int:
    limit = spans[at][0] + LENGTH - BEFORE
    return sum(1 for _, end in spans[at : at + 20] if end <= limit)


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, white space as single spaces, and where the marks were."""
    marked = " ".join(marked.split())
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = length = 0
    for found in _MARKED.finditer(marked):
        before = marked[at : found.start()]
        pieces += (before, found[1])
        start = length + len(before)
        length = start + len(found[1])
        spans.append((start, length))
        at = found.end()
    pieces.append(marked[at:])
    return "".join(pieces), spans


def _beginning(text: str) -> Snippet:
    line = " ".join(text[: LENGTH * 2].split())
    return Snippet(line if len(line) <= LENGTH else line[:LENGTH].rstrip() + "…")
