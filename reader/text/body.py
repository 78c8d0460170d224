"""The article's own text out of a whole page: trafilatura chooses the words, the page itself gives their form.

Stage: text. Trafilatura's lines are good and its structure is poor (no code language, flat lists, captions lost,
quotes gone from its Markdown), so each line is looked up in our own reading of the page and takes its form from there.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reader.clean import MAX_BLOCK, clean_block, clean_line
from reader.model import Block, BlockKind
from reader.text.composed import Page, composed
from reader.text.placed import Placed
from reader.text.tables import bound_spans
from reader.text.twice import without_copies

_WORDS = re.compile(r"\w+")
_MAX_RUN = 40
_MANY_BLOCKS = 2_000
"""Without a second opinion beyond: jusText compares paragraphs in pairs, and 6,000 short ones cost it 20 seconds."""
_MAX_STARTS = 60
_MAX_GAP = 3
"""Blocks between two found ones that may still hold the picture or caption of the passage."""
_COMPOSED_FROM = 12
"""Words; a shorter line is no more than one block."""


def main_blocks(
    root: Any,
    walked: Sequence[tuple[Block, Any]],
    url: str = "",
    *,
    title: str = "",
    body_text: str = "",
    description: str = "",
) -> tuple[Block, ...]:
    """The article's blocks, some of them cut with a reason; () when nothing stands out.

    `walked` is our own reading of `root`. The rest is what the page's metadata says of the article.
    """
    from reader.text.corrector import corrected
    from reader.text.cover import words_of
    from reader.text.features import features
    from reader.text.shape import MAX_BLOCKS, hidden_blocks, shape_of
    from reader.text.trees import shipped

    shape = shape_of(walked, title=title, body_text=body_text, description=description)
    chosen = chosen_lines(root, url, blocks=len(walked))
    if not chosen:
        return ()
    page_blocks = [block for block, _ in walked]
    words = [words_of(block) for block in page_blocks[:MAX_BLOCKS]]
    likelihood = shipped().likelihood(features(shape, [line.text for line in chosen], words))
    placed = with_page_structure(chosen, page_blocks, hidden_blocks(shape))
    return finished(corrected(placed, page_blocks, likelihood.tolist()))


def chosen_lines(root: Any, url: str = "", *, blocks: int = 0) -> list[Block]:
    """What trafilatura takes for the article, as blocks without marks; it may edit the tree. `blocks`: of the page."""
    from trafilatura.core import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    bound_spans(root)
    try:
        document = bare_extraction(root, url=url or None, include_comments=False, fast=blocks > _MANY_BLOCKS)
    except Exception:  # any page may trip it, and the plain reading is there for that
        return []
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return _plain_blocks(document.body)


def with_page_structure(
    chosen: Sequence[Block], page_blocks: Sequence[Block], hidden: Collection[int] = ()
) -> list[Placed]:
    """`chosen` lines, each in the form the page gave it; pictures and captions between neighbours are added.

    A line may be several blocks of the page: an item of two paragraphs, a table with its caption.
    """
    keys = [_squeezed(block.text) if block.text else "" for block in page_blocks]
    places: dict[str, list[int]] = defaultdict(list)
    beginning: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if key:
            places[key].append(index)
            beginning[key.split(" ", 1)[0]].append(index)
    result: list[Placed] = []
    used: set[int] = set()
    last = -1
    page: Page | None = None
    for line in _lines(chosen, places):
        wanted = _squeezed(line.text)
        run = _nearest(places.get(wanted, ()), last)
        if not run and wanted:
            run = _run_from(wanted, beginning.get(wanted.split(" ", 1)[0], ()), last, keys, used)
        parts = [Placed(line, None)]
        if run:
            parts = [Placed(page_blocks[i], i) for i in run]
        elif wanted.count(" ") >= _COMPOSED_FROM:
            page = page or Page(page_blocks)
            parts = composed(line, page_blocks, page, used) or parts
        for part in parts:
            if part.at is not None:
                if last >= 0 and last < part.at <= last + 1 + _MAX_GAP:
                    for between in range(last + 1, part.at):
                        if page_blocks[between].kind in ("image", "caption") and between not in used:
                            used.add(between)
                            result.append(Placed(page_blocks[between], between))
                used.add(part.at)
                unused = places[keys[part.at]]
                del unused[bisect_left(unused, part.at)]
                last = part.at
            result.append(part)
    return without_copies(result, hidden)


def _lines(chosen: Sequence[Block], places: Mapping[str, list[int]]) -> Iterator[Block]:
    """A paragraph of several lines that the page does not know as one is a paragraph for each line."""
    for block in chosen:
        if block.kind != "p" or "\n" not in block.text or _squeezed(block.text) in places:
            yield block
        else:
            yield from (replace(block, text=line) for line in block.text.split("\n"))


def _nearest(places: Sequence[int], last: int) -> list[int]:
    """The first place behind `last`, else the first of all."""
    at = bisect_right(places, last)
    return [places[at if at < len(places) else 0]] if places else []


def _run_from(wanted: str, starts: Sequence[int], last: int, keys: Sequence[str], used: set[int]) -> list[int]:
    """The nearest run of blocks that together say what is wanted, or none; a page of one word has far too many."""
    behind = bisect_right(starts, last)
    for start in (*starts[behind : behind + _MAX_STARTS], *starts[: min(behind, _MAX_STARTS)]):
        if start not in used:
            run = _run(wanted, start, keys)
            if run and used.isdisjoint(run):
                return run
    return []


def _run(wanted: str, start: int, keys: Sequence[str]) -> list[int]:
    """The blocks from `start` on that together say what is wanted, or none."""
    run: list[int] = []
    left = wanted
    for index in range(start, min(start + _MAX_RUN, len(keys))):
        key = keys[index]
        if not key:
            continue
        if not left.startswith(key) or left[len(key) : len(key) + 1] not in ("", " "):
            return []
        run.append(index)
        left = left[len(key) + 1 :]
        if not left:
            return run
    return []


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
        out.append(Block("p", _line(element)))
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


def finished(blocks: Iterable[Block]) -> tuple[Block, ...]:
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
    return tuple(kept)
