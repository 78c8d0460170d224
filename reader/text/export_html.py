"""Blocks as HTML that reads back as the same blocks.

Stage: text.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.model import Block, Mark
from reader.text.pieces import kept, pieces

_TAGS = {"em": "em", "strong": "strong", "code": "code", "strike": "del", "sub": "sub", "sup": "sup"}


def to_html(title: str, blocks: Sequence[Block]) -> str:
    parts = [f"<h1>{html.escape(title)}</h1>"] if title else []
    for kind, group in groupby(_figures(kept(blocks)), key=_html_group):
        run = list(group)
        if kind == "li":
            parts.append(_html_list([block for block, _ in run]))
        elif kind == "quote":
            parts.append(_html_quotes([block for block, _ in run]))
        else:
            parts.extend(_html_block(block, caption) for block, caption in run)
    return "\n".join(parts) + "\n"


def _html_group(pair: tuple[Block, Block | None]) -> str:
    return pair[0].kind if pair[0].kind in ("li", "quote") else ""


def _figures(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    """Each block with its caption: a picture's stands below it, a table's above."""
    index = 0
    while index < len(blocks):
        block, following = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
        if block.kind == "image" and following is not None and following.kind == "caption":
            yield block, following
            index += 2
        elif block.kind == "caption" and following is not None and following.kind == "table":
            yield following, block
            index += 2
        else:
            yield block, None
            index += 1


def _html_block(block: Block, caption: Block | None = None) -> str:
    told = _html_inline(caption) if caption is not None else ""
    match block.kind:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return f"<{block.kind}>{_html_inline(block)}</{block.kind}>"
        case "code":
            language = f' class="language-{html.escape(block.language)}"' if block.language else ""
            return f"<pre><code{language}>{html.escape(block.text)}</code></pre>"
        case "table":
            return _html_table(block, told)
        case "image":
            below = f"<figcaption>{told}</figcaption>" if told else ""
            return f'<figure><img src="{html.escape(block.src or "")}" alt="{html.escape(block.alt)}">{below}</figure>'
        case "caption":
            return f"<figure><figcaption>{_html_inline(block)}</figcaption></figure>"
        case _:
            return f"<p>{_html_inline(block)}</p>"


def _html_table(block: Block, caption: str) -> str:
    lines = [f"<caption>{caption}</caption>"] if caption else []
    for number, row in enumerate(block.rows):
        tag = "th" if number == 0 else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row) + "</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _html_quotes(quotes: list[Block]) -> str:
    """Nested quotes from depths."""
    out: list[str] = []
    level = 0
    for quote in quotes:
        wanted = min(quote.depth, 20) + 1
        out.append("<blockquote>" * (wanted - level) + "</blockquote>" * (level - wanted))
        out.append(f"<p>{_html_inline(quote)}</p>")
        level = wanted
    return "".join(out) + "</blockquote>" * level


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

    parts = []
    for text, opened, closed, in_code in pieces(block):
        tags = "<code>", "</code>"
        body = html.escape(text, quote=False).replace("\n", "<br>")
        body = f"{tags[0]}{body}{tags[1]}" if in_code else body
        parts.append("".join(map(opening, opened)) + body + "".join(map(closing, closed)))
    return "".join(parts)
