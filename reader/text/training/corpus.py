"""Annotated pages as tables of numbers: what the corrector sees of each block, and whether it belongs to the article.

A corpus is a folder (or .tar.xz) with html/ID.html and either ground-truth.json (ScrapingHub's form: articleBody by
page) or ground-truth/ID.json (WCXB's form: main_content).
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from reader.model import Block
from reader.text.body import chosen_lines, with_page_structure
from reader.text.cover import Cover, words_of
from reader.text.decode import decoded, safe_html
from reader.text.dom import is_monstrous, parsed
from reader.text.features import features
from reader.text.metadata import article_body, metadata_of
from reader.text.placed import Placed
from reader.text.shape import MAX_BLOCKS, hidden_blocks, shape_of
from reader.text.walk import walk


@dataclass(frozen=True, slots=True)
class Annotated:
    """One page as its corpus describes it."""

    name: str
    corpus: str
    site: str
    text: str
    path: Path


@dataclass(frozen=True, slots=True)
class Example:
    """One page as the corrector sees it. `truth` is the share of each block that stands in the annotated text."""

    page: Annotated
    title: str
    blocks: tuple[Block, ...]
    placed: tuple[Placed, ...]
    rows: NDArray[np.float32]
    truth: NDArray[np.float32]
    sizes: NDArray[np.int32]


def unpacked(source: Path, into: Path) -> Path:
    """The folder of a corpus, taken out of its archive if it is in one."""
    if source.is_dir():
        return source
    target = into / source.name.split(".")[0]
    with tarfile.open(source) as archive:
        archive.extractall(target, filter="data")
    return target


def annotated_pages(folder: Path) -> Iterator[Annotated]:
    """In the order of their names, so that two runs see the same."""
    for truth in sorted([*folder.rglob("ground-truth.json"), *folder.rglob("ground-truth")]):
        root = truth.parent
        if truth.is_file():
            told = json.loads(truth.read_text("utf-8"))
            stated = [(name, row.get("url"), row.get("articleBody")) for name, row in sorted(told.items())]
        else:
            stated = []
            for path in sorted(truth.glob("*.json")):
                row = json.loads(path.read_text("utf-8"))
                stated.append((path.stem, row.get("url"), row["ground_truth"].get("main_content")))
        for name, url, text in stated:
            path = root / "html" / f"{name}.html"
            if text and path.is_file():
                host = (urlsplit(url or "").hostname or name).removeprefix("www.")
                yield Annotated(name, root.name, host, text, path)


def example_of(page: Annotated) -> Example | None:
    """None for pages that the program reads without the extractor."""
    markup = safe_html(decoded(page.path.read_bytes()))
    root = parsed(markup)
    if root is None or is_monstrous(root):
        return None
    about = metadata_of(root)
    walked = walk(root, about.canonical_url, hidden=True)
    shape = shape_of(walked, title=about.title, body_text=article_body(root), description=about.description)
    chosen = chosen_lines(root, about.canonical_url, blocks=len(walked))
    blocks = tuple(block for block, _ in walked)
    words = [words_of(block) for block in blocks[:MAX_BLOCKS]]
    cover = Cover([page.text])
    return Example(
        page,
        about.title,
        blocks,
        tuple(with_page_structure(chosen, blocks, hidden_blocks(shape))),
        features(shape, [line.text for line in chosen], words),
        np.asarray([cover.share(each) for each in words], dtype=np.float32),
        np.asarray([len(each) for each in words], dtype=np.int32),
    )


def examples(folders: Sequence[Path]) -> list[Example]:
    found = (example_of(page) for folder in folders for page in annotated_pages(folder))
    return [example for example in found if example is not None and len(example.rows)]
