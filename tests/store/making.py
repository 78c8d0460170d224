"""Small makers for tests of the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from reader.model import Block, Entry, Extracted, NewEntry
from reader.store import Store

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def entry(guid: str, title: str = "", url: str | None = None, **more: object) -> Entry:
    address = f"https://harbour.example/{guid}" if url is None else url
    return Entry(guid=guid, url=address, title=title or f"Title of {guid}", digest=guid.encode(), **more)  # type: ignore[arg-type]


def new(guid: str, title: str = "", hours: float = 1, unread: bool = True, url: str | None = None) -> NewEntry:
    return NewEntry(entry(guid, title, url), NOW - timedelta(hours=hours), unread)


def feed(store: Store, name: str = "harbour", folder: str = "") -> int:
    return store.feeds.add(f"https://{name}.example/feed", title=name.title(), folder=folder).id


def text(*paragraphs: str) -> Extracted:
    return Extracted(tuple(Block("p", paragraph) for paragraph in paragraphs))


def filed(store: Store, feed_id: int, titles: Sequence[str], bodies: Sequence[str] = ()) -> list[int]:
    """One article a title, the first the newest, indexed with its body."""
    intents = [
        new(f"{feed_id}-{n}-{title}", title, hours=n + 1, url=f"https://f{feed_id}.example/{n}")
        for n, title in enumerate(titles)
    ]
    ids = [*store.articles.apply(feed_id, intents, NOW).new_ids]
    for id, body in zip(ids, bodies, strict=False):
        store.texts.save(id, text(body), 1)
    store.search.index(ids)
    return ids
