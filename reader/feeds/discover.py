"""The feeds that a web page offers: its <link rel=alternate> first, then addresses that look like feeds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from reader.clean import clean_line
from reader.feeds.entry import web_address

TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/json",
    "application/rdf+xml",
    "text/xml",
    "application/xml",
)
_FEEDISH = re.compile(
    r"(?:/(?:feed|rss|atom|index)(?:\.xml|\.rss|\.atom|\.json|\.rdf)?/?|\.(?:rss|atom|rdf)|/feeds?/[\w./-]*)\Z", re.I
)
GUESSES = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json")
MAX_LINKS = 20


@dataclass(frozen=True, slots=True)
class FeedLink:
    url: str
    title: str = ""
    certain: bool = True
    """False when only the address looks like a feed's."""


def discover(page: bytes, url: str) -> list[FeedLink]:
    """Feeds that `page` names, best first, comment feeds last; empty when there are none. Never raises on bad HTML."""
    from lxml import etree
    from lxml import html as lxml_html

    try:
        root = lxml_html.document_fromstring(page[: 2 * 2**20].replace(b"\x00", b""))
    except (etree.ParserError, etree.LxmlError, ValueError):
        return []
    base = next((web_address(href, url) for href in root.xpath("//base/@href")[:1]), "") or url
    found: dict[str, FeedLink] = {}
    for element in root.iter("link"):
        kinds = str(element.get("rel") or "").lower().split()
        if "alternate" in kinds and str(element.get("type") or "").split(";")[0].strip().lower() in TYPES:
            _note(found, element.get("href"), base, element.get("title"), certain=True)
    for element in root.iter("a"):
        if len(found) >= MAX_LINKS:
            break
        href = str(element.get("href") or "")
        if _FEEDISH.search(href.split("?")[0].split("#")[0]):
            _note(found, href, base, element.text_content()[:200], certain=False)
    return sorted(found.values(), key=lambda link: (not link.certain, "comment" in (link.title + link.url).lower()))


def guesses(url: str) -> list[str]:
    """Addresses where sites usually keep their feed, for pages that name none."""
    root = urljoin(url, "/")
    near = url if url.endswith("/") else url + "/"
    return list(dict.fromkeys([near + GUESSES[0], *(root + name for name in GUESSES)]))


def _note(found: dict[str, FeedLink], href: object, base: str, title: object, *, certain: bool) -> None:
    address = web_address(href, base)
    if address and address not in found and len(found) < MAX_LINKS:
        found[address] = FeedLink(address, clean_line(str(title or ""), 200), certain)
