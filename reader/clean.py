"""Untrusted text becomes safe to keep and to show: the one cleaner, used at ingest and again at render.

Textual passes ESC, OSC and C1 through to the terminal, so nothing here may leave a control character,
a bidi override or an invisible one in the text. Cleaning twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata

MAX_LINE = 2_000
MAX_BLOCK = 200_000
MAX_COMBINING = 8
"""Per base character; the stacks of "zalgo" text have dozens, Vietnamese and Hebrew need at most 3."""

# C0 except \t \n, DEL, C1, surrogates, zero-width space, word joiner and invisible operators, LRM/RLM/ALM,
# bidi embeddings, overrides and isolates, line and paragraph separators, BOM, interlinear marks, tag characters,
# noncharacters. ZWJ (200D) and VS16 (FE0F) stay: emoji need them; ZWNJ (200C) stays: Persian needs it; both go
# between Latin letters.
_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SOFT_HYPHEN = "\u00ad"
"""Where a browser may break a word: in a terminal a stray cell, and the word is neither found nor known as a name."""
_JOINERS = re.compile("(?<=[A-Za-z\u00c0-\u024f])[\u200c\u200d]+(?=[A-Za-z\u00c0-\u024f])")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
# Latin, punctuation, symbols, CJK and Hangul have no combining characters. Anything else takes the slow look.
_PERHAPS_MARKS = re.compile("[^\x00-\u02ff\u2000-\u200a\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u2cee"
                            "\u3000-\u3029\u3030-\u3098\u309b-\ua66e\uac00-\ud7ff]")  # fmt: skip
_ASCII_SAFE = re.compile(r"[\x20-\x7e\n\t]*\Z")


def clean_line(text: str, limit: int = MAX_LINE) -> str:
    """One safe line: no control, bidi or invisible characters, runs of white space as one space, NFC, bounded."""
    if not text.isascii() or not text.isprintable():
        text = _safe(_BREAKS.sub(" ", text).replace("\n", " ").replace("\t", " "))
    text = _SPACES.sub(" ", text).strip()
    return text if len(text) <= limit else _cut(text, limit)


def clean_block(text: str, limit: int = MAX_BLOCK) -> str:
    """Safe text of several lines: as `clean_line`, but newlines and tabs stay and spaces are left as they are."""
    if not _ASCII_SAFE.match(text):
        text = _safe(_BREAKS.sub("\n", text))
    return text if len(text) <= limit else _cut(text, limit)


def decode_entities(text: str) -> str:
    """Character references as characters, twice (feeds escape twice). Call it before cleaning, never after."""
    if "&" not in text:
        return text
    import html

    for _ in range(2):
        text = html.unescape(text)
    return text


def whole_number(text: str) -> int | None:
    """The number that `text` writes in ASCII digits, up to 18 of them, which SQLite can hold; None for all else.

    "²".isdigit() is true and int("²") raises; so does int() of more than 4,300 digits.
    """
    return int(text) if len(text) <= 18 and text.isascii() and text.isdigit() else None


def without_unsafe(text: str) -> str:
    """What `clean_block` drops is gone, and all else is left as it was: for keys, which must stay the same."""
    return _DROPPED.sub("", text)


def is_safe(text: str) -> bool:
    """True when `clean_block` has nothing to remove."""
    return clean_block(text) == text


def _safe(text: str) -> str:
    text = _DROPPED.sub("", text).replace(_SOFT_HYPHEN, "")
    if text.isascii():
        return text
    return _bounded_marks(_JOINERS.sub("", unicodedata.normalize("NFC", text)))


def _bounded_marks(text: str) -> str:
    """At most MAX_COMBINING combining characters after one base."""
    if not _PERHAPS_MARKS.search(text):
        return text
    kept, run = [], 0
    for c in text:
        run = run + 1 if unicodedata.category(c) in ("Mn", "Me") else 0
        if run <= MAX_COMBINING:
            kept.append(c)
    return "".join(kept)


def _cut(text: str, limit: int) -> str:
    return text[: limit - 1].rstrip() + "…"
