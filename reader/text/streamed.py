"""Pages sent in pieces: what came late lies hidden at the end, and a script would move it to where it belongs.

Stage: text. React's streaming server (since version 18) sends `<template id="B:1">` where a piece is missing and later
`<div hidden id="S:1">` with the piece; on such pages the whole article may be one.
"""

from __future__ import annotations

import re
from typing import Any

_PIECE = re.compile(r"^([\w.:-]{0,60}?)S:([0-9a-f]{1,8})$")
_SENT = re.compile(r"""\bid=["']?[\w.:-]{0,60}S:[0-9a-f]""")
_MAX_PIECES = 2_000


def is_streamed(markup: str) -> bool:
    return _SENT.search(markup) is not None


def put_in_place(root: Any) -> None:
    """Each piece takes its template's place and is shown; one without a template is shown where it lies."""
    pieces = [
        (element, known)
        for element in root.xpath("//*[@id][@hidden]")
        if (known := _PIECE.match(element.get("id"))) is not None
    ][:_MAX_PIECES]
    if not pieces:
        return
    places = {each.get("id"): each for each in root.iter("template") if each.get("id") and _is_empty(each)}
    for piece, known in pieces:
        del piece.attrib["hidden"]
        prefix, number = known.groups()
        # B stands for a boundary with something in its place meanwhile, P for a gap inside another piece.
        place = places.get(f"{prefix}B:{number}")
        if place is None:
            place = places.get(f"{prefix}P:{number}")
        if place is not None and piece.getparent() is not None and not _holds(piece, place):
            _move(piece, place)


def _is_empty(element: Any) -> bool:
    return not len(element) and not (element.text or "").strip()


def _holds(outer: Any, inner: Any) -> bool:
    return any(above is outer for above in inner.iterancestors())


def _move(piece: Any, place: Any) -> None:
    """Text behind an element is its tail in lxml: each tail stays where it was."""
    _append_text(piece, piece.tail)
    piece.tail = place.tail
    parent = place.getparent()
    if parent is not None:
        place.tail = None
        parent.replace(place, piece)


def _append_text(element: Any, text: str | None) -> None:
    """What follows `element` stays behind the one before it."""
    if not text:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent = element.getparent()
        parent.text = (parent.text or "") + text
