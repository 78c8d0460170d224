"""Blocks as Markdown, HTML or plain text, for files, pipes and the clipboard.

Stage: text. Only kept blocks; what an author wrote is escaped, so nothing in it becomes markup.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.model import Block, Mark
from reader.text.export_html import to_html
from reader.text.pieces import kept, pieces

__all__ = ["to_html", "to_markdown", "to_plain"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|])")
_LINE_START = re.compile(r"^(\s*)([#+>=-]|\d{1,9}[.)])(?=\s|$|[-=])", re.M)
_MARKDOWN = {"em": "*", "strong": "**", "strike": "~~"}


def to_markdown(title: str, blocks: Sequence[Block]) -> str:
    parts = [f"# {_escaped(title)}"] if title else []
    for kind, group in groupby(kept(blocks), key=lambda block: block.kind in ("li", "quote") and block.kind):
        run = list(group)
        if kind == "li":
            parts.append("".join(_markdown_items(run)))
        elif kind == "quote":
            parts.append("\n>\n".join(_quoted(block) for block in run))
        else:
            parts.extend(_markdown_block(block) for block in run)
    return "\n\n".join(parts) + "\n"


def to_plain(title: str, blocks: Sequence[Block], width: int = 0) -> str:
    """Text for a terminal or a mail; `width` 0 leaves lines as long as they are."""
    parts = [_wrapped(title, width)] if title else []
    for kind, group in groupby(kept(blocks), key=lambda block: block.kind == "li"):
        lines = [_plain_block(block, width) for block in group]
        parts.extend(["\n".join(lines)] if kind else lines)
    return "\n\n".join(part for part in parts if part) + "\n"


# --------------------------------------------------------------------------- Markdown


def _markdown_block(block: Block) -> str:
    match block.kind:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return "#" * min(6, int(block.kind[1])) + " " + _markdown_inline(block).replace("\n", " ")
        case "code":
            longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
            fence = "`" * max(3, longest + 1)
            return f"{fence}{block.language or ''}\n{block.text}\n{fence}"
        case "table":
            return _markdown_table(block)
        case "image":
            return f"![{_escaped(block.alt)}]({_address(block.src or '')})"
        case "caption":
            return f"*{_escaped(block.text)}*"
        case _:
            return _markdown_inline(block).replace("\n", "  \n")


def _markdown_items(run: Sequence[Block]) -> Iterator[str]:
    """Items, a line each; a list inside an item that begins with another number than 1 needs an empty line before."""
    depth = -1
    for block in run:
        begins = block.depth > depth >= 0 and block.number not in (None, 1)
        yield ("" if depth < 0 else "\n\n" if begins else "\n") + _markdown_item(block)
        depth = block.depth


def _markdown_item(block: Block) -> str:
    bullet = f"{block.number}." if block.number is not None else "-"
    indent = "    " * block.depth
    return f"{indent}{bullet} " + _markdown_inline(block).replace("\n", f"  \n{indent}    ")


def _quoted(block: Block) -> str:
    prefix = "> " * (block.depth + 1)
    return "\n".join(prefix + line for line in _markdown_inline(block).split("\n"))


def _markdown_table(block: Block) -> str:
    if not block.rows:
        return _escaped(block.text)
    columns = max(map(len, block.rows))
    lines = []
    for number, row in enumerate(block.rows):
        cells = [_escaped(cell).replace("\n", " ") for cell in row] + [""] * (columns - len(row))
        lines.append("| " + " | ".join(cells) + " |")
        if number == 0:
            lines.append("|" + " --- |" * columns)
    return "\n".join(lines)


def _markdown_inline(block: Block) -> str:
    def opening(mark: Mark) -> str:
        return "[" if mark.kind == "link" else _MARKDOWN.get(mark.kind, "")

    def closing(mark: Mark) -> str:
        return f"]({_address(mark.href or '')})" if mark.kind == "link" else _MARKDOWN.get(mark.kind, "")

    parts = []
    for text, opened, closed, in_code in pieces(block):
        body = _code_span(text) if in_code else _escaped(text)
        parts.append("".join(map(opening, opened)) + body + "".join(map(closing, closed)))
    return _LINE_START.sub(_escaped_start, "".join(parts))


def _escaped_start(match: re.Match[str]) -> str:
    marker = match[2]
    return f"{match[1]}{marker[:-1]}\\{marker[-1]}"


def _code_span(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("&", "&amp;")


def _address(href: str) -> str:
    return href.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")


# --------------------------------------------------------------------------- plain


def _plain_block(block: Block, width: int) -> str:
    match block.kind:
        case "li":
            bullet = f"{block.number}. " if block.number is not None else "• "
            indent = "  " * block.depth
            return _wrapped(block.text, width, indent + bullet, indent + " " * len(bullet))
        case "quote":
            bar = "│ " * (block.depth + 1)
            return _wrapped(block.text, width, bar, bar)
        case "code":
            return textwrap.indent(block.text, "    ")
        case "table":
            return _plain_table(block)
        case "image":
            return f"[image: {block.alt}]" if block.alt else ""
        case _:
            return _wrapped(block.text, width)


def _plain_table(block: Block) -> str:
    columns = max((len(row) for row in block.rows), default=0)
    widths = [max((len(row[i]) for row in block.rows if i < len(row)), default=0) for i in range(columns)]
    lines = ("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=False)).rstrip() for row in block.rows)
    return "\n".join(lines)


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        lead = rest if lines else first
        if width <= 0:
            lines.append(lead + line)
        else:
            wrapped = textwrap.wrap(
                line, max(width, 10), initial_indent=lead, subsequent_indent=rest, break_long_words=False,
                break_on_hyphens=False,
            )  # fmt: skip
            lines.extend(wrapped or [lead.rstrip()])
    return "\n".join(lines)
