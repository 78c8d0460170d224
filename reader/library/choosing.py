"""Which feeds a query names: `refresh folder:Sea`, `export opml -feed:"Harbour Post"`."""

from __future__ import annotations

from collections.abc import Sequence

from reader.errors import NothingFound, UsageError
from reader.model import Feed
from reader.query import And, Field, Node, Not, Or, Phrase, Word, parse


def chosen_feeds(feeds: Sequence[Feed], query: str) -> list[Feed]:
    """Feeds that the query names by number, title, folder or address; all without a query. Raises NothingFound."""
    if not query.strip():
        return list(feeds)
    tree = parse(query)
    chosen = [feed for feed in feeds if fits(feed, tree)]
    if not chosen:
        raise NothingFound(f"no feed fits {query!r}; name feeds as feed:NAME or folder:NAME")
    return chosen


def fits(feed: Feed, tree: Node) -> bool:
    """True when the query names this feed. Raises UsageError for parts that speak of articles, not of feeds."""
    match tree:
        case And(parts):
            return all(fits(feed, part) for part in parts)
        case Or(parts):
            return any(fits(feed, part) for part in parts)
        case Not(part):
            return not fits(feed, part)
        case Field("feed", value):
            return value == str(feed.id) or value.casefold() in feed.title.casefold() or value == feed.url
        case Field("folder", value):
            folder, wanted = feed.folder.casefold(), value.casefold().strip("/")
            return folder == wanted or folder.startswith(wanted + "/")
        case Word(text) | Phrase(text):
            return text.casefold() in f"{feed.title} {feed.url}".casefold()
        case _:
            raise UsageError("feeds are named by feed:NAME, folder:NAME or a word of their title or address")
