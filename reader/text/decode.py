"""Bytes of a page become HTML that no parser chokes on.

Stage: text. A page's own word about its encoding is believed only when the bytes agree.
"""

from __future__ import annotations

import codecs
import html
import re

_DECLARED = re.compile(
    rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,100}?encoding=["']([\w.-]{2,30})"""
)
# What pages call these encodings is a subset of what they really use.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
_FAMILIES = re.compile(r"utf|latin|iso|cp\d|koi|gb|big5|shift|euc|mac|hz|johab|tis|ascii|windows", re.I)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:(\d{1,12})|[xX]([0-9a-fA-F]{1,10}))\d*;?")
_C1 = re.compile("[\xc2-\xf4][\x80-\x9f]")
_ENCODED_TWICE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_DATA_URI = re.compile(r"""(["'(=]\s*)data:[^"'()<>\s]{64,}""")
_LONG_RUN = re.compile(r"<[a-zA-Z][^<]{20000,}")
_ATTRIBUTES = re.compile(
    r"""^(<[a-zA-Z][\w-]{0,30})(?:[\s/]++[^\s=<>"']++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']*+))?+){300,}+"""
)
"""100,000 attributes on one tag cost lxml more than a minute (each is compared with all before it)."""
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")


def decoded(page: bytes, charset: str | None = None) -> str:
    """The page as text. UTF-8 wins whenever the bytes are UTF-8, whatever the header says."""
    for bom, name in _BOMS:
        if page.startswith(bom):
            return page.decode(name, "replace")
    if page[:400].count(0) > 100:  # UTF-16 without a mark: every other byte of a Latin page is 0
        return page.decode("utf-16-be" if page[:1] == b"\x00" else "utf-16-le", "replace")
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        pass
    as_utf8 = page.decode("utf-8", "replace")
    if _is_broken_utf8(as_utf8):
        return as_utf8
    named = _DECLARED.search(page[:4096])
    stated = [charset or ""] + ([(named[1] or named[2]).decode("ascii")] if named else [])
    for label in stated:
        codec = _codec(label)
        if codec and codec != "utf-8":
            text = page.decode(codec, "replace")
            if text.count("\ufffd") <= len(text) // 500:
                return text
    return _guessed(page)


def safe_html(text: str) -> str:
    """HTML without what makes parsers give up: one `&#7;` makes trafilatura return nothing for a whole article."""
    text = _decoded_twice(text)
    text = _ILLEGAL.sub("", text)
    if "&#" in text:
        text = _REFERENCE.sub(_reference, text)
    if "data:" in text:
        text = _DATA_URI.sub(r"\1", text)
    text = _LONG_RUN.sub(lambda run: _ATTRIBUTES.sub(r"\1 ", run[0]), text)
    return _XML_HEAD.sub("", text, count=1)


def _decoded_twice(text: str) -> str:
    """Text that was UTF-8, read as Latin-1 and written as UTF-8 again: controls after Latin letters tell it."""
    if text.isascii() or not _C1.search(text):
        return text
    return _ENCODED_TWICE.sub(_read_again, text)


def _read_again(match: re.Match[str]) -> str:
    try:
        return match[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _codec(label: str) -> str | None:
    """A character encoding by its label; `punycode`, `undefined` and byte transforms are none."""
    if not label or not _FAMILIES.match(label):
        return None
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError, UnicodeError):
        return None
    return _WIDER.get(name, name)


def _is_broken_utf8(text: str) -> bool:
    """True when good multi-byte characters far outnumber the broken ones (a page cut in mid-character)."""
    broken = text.count("\ufffd")
    good = sum(1 for c in text if c > "\x7f") - broken
    return good > 10 * broken


def _guessed(page: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(page[:40_000], steps=3, chunk_size=512).best()
    codec = _codec(best.encoding) if best is not None else None
    return page.decode(codec or "cp1252", "replace")


def _reference(match: re.Match[str]) -> str:
    digits, hexadecimal = match[1], match[2]
    code = int(digits) if digits else int(hexadecimal, 16)
    if 0x80 <= code <= 0x9F:  # written by Windows programs, meant as cp1252
        return html.unescape(f"&#{code};")
    legal = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF
    return match[0] if legal and code != 0x7F else ""
