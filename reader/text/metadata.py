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

MAX_JSON = 400_000
_ARTICLE_TYPES = ("article", "blogposting", "report", "review", "recipe", "liveblogposting", "techarticle", "webpage")
_DIVIDERS = re.compile(r"\s+(?:[|»«•·–—]|-|::|:)\s+")
_WORDS = re.compile(r"\w+")
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")
_PIPED = re.compile(r"^(.{12,}?\S)\s+\|\s+[^|]{2,40}$")
"""A headline, a pipe and a few words: the name of a site, a section or a kind of text."""


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
        title=_title(root, metas, data, site, canonical or url),
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


# --------------------------------------------------------------------------- title


def _title(root: Any, metas: dict[str, str], data: dict[str, Any], site: str, url: str) -> str:
    """The h1 that metadata confirms, else the only h1, else JSON-LD, OpenGraph or <title>, without the site's name."""
    headings = _headings(root)
    tag = root.find(".//title")
    page_title = clean_line("".join(tag.itertext())) if tag is not None else ""
    names = _site_names(site, url)
    stated = [_text(data.get("headline")), metas.get("og:title", ""), metas.get("twitter:title", "")]
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
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
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
    except ValueError:
        return ""
    return clean_line(address) if re.match(r"https?://", address) else ""
