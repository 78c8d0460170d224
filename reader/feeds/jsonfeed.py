"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), read leniently."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.feeds import entry as entries
from reader.model import Entry, ParsedFeed
from reader.model.feeds import MOST_ENTRIES

if TYPE_CHECKING:
    from reader.feeds.parse import NotAFeed


def parse(body: bytes, url: str, *, known: Mapping[bytes, str] | None = None) -> ParsedFeed | NotAFeed:
    """The JSON Feed in `body`; `known` as in `parse_feed`. An item without id takes its address as id."""
    from reader.feeds.parse import NotAFeed

    try:
        document = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        return NotAFeed(f"this is damaged JSON ({str(error)[:80]})")
    if not isinstance(document, dict) or "jsonfeed.org/version/" not in str(document.get("version") or ""):
        return NotAFeed("this is JSON but no JSON Feed (it names no version of it)")
    items = document.get("items")
    items = items if isinstance(items, list) else []
    language = entries.line(document.get("language"), 40)
    authors = _names(document)
    found: list[Entry] = []
    unchanged: list[str] = []
    for item in items[:MOST_ENTRIES]:
        if not isinstance(item, dict):
            continue
        source = entries.digest(json.dumps(item, sort_keys=True).encode())
        if known and source in known:
            unchanged.append(known[source])
            continue
        entry = _entry(item, url, language, authors)
        if entry is not None:
            found.append(_with_source(entry, source))
    version = str(document["version"]).rsplit("/", 1)[-1][:10]
    return ParsedFeed(
        title=entries.line(document.get("title"), 1000),
        site_url=entries.web_address(document.get("home_page_url"), url),
        entries=tuple(found),
        unchanged=tuple(unchanged),
        version=f"json{version}",
        language=language,
        held=len(items) if len(items) > MOST_ENTRIES else 0,
    )


def _with_source(entry: Entry, source: bytes) -> Entry:
    from dataclasses import replace

    return replace(entry, digest=source + entry.digest[8:])


def _entry(item: dict[str, Any], feed_url: str, language: str, authors: str) -> Entry | None:
    url = entries.web_address(item.get("url"), feed_url) or entries.web_address(item.get("external_url"), feed_url)
    content = _text(item.get("content_html")) or _paragraphs(_text(item.get("content_text")))
    summary = _paragraphs(_text(item.get("summary")))
    title = entries.line(item.get("title"), 1000)
    guid = item.get("id")
    if not (url or content or summary or title):
        return None
    attachments = item.get("attachments")
    tags = item.get("tags")
    published = _moment(item.get("date_published"))
    updated = _moment(item.get("date_modified"))
    return entries.make(
        guid=str(guid) if isinstance(guid, (str, int, float)) else "",
        url=url,
        title=title,
        author=_names(item) or authors,
        published=published or updated,
        updated=updated,
        content=content or summary,
        summary=summary,
        base=url or feed_url,
        language=entries.line(item.get("language"), 40) or language,
        categories=(_text(tag) for tag in (tags if isinstance(tags, list) else [])[:20]),
        enclosures=(
            (_text(part.get("url")), _text(part.get("mime_type")), part.get("size_in_bytes"))
            for part in (attachments if isinstance(attachments, list) else [])[:10]
            if isinstance(part, dict)
        ),
        feed_url=feed_url,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(p)}</p>" for p in re.split(r"\n\s*\n", text) if p.strip())


def _names(holder: dict[str, Any]) -> str:
    """Names from 1.1's `authors` or 1.0's `author`."""
    authors = holder.get("authors")
    listed = authors if isinstance(authors, list) else [holder.get("author")]
    names = [_text(a.get("name")) for a in listed[:10] if isinstance(a, dict)]
    return ", ".join(filter(None, names))


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value.strip())
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
