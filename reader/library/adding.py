"""Following a feed or a site, or keeping one article: whatever address or path a person gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reader.clean import clean_line
from reader.config import Config
from reader.errors import NothingFound, ServiceError, UsageError
from reader.feeds import headers
from reader.feeds.addresses import host_of
from reader.feeds.local import is_local, read_file
from reader.feeds.outcome import Failed, Fetched, Request
from reader.model import Entry, Extracted, Feed, NewEntry
from reader.store import Store
from reader.store.journal import NewFeed
from reader.workers import Done, Workers

SAVED = "newsdeck:saved"
SAVED_TITLE = "Saved articles"
ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.5"
_SLUG = re.compile(r"[^/]*(?:-[^/]+){3,}|[^/]*\d{5,}[^/]*|[^/]+\.html?")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an address: `kind` is feed, article or known; `offered` are other feeds that the page names."""

    kind: str
    title: str
    feed_id: int = 0
    article_id: int = 0
    new: int = 0
    offered: tuple[str, ...] = ()


def add(
    store: Store, config: Config, where: str, folder: str, *, as_kind: str = "auto", offline: bool = False
) -> Added:
    """See `Library.add`."""
    url = address(where)
    known = store.feeds.by_url(url)
    if known is not None and as_kind != "article":
        return Added("known", known.title, known.id)
    if offline and not is_local(url):
        raise ServiceError("newsdeck was started with --offline: only files can be added")
    with Workers(1) as workers:
        got = _get(store, config, url)
        if as_kind != "article":
            read = _feed(workers, config, got)
            if read is not None:
                return _subscribe(store, got.url, folder, read)
        links = _links(workers, got)
        certain = [link for link, _, sure in links if sure]
        if as_kind != "feed":
            text, page = _article(workers, config, got)
            if as_kind == "article" or not certain or _looks_like_article(got.url, text):
                worth = as_kind == "article" or len(text.text.split()) >= 60 or not links
                if worth and text.text.strip():
                    return _keep(store, got, text, page, folder, tuple(certain))
        for candidate in _candidates(got.url, [link for link, _, _ in links]):
            try:
                found = _get(store, config, candidate, trusted=host_of(url))
            except ServiceError:
                continue
            known = store.feeds.by_url(found.url)
            if known is not None:
                return Added("known", known.title, known.id, offered=tuple(certain))
            read = _feed(workers, config, found)
            if read is not None:
                added = _subscribe(store, found.url, folder, read)
                return replace(added, offered=tuple(link for link in certain if link != found.url))
    raise NothingFound(f"{where}: neither a feed nor a page that names one, and no article on it")


def address(where: str) -> str:
    """A person's word for a place as an address: paths become file://, bare hosts https://. Raises UsageError."""
    where = where.strip()
    if not where:
        raise UsageError("an address is needed: a feed, a site, an article or a file")
    if where.startswith("feed:"):
        where = where[5:] if where[5:].startswith("http") else "https:" + where[5:]
    scheme = where.partition(":")[0].lower()
    if scheme in ("http", "https"):
        if not host_of(where):
            raise UsageError(f"{where}: there is no host in this address")
        return where
    if scheme == "file":
        return where
    try:
        path = Path(where).expanduser()
        if path.exists():
            return path.resolve().as_uri()
    except (OSError, RuntimeError, ValueError):  # a name that no file and no person's folder can have
        pass
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?", where) and not where.startswith((".", "/", "~")):
        return "https://" + where
    raise UsageError(f"{where}: neither a web address nor a file that is there")


def _get(store: Store, config: Config, url: str, *, trusted: str = "") -> Fetched:
    limit = max(config.fetching.feed_limit_mb, config.fetching.page_limit_mb) * 2**20
    request = Request(url, limit_bytes=limit, accept=ACCEPT)
    if is_local(url):
        outcome: Any = read_file(request)
    else:
        from reader.feeds.fetch import fetch
        from reader.refresh.feeds_pass import limits

        own = Feed(0, url, "")
        bounds = limits(config, [*store.feeds.all(), own, *([Feed(0, f"http://{trusted}/", "")] if trusted else [])])
        outcome = next((outcome for _, outcome in fetch([request], bounds)), Failed("no answer"))
    if isinstance(outcome, Fetched):
        return outcome
    why = outcome.why if isinstance(outcome, Failed) else "no answer"
    raise ServiceError(why if is_local(url) else f"{url}: {why}")


def _feed(workers: Workers, config: Config, got: Fetched) -> Any:
    from reader.refresh.jobs import ReadFeed

    outcome = workers.call(
        "reader.refresh.jobs:read_feed",
        got.body,
        got.url,
        got.content_type,
        {},
        config.cleaning.strip,
        config.fetching.full_text,
    )
    return outcome.value if isinstance(outcome, Done) and isinstance(outcome.value, ReadFeed) else None


def _links(workers: Workers, got: Fetched) -> list[tuple[str, str, bool]]:
    outcome = workers.call("reader.refresh.jobs:find_feeds", got.body, got.url)
    return outcome.value if isinstance(outcome, Done) else []


def _article(workers: Workers, config: Config, got: Fetched) -> tuple[Extracted, bytes]:
    """The article and its page as it is kept."""
    charset = headers.charset(got.content_type)
    outcome = workers.call("reader.refresh.jobs:read_and_keep", got.body, got.url, charset, None, config.cleaning.strip)
    return (outcome.value.text, outcome.value.page) if isinstance(outcome, Done) else (Extracted(()), got.body)


def _looks_like_article(url: str, text: Extracted) -> bool:
    """An address with a slug, and a page with enough prose: the front pages of sites have neither."""
    last = urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]
    return len(text.text.split()) >= 120 and bool(last) and bool(_SLUG.fullmatch(last))


def _candidates(url: str, links: list[str]) -> list[str]:
    from reader.feeds.discover import guesses

    return links[:5] if links else ([] if is_local(url) else guesses(url))


def _subscribe(store: Store, url: str, folder: str, read: Any) -> Added:
    from reader.refresh.feeds_pass import file_entries

    title = read.feed.title or host_of(url) or url
    _, (feed_id,) = store.journal.subscribe([NewFeed(url, title, folder.strip("/ "), read.feed.site_url)])
    feed = store.feeds.get(feed_id)
    assert feed is not None
    new_ids, _ = file_entries(store, feed, read, store.clock(), None)
    return Added("feed", feed.title, feed_id, new=len(new_ids))


def _keep(store: Store, got: Fetched, text: Extracted, page: bytes, folder: str, offered: tuple[str, ...]) -> Added:
    """File one page under the saved articles."""
    from reader.text import CLEANER_VERSION

    _, (feed_id,) = store.journal.subscribe([NewFeed(SAVED, SAVED_TITLE, folder.strip("/ "))])
    title = text.title or clean_line(text.text, 100) or got.url
    entry = Entry(guid=got.url, url=got.url, title=title, author=text.author, language=text.language)
    known = store.articles.known(feed_id).get(got.url)
    if known is not None:
        return Added("known", title, feed_id, known.article_id)
    with store.write(durable=True):
        applied = store.articles.apply(feed_id, [NewEntry(entry, text.published or store.clock())], store.clock())
        article_id = applied.new_ids[0]
        store.texts.save(article_id, text, CLEANER_VERSION)
        store.texts.save_page(article_id, page)
    return Added("article", title, feed_id, article_id, 1, offered)
