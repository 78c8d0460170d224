"""A feed document becomes entries: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 through feedparser, JSON Feed by ours.

lxml splits the document first: an entry whose source element is byte for byte known is dropped before
feedparser sees it (4.6 ms instead of 55 for a feed of 25 entries with one new). What lxml refuses goes
to feedparser whole. Runs in a worker process.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from reader.feeds import entry as entries
from reader.feeds import headers, jsonfeed
from reader.feeds.xmlfix import repaired
from reader.model import Entry, ParsedFeed
from reader.model.feeds import MOST_ENTRIES

MAX_UNPACKED = 20 * 2**20
_ATOM = "{http://www.w3.org/2005/Atom}"
_ATOM03 = "{http://purl.org/atom/ns#}"
_RSS1 = "{http://purl.org/rss/1.0/}"
_RSS09 = "{http://my.netscape.com/rdf/simple/0.9/}"
_ITEMS = ("item", _RSS1 + "item", _RSS09 + "item", _ATOM + "entry", _ATOM03 + "entry")
_COUNTERS = re.compile(r"\}?(comments|total|statistics|community|starRating|views|updated_counts)\Z")
"""Children that change with every visitor and say nothing about the text."""
_LONG_NAMES = re.compile(r"\}?(author|creator|managingEditor|webMaster|name|email|contributor)\Z")


@dataclass(frozen=True, slots=True)
class NotAFeed:
    """The document is something else; `why` says what, in words for a person."""

    why: str
    html: bool = False


def parse_feed(
    body: bytes, url: str, *, content_type: str = "", known: Mapping[bytes, str] | None = None
) -> ParsedFeed | NotAFeed:
    """The feed in `body`. `known` maps the 8-byte source digests of entries in the archive to their guids:
    those are skipped and named in `unchanged`."""
    body = _unpacked(body).lstrip(b"\xef\xbb\xbf\x00 \t\r\n")
    if not body:
        return NotAFeed("the answer is empty")
    if body[:1] == b"{":
        return jsonfeed.parse(body, url, known=known)
    root, problem, body = _tree(body)
    if root is None:
        return _whole(body, url, content_type, problem)
    return _split(root, url, known or {}, problem)


def _unpacked(body: bytes) -> bytes:
    """Some servers send gzip without saying so; feedparser would find no entries in it."""
    if body[:2] != b"\x1f\x8b":
        return body
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            return packed.read(MAX_UNPACKED)
    except (OSError, EOFError, zlib.error):
        return body


def _tree(body: bytes) -> tuple[Any, str | None, bytes]:
    """The document's root, or None and why; the bytes as they should be parsed instead."""
    from lxml import etree

    problem = None
    for fix in (False, True):
        if fix:
            body = repaired(body)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(body, parser), problem, body
        except etree.XMLSyntaxError as error:
            problem = f"the XML is damaged ({str(error).splitlines()[0][:120]})" if error.args else "the XML is damaged"
        except (ValueError, LookupError) as error:
            problem = f"the XML cannot be read ({str(error)[:120]})"
    return None, problem, body


def _split(root: Any, url: str, known: Mapping[bytes, str], problem: str | None) -> ParsedFeed | NotAFeed:
    from lxml import etree

    name = etree.QName(root).localname.lower() if isinstance(root.tag, str) else ""
    if name not in ("rss", "rdf", "feed", "channel"):
        return _no_feed(root, name)
    items = list(root.iter(*_ITEMS))
    fresh: list[bytes] = []
    unchanged: list[str] = []
    for number, item in enumerate(items):
        digest = _source_digest(item)
        if number >= MOST_ENTRIES or digest in known:
            if digest in known:
                unchanged.append(known[digest])
            _drop(item)
        else:
            fresh.append(digest)
    for element in root.iter():
        if isinstance(element.tag, str) and _LONG_NAMES.search(element.tag) and len(element.text or "") > 300:
            element.text = element.text[:300]  # feedparser's author regex is quadratic: 40 kB took 13 s
    document = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    parsed = _feedparser(document, url, "application/xml; charset=utf-8", problem)
    if isinstance(parsed, NotAFeed):
        return parsed
    marked = parsed.entries
    if len(marked) == len(fresh):
        marked = tuple(replace(e, digest=d + e.digest[8:]) for e, d in zip(marked, fresh, strict=True))
    held = len(items) if len(items) > MOST_ENTRIES else 0
    return replace(parsed, entries=marked, unchanged=tuple(unchanged), held=held)


def _drop(item: Any) -> None:
    parent = item.getparent()
    if parent is not None:
        parent.remove(item)


def _source_digest(item: Any) -> bytes:
    """8 bytes naming the source of an item, comment counters and the like left out."""
    from lxml import etree

    for child in list(item):
        if (
            isinstance(child.tag, str)
            and _COUNTERS.search(child.tag)
            and len(child) == 0
            and len(child.text or "") < 40
        ):
            item.remove(child)
    return entries.digest(etree.tostring(item, with_tail=False))


def _no_feed(root: Any, name: str) -> NotAFeed:
    if name == "html":
        return NotAFeed("this is a web page, not a feed", html=True)
    if name == "opml":
        return NotAFeed("this is an OPML list of feeds: import it instead")
    if name in ("sitemapindex", "urlset"):
        return NotAFeed("this is a sitemap, not a feed")
    return NotAFeed(f"this is XML but no feed (its root is <{name[:40]}>)")


def _whole(body: bytes, url: str, content_type: str, problem: str | None) -> ParsedFeed | NotAFeed:
    """The way of last resort: everything to feedparser, which keeps what it can of broken XML."""
    head = body[:4000].lower()
    if b"<rss" not in head and b"<rdf" not in head and b"<feed" not in head and b"<channel" not in head:
        html = b"<html" in head or b"<!doctype html" in head or b"<body" in head
        return NotAFeed("this is a web page, not a feed" if html else "this is not a feed", html=html)
    charset = headers.charset(content_type)
    clean_type = f"application/xml; charset={charset}" if charset else "application/xml"
    return _feedparser(body, url, clean_type, problem or "the XML is damaged")


def _feedparser(document: bytes, url: str, content_type: str, problem: str | None) -> ParsedFeed | NotAFeed:
    import feedparser

    result = feedparser.parse(
        io.BytesIO(document),
        response_headers={"content-type": content_type, "content-location": url},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not result.entries and not result.get("version") and not result.feed.get("title"):
        return NotAFeed("this is not a feed", html=b"<html" in document[:4000].lower())
    language = entries.line(result.feed.get("language"), 40)
    found: list[Entry] = []
    for raw in result.entries[:MOST_ENTRIES]:
        entry = entries.from_feedparser(raw, url, language)
        if entry is not None:
            found.append(entry)
    return ParsedFeed(
        title=entries.title_of(result.feed),
        site_url=entries.web_address(result.feed.get("link"), url),
        entries=tuple(found),
        version=str(result.get("version") or ""),
        language=language,
        problem=problem,
        next_poll_s=entries.ttl_seconds(result.feed),
        held=len(result.entries) if len(result.entries) > MOST_ENTRIES else 0,
    )
