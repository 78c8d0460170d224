"""Inline text of one block while it is gathered, with the marks that stand in it.

Stage: text.
"""

from __future__ import annotations

from reader.clean import MAX_BLOCK, clean_block, clean_line
from reader.model import Mark, MarkKind

MAX_MARKS = 2_000


class Line:
    """Inline text that is being gathered: white space collapsed as it comes, so that marks are exact."""

    __slots__ = ("length", "marks", "open", "parts", "spaced")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.spaced = True
        self.marks: list[Mark] = []
        self.open: list[tuple[MarkKind, str | None, int]] = []

    def add(self, raw: str) -> None:
        if not raw.isascii():
            raw = clean_block(raw)
        text = " ".join(raw.split())
        if not text.isprintable():
            text = clean_line(text, MAX_BLOCK)
        if not text:
            if raw and not self.spaced:
                self._put(" ")
                self.spaced = True
            return
        if raw[0].isspace() and not self.spaced:
            self._put(" ")
        self._put(text)
        self.spaced = raw[-1].isspace()
        if self.spaced:
            self._put(" ")

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def add_break(self) -> None:
        if not self.length:
            return
        if self.parts[-1] == " ":
            self.parts[-1] = "\n"
        elif self.parts[-1] != "\n":
            self._put("\n")
        self.spaced = True

    def close_mark(self) -> None:
        self._mark(*self.open.pop())

    def _mark(self, kind: MarkKind, href: str | None, start: int) -> None:
        if self.length > start and (href or kind != "link") and len(self.marks) < MAX_MARKS:
            self.marks.append(Mark(start, self.length, kind, href))

    def taken(self) -> tuple[str, tuple[Mark, ...]]:
        """The text and its marks; what was open goes on in the next line."""
        still_open = self.open
        for opened in still_open:
            self._mark(*opened)
        text = "".join(self.parts).rstrip()
        whole = len(self.parts) == 1 or (len(self.parts) == 2 and self.parts[1] == " ")
        final = text if whole or text.isascii() else clean_block(text)
        # Composition across the border of two elements moves offsets: rather no mark than a wrong one.
        marks = _trimmed(self.marks, text) if final == text and self.marks else ()
        self.parts, self.marks, self.length, self.spaced = [], [], 0, True
        self.open = [(kind, href, 0) for kind, href, _ in still_open]
        return final, marks


def _trimmed(marks: list[Mark], text: str) -> tuple[Mark, ...]:
    """Marks without white space at their ends, in the order of their starts, each once."""
    trimmed = []
    for mark in marks:
        start, end = mark.start, min(mark.end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            trimmed.append(Mark(start, end, mark.kind, mark.href))
    return tuple(dict.fromkeys(sorted(trimmed, key=lambda mark: (mark.start, -mark.end))))
