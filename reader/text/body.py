"""The article's own text out of a whole page: trafilatura chooses the words, the page itself gives their form.

Stage: text. Trafilatura's lines are good and its structure is poor (no code language, flat lists, captions lost,
quotes gone from its Markdown), so each line is looked up in our own reading of the page and takes its form from there.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from dataclasses import replace
from typing import Any

from reader.clean import MAX_BLOCK, clean_block, clean_line
from reader.model import Block, BlockKind

_WORDS = re.compile(r"\w+")
_MAX_GAP = 3
"""Blocks between two found ones that may still hold the picture or caption of the passage."""


def main_blocks(root: Any, page_blocks: list[Block], url: str = "") -> tuple[Block, ...]:
    """The article's blocks, or () when trafilatura finds none. `root` is used up: trafilatura edits the tree."""
    from trafilatura.core import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(root, url=url or None, include_comments=False)
    except Exception:  # any page may trip it, and the plain reading is there for that
        return ()
    if document is None or isinstance(document, dict) or document.body is None:
        return ()
    return with_page_structure(_plain_blocks(document.body), page_blocks)


def with_page_structure(chosen: list[Block], page_blocks: list[Block]) -> tuple[Block, ...]:
    """`chosen` lines, each in the form the page gave it; pictures and captions between neighbours are added."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(page_blocks):
        if block.text:
            places[_squeezed(block.text)].append(index)
    result: list[Block] = []
    used: set[int] = set()
    last = -1
    for line in chosen:
        found = [i for i in places.get(_squeezed(line.text), ()) if i not in used]
        if not found:
            result.append(line)
            continue
        index = next((i for i in found if i > last), found[0])
        if last >= 0 and last < index <= last + 1 + _MAX_GAP:
            for between in range(last + 1, index):
                if page_blocks[between].kind in ("image", "caption") and between not in used:
                    used.add(between)
                    result.append(page_blocks[between])
        used.add(index)
        last = index
        result.append(page_blocks[index])
    return tuple(_without_repeated_images(result))


def _plain_blocks(body: Any) -> list[Block]:
    """Trafilatura's own XML (p, head, list, item, quote, code, table, graphic, hi, ref, lb) as blocks without marks."""
    out: list[Block] = []
    for element in body:
        _read(element, out, 0)
    return [block for block in out if block.text or block.src]


def _read(element: Any, out: list[Block], depth: int) -> None:
    tag = element.tag
    if tag == "head":
        level = (element.get("rend") or "h2").lower()
        out.append(Block(_heading(level), _line(element)))
    elif tag == "list":
        number = 1 if element.get("rend") == "ol" else None
        for item in element.iter("item"):
            own = _line(item, stop="list")
            out.append(Block("li", own, depth=depth, number=number))
            number = number + 1 if number is not None else None
    elif tag == "quote":
        parts = [child for child in element if child.tag in ("p", "quote", "list", "head")]
        if parts and not (element.text or "").strip():
            out.extend(Block("quote", _line(part)) for part in parts)
        else:
            out.append(Block("quote", _line(element)))
    elif tag == "code":
        out.append(Block("code", clean_block("".join(element.itertext())).strip("\n")))
    elif tag == "table":
        rows = tuple(
            tuple(clean_line(" ".join(cell.itertext()), MAX_BLOCK) for cell in row.iter("cell"))
            for row in element.iter("row")
        )
        rows = tuple(row for row in rows if any(row))
        out.append(Block("table", "\n".join("\t".join(row) for row in rows), rows=rows))
    elif tag == "graphic":
        src = element.get("src") or ""
        if src.startswith("http"):
            out.append(Block("image", "", src=clean_line(src), alt=clean_line(element.get("alt") or "", 1_000)))
    else:
        for text in _line(element).split("\n"):
            if text.strip():
                out.append(Block("p", text.strip()))
    if element.tail and element.tail.strip():
        out.append(Block("p", clean_line(element.tail, MAX_BLOCK)))


def _line(element: Any, stop: str = "") -> str:
    """Inline text; `lb` is a new line, and pictures inside say nothing."""
    parts: list[str] = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag == "p":
            parts.append("\n" + _line(child) + "\n")
        elif child.tag not in (stop, "graphic"):
            parts.append(_line(child, stop))
        parts.append(child.tail or "")
    lines = (clean_line(line, MAX_BLOCK) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _heading(level: str) -> BlockKind:
    match level:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return level
        case _:
            return "h2"


def _squeezed(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower())) or text


def _without_repeated_images(blocks: list[Block]) -> list[Block]:
    """Pages hold a picture in several sizes: the first of each name stays, with whatever text it has."""
    seen: dict[str, int] = {}
    kept: list[Block] = []
    for block in blocks:
        if block.kind == "image" and block.src:
            name = re.sub(r"[?#].*|-\d+x\d+(?=\.)", "", block.src).rsplit("/", 1)[-1] or block.src
            if name in seen:
                earlier = kept[seen[name]]
                if not earlier.text and block.text:
                    kept[seen[name]] = replace(earlier, text=block.text)
                continue
            seen[name] = len(kept)
        kept.append(block)
    return kept
