"""The text that a page gives to machines: `articleBody` of its JSON-LD. Some pages show less of it than they hold.

Stage: text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reader.model import Extracted
from reader.text.decode import decoded, safe_html
from reader.text.dom import parsed
from reader.text.extract import blocks_from_text, with_metadata, without_title
from reader.text.metadata import article_body, metadata_of
from reader.text.walk import blocks_of

_WORDS = re.compile(r"\w+")
_FIRST_WORDS = 15
_LEAST = 200
"""Characters; less is a teaser."""


@dataclass(frozen=True, slots=True)
class PageData:
    """`text` is None where the data holds none worth reading. `is_free` is False when the page says so of itself;
    `is_shown` when a visitor sees that text on the page too."""

    text: Extracted | None = None
    is_free: bool = True
    is_shown: bool = False


def page_data(page: bytes, url: str = "", *, charset: str | None = None) -> PageData:
    """What the page's data says of its article. Never raises for any page."""
    root = parsed(safe_html(decoded(page, charset)))
    if root is None:
        return PageData()
    about = metadata_of(root, url)
    body = article_body(root)
    if len(body) < _LEAST:
        return PageData(None, about.is_free)
    blocks = without_title(blocks_from_text(body), about.title)
    text = with_metadata(about, blocks, "the text in the page's data", "jsonld")
    return PageData(text if blocks else None, about.is_free, _shows(root, body))


def _shows(root: Any, body: str) -> bool:
    """Whether the body's first words stand on the page one after the other."""
    first = " ".join(_WORDS.findall(body.lower())[:_FIRST_WORDS])
    seen = " ".join(_WORDS.findall(" ".join(block.text for block in blocks_of(root)).lower()))
    return first in seen
