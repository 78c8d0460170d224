"""Which feeds a query names: `refresh folder:Sea`, `export opml -feed:"Harbour Post"`."""

from __future__ import annotations

from reader.errors import UsageError
from reader.model import Feed
from reader.query import And, Field, Node, Not, Or, Phrase, Word


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
