"""What HTML elements mean to a reader of the text.

Stage: text.
"""

from __future__ import annotations

from reader.model import BlockKind, MarkKind

HEADINGS: dict[str, BlockKind] = {"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}
_BLOCKS = """
    p div section article main header footer aside nav figure figcaption ul ol li dl dt dd blockquote pre table tbody
    thead tfoot tr td th caption hr form fieldset address details summary center body html h1 h2 h3 h4 h5 h6
"""
BLOCK_TAGS = frozenset(_BLOCKS.split())
_UNREAD = """
    script style noscript template iframe svg math canvas object embed select option button input textarea head audio
    video source track map area link meta title base
"""
SKIPPED_TAGS = frozenset(_UNREAD.split())
"""Their text is for programs, or no text at all; `noscript` mostly repeats a picture that loads late."""
MARKS: dict[str, MarkKind] = {
    "em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong", "code": "code", "kbd": "code",
    "samp": "code", "tt": "code", "a": "link", "del": "strike", "s": "strike", "strike": "strike", "sub": "sub",
    "sup": "sup",
}  # fmt: skip
