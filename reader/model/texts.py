"""An article as text: blocks, their inline marks, and what extraction said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import Literal

BlockKind = Literal["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "quote", "code", "table", "image", "caption"]
MarkKind = Literal["em", "strong", "code", "link", "strike", "sub", "sup"]
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline formatting of `text[start:end]` of a block; `href` is set for links only."""

    start: int
    end: int
    kind: MarkKind
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of an article, in reading order.

    `text` holds no markup. A table's `text` is its rows, cells joined by tabs and rows by newlines; its
    `rows` hold the cells. An image has no `text`: `alt` describes it and `src` is its address.
    `reason` is a phrase fit to show a person ("asks you to sign up") and is set on cut blocks only.
    """

    kind: BlockKind
    text: str
    kept: bool = True
    reason: str | None = None
    marks: tuple[Mark, ...] = ()
    depth: int = 0
    """Nesting of a list item or quote, 0 for the outermost."""
    number: int | None = None
    """The number of an item of an ordered list; None for bullets and everything else."""
    language: str | None = None
    """Of a code block, as its author named it."""
    src: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    alt: str = ""
    """What an image shows, for those who do not see it: no words of the article. Of a passage that the page says again,
    its words: it is cut and has no `text`, for none of them is missing from the article."""

    @property
    def is_copy(self) -> bool:
        """True of a passage that the page says again, be it cut or restored."""
        return self.kind != "image" and bool(self.alt)

    @property
    def says(self) -> str:
        return self.text or (self.alt if self.is_copy else "")

    @property
    def key(self) -> str:
        """Names the block by its words, so that a decision about it survives re-extraction: 16 hex digits. A copy is
        not what it repeats."""
        words = " ".join(self.says.lower().split()) or (self.src or "")
        words = f"again: {words}" if self.is_copy else words
        return blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()

    @property
    def line_key(self) -> str:
        """As `key`, with all figures alike: "12 comments" is "9 comments". What is decided for more than one article
        goes by it; the "~" keeps the two kinds of key apart."""
        words = (
            " ".join("0" if word.isdigit() else word for word in _WORDS.findall(self.says.lower())) or self.src or ""
        )
        words = f"again: {words}" if self.is_copy else words
        return "~" + blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()


def turned(block: Block, keep: bool, reason: str | None) -> Block:
    """Restored, or cut for this reason; a copy that is restored is said again."""
    text = block.says if keep else "" if block.is_copy else block.text
    return replace(block, kept=keep, reason=None if keep else reason, text=text)


def plain_text(blocks: Sequence[Block]) -> str:
    """The kept blocks in reading order, joined by blank lines: the text that offsets in JSON count in."""
    return "\n\n".join(block.text for block in blocks if block.kept and block.text)


@dataclass(frozen=True, slots=True)
class Artefact:
    """A word that a publisher's auto-linker capitalised: shown as it is, read as `ordinary`."""

    block: int
    start: int
    end: int
    ordinary: str
    reason: str


Strip = Literal["off", "safe", "standard", "strict"]
CutScope = Literal["article", "source", "everywhere"]
TextChoice = Literal["auto", "feed", "page", "jsonld"]
"""Which text an article shows: what newsdeck finds best, the feed's own, its page's, or that in the page's data."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a line: to keep it or to cut it, in one article, in its source, or everywhere."""

    keep: bool
    scope: CutScope = "article"


_NEAREST: tuple[CutScope, ...] = ("article", "source", "everywhere")


def decision_on(block: Block, decisions: Mapping[str, Decision]) -> Decision | None:
    """The decision that holds for a block: of those by its words and by its line, the nearer one."""
    found = [d for key in (block.key, block.line_key) if (d := decisions.get(key)) is not None]
    return min(found, key=lambda decision: _NEAREST.index(decision.scope), default=None)


@dataclass(frozen=True, slots=True)
class Extracted:
    """A page or a feed's own content as an article. `origin` says which text was taken and `why` the reason."""

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    published: datetime | None = None
    site: str = ""
    language: str = ""
    image: str = ""
    canonical_url: str = ""
    artefacts: tuple[Artefact, ...] = ()
    origin: Literal["page", "feed", "jsonld", "none"] = "page"
    why: str = ""

    @property
    def text(self) -> str:
        return plain_text(self.blocks)
