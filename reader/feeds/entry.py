"""One entry, from what feedparser or JSON gives, cleaned and bounded."""

from __future__ import annotations

import calendar
import html
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any
from urllib.parse import urljoin, urlsplit

from reader.clean import clean_line, decode_entities, whole_number
from reader.model import Enclosure, Entry

MAX_HTML = 2_000_000
MAX_AUTHOR = 300
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--.{0,500}?-->", re.S)


def from_feedparser(raw: Mapping[str, Any], feed_url: str, language: str) -> Entry | None:
    """The entry in feedparser's `raw`; None when it holds neither title, link nor text."""
    content, base = _content(raw)
    summary = str(raw.get("summary") or "")
    url = web_address(raw.get("link"), feed_url) or web_address(raw.get("id"), "")
    title = title_of(raw)
    if not (content or summary or title or url):
        return None
    published = moment(raw.get("published_parsed"))
    # feedparser answers .get("updated…") with the published date when there is none: look at the key itself.
    updated = moment(raw["updated_parsed"]) if "updated_parsed" in raw.keys() else None  # noqa: SIM118
    return make(
        guid=str(raw.get("id") or ""),
        url=url,
        title=title,
        author=_authors(raw),
        published=published or updated,
        updated=updated,
        content=content or summary,
        summary=summary,
        base=base or url or feed_url,
        language=line(raw.get("language") or _content_language(raw), 40) or language,
        categories=(str(tag.get("term") or "") for tag in (raw.get("tags") or ())[:20]),
        enclosures=(
            (str(e.get("href") or ""), str(e.get("type") or ""), e.get("length"))
            for e in (raw.get("enclosures") or ())[:10]
        ),
        feed_url=feed_url,
    )


def make(
    *,
    guid: str,
    url: str,
    title: str,
    author: str,
    published: datetime | None,
    updated: datetime | None,
    content: str,
    summary: str,
    base: str,
    language: str,
    categories: Iterable[str],
    enclosures: Iterable[tuple[str, str, Any]],
    feed_url: str,
) -> Entry:
    """An Entry whose guid is the given one, else the link, else a hash of title and date; everything bounded."""
    content, summary = content[:MAX_HTML], summary[:MAX_HTML]
    title = title or _from_text(summary or content)
    # RSS without <guid>: the link is the identity; without a link, what the entry says it is.
    identity = clean_line(guid, 2000) or url or _hash_of(title, published.isoformat() if published else content)
    return Entry(
        guid=identity,
        url=url,
        title=title,
        author=line(author, MAX_AUTHOR),
        published=published,
        updated=updated,
        html=content,
        summary="" if summary == content else summary,
        base=base,
        language=language,
        categories=tuple(filter(None, (line(name, 100) for name in categories))),
        enclosures=tuple(_enclosures(enclosures, feed_url)),
        digest=bytes(8) + digest("\0".join((title, url, content)).encode("utf-8", "replace")),
    )


def digest(source: bytes) -> bytes:
    """8 bytes that name `source`."""
    return blake2b(source, digest_size=8).digest()


def line(value: object, limit: int) -> str:
    return clean_line(decode_entities(str(value)), limit) if value else ""


def title_of(raw: Mapping[str, Any]) -> str:
    """A title as one clean line; tags go only from titles that are HTML, so "5 <6> 7" and "[PDF]" stay whole."""
    title = str(raw.get("title") or "")[:20_000]
    detail = raw.get("title_detail") or {}
    if "html" in str(detail.get("type") or "") or re.search(r"</(?:b|i|em|strong|a|span|sup|sub|p)>|<br\s*/?>", title):
        title = _TAG.sub("", title)
    return line(title, 1000)


def web_address(value: object, base: str) -> str:
    """An absolute http or https address, or "": javascript:, data: and the like are no place to go."""
    if not value:
        return ""
    try:
        url = urljoin(base, clean_line(str(value), 4000)) if base else clean_line(str(value), 4000)
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in parts.netloc:
        return ""
    return url.replace(" ", "%20")


def moment(parsed: object) -> datetime | None:
    """feedparser's UTC struct_time as a datetime; None for absent and impossible ones."""
    if not parsed:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC)  # type: ignore[arg-type]
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def ttl_seconds(feed: Mapping[str, Any]) -> int | None:
    """How long the feed asks to be left alone: RSS <ttl> in minutes, or the syndication module's period."""
    minutes = whole_number(str(feed.get("ttl") or "").strip())
    if minutes is not None and minutes < 10**7:
        return minutes * 60
    period = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}.get(
        str(feed.get("sy_updateperiod") or "").strip().lower()
    )
    frequency = whole_number(str(feed.get("sy_updatefrequency") or "1").strip())
    if period and frequency is not None and frequency < 10**5:
        return period // max(1, frequency)
    return None


def _content(raw: Mapping[str, Any]) -> tuple[str, str]:
    """The longest of the entry's contents as HTML, and its base address."""
    best, base = "", ""
    for part in (raw.get("content") or ())[:10]:
        value = str(part.get("value") or "")
        if part.get("type") == "text/plain" and value:
            value = "".join(f"<p>{html.escape(p)}</p>" for p in re.split(r"\n\s*\n", value) if p.strip())
        if len(value) > len(best):
            best, base = value, str(part.get("base") or "")
    return best, base


def _content_language(raw: Mapping[str, Any]) -> str:
    """xml:lang of an Atom entry: feedparser tells it with the content and the title, not with the entry."""
    parts = [*(raw.get("content") or ())[:1], raw.get("title_detail") or {}]
    return next((str(part["language"]) for part in parts if part.get("language")), "")


def _authors(raw: Mapping[str, Any]) -> str:
    names = [str(a.get("name") or "") for a in (raw.get("authors") or ())[:10] if isinstance(a, Mapping)]
    return ", ".join(dict.fromkeys(filter(None, names))) or str(raw.get("author") or "")


def _enclosures(found: Iterable[tuple[str, str, Any]], feed_url: str) -> Iterable[Enclosure]:
    for address, media_type, length in found:
        url = web_address(address, feed_url)
        if url:
            yield Enclosure(url, line(media_type, 100), whole_number(str(length or "")))


def _from_text(source: str) -> str:
    """The first words of the text, for entries without a title (microblogs)."""
    words = line(_TAG.sub(" ", source[:2000]), 400).split()
    text = " ".join(words[:14])
    return text + "…" if len(words) > 14 else text


def _hash_of(*parts: str) -> str:
    return "newsdeck:" + blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()
