"""What runs in the worker processes: pure functions from bytes and blocks to values, put together from the stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.feeds.parse import NotAFeed, parse_feed
from reader.model import (
    Artefact,
    Block,
    Entity,
    Entry,
    Extracted,
    FullText,
    Mention,
    ParsedFeed,
    Strip,
    TextChoice,
    Value,
)
from reader.store.texts import PackedText, packed
from reader.stories.copies import Signature
from reader.stories.fingerprint import Counts


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed and, in the order of its entries, their texts and whether the page should be fetched too."""

    feed: ParsedFeed
    texts: tuple[PackedText, ...]
    want_page: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What names_pass needs of one article."""

    article_id: int
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    counts: Counts
    signature: Signature
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An article to be tagged."""

    article_id: int
    title: str
    blocks: tuple[Block, ...]
    language: str
    artefacts: tuple[Artefact, ...]
    published: datetime | None = None


def read_feed(
    body: bytes, url: str, content_type: str, known: Mapping[bytes, str], strip: Strip, full_text: FullText
) -> ReadFeed | NotAFeed:
    """Parse a feed document and clean the text of each entry that is new or changed."""
    from reader.text.choose import needs_page

    feed = parse_feed(body, url, content_type=content_type, known=known)
    if isinstance(feed, NotAFeed):
        return feed
    texts = tuple(entry_text(entry, strip) for entry in feed.entries)
    want = tuple(
        bool(entry.url) and needs_page(text, full_text) for entry, text in zip(feed.entries, texts, strict=True)
    )
    # The HTML has become blocks: it need not travel back to the main process.
    slim = tuple(replace(entry, html="", summary="") for entry in feed.entries)
    return ReadFeed(replace(feed, entries=slim), tuple(map(packed, texts)), want)


def entry_text(entry: Entry, strip: Strip) -> Extracted:
    """The article as the feed itself gives it."""
    from reader.text.artefacts import find_artefacts
    from reader.text.extract import blocks_from_html
    from reader.text.promos import cut_promos

    blocks = blocks_from_html(entry.html, entry.base or entry.url)
    blocks = cut_promos(blocks, strip=strip, title=entry.title, author=entry.author)
    return Extracted(
        blocks=blocks,
        title=entry.title,
        author=entry.author,
        published=entry.published,
        language=entry.language,
        artefacts=find_artefacts(blocks),
        origin="feed",
        why="the feed's own text",
    )


def read_page(
    page: bytes, url: str, charset: str | None, feed: Extracted | None, strip: Strip, prefer: TextChoice = "auto"
) -> Extracted:
    """The article on a page, or the feed's text where that is the better one or `prefer`red (its `why` says so)."""
    from reader.text.artefacts import find_artefacts
    from reader.text.choose import choose, fuller, is_thin
    from reader.text.extract import extract_page
    from reader.text.jsonld import page_data
    from reader.text.promos import cut_promos

    extracted = extract_page(page, url, charset=charset)
    data = page_data(page, url, charset=charset) if prefer == "jsonld" or is_thin(extracted) else None
    if feed is not None or prefer != "auto":
        chosen = choose(feed or Extracted(()), extracted, data=data, prefer=prefer)
    else:
        chosen = fuller(extracted, data)
    blocks = cut_promos(chosen.blocks, strip=strip, title=chosen.title, author=chosen.author)
    return replace(chosen, blocks=blocks, artefacts=find_artefacts(blocks))


@dataclass(frozen=True, slots=True)
class ReadPage:
    """An article, and its page thinned to what is worth keeping; nothing where pages are not kept."""

    text: Extracted
    page: bytes = b""


def read_and_keep(
    page: bytes,
    url: str,
    charset: str | None,
    feed: Extracted | None,
    strip: Strip,
    prefer: TextChoice = "auto",
    keep: bool = True,
) -> ReadPage:
    """As `read_page`, of a page that has just arrived."""
    from reader.text.keeping import thinned

    return ReadPage(read_page(page, url, charset, feed, strip, prefer), thinned(page, charset) if keep else b"")


def page_texts(page: bytes, url: str, strip: Strip) -> tuple[Extracted, Extracted | None]:
    """Both texts that a kept page holds: the one it shows and the one in its data."""
    from reader.text.extract import extract_page
    from reader.text.jsonld import page_data
    from reader.text.promos import cut_promos

    def cleaned(text: Extracted) -> Extracted:
        return replace(text, blocks=cut_promos(text.blocks, strip=strip, title=text.title, author=text.author))

    data = page_data(page, url).text
    return cleaned(extract_page(page, url)), cleaned(data) if data is not None else None


def find_feeds(page: bytes, url: str) -> list[tuple[str, str, bool]]:
    """(address, title, certain) of the feeds that a page offers."""
    from reader.feeds.discover import discover

    return [(link.url, link.title, link.certain) for link in discover(page, url)]


def name_articles(articles: Sequence[Unnamed], engine: str = "builtin") -> list[Named]:
    """Find the names of each article, and what linking compares."""
    from reader.entities.engines import recogniser_of
    from reader.entities.tag import tag
    from reader.model import NAME_KINDS, TITLE_BLOCK, plain_text
    from reader.refresh.values import values_of
    from reader.stories.copies import signature
    from reader.stories.fingerprint import LEAD_WORDS, count_terms

    named: list[Named] = []
    recogniser = recogniser_of(engine)
    for article in articles:
        tagged = tag(
            article.title,
            article.blocks,
            language=article.language,
            artefacts=article.artefacts,
            recogniser=recogniser,
        )
        text = plain_text(article.blocks)
        lead_blocks = _blocks_within(article.blocks, LEAD_WORDS)
        names = [
            m.entity
            for m in tagged.mentions
            if m.kind in NAME_KINDS and (m.block == TITLE_BLOCK or m.block < lead_blocks)
        ]
        counts = count_terms(article.title, text, names)
        values = values_of(tagged.mentions, article.published) if article.published else ()
        named.append(Named(article.article_id, tagged.mentions, tagged.entities, counts, signature(text), values))
    return named


def _blocks_within(blocks: Sequence[Block], words: int) -> int:
    """How many blocks the first so many words of the kept text reach into."""
    for number, block in enumerate(blocks):
        if words <= 0:
            return number
        if block.kept:
            words -= len(block.text.split())
    return len(blocks)
