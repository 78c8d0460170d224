"""A page, a feed entry or a plain text becomes an article of typed blocks.

Stage: text. Nothing is lost where there is any text: when the extractor gives up, the page is read plainly.
"""

from __future__ import annotations

import re
from typing import Literal

from reader.clean import MAX_BLOCK, clean_block, clean_line, decode_entities
from reader.model import Block, Extracted
from reader.text.body import main_blocks
from reader.text.decode import decoded, safe_html
from reader.text.dom import fresh_fragment, is_monstrous, parsed
from reader.text.metadata import Metadata, article_body, metadata_of
from reader.text.walk import blocks_of, walk

_TAG = re.compile(r"<[a-zA-Z/!?]")
_ANY_TAG = re.compile(r"<[/!?]?[a-zA-Z][^<>]{0,4000}>")
_BREAKING_TAG = re.compile(
    r"(?i)</?(?:p|div|section|article|br|li|h[1-6]|tr|table|blockquote|pre|ul|ol)\b[^<>]{0,4000}>"
)
_INVISIBLE = re.compile(r"(?i)<(script|style|head|svg|noscript|template)\b")
_BLANK_LINES = re.compile(r"\n[ \t]*\n+")
_WORDS = re.compile(r"\w+")
_SHORT = 250
"""Characters under which an extraction is doubted and held against the plain reading of <article> or <main>."""


def extract_page(page: bytes, url: str = "", *, charset: str | None = None) -> Extracted:
    """The article of a page. `charset` is what the server said; the bytes may overrule it."""
    markup = safe_html(decoded(page, charset))
    if not _TAG.search(markup):
        return Extracted(blocks_from_text(markup), origin="page", why="the page is plain text")
    root = parsed(markup)
    if root is None:
        return Extracted((), origin="none", why="the page is empty")
    about = metadata_of(root, url)
    walked = walk(root, about.canonical_url or url, hidden=True)
    blocks: tuple[Block, ...] = ()
    monstrous = is_monstrous(root)
    if not monstrous:
        blocks = main_blocks(
            root,
            walked,
            url or about.canonical_url,
            title=about.title,
            body_text=article_body(root),
            description=about.description,
        )
    why = "found in the page"
    if sum(len(block.text) for block in blocks) < _SHORT:
        plain = _plain_reading(markup, url)
        if sum(len(block.text) for block in plain) > 2 * sum(len(block.text) for block in blocks):
            blocks, why = plain, "no article stood out in the page, so all of it is here"
    if monstrous or not blocks:
        bare = _bare_text(markup)
        if sum(len(block.text) for block in bare) > 2 * sum(len(block.text) for block in blocks):
            blocks, why = bare, "the page is broken, so its bare text is here"
    blocks = without_title(blocks, about.title)
    if not blocks:
        return _described(about)
    return with_metadata(about, blocks, why)


def blocks_from_html(html: str, base_url: str = "") -> tuple[Block, ...]:
    """All of a feed entry's own HTML but scripts, styles and tracking pixels. Text without tags becomes paragraphs."""
    if not _TAG.search(html):
        return blocks_from_text(decode_entities(html))
    root = fresh_fragment(safe_html(html))
    return blocks_of(root, base_url) if root is not None else ()


def blocks_from_text(text: str) -> tuple[Block, ...]:
    """Paragraphs of plain text: a line each, except where lines were wrapped at a fixed width."""
    text = clean_block(text.replace("\r\n", "\n").replace("\r", "\n"), limit=len(text) + 1)
    blocks: list[Block] = []
    for part in _BLANK_LINES.split(text):
        lines = [line for line in (clean_line(line, MAX_BLOCK) for line in part.split("\n")) if line]
        if _is_wrapped(lines):
            lines = [" ".join(lines)]
        blocks.extend(Block("p", line) for line in lines)
    return tuple(blocks)


def without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The title is shown above the article: it must not be its first block too."""
    wanted = _WORDS.findall(title.lower())
    for index, block in enumerate(blocks[:3]):
        if block.kind == "image":
            continue
        if wanted and _WORDS.findall(block.text.lower()) == wanted:
            return blocks[:index] + blocks[index + 1 :]
        break
    return blocks


def _is_wrapped(lines: list[str]) -> bool:
    """True for e-mail-like text: all lines but the last end near the same column, and go on in lower case."""
    if len(lines) < 3:
        return False
    inner = lines[:-1]
    longest = max(map(len, inner))
    if not 50 <= longest <= 100 or min(map(len, inner)) < 0.7 * longest:
        return False
    return sum(line[:1].islower() for line in lines[1:]) >= len(lines[1:]) / 3


def _plain_reading(markup: str, url: str) -> tuple[Block, ...]:
    """The <article> or <main> of the page when it holds most of the words, else everything but navigation."""
    root = parsed(markup)
    page_blocks = blocks_of(root, url) if root is not None else ()
    whole = sum(len(block.text) for block in page_blocks)
    if root is None or whole == 0:
        return ()
    for tag in ("article", "main"):
        holders = list(root.iter(tag))[:20]
        if len(holders) == 1:
            inner = blocks_of(holders[0], url)
            if sum(len(block.text) for block in inner) >= max(_SHORT, 0.3 * whole):
                return inner
    for furniture in list(root.iter("nav", "footer", "form", "aside")):
        parent = furniture.getparent()
        if parent is not None:
            tail = furniture.tail
            furniture.clear()
            furniture.tail = tail
    inner = blocks_of(root, url)
    return inner if sum(len(block.text) for block in inner) >= 0.2 * whole else page_blocks


def _bare_text(markup: str) -> tuple[Block, ...]:
    """Words without any tree: the parser drops everything under its depth limit (2,048 nested elements)."""
    body = _without_invisible(markup)
    return blocks_from_text(decode_entities(_ANY_TAG.sub(" ", _BREAKING_TAG.sub("\n", body))))


def _without_invisible(markup: str) -> str:
    """Elements that nobody sees, from their opening to the next closing tag; one that is never closed hides nothing.

    One look ahead for each kind: a page of 20,000 unclosed scripts took a regular expression ten seconds.
    """
    kept: list[str] = []
    unclosed: set[str] = set()
    at = 0
    while opening := _INVISIBLE.search(markup, at):
        kind = opening[1].lower()
        closing = None if kind in unclosed else re.compile(rf"(?i)</{kind}\s*>").search(markup, opening.end())
        if closing is None:
            unclosed.add(kind)
        kept += [markup[at : opening.end() if closing is None else opening.start()], "" if closing is None else "\n"]
        at = opening.end() if closing is None else closing.end()
    return "".join([*kept, markup[at:]])


def _described(about: Metadata) -> Extracted:
    """A page without text may still say what it is about."""
    if about.description:
        return with_metadata(about, (Block("p", about.description),), "the page has no text but its description")
    return with_metadata(about, (), "the page has no text")


def with_metadata(
    about: Metadata, blocks: tuple[Block, ...], why: str, origin: Literal["page", "jsonld"] = "page"
) -> Extracted:
    """Blocks with what the page says of itself."""
    return Extracted(
        blocks,
        title=about.title,
        author=about.author,
        published=about.published,
        site=about.site,
        language=about.language,
        image=about.image,
        canonical_url=about.canonical_url,
        origin=origin if blocks else "none",
        why=why,
    )
