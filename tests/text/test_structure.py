"""Ten pages of our own, between them every element an article may have: each is kept exactly, and exported."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.model import Block, Extracted
from reader.text.export import to_html, to_markdown
from reader.text.extract import blocks_from_html, extract_page

PAGES = sorted((Path(__file__).parent.parent / "data" / "text" / "structure").glob("*.html"))


def read(path: Path) -> Extracted:
    return extract_page(path.read_bytes())


def in_short(block: Block) -> list[Any]:
    """A block as the expectation files write it."""
    match block.kind:
        case "li":
            return ["li", block.text, block.depth, block.number]
        case "quote":
            return ["quote", block.text, block.depth]
        case "code":
            return ["code", block.text, block.language]
        case "table":
            return ["table", [list(row) for row in block.rows]]
        case "image":
            return ["image", block.alt, block.src]
        case _:
            return [block.kind, block.text]


def test_there_are_ten_pages() -> None:
    assert len(PAGES) >= 10


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_element_is_kept_exactly_and_nothing_else(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    extracted = read(path)
    assert extracted.title == expected["title"]
    assert [in_short(block) for block in extracted.blocks if block.kept] == expected["blocks"]


def test_emphasis_and_links_stand_where_their_author_put_them() -> None:
    blocks = read(PAGES[[path.stem for path in PAGES].index("emphasis")]).blocks
    marked = {(b.text[m.start : m.end], m.kind, m.href) for b in blocks for m in b.marks}
    assert marked == {
        ("A Quiet Season", "em", None),
        ("Runa Dahl", "link", "https://ferry.example/people/runa"),
        ("“a beginning, not an end”", "strong", None),
        ("not", "em", None),
        ("2", "sub", None),
        ("2", "sup", None),
        ("twelve", "strike", None),
        ("ferry --log", "code", None),
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_html_export_reads_back_as_the_same_blocks(path: Path) -> None:
    blocks = read(path).blocks
    assert blocks_from_html(to_html("", blocks)) == blocks


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_markdown_export_reads_back_as_the_same_text_in_the_same_kinds(path: Path) -> None:
    from markdown_it import MarkdownIt

    blocks = read(path).blocks
    back = blocks_from_html(
        MarkdownIt("commonmark").enable("table").enable("strikethrough").render(to_markdown("", blocks))
    )
    assert [in_markdown(block) for block in back] == [in_markdown(block) for block in blocks]


def in_markdown(block: Block) -> Block:
    """What Markdown can say: it has no captions, no small letters above or below, and marks only words."""
    kind = "p" if block.kind == "caption" else block.kind
    return replace(block, kind=kind, marks=())
