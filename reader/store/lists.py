"""Lists: ids in order for a whole view, headlines for the lines on screen, the rows of the left pane.

The plain views come out of one covering index each; the bodies of articles are never touched here.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Literal

from reader.model import Headline, Place, View
from reader.query import EVERYTHING, Field, render
from reader.store.compile import predicate
from reader.store.part import Part, id_list, moment

if TYPE_CHECKING:
    from reader.query import Node

Sort = Literal["newest", "oldest", "title", "feed"]
SORTS: tuple[Sort, ...] = ("newest", "oldest", "title", "feed")

_FEED_NAME = "coalesce(f.given_title, nullif(f.title, ''), f.url)"
_HEADLINES = f"""
    select a.id, a.title, a.url, a.feed_id, {_FEED_NAME}, a.author, a.published_at, s.read, s.starred, a.story_id,
           a.words, a.copies, (select group_concat(name, char(31)) from tags t where t.article_id = a.id)
      from json_each(?) j cross join articles a on a.id = j.value
      join statuses s on s.article_id = a.id join feeds f on f.id = a.feed_id
"""


class Lists(Part):
    def ids(self, tree: Node = EVERYTHING, sort: Sort = "newest") -> array[int]:
        """Every article of a view in order."""
        plain = _PLAIN.get(tree)
        if isinstance(tree, Field) and tree.name == "feed" and tree.value.isascii() and tree.value.isdigit():
            feed_id = int(tree.value)
            if self.store.read().one("select 1 from feeds where id = ? and removed_at is null", (feed_id,)):
                plain = "entries s where s.feed_id = ?"
                if sort in ("newest", "oldest"):
                    return self._column(f"select s.article_id from {plain} {_ORDERS[sort]}", (feed_id,))
        elif plain is not None and sort in ("newest", "oldest"):
            return self._column(f"select s.article_id from statuses s where {plain} {_ORDERS[sort]}", ())
        condition, parameters = predicate(self.store.corrections.as_called(tree), self.store.clock())
        joined = ""
        if sort in ("title", "feed"):
            joined = "join articles a on a.id = s.article_id join feeds f on f.id = a.feed_id"
        return self._column(
            f"select s.article_id from statuses s {joined} where s.listed = 1 and {condition} {_ORDERS[sort]}",
            parameters,
        )

    def among(self, tree: Node, ids: Iterable[int]) -> array[int]:
        """Those of `ids` that the list of the query has."""
        condition, parameters = predicate(self.store.corrections.as_called(tree), self.store.clock())
        return self._column(
            f"""select s.article_id from json_each(?) j cross join statuses s on s.article_id = j.value
                 where s.listed = 1 and {condition}""",
            (id_list(ids), *parameters),
        )

    def _column(self, sql: str, parameters: Iterable[str | int | float]) -> array[int]:
        return array("q", chain.from_iterable(self.store.read().execute(sql, tuple(parameters))))

    def headlines(self, ids: Sequence[int]) -> list[Headline]:
        """Rows for the lines now on screen, in the order asked; ids that are no more are left out."""
        return [
            Headline(
                id, title, url, feed_id, feed, author, moment(at), read == 1, starred == 1, story, words, copies,
                tuple(tags.split("\x1f")) if tags else (),
            )
            for id, title, url, feed_id, feed, author, at, read, starred, story, words, copies, tags
            in self.store.read().all(_HEADLINES, (json.dumps([*ids]),))
        ]  # fmt: skip

    def count(self, tree: Node) -> int:
        condition, parameters = predicate(self.store.corrections.as_called(tree), self.store.clock())
        return self.store.read().number(
            f"select count(*) from statuses s where s.listed = 1 and {condition}", tuple(parameters)
        )

    # ------------------------------------------------------------------ the left pane

    def views(self) -> list[View]:
        """Rows of the left pane in order, with kept counts; a saved query has none until it is opened."""
        db = self.store.read()
        kept = dict(db.all("select name, value from counts"))
        starred_unread = db.number("select count(*) from statuses where starred = 1 and read = 0")
        midnight = self.store.clock().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        today = (int(midnight.timestamp()), int((midnight + timedelta(days=1)).timestamp()))
        span = "published_at >= ? and published_at < ?"
        views = [
            View(Place.UNREAD, "Unread", "is:unread", kept["unread"], kept["unread"]),
            View(Place.ALL, "All", "", kept["unread"], kept["articles"]),
            View(Place.STARRED, "Starred", "is:starred", starred_unread, kept["starred"]),
            View(
                Place.TODAY, "Today", "since:today",
                db.number(f"select count(*) from statuses where listed = 1 and read = 0 and {span}", today),
                db.number(f"select count(*) from statuses where listed = 1 and {span}", today),
            ),
            View(Place.STORIES, "Stories", ""),
            *self._watched(),
            View(Place.ENTITIES, "Names", ""),
            View(Place.RISING, "Rising", ""),
        ]  # fmt: skip
        names, articles, watched_unread = self.store.watched_names.counts()
        if names:
            views.append(View(Place.MET, "Watched names", "is:met", watched_unread, articles))
        views += [View(Place.SAVED, name, query) for name, query in self.store.saved.all()]
        tags = db.all(
            """select t.name, sum(s.read = 0), count(*) from tags t join statuses s on s.article_id = t.article_id
                group by t.name order by t.name collate nocase"""
        )
        views += [View(Place.TAG, name, render(Field("tag", name)), unread, total) for name, unread, total in tags]
        return views + self._feeds()

    def _watched(self) -> list[View]:
        """A row for stories under watch, once there are some: its count is that of new reports."""
        if not self.store.watches.any():
            return []
        stories = self.store.watches.stories()
        return [View(Place.WATCHED, "Watched stories", "is:watched", sum(n for _, n in stories.values()), len(stories))]

    def _feeds(self) -> list[View]:
        """Folders with their feeds under them, then the feeds without a folder."""
        rows = self.store.read().all(
            f"""select f.id, {_FEED_NAME}, f.folder, f.unread, f.entries, p.error, coalesce(h.warning, '')
                  from feeds f left join polls p on p.feed_id = f.id left join health h on h.feed_id = f.id
                 where f.removed_at is null
                 order by f.folder = '', f.folder collate nocase, {_FEED_NAME} collate nocase, f.id"""
        )
        folders: dict[str, list[View]] = {}
        for id, title, folder, unread, total, error, warning in rows:
            feed = View(Place.FEED, title, f"feed:{id}", unread, total, id, 1 if folder else 0, error, warning)
            folders.setdefault(folder, []).append(feed)
        views: list[View] = []
        for folder, feeds in folders.items():
            if folder:
                unread, total = sum(feed.unread for feed in feeds), sum(feed.total for feed in feeds)
                views.append(View(Place.FOLDER, folder, render(Field("folder", folder)), unread, total))
            views += feeds
        return views

    # ------------------------------------------------------------------ figures

    def stats(self) -> dict[str, int]:
        db = self.store.read()
        kept = dict(db.all("select name, value from counts"))
        feeds, entries = db.one("select count(*), coalesce(sum(entries), 0) from feeds where removed_at is null")
        size = sum(
            file.stat().st_size
            for ending in ("", "-wal")
            if (file := self.store.path.with_name(self.store.path.name + ending)).exists()
        )
        return {
            "feeds": feeds,
            "entries": entries,
            "articles": kept["articles"],
            "unread": kept["unread"],
            "stories": db.number("select count(*) from stories where articles > 1"),
            "entities": db.number("select count(*) from entities where articles > 0"),
            "bytes": size,
        }


_PLAIN: dict[Node, str] = {
    EVERYTHING: "s.listed = 1",
    Field("is", "unread"): "s.listed = 1 and s.read = 0",
    Field("is", "starred"): "s.starred = 1",
}
_ORDERS: dict[Sort, str] = {
    "newest": "order by s.published_at desc, s.article_id desc",
    "oldest": "order by s.published_at, s.article_id",
    "title": "order by a.title collate nocase, s.article_id",
    "feed": f"order by {_FEED_NAME} collate nocase, f.id, s.published_at desc, s.article_id desc",
}
