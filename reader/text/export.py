"""Blocks as Markdown, HTML or plain text, for files, pipes and the clipboard.

Stage: text. Only kept blocks; what an author wrote is escaped, so nothing in it becomes markup.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from reader.model import Block, Mark

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|])")
_LINE_START = re.compile(r"^(\s*)([#+>=-]|\d{1,9}[.)])(?=\s|$|[-=])", re.M)
_MARKDOWN = {"em": "*", "strong": "**", "strike": "~~"}
_TAGS = {"em": "em", "strong": "strong", "code": "code", "strike": "del", "sub": "sub", "sup": "sup"}


def to_markdown(title: str, blocks: Sequence[Block]) -> str:
    parts = [f"# {_escaped(title)}"] if title else []
    for kind, group in groupby(_kept(blocks), key=lambda block: block.kind in ("li", "quote") and block.kind):
        run = list(group)
        if kind == "li":
            parts.append("\n".join(_markdown_item(block) for block in run))
        elif kind == "quote":
            parts.append("\n>\n".join(_quoted(block) for block in run))
        else:
            parts.extend(_markdown_block(block) for block in run)
    return "\n\n".join(parts) + "\n"


def to_html(title: str, blocks: Sequence[Block]) -> str:
    parts = [f"<h1>{html.escape(title)}</h1>"] if title else []
    for kind, group in groupby(_kept(blocks), key=lambda block: block.kind in ("li", "quote") and block.kind):
        run = list(group)
        if kind == "li":
            parts.append(_html_list(run))
        elif kind == "quote":
            inner = "".join(f"<p>{_html_inline(block)}</p>" for block in run)
            parts.append(f"<blockquote>{inner}</blockquote>")
        else:
            parts.extend(_html_block(block) for block in run)
    return "\n".join(parts) + "\n"


def to_plain(title: str, blocks: Sequence[Block], width: int = 0) -> str:
    """Text for a terminal or a mail; `width` 0 leaves lines as long as they are."""
    parts = [_wrapped(title, width)] if title else []
    for kind, group in groupby(_kept(blocks), key=lambda block: block.kind == "li"):
        lines = [_plain_block(block, width) for block in group]
        parts.extend(["\n".join(lines)] if kind else lines)
    return "\n\n".join(part for part in parts if part) + "\n"


def _kept(blocks: Iterable[Block]) -> list[Block]:
    return [block for block in blocks if block.kept and (block.text or block.src)]


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

    pieces = []
    for text, opened, closed, in_code in _pieces(block):
        body = _code_span(text) if in_code else _escaped(text)
        pieces.append("".join(map(opening, opened)) + body + "".join(map(closing, closed)))
    return _LINE_START.sub(_escaped_start, "".join(pieces))


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


# --------------------------------------------------------------------------- HTML


def _html_block(block: Block) -> str:
    match block.kind:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return f"<{block.kind}>{_html_inline(block)}</{block.kind}>"
        case "code":
            language = f' class="language-{html.escape(block.language)}"' if block.language else ""
            return f"<pre><code{language}>{html.escape(block.text)}</code></pre>"
        case "table":
            return _html_table(block)
        case "image":
            return f'<figure><img src="{html.escape(block.src or "")}" alt="{html.escape(block.alt)}"></figure>'
        case "caption":
            return f"<p><small>{_html_inline(block)}</small></p>"
        case _:
            return f"<p>{_html_inline(block)}</p>"


def _html_table(block: Block) -> str:
    lines = []
    for number, row in enumerate(block.rows):
        tag = "th" if number == 0 else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row) + "</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _html_list(items: list[Block]) -> str:
    """Nested lists from depths: each deeper list stands inside the item before it."""
    out: list[str] = []
    open_tags: list[str] = []
    for item in items:
        depth = min(item.depth, len(open_tags))
        while len(open_tags) > depth + 1:
            out.append(f"</li></{open_tags.pop()}>")
        tag = "ul" if item.number is None else "ol"
        if len(open_tags) == depth + 1:
            out.append("</li>")
            if open_tags[-1] != tag:
                out.append(f"</{open_tags.pop()}>")
        if len(open_tags) == depth:
            start = f' start="{item.number}"' if item.number not in (None, 1) else ""
            out.append(f"<{tag}{start}>")
            open_tags.append(tag)
        out.append(f"<li>{_html_inline(item)}")
    while open_tags:
        out.append(f"</li></{open_tags.pop()}>")
    return "".join(out)


def _html_inline(block: Block) -> str:
    def opening(mark: Mark) -> str:
        return f'<a href="{html.escape(mark.href or "")}">' if mark.kind == "link" else f"<{_TAGS[mark.kind]}>"

    def closing(mark: Mark) -> str:
        return "</a>" if mark.kind == "link" else f"</{_TAGS[mark.kind]}>"

    pieces = []
    for text, opened, closed, in_code in _pieces(block):
        tags = "<code>", "</code>"
        body = html.escape(text, quote=False).replace("\n", "<br>")
        body = f"{tags[0]}{body}{tags[1]}" if in_code else body
        pieces.append("".join(map(opening, opened)) + body + "".join(map(closing, closed)))
    return "".join(pieces)


def _pieces(block: Block) -> list[tuple[str, list[Mark], list[Mark], bool]]:
    """The text cut where marks begin and end: (text, marks opened before it, marks closed after it, is code).

    Marks that overlap without nesting cannot be written in either language: the later one ends with the earlier.
    """
    nested: list[Mark] = []
    for mark in sorted(block.marks, key=lambda mark: (mark.start, -mark.end)):
        holders = [other for other in nested if other.start <= mark.start < other.end]
        end = min([mark.end, *(other.end for other in holders)])
        if mark.kind in ("sub", "sup") or end <= mark.start:
            continue
        nested.append(Mark(mark.start, end, mark.kind, mark.href))
    code = [mark for mark in nested if mark.kind == "code"]
    frames = [mark for mark in nested if mark.kind != "code"]
    edges = sorted({0, len(block.text), *(m.start for m in nested), *(m.end for m in nested)})
    pieces = []
    for start, end in pairwise(edges):
        opened = [mark for mark in frames if mark.start == start]
        closed = [mark for mark in reversed(frames) if mark.end == end]
        pieces.append((block.text[start:end], opened, closed, any(m.start <= start < m.end for m in code)))
    return pieces


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
