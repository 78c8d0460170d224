"""Which text an article shows: the feed's own, its page's, or that in the page's data. A choice outlives re-extraction.

The choice is a correction like any other; the text follows it, made anew from what is kept. So undo takes back the
choice and the text follows again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from reader.config import Config
from reader.errors import NothingFound, ServiceError
from reader.model import Change, Extracted, FullText, Headline, Strip, TextChoice, TextOffer, TextOffers
from reader.store import Store

if TYPE_CHECKING:
    from reader.workers import Workers

_CALLED = {
    "auto": "newsdeck's choice of text",
    "feed": "the feed's own text",
    "page": "the page's text",
    "jsonld": "the text in the page's data",
}


def offers(store: Store, config: Config, article_id: int, *, offline: bool) -> TextOffers:
    """Every text there is of the article, and a page that could be fetched. Raises NothingFound."""
    head, shown = _article(store, article_id)
    found: list[TextOffer] = []
    own = _own(store, article_id, shown)
    if own is not None and own.text.strip():
        found.append(TextOffer("feed", own))
    page = store.texts.page(article_id)
    if page is not None:
        with _workers() as workers:
            made = _call(workers, "page_texts", page, head.url, _strip(store, config, head))
        on_page, in_data = cast("tuple[Extracted, Extracted | None]", made)
        if on_page.text.strip():
            found.append(TextOffer("page", on_page))
        if in_data is not None and in_data.text.strip():
            found.append(TextOffer("jsonld", in_data))
    elif head.url and not offline:
        found.append(TextOffer("page", None))
    return TextOffers(store.corrections.text_choice(article_id), shown.why, tuple(found))


def choose(store: Store, config: Config, article_id: int, choice: TextChoice, *, offline: bool) -> Change:
    """Show this text from now on. Raises NothingFound when there is none, ServiceError when it cannot be fetched."""
    head, shown = _article(store, article_id)
    wanted = None if choice == "auto" else choice
    said = f"Show {_CALLED[choice]}"
    text = _made(store, config, head, shown, choice)
    if text is None and choice in ("page", "jsonld") and store.texts.page(article_id) is None:
        if offline or not head.url:
            raise ServiceError("its page is not kept and cannot be fetched now")
        _fetch(store, config, article_id, choice)
        now = store.texts.get(article_id) or shown
        if now.origin != choice:
            raise NothingFound(f"there is no other text to show: {now.why}")
        return store.journal.correct("text", str(article_id), "shown", wanted, said)
    if text is None or (wanted is not None and text.origin != choice):
        raise NothingFound(f"there is no {_CALLED[choice].removeprefix('the ')} of this article")
    with store.write(durable=True):
        change = store.journal.correct("text", str(article_id), "shown", wanted, said)
        _save(store, article_id, shown, text)
    return change


def follow(store: Store, config: Config, article_ids: Iterable[int]) -> None:
    """After undo or redo of a choice: the text that the choice in force asks for."""
    for article_id in article_ids:
        head, shown = _article(store, article_id)
        text = _made(store, config, head, shown, store.corrections.text_choice(article_id))
        if text is not None:
            with store.write():
                _save(store, article_id, shown, text)


def _made(store: Store, config: Config, head: Headline, shown: Extracted, choice: TextChoice) -> Extracted | None:
    """The text of this choice, from what is kept; None when nothing is."""
    from reader.refresh.repeats_pass import without_repeats
    from reader.text.choose import CHOSEN, needs_page

    own, page = _own(store, head.id, shown), store.texts.page(head.id)
    full_text = cast(FullText, _setting(store, config.fetching.full_text, head, "full_text"))
    if choice == "auto" and own is not None and not needs_page(own, full_text):
        return replace(own, why="the feed's own text")  # its page was fetched for a choice that holds no longer
    if page is not None:
        with _workers() as workers:
            strip = _strip(store, config, head)
            made = cast(Extracted, _call(workers, "read_page", page, head.url, None, own, strip, choice))
        return made if strip in ("off", "safe") else without_repeats(store, head.feed_id, made)
    of_page = shown if shown.origin in ("page", "jsonld") else store.texts.page_text(head.id)
    if choice == "feed":
        return None if own is None else replace(own, why=f"the feed's text: {CHOSEN}")
    if choice == "auto":
        return of_page or own
    return of_page if of_page is not None and of_page.origin == choice else None


def _save(store: Store, article_id: int, before: Extracted, text: Extracted) -> None:
    from reader.text import CLEANER_VERSION

    if text.origin != "feed" and before.origin == "feed":
        store.texts.keep_feed_text(article_id, before)
    elif before.origin in ("page", "jsonld") and store.texts.page(article_id) is None:
        store.texts.keep_page_text(article_id, before)
    store.texts.save(article_id, text, CLEANER_VERSION)


def _fetch(store: Store, config: Config, article_id: int, choice: TextChoice) -> None:
    from reader.refresh.pages_pass import fetch_pages

    with _workers() as workers:
        fetch_pages(store, store.feeds.all(), config, workers, [article_id], prefer=choice)


def _article(store: Store, article_id: int) -> tuple[Headline, Extracted]:
    heads = store.lists.headlines([article_id])
    if not heads:
        raise NothingFound(f"there is no article {article_id}")
    return heads[0], store.texts.get(article_id) or Extracted((), origin="none")


def _own(store: Store, article_id: int, shown: Extracted) -> Extracted | None:
    return shown if shown.origin == "feed" else store.texts.feed_text(article_id)


def _strip(store: Store, config: Config, head: Headline) -> Strip:
    return cast(Strip, _setting(store, config.cleaning.strip, head, "strip"))


def _setting(store: Store, otherwise: str, head: Headline, key: str) -> object:
    feed = store.feeds.get(head.feed_id)
    return feed.settings.get(key, otherwise) if feed is not None else otherwise


def _call(workers: Workers, job: str, *arguments: object) -> object:
    from reader.workers import Done

    outcome = workers.call(f"reader.refresh.jobs:{job}", *arguments)
    if not isinstance(outcome, Done):
        raise ServiceError(f"the page {outcome.why}")
    return outcome.value


def _workers() -> Workers:
    from reader.workers import Workers

    return Workers(1)
