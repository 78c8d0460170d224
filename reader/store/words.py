"""Words as the full-text tables see them.

Chinese, Japanese, Thai and their neighbours write without spaces, and unicode61 takes a whole run as one word. So each
of their characters is set apart by an invisible separator, in the index and in the query, where a run is a phrase. The
separator never stands in clean text, so that taking it out again gives the text back with its offsets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.query import Word

if TYPE_CHECKING:
    from reader.query import Phrase

APART = "\u200b"
"""Zero-width space: no letter for unicode61, and dropped by the cleaner."""

_UNSPACED = (
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f])"
)
"""Compiled when the first such text is met: most first screens meet none."""
_LETTER = re.compile(r"[^\W_]")


def set_apart(text: str) -> str:
    """The text as it is indexed. Rows are taken out with the same words: whoever changes this clears the index."""
    if text.isascii():
        return text
    return re.sub(_UNSPACED, rf"{APART}\1{APART}", text)


def fts_string(word: Word | Phrase) -> str | None:
    """The word as an FTS5 query; None when nothing in it can be searched for (only punctuation)."""
    text = set_apart(word.text)
    if not _LETTER.search(text):
        return None
    quoted = '"' + text.replace('"', " ").replace("\0", " ") + '"'
    return quoted + "*" if isinstance(word, Word) and word.prefix else quoted
