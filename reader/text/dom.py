"""HTML text becomes an lxml tree.

Stage: text. lxml is imported here only when a page is at hand: it costs start-up time.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from reader.text.streamed import is_streamed, put_in_place

MAX_ELEMENTS = 60_000
"""A page with more is read plainly: the extractor's rules are made for pages of a few thousand."""
MAX_DEPTH = 400


@cache
def _parser() -> Any:
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)


def parsed(markup: str) -> Any | None:
    """The root element, or None where there is no element at all. Never raises for any text."""
    from lxml import etree
    from lxml.html import document_fromstring

    if not markup.strip():
        return None
    try:
        root = document_fromstring(markup.encode("utf-8", "replace"), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if is_streamed(markup):
        put_in_place(root)
    return root


def is_monstrous(root: Any) -> bool:
    """True for trees on which the extractor would spend more time than an article is worth."""
    from lxml import etree

    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            count += 1
            if depth > MAX_DEPTH or count > MAX_ELEMENTS:
                return True
        else:
            depth -= 1
    return False


def fresh_fragment(markup: str) -> Any | None:
    """The body of a piece of HTML. Wrapped in a div: text before the first tag would be lost otherwise."""
    root = parsed(f"<div>{markup}</div>")
    if root is None:
        return None
    body = root.find("body")
    return root if body is None else body
