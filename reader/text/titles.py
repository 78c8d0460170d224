"""The title of a page: of all that name it, the words that its readers see, without the name of the site.

Stage: text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from reader.clean import clean_line, decode_entities

_DIVIDERS = re.compile(r"\s+(?:[|»«•·–—]|-|::|:)\s+")
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")
_PIPED = re.compile(r"^(.{12,}?\S)\s+\|\s+[^|]{2,40}$")
"""A headline, a pipe and a few words: the name of a site, a section or a kind of text."""
_WORDS = re.compile(r"\w+")


def title_of(root: Any, stated: Sequence[str], site: str, url: str) -> str:
    """The h1 that metadata confirms, else the only h1, else JSON-LD, OpenGraph or <title>, without the site's name."""
    headings = _headings(root)
    tag = root.find(".//title")
    page_title = clean_line("".join(tag.itertext())) if tag is not None else ""
    names = _site_names(site, url)
    candidates = [_without_site(title, names) for title in (*stated, page_title) if title]
    candidates = [_whole(candidate, candidates) for candidate in candidates if candidate]
    # The heading is what the reader of the page sees; metadata often holds a version for search engines.
    for heading in headings:
        if any(_confirms(candidate, heading) for candidate in candidates):
            return _as_written(_without_site(heading, names), candidates)
    if len(headings) == 1 and _squeezed(headings[0]) not in names and len(headings[0].split()) >= 3:
        return _without_site(headings[0], names)
    return candidates[0] if candidates else (headings[0] if headings else "")


def _confirms(stated: str, heading: str) -> bool:
    if _alike(heading, stated):
        return True
    return len(heading) > 15 and (stated.startswith(heading) or stated.endswith(heading))


def _whole(title: str, others: list[str]) -> str:
    """The longer form of a title that was cut off at a limit of its field."""
    if len(title) < 60:
        return title
    return next((other for other in others if len(other) > len(title) and other.startswith(title)), title)


def _as_written(heading: str, stated: list[str]) -> str:
    """A heading in capitals as metadata writes it; and with the quotation marks that metadata has."""
    words = _WORDS.findall(heading.lower())
    for title in stated:
        if heading.isupper() and len(words) > 2 and not title.isupper() and _WORDS.findall(title.lower()) == words:
            return title
        if title == heading.translate(_STRAIGHT):
            return title
    return heading


def _headings(root: Any) -> list[str]:
    found = [
        clean_line(decode_entities(" ".join(e.itertext()))) for _, e in zip(range(8), root.iter("h1"), strict=False)
    ]
    return [heading for heading in found if 3 <= len(heading) <= 400]


def _alike(one: str, other: str) -> bool:
    a, b = set(_WORDS.findall(one.lower())), set(_WORDS.findall(other.lower()))
    return bool(a and b) and len(a & b) >= 0.75 * max(len(a), len(b))


def _site_names(site: str, url: str) -> set[str]:
    names = {site, site.removesuffix(".com")}
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    except ValueError:
        host = ""
    if host:
        names |= {host, host.rsplit(".", 1)[0]}
    return {_squeezed(name) for name in names if name}


def _squeezed(name: str) -> str:
    return "".join(_WORDS.findall(name.lower()))


def _without_site(title: str, names: set[str]) -> str:
    """ "Rain in May | The Daily Example" without its last part when that names the site, or a pipe stands before it."""
    title = clean_line(title)
    parts = _DIVIDERS.split(title)
    if len(parts) < 2:
        return title
    last, first = _squeezed(parts[-1]), _squeezed(parts[0])
    if last in names or (last and any(last in name or name in last for name in names if len(name) > 3)):
        return _without_site(title[: title.rindex(parts[-1])].rstrip(" |»«•·–—-:"), names)
    if first in names:
        return title[title.index(parts[1]) :]
    piped = _PIPED.match(title)
    if piped and len(title[piped.end(1) :].split()) <= 6 and len(piped[1].split()) >= 3:
        return _without_site(piped[1], names)
    return title
