"""Blocks as lines: paragraphs, lists, quotes, code, tables and pictures, each in its own shape.

Pure: a block, what stands in it and a width give lines of runs; no colours, no widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.tui import show, tables
from reader.tui.runs import Run, Span, inked, lines_of, width_of

if TYPE_CHECKING:
    from reader.model import Block
    from reader.tui.runs import Line

_MARK_INK = {"em": "em", "strong": "bold", "code": "code", "strike": "strike", "link": "link", "sub": "", "sup": ""}
_BULLETS = ("•", "◦", "▪")
_CUT_BAR = Run("┊ ", "reason")


@dataclass(frozen=True, slots=True)
class Links:
    """The links of an article in reading order; `numbered` while a person chooses one."""

    addresses: list[str]
    numbered: bool = False

    def add(self, address: str) -> str:
        """Remembers an address and gives the number to show behind it, or nothing."""
        self.addresses.append(address)
        return f"[{len(self.addresses)}]" if self.numbered else ""


def typeset(block: Block, spans: Sequence[Span], width: int, links: Links) -> list[Line]:
    """The lines of one block, without the blank line that parts it from the next.

    Of a cut block: a line with the reason, then its text struck through behind a bar.
    """
    if not block.kept:
        inner = replace(block, kept=True, marks=(), text=block.says)
        inside = max(8, width - 2)
        reason = lines_of([Run(f"cut: {show.line(block.reason or 'by you')}", "reason")], inside)
        body = typeset(inner, (), inside, Links([]))
        struck = [[run._replace(ink="cut", link="") for run in line] for line in body]
        return [(_CUT_BAR, *row) for row in [*reason, *struck]]
    if block.kind == "code":
        return _code(block, width)
    if block.kind == "table" and block.rows:
        return [tuple(line) for line in tables.typeset(block.rows, width, "text")]
    if block.kind == "image":
        return _image(block, width, links)
    return _text(block, [*_marked(block, links), *spans], width)


def _marked(block: Block, links: Links) -> list[Span]:
    spans = []
    for mark in block.marks:
        address = show.web_address(mark.href) if mark.kind == "link" else ""
        if mark.kind == "link" and not address:
            continue
        after = links.add(address) if address else ""
        spans.append(Span(mark.start, mark.end, _MARK_INK[mark.kind], address, after=after, after_ink="hint"))
    return spans


def _text(block: Block, spans: Sequence[Span], width: int) -> list[Line]:
    base, first, rest = _shape(block)
    indent = width_of(first)
    rows = lines_of(inked(block.text, base, spans), max(8, width - indent))
    return [(*(first if number == 0 else rest), *row) for number, row in enumerate(rows)]


def _shape(block: Block) -> tuple[str, list[Run], list[Run]]:
    """The base ink, what stands before the first line, and before the others."""
    match block.kind:
        case "h1" | "h2":
            return "heading", [], []
        case "h3" | "h4" | "h5" | "h6":
            return "subheading", [], []
        case "li":
            depth = min(max(block.depth, 0), 6)
            mark = f"{block.number}." if block.number is not None else _BULLETS[depth % len(_BULLETS)]
            lead = "  " * depth + " "
            return "text", [Run(lead), Run(f"{mark} ", "bullet")], [Run(lead + " " * (len(mark) + 1))]
        case "quote":
            bar = Run("▎ " * (min(max(block.depth, 0), 4) + 1), "bar-mark")
            return "quote", [bar], [bar]
        case "caption":
            return "caption", [Run("  ")], [Run("  ")]
        case "code":
            return "code", [], []
        case _:
            return "text", [], []


def _code(block: Block, width: int) -> list[Line]:
    """Code keeps its own lines; one that is too long goes on behind an arrow, so that nothing is lost."""
    inner = max(8, width - 2)
    lines: list[Line] = []
    if block.language:
        lines.append((Run(show.fit(f" {show.line(block.language, 30)}", width), "code-mark"),))
    for row in show.block(block.text).rstrip("\n").split("\n"):
        pieces = [row[i : i + inner] for i in range(0, len(row), inner)] or [""]
        for number, piece in enumerate(pieces):
            lead = Run(" " if number == 0 else "↳", "code-mark")
            lines.append((lead, Run(show.fit(piece, width - 1) if piece else " " * (width - 1), "code")))
    return lines


def _image(block: Block, width: int, links: Links) -> list[Line]:
    address = show.web_address(block.src)
    name = show.line(block.alt) or "picture"
    text = f"▣ {name}" + (f" — {show.host(address)}" if address else "")
    after = links.add(address) if address else ""
    runs = [Run(text, "caption", address)]
    if after:
        runs.append(Run(after, "hint"))
    return [tuple(row) for row in lines_of(runs, width)]
