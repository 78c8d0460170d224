"""OPML: subscription lists of other readers, in and out. All or nothing; nested outlines become folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from reader.clean import clean_line
from reader.errors import UsageError
from reader.feeds.entry import web_address
from reader.feeds.xmlfix import repaired

MAX_BYTES = 5 * 2**20
MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Subscription:
    url: str
    title: str = ""
    folder: str = ""
    site_url: str = ""


def read_opml(source: bytes, name: str) -> list[Subscription]:
    """Every feed in the file, each address once. Raises UsageError naming the file (`name`) when it is no OPML."""
    from lxml import etree

    if len(source) > MAX_BYTES:
        raise UsageError(f"{name}: larger than 5 MB; this is no list of feeds")
    # A DTD can hold entity bombs, and no reader writes one into OPML.
    if b"<!DOCTYPE" in source[:10_000] or b"<!ENTITY" in source:
        raise UsageError(f"{name}: holds a DTD, which is refused for safety")
    root: Any = None
    problem = "empty"
    for body in (source, repaired(source)):
        try:
            root = etree.fromstring(
                body.strip(), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            )
            break
        except (etree.XMLSyntaxError, ValueError) as error:
            problem = str(error).splitlines()[0][:200] if str(error) else "empty"
    if root is None:
        raise UsageError(f"{name}: not readable as OPML: {problem}")
    if not isinstance(root.tag, str) or etree.QName(root).localname.lower() != "opml":
        raise UsageError(f"{name}: not OPML (its root is <{str(root.tag)[:40]}>)")
    found: dict[str, Subscription] = {}
    for body_element in root.iter("body"):
        _walk(body_element, (), found)
    return list(found.values())


def _walk(parent: Any, folders: tuple[str, ...], found: dict[str, Subscription]) -> None:
    for outline in parent:
        if not isinstance(outline.tag, str) or outline.tag.lower() != "outline":
            continue
        attributes = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
        title = clean_line(attributes.get("title") or attributes.get("text") or "", 500)
        url = web_address(attributes.get("xmlurl"), "") or _file_address(attributes.get("xmlurl"))
        if url and url not in found:
            site = web_address(attributes.get("htmlurl"), "")
            found[url] = Subscription(url, title, "/".join(folders), site)
        if len(outline) and len(folders) < MAX_DEPTH:
            _walk(outline, (*folders, title.replace("/", "∕")) if title and not url else folders, found)


def _file_address(value: str | None) -> str:
    return clean_line(value, 2000) if value and value.startswith("file://") else ""


def write_opml(subscriptions: Iterable[Subscription], title: str = "newsdeck subscriptions") -> str:
    """OPML 2.0 text, folders as nested outlines, in the order given."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += [f"  <head><title>{_escaped(title)}</title></head>", "  <body>"]
    open_folders: list[str] = []
    for feed in sorted(subscriptions, key=lambda feed: feed.folder):
        path = [part for part in feed.folder.split("/") if part]
        while open_folders != path[: len(open_folders)]:
            open_folders.pop()
            lines.append("  " * (len(open_folders) + 2) + "</outline>")
        for part in path[len(open_folders) :]:
            lines.append("  " * (len(open_folders) + 2) + f"<outline text={quoteattr(part)} title={quoteattr(part)}>")
            open_folders.append(part)
        name = quoteattr(feed.title or feed.url)
        site = f" htmlUrl={quoteattr(feed.site_url)}" if feed.site_url else ""
        indent = "  " * (len(open_folders) + 2)
        lines.append(f'{indent}<outline type="rss" text={name} title={name} xmlUrl={quoteattr(feed.url)}{site}/>')
    while open_folders:
        open_folders.pop()
        lines.append("  " * (len(open_folders) + 2) + "</outline>")
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
