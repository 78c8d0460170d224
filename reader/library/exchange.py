"""Subscriptions and articles in and out of the archive."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.clean import clean_line
from reader.errors import UsageError
from reader.feeds.entry import digest, web_address
from reader.feeds.opml import Subscription, read_opml, write_opml
from reader.library.choosing import chosen_feeds
from reader.model import Change, Entry, Extracted, NewEntry, Progress
from reader.store import Store
from reader.store.journal import NewFeed
from reader.store.texts import packed

if TYPE_CHECKING:
    from reader.library.door import Library

BATCH = 200
EARLIEST, LATEST = 1000, 9000
"""Years of an import; other dates are absent or absurd, and at the ends of the calendar no local time can be told."""


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """A line of an import; `source` names the feed it is filed under."""

    guid: str
    url: str
    title: str
    text: str
    html: str
    published: datetime | None
    source: str
    author: str


def read_subscriptions(source: bytes, name: str) -> list[Subscription]:
    found = read_opml(source, name)
    if not found:
        raise UsageError(f"{name}: there is no feed in it")
    return found


def import_opml(store: Store, found: Sequence[Subscription]) -> Change:
    """Subscribe to all, as one step for undo."""
    change, _ = store.journal.subscribe([NewFeed(f.url, f.title, f.folder, f.site_url) for f in found])
    return change


def read_articles(source: bytes, name: str) -> list[ImportedArticle]:
    """Every line of a JSONL file. Raises UsageError naming file and line of the first that is wrong."""
    rows: list[ImportedArticle] = []
    for number, line in enumerate(source.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{name}:{number}: no JSON: {error}") from None
        if not isinstance(row, dict):
            raise UsageError(f"{name}:{number}: a JSON object is needed")
        text, html, title = _words(row, "text"), _words(row, "html"), clean_line(_words(row, "title"), 1000)
        if not (text or html or title):
            raise UsageError(f'{name}:{number}: neither "title" nor "text" nor "html"')
        url = web_address(row.get("url"), "")
        guid = clean_line(str(row.get("id") or url or ""), 2000) or digest(line).hex()
        published = _moment(row.get("published"), f"{name}:{number}")
        source_name = clean_line(_words(row, "source"), 200) or "Imported"
        author = clean_line(_words(row, "author"), 300)
        rows.append(ImportedArticle(guid, url, title, text, html, published, source_name, author))
    if not rows:
        raise UsageError(f"{name}: there is no article in it")
    return rows


def import_articles(
    store: Store, rows: Sequence[ImportedArticle], progress: Callable[[Progress], None] = lambda progress: None
) -> int:
    """File the articles as if they had arrived, under a feed for each source; gives how many are new."""
    by_source: dict[str, list[ImportedArticle]] = {}
    for row in rows:
        by_source.setdefault(row.source, []).append(row)
    filed: dict[int, list[int]] = {}
    new_feeds: list[int] = []
    done = 0
    with store.write(durable=True):
        for name, mine in by_source.items():
            url = f"newsdeck:import/{name}"
            known = store.feeds.by_url(url)
            feed = known or store.feeds.add(url, title=name)
            if known is None:
                new_feeds.append(feed.id)
            filed[feed.id] = []
            for start in range(0, len(mine), BATCH):
                filed[feed.id] += _file(store, feed.id, mine[start : start + BATCH])
                done += len(mine[start : start + BATCH])
                progress(Progress("import", done, len(rows), name))
        new = sum(map(len, filed.values()))
        if new or new_feeds:
            store.journal.imported(f"Imported {new} articles", new_feeds, filed)
    return new


def _file(store: Store, feed_id: int, rows: Sequence[ImportedArticle]) -> list[int]:
    """Ids of the articles that are new."""
    from reader.refresh.jobs import entry_text
    from reader.text import CLEANER_VERSION
    from reader.text.extract import blocks_from_text
    from reader.text.promos import cut_promos

    known = store.articles.known(feed_id)
    now = store.clock()
    fresh = {row.guid: row for row in rows if row.guid not in known}
    intents = []
    texts = []
    for row in fresh.values():
        title = row.title or clean_line(row.text, 100)
        seal = bytes(8) + digest(f"{row.title}\0{row.url}\0{row.text}{row.html}".encode("utf-8", "replace"))
        entry = Entry(row.guid, row.url, title, row.author, row.published, html=row.html, base=row.url, digest=seal)
        if row.html:
            texts.append(entry_text(entry, "standard"))
        else:
            blocks = cut_promos(blocks_from_text(row.text), title=title)
            texts.append(Extracted(blocks, title, row.author, row.published, origin="feed", why="imported"))
        intents.append(NewEntry(entry, row.published or now))
    applied = store.articles.apply(feed_id, intents, now)
    fresh_texts = [(id, packed(text)) for id, text in zip(applied.new_ids, texts, strict=True)]
    written = [(id, text) for id, text in fresh_texts if id not in applied.merged_ids]
    store.texts.save_packed(written, CLEANER_VERSION)
    return [id for id, _ in written]


def exported(library: Library, form: str, query: str) -> Iterator[str]:
    """The pieces of an export, one article at a time, so that a large archive needs little memory."""
    if form == "opml":
        feeds = chosen_feeds(library.feeds(), query)
        yield write_opml(
            Subscription(f.url, f.title, f.folder, f.site_url) for f in feeds if not f.url.startswith("newsdeck:")
        )
        return
    if form == "state":
        from reader.library import state

        yield from state.exported(library.store)
        return
    from reader.text.export import to_html, to_markdown

    if form == "html":
        yield '<!doctype html>\n<meta charset="utf-8">\n<title>newsdeck</title>\n'
    for article_id in library.ids(query, "oldest"):
        article = library.article(article_id)
        head = article.headline
        if form == "jsonl":
            text = Extracted(article.blocks).text
            row: dict[str, Any] = {
                "v": 1, "id": str(head.id), "url": head.url, "title": head.title, "text": text,
                "published": head.published.isoformat().replace("+00:00", "Z"), "source": head.feed,
                "author": head.author, "read": head.read, "starred": head.starred, "tags": list(head.tags),
            }  # fmt: skip
            yield json.dumps(row, ensure_ascii=False) + "\n"
        elif form == "md":
            yield (
                to_markdown(head.title, article.blocks)
                + f"\n\n{head.feed}, {head.published:%Y-%m-%d} {head.url}\n\n---\n\n"
            )
        else:
            yield f"<article>\n{to_html(head.title, article.blocks)}\n</article>\n<hr>\n"


def _words(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _moment(value: object, where: str) -> datetime | None:
    if value in (None, ""):
        return None
    try:
        at = datetime.fromisoformat(str(value).strip())
    except ValueError:
        raise UsageError(f'{where}: "published" is no ISO 8601 date: {str(value)[:60]!r}') from None
    try:
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return at if EARLIEST <= at.year <= LATEST else None
