"""Watched names: in articles as they are named, and once in those that were there before the name was watched for."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Block, Extracted, Progress
from reader.query import Field, Phrase, any_of
from reader.refresh.feeds_pass import Cancelled, Tell
from reader.store import Store
from reader.text.apply import decide
from reader.text.phrases import Phrases
from reader.text.watched import met

LOOK_BACK = 5_000
"""Older articles looked at for a new name: the newest so many that may hold it."""
NOT_INDEXED = 500
AT_ONCE = 100
"""Names looked for together, articles written together."""


class Watching:
    """The watched names, compiled once and again only when they changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._phrases: Phrases | None = None

    def take_up(self) -> None:
        """The names that are watched for now. What is not is forgotten here: its hits would have gaps later."""
        names = frozenset(self._store.watched_names.names())
        if self._phrases is None or names != self._phrases.phrases:
            self._phrases = Phrases(names)
            self._store.watched_names.forget_unwatched()

    def look_at(self, article_id: int, title: str, blocks: Sequence[Block]) -> None:
        """Remember which names an article holds. Within the transaction that stores its names."""
        phrases = self._phrases
        if phrases is not None and phrases.phrases:
            mentions = self._store.entities.mentions(article_id)
            self._store.watched_names.save(article_id, met(title, blocks, mentions, phrases), phrases.phrases)


def look_back(store: Store, *, tell: Tell = lambda progress: None, cancelled: Cancelled = lambda: False) -> int:
    """Look for newly watched names in the articles that are there; gives how many articles were looked at.

    Nothing is locked: to look twice changes nothing. Cancelled, the names wait for the next time.
    """
    store.watched_names.forget_unwatched()
    names = store.watched_names.not_looked()
    done = 0
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        phrases = Phrases(some)
        ids: dict[int, None] = dict.fromkeys(store.waiting.next("index", NOT_INDEXED))
        for name in some:
            quoted = name.replace('"', " ")
            ids |= dict.fromkeys(store.lists.ids(any_of(Phrase(quoted), Field("entity", name)))[:LOOK_BACK])
        every = [*ids]
        for first in range(0, len(every), AT_ONCE):
            if cancelled():
                return done
            done += _look(store, every[first : first + AT_ONCE], phrases)
            tell(Progress("watch", min(first + AT_ONCE, len(every)), len(every), some[0]))
        store.watched_names.looked(some)
    return done


def _look(store: Store, ids: Sequence[int], phrases: Phrases) -> int:
    found = []
    for head in store.lists.headlines(ids):
        text = store.texts.get(head.id) or Extracted(())
        blocks = decide(text.blocks, store.corrections.cut_decisions(head.id))
        mentions = [m for m in store.entities.mentions(head.id) if m.block < len(blocks)]
        found.append((head.id, met(head.title, blocks, mentions, phrases)))
    with store.write():
        for id, hits in found:
            if hits:
                store.watched_names.save(id, hits, phrases.phrases)
    return len(found)
