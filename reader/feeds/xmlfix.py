"""Damage that real feeds have and that costs whole feeds if it is not mended before parsing."""

from __future__ import annotations

import re
from html.entities import html5

from reader.feeds.headers import is_text_encoding

_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,4000})|([0-9]{1,5000}));")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(rb"&(?![A-Za-z#])|&(?=[A-Za-z0-9]*[^A-Za-z0-9;#])")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DECLARED = re.compile(rb"""(<\?xml[^>]{0,200}?encoding\s*=\s*)(["'])([^"'>]{0,200})\2""")
_LONG_NAME = re.compile(
    rb"(<(?:[a-z]+:)?(?:author|creator|managingEditor|webMaster|name|email)\b[^>]{0,200}>\s*(?:<!\[CDATA\[)?)([^<\]]{300})[^<\]]+"
)
_XML = (b"lt", b"gt", b"amp", b"quot", b"apos")


def repaired(body: bytes) -> bytes:
    """The same document with illegal references and bytes gone, HTML's named characters known, charset sane.

    Only for documents that a strict parser refused. UTF-16 and UTF-32 are left as they are.
    """
    if body[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00<" in body[:64]:
        return body
    body = _DECLARED.sub(_sane_encoding, body, count=1)
    body = _CONTROLS.sub(b"", body)
    body = _LONG_NAME.sub(rb"\1\2", body)
    if b"&" in body:
        body = _REFERENCE.sub(_legal_reference, body)
        body = _NAMED.sub(_known_name, body)
        body = _BARE.sub(b"&amp;", body)
    return body


def _sane_encoding(found: re.Match[bytes]) -> bytes:
    name = found[3].decode("latin-1")
    return found[0] if is_text_encoding(name) else found[1] + found[2] + b"utf-8" + found[2]


def _legal_reference(found: re.Match[bytes]) -> bytes:
    digits = found[1] or found[2]
    if len(digits) > 8:
        return b""
    code = int(digits, 16 if found[1] else 10)
    legal = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return found[0] if legal else b""


def _known_name(found: re.Match[bytes]) -> bytes:
    if found[1] in _XML:
        return found[0]
    characters = html5.get(found[1].decode("ascii") + ";")
    if characters is None:
        return b"&amp;" + found[0][1:]
    return "".join(f"&#{ord(c)};" for c in characters).encode("ascii")
