"""What a page says about itself: title, author, date, site, language, picture, address.

Stage: text. Nothing is guessed from the prose: a date that no metadata names stays None.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from reader.clean import clean_line, decode_entities
from reader.text.titles import title_of

MAX_JSON = 400_000
_ARTICLE_TYPES = ("article", "blogposting", "report", "review", "recipe", "liveblogposting", "techarticle", "webpage")


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str = ""
    author: str = ""
    published: datetime | None = None
    site: str = ""
    language: str = ""
    image: str = ""
    canonical_url: str = ""
    description: str = ""
    is_free: bool = True
    """False when the page itself says that its text is for subscribers."""


def metadata_of(root: Any, url: str = "") -> Metadata:
    metas = _metas(root)
    data = _article_data(root)
    canonical = next((e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), "")
    canonical = _absolute(canonical or metas.get("og:url", ""), url)
    site = metas.get("og:site_name", "") or _name(data.get("publisher")) or metas.get("application-name", "")
    html = root if root.tag == "html" else None
    language = (
        (html.get("lang") or html.get("{http://www.w3.org/XML/1998/namespace}lang") or "") if html is not None else ""
    )
    image = metas.get("og:image", "") or metas.get("twitter:image", "") or _address_in(data.get("image"))
    return Metadata(
        title=title_of(
            root,
            (_text(data.get("headline")), metas.get("og:title", ""), metas.get("twitter:title", "")),
            site,
            canonical or url,
        ),
        author=_author(metas, data),
        published=_published(root, metas, data),
        site=clean_line(site, 200),
        language=clean_line(language or metas.get("og:locale", ""), 35).replace("_", "-"),
        image=_absolute(image, canonical or url),
        canonical_url=canonical,
        description=metas.get("og:description", "") or metas.get("description", ""),
        is_free=str(data.get("isAccessibleForFree", "true")).lower() not in ("false", "0"),
    )


def article_body(root: Any) -> str:
    """The text of the article where the page's JSON-LD holds it, without markup; many pages give only its beginning."""
    body = _article_data(root).get("articleBody")
    return re.sub(r"<[^<>]{1,400}>", " ", body) if isinstance(body, str) else ""


# --------------------------------------------------------------------------- author and date


def _author(metas: dict[str, str], data: dict[str, Any]) -> str:
    people = data.get("author") or data.get("creator")
    names = [_name(person) for person in (people if isinstance(people, list) else [people])]
    stated = [*dict.fromkeys(name for name in names if name)][:6]
    if not stated:
        stated = [
            metas[key] for key in ("author", "article:author", "dc.creator", "parsely-author", "byl") if metas.get(key)
        ][:1]
    kept = [re.sub(r"(?i)^by\s+", "", name) for name in stated if not re.match(r"(?i)https?://|admin$|@", name)]
    return clean_line(", ".join(kept), 200)


def _published(root: Any, metas: dict[str, str], data: dict[str, Any]) -> datetime | None:
    keys = (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "parsely-pub-date",
        "pubdate",
    )
    stated = [_text(data.get("datePublished")), *(metas.get(key, "") for key in keys)]
    timed = next(
        (
            e
            for e in root.iter("time")
            if "publish" in (e.get("itemprop") or "").lower() or e.get("pubdate") is not None
        ),
        None,
    )
    if timed is not None:
        stated.append(timed.get("datetime") or "")
    return next((moment for moment in map(moment_of, stated) if moment), None)


def moment_of(stated: str) -> datetime | None:
    """An ISO or mail date as an aware UTC time; nothing before 1990 and nothing absurd."""
    stated = stated.strip()
    if not stated or len(stated) > 60:
        return None
    moment: datetime | None = None
    iso = re.sub(r"\s*(?:Z|UTC|GMT)$", "+00:00", stated)
    iso = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", iso)
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        from email.utils import parsedate_to_datetime

        try:
            moment = parsedate_to_datetime(stated)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        return None
    return moment if 1990 <= moment.year <= 2200 else None


# --------------------------------------------------------------------------- sources


def _metas(root: Any) -> dict[str, str]:
    """The first value of each meta element, by its lower-case name."""
    found: dict[str, str] = {}
    for _, element in zip(range(400), root.iter("meta"), strict=False):
        content = element.get("content")
        if not content:
            continue
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name:
                found.setdefault(name.lower().strip(), clean_line(decode_entities(content[:4_000])))
    return found


def _article_data(root: Any) -> dict[str, Any]:
    """The JSON-LD object that describes the article, or an empty one."""
    best: dict[str, Any] = {}
    best_rank = 0
    for _, script in zip(range(30), root.iter("script"), strict=False):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > MAX_JSON:
            continue
        try:
            data = json.loads(script.text.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            rank = _rank(node)
            if rank > best_rank:
                best, best_rank = node, rank
    return best


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    todo = [data]
    for _ in range(2_000):
        if not todo:
            return
        node = todo.pop(0)
        if isinstance(node, dict):
            yield node
            todo.extend(
                value
                for key, value in node.items()
                if key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
            )
        elif isinstance(node, list):
            todo.extend(node)


def _rank(node: dict[str, Any]) -> int:
    kinds = node.get("@type") or ""
    names = " ".join(map(str, kinds)).lower() if isinstance(kinds, list) else str(kinds).lower()
    if "newsarticle" in names or (any(kind in names for kind in _ARTICLE_TYPES[:-1]) and "list" not in names):
        return 3 if node.get("headline") else 2
    return 1 if "webpage" in names else 0


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return clean_line(re.sub(r"<[^<>]{1,80}>", "", decode_entities(value))) if isinstance(value, str) else ""


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _text(value)


def _address_in(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url")
    return value if isinstance(value, str) else ""


def _absolute(address: str, base: str) -> str:
    try:
        address = urljoin(base, address.strip()) if address else ""
        urlsplit(address)  # without a base, what is no address comes through
    except ValueError:
        return ""
    return clean_line(address) if re.match(r"https?://", address) else ""
