"""A parsed HTML tree becomes typed blocks: all of its text, in order, with exact inline marks.

Stage: text. The walk keeps its own stack, so a page nested ten thousand deep is only long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from reader.clean import clean_block, clean_line, whole_number
from reader.model import Block, BlockKind, Mark
from reader.text.inline import Line
from reader.text.tables import is_data_table, rows_of
from reader.text.tags import BLOCK_TAGS, HEADINGS, MARKS, SKIPPED_TAGS

Element = Any
"""An lxml element; lxml has no types of its own."""

_PIXEL = re.compile(
    r"(?i)feedburner|feedsportal|/~r/|doubleclick|pixel\.|/pixel|1x1|spacer\.gif|blank\.gif|stats\.wordpress"
    r"|scorecardresearch|google-analytics|/tracking|/beacon"
)
_LANGUAGE = re.compile(r"(?:lang(?:uage)?|highlight-source|brush:)[-_ ]?(\w[\w+#-]{0,20})")
_LONGEST_LABEL = 40
"""Words on a button; one with more was left open by a mistake and has taken in what follows."""
_ADDRESS = re.compile(r"(?i)(?:https?|mailto):")


class _Item:
    """An open list item; only its first block carries the bullet or number."""

    __slots__ = ("begun", "number")

    def __init__(self, number: int | None) -> None:
        self.number = number
        self.begun = False


def blocks_of(root: Element, base_url: str = "") -> tuple[Block, ...]:
    """Every word under `root` that a reader would see, as blocks in reading order."""
    return tuple(block for block, _ in walk(root, base_url))


def walk(root: Element, base_url: str = "", *, hidden: bool = False) -> list[tuple[Block, Element]]:
    """As `blocks_of`, each block with the element that holds it; with `hidden` also what the page shows when asked."""
    return _Walk(base_url, hidden).run(root)


class _Walk:
    def __init__(self, base_url: str, hidden: bool) -> None:
        self.base_url = base_url
        self.hidden = hidden
        self.concealed = 0
        """Open elements that are not shown at once; pictures in them are slides and other sizes of one."""
        self.out: list[tuple[Block, Element]] = []
        self.line = Line()
        self.images: list[tuple[Block, Element]] = []
        self.kinds: list[BlockKind] = []
        self.lists: list[int | None] = []
        self.items: list[_Item] = []
        self.quotes = 0
        self.holders: list[Element] = []

    def run(self, root: Element) -> list[tuple[Block, Element]]:
        stack: list[tuple[Element, bool]] = [(root, False)]
        push, pop = stack.append, stack.pop
        self.holders.append(root)
        line = self.line
        while stack:
            element, leaving = pop()
            tag = element.tag
            if leaving:
                self._leave(element, tag)
                self.concealed -= self.hidden and is_hidden(element)
                if element.tail and element is not root:
                    line.add(element.tail)
                continue
            if (
                not isinstance(tag, str)
                or (tag in SKIPPED_TAGS and not (tag == "button" and _is_text(element)))
                or (element is not root and not self.hidden and is_hidden(element))
            ):
                if element.tail and element is not root:
                    line.add(element.tail)
                continue
            if tag == "br":
                self._break(element)
                continue
            if tag == "img":
                self._image(element)
                if element.tail:
                    line.add(element.tail)
                continue
            if tag == "pre":
                self._code(element)
            elif tag == "table" and is_data_table(element):
                self._table(element)
            else:
                self._enter(element, tag)
                self.concealed += self.hidden and is_hidden(element)
                push((element, True))
                if element.text:
                    line.add(element.text)
                if len(element):
                    stack.extend([(child, False) for child in reversed(element)])
                continue
            if element.tail and element is not root:
                line.add(element.tail)
        self._flush()
        return self.out

    def _enter(self, element: Element, tag: str) -> None:
        if tag in BLOCK_TAGS:
            self._flush()
            self.holders.append(element)
            if tag in HEADINGS:
                self.kinds.append(HEADINGS[tag])
            elif tag in ("figcaption", "caption"):
                self.kinds.append("caption")
            elif tag == "blockquote":
                self.quotes += 1
            elif tag == "ul":
                self.lists.append(None)
            elif tag == "ol":
                self.lists.append(_start(element))
            elif tag == "li":
                number = self.lists[-1] if self.lists else None
                if number is not None:
                    self.lists[-1] = number + 1
                self.items.append(_Item(number))
        elif tag in MARKS:
            kind = MARKS[tag]
            href = self._address(element.get("href")) if kind == "link" else None
            self.line.open.append((kind, href, self.line.length))

    def _leave(self, element: Element, tag: str) -> None:
        if tag in BLOCK_TAGS:
            self._flush()
            self.holders.pop()
            if tag in HEADINGS or tag in ("figcaption", "caption"):
                self.kinds.pop()
            elif tag == "blockquote":
                self.quotes -= 1
            elif tag in ("ul", "ol"):
                self.lists.pop()
            elif tag == "li":
                self.items.pop()
        elif tag in MARKS:
            self.line.close_mark()

    def _flush(self) -> None:
        if self.line.length:
            text, marks = self.line.taken()
            if text:
                self.out.append((self._block(text, marks), self.holders[-1]))
        if self.images:
            self.out.extend(self.images)
            self.images.clear()

    def _block(self, text: str, marks: tuple[Mark, ...]) -> Block:
        if self.kinds:
            return Block(self.kinds[-1], text, marks=marks)
        if self.items and not self.items[-1].begun:
            self.items[-1].begun = True
            return Block("li", text, marks=marks, depth=max(0, len(self.lists) - 1), number=self.items[-1].number)
        if self.quotes:
            return Block("quote", text, marks=marks, depth=self.quotes - 1)
        return Block("p", text, marks=marks)

    def _break(self, element: Element) -> None:
        following = element.getnext()
        tail = element.tail or ""
        if following is not None and following.tag == "br" and not tail.strip():
            self._flush()  # two breaks are how old pages write a paragraph
        else:
            self.line.add_break()
        if tail:
            self.line.add(tail)

    def _image(self, element: Element) -> None:
        alt = clean_line(element.get("alt") or "", 1_000)
        if "emoji" in (element.get("class") or "") or "wp-smiley" in (element.get("class") or ""):
            self.line.add(alt)
            return
        src = self._address(_image_source(element))
        if self.concealed or is_hidden(element):
            return
        if src is None or not src.startswith("http") or _is_pixel(element, src):
            return
        self.images.append((Block("image", "", src=src, alt=alt), element))
        if not self.line.length:
            self._flush()

    def _code(self, element: Element) -> None:
        self._flush()
        text = clean_block("".join(element.itertext())).strip("\n").rstrip()
        if text:
            self.out.append((Block("code", text, language=_code_language(element)), element))

    def _table(self, element: Element) -> None:
        self._flush()
        rows = rows_of(element)
        caption = element.find("caption")
        if caption is not None:
            text = clean_line("".join(caption.itertext()))
            if text:
                self.out.append((Block("caption", text), caption))
        if rows:
            text = "\n".join("\t".join(row) for row in rows)
            self.out.append((Block("table", text, rows=rows), element))

    def _address(self, href: str | None) -> str | None:
        """An absolute web or mail address, or None: nothing else may be opened from an article."""
        if not href or href[0] == "#":
            return None
        href = href.strip()
        try:
            if self.base_url and not _ADDRESS.match(href):
                href = urljoin(self.base_url, href)
        except ValueError:
            return None
        return clean_line(href).replace(" ", "%20") if _ADDRESS.match(href) else None


def is_hidden(element: Element) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style) and "none" in style and "display:none" in style.replace(" ", "").lower()


def _is_text(button: Element) -> bool:
    """True for a heading that folds and unfolds its text, and for a button that was never closed and holds the page."""
    parent = button.getparent()
    if parent is not None and parent.tag in HEADINGS:
        return True
    words: list[str] = []
    for text in button.itertext():
        words += text.split(None, _LONGEST_LABEL)
        if len(words) > _LONGEST_LABEL:
            return True
    return len(words) > 2 and words[-1].endswith("?")


def _start(element: Element) -> int:
    try:
        return max(0, min(int(element.get("start") or 1), 100_000))
    except ValueError:
        return 1


def _image_source(element: Element) -> str:
    """Where the picture is: pages that load late keep the true address in a data attribute."""
    for name in ("data-src", "data-lazy-src", "data-original", "src"):
        value = str(element.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return value
    candidates = str(element.get("srcset") or element.get("data-srcset") or "").strip()
    return candidates.split(",")[0].split()[0] if candidates.strip(", ") else ""


def _is_pixel(element: Element, src: str) -> bool:
    for name in ("width", "height"):
        size = whole_number((element.get(name) or "").strip().removesuffix("px"))
        if size is not None and size <= 3:
            return True
    return bool(_PIXEL.search(src))


def _code_language(element: Element) -> str | None:
    for holder in _with_inner_code(element):
        stated = holder.get("class") or "lang-" + (holder.get("lang") or "")
        named = _LANGUAGE.search(stated)
        if named:
            return named[1]
    return None


def _with_inner_code(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iter("code")
    parent = element.getparent()
    if parent is not None:
        yield parent
