"""A person's marks: each is one durable transaction with its line in the journal, so undo outlives a restart.

A new mark forgets what was undone before it and could have been redone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.clean import clean_line
from reader.errors import UsageError
from reader.model import Change
from reader.store.damage import UNREADABLE
from reader.store.effects import EFFECTS, ids_in, perform
from reader.store.feeds import insert_feed
from reader.store.part import Part, id_list

if TYPE_CHECKING:
    from reader.model import CutScope
    from reader.store.connection import Connection
    from reader.store.effects import Effect

KEPT_STEPS = 500
_VERDICTS = {True: "keep", False: "cut", None: None}


@dataclass(frozen=True, slots=True)
class NewFeed:
    url: str
    title: str = ""
    folder: str = ""
    site_url: str = ""


class Journal(Part):
    # ------------------------------------------------------------------ marks on articles

    def mark_read(self, ids: Sequence[int], read: bool = True) -> Change:
        return self._mark("read", f"Marked {{articles}} {'read' if read else 'unread'}", [["read", read, _unique(ids)]])

    def star(self, ids: Sequence[int], starred: bool = True) -> Change:
        does = "Starred {articles}" if starred else "Removed the star of {articles}"
        return self._mark("star", does, [["star", starred, _unique(ids)]])

    def tag(self, ids: Sequence[int], name: str, on: bool = True) -> Change:
        name = clean_line(name)
        if not name:
            raise UsageError("a tag needs a name")
        does = f"Tagged {{articles}} “{name}”" if on else f"Removed the tag “{name}” of {{articles}}"
        return self._mark("tag", does, [["tag", name, on, _unique(ids)]])

    def note(self, article_id: int, note: str) -> Change:
        does = "Wrote a note" if note else "Removed the note"
        return self._mark("note", does, [["note", article_id, note]])

    def decide_cut(
        self,
        article_id: int,
        block_key: str,
        keep: bool | None,
        scope: CutScope = "article",
        *,
        line: str = "",
        nearer: Iterable[tuple[str, str]] = (),
    ) -> Change:
        """`scope` says for which articles: this one, all of its source, or all. None takes a decision back.

        `line` is what the key stands for, remembered so that a list of decisions can show more than keys; `nearer` are
        earlier decisions (subject, key) that would stand in the way of this wider one.
        """
        does = "Restored what was cut" if keep else "Cut a paragraph"
        subject = str(article_id)
        if scope != "article":
            feed = self.store.read().number("select feed_id from articles where id = ?", (article_id,))
            subject = f"feed:{feed}" if scope == "source" else "*"
            where = f"in {self._title(feed)}" if scope == "source" else "everywhere"
            does = f"{'Keep' if keep else 'Cut'} this line {where} from now on"
        if keep is None:
            does = "Took a decision about a line back"
        effects: list[Effect] = [["correction", "cut", about, key, None] for about, key in nearer]
        effects.append(["correction", "cut", subject, block_key, _VERDICTS[keep]])
        if line:
            effects.append(["correction", "line", "*", block_key, line])
        return self._mark("cut", does, effects)

    def decide_line(self, feed_id: int | None, line_key: str, keep: bool | None, line: str = "") -> Change:
        """As `decide_cut` for a whole source, or for all when none is named: without an article at hand."""
        subject = "*" if feed_id is None else f"feed:{feed_id}"
        where = "everywhere" if feed_id is None else f"in {self._title(feed_id)}"
        does = f"{'Keep' if keep else 'Cut'} this line {where} from now on"
        effects: list[Effect] = [["correction", "cut", subject, line_key, _VERDICTS[keep]]]
        if line:
            effects.append(["correction", "line", "*", line_key, line])
        return self._mark("cut", does if keep is not None else "Took a decision about a line back", effects)

    def correct(self, kind: str, subject: str, object: str, value: str | None, summary: str) -> Change:
        """Any other correction; None takes it back."""
        return self._mark(kind, summary, [["correction", kind, subject, object, value]])

    def correct_all(self, kind: str, summary: str, corrections: Iterable[tuple[str, str, str, str | None]]) -> Change:
        """Several corrections (kind, subject, object, value) as one step."""
        return self._mark(kind, summary, [["correction", *correction] for correction in corrections])

    def correct_stories(self, summary: str, effects: list[Effect]) -> Change:
        """One step of corrections and of articles that change their story."""
        return self._mark("story", summary, effects)

    def watch_stories(self, summary: str, effects: list[Effect]) -> Change:
        """Watch stories, or no longer, each told by an article of it."""
        return self._mark("watch", summary, effects)

    def restore(self, summary: str, effects: list[Effect]) -> Change:
        """A person's marks from another archive, as one step."""
        return self._mark("import", summary, effects)

    # ------------------------------------------------------------------ subscriptions and saved queries

    def subscribe(self, feeds: Sequence[NewFeed], summary: str = "") -> tuple[Change, tuple[int, ...]]:
        """One step for all of an import; also gives the feeds' ids in order. Feeds that were there stay as they are."""
        with self.store.write(durable=True) as db:
            now = self.store.now()
            before = db.number("select max(id) from feeds")
            ids = tuple(insert_feed(db, feed.url, feed.title, feed.folder, feed.site_url, now) for feed in feeds)
            # A fresh row begins as removed, so that subscribing to it is an effect with an inverse like any other.
            db.execute("update feeds set removed_at = ? where id > ?", (now, before))
            effects: list[Effect] = [["feed", id, "removed_at", None] for id in dict.fromkeys(ids)]
            one = f"Subscribed to {feeds[0].title or feeds[0].url}" if feeds else "Nothing to subscribe to"
            many = f"Subscribed to {len(effects)} feeds"
            return self._mark("subscribe", summary or (one if len(effects) < 2 else many), effects), ids

    def imported(self, summary: str, new_feeds: Sequence[int], filed: Mapping[int, Sequence[int]]) -> Change:
        """One step for articles that were just filed (`feeds.add`, `articles.apply`), in the same transaction.

        `filed` maps feeds to the articles that are new in them; leave out `merged_ids`.
        """
        with self.store.write(durable=True) as db:
            rows = [
                [*row]
                for feed_id, ids in filed.items()
                for row in db.all(
                    """select feed_id, guid, article_id, url, lower(hex(digest)), published_at from entries
                        where feed_id = ? and article_id in (select value from json_each(?))""",
                    (feed_id, id_list(ids)),
                )
            ]
            effects: list[Effect] = [*(["feed", id, "removed_at", None] for id in new_feeds), ["filed", True, rows]]
            gone: list[Effect] = [["feed", id, "removed_at", self.store.now()] for id in reversed(new_feeds)]
            self._remember(db, "import", summary, effects, [["filed", False, rows], *gone])
        return Change(summary, ids_in(effects), "import")

    def remove_feed(self, feed_id: int) -> Change:
        title = self._title(feed_id)
        return self._mark("remove", f"Removed {title}", [["feed", feed_id, "removed_at", self.store.now()]])

    def rename_feed(self, feed_id: int, title: str) -> Change:
        """An empty title gives the feed its own back."""
        old, title = self._title(feed_id), clean_line(title)
        does = f"Renamed {old} to {title}" if title else f"Gave {old} its own title back"
        return self._mark("rename", does, [["feed", feed_id, "given_title", title or None]])

    def move_feed(self, feed_id: int, folder: str) -> Change:
        folder = clean_line(folder)
        does = f"Moved {self._title(feed_id)} to {folder or 'the top'}"
        return self._mark("move", does, [["feed", feed_id, "folder", folder]])

    def set_feed(self, feed_id: int, key: str, value: object) -> Change:
        """One setting of a feed; None takes it away."""
        does = f"Set {key} of {self._title(feed_id)}" if value is not None else f"Unset {key} of {self._title(feed_id)}"
        return self._mark("set", does, [["setting", feed_id, key, value]])

    def save_query(self, name: str, query: str) -> Change:
        name = clean_line(name)
        if not name:
            raise UsageError("a saved query needs a name")
        return self._mark("save", f"Saved the query “{name}”", [["saved", name, query, None]])

    def forget_query(self, name: str) -> Change:
        return self._mark("forget", f"Forgot the query “{name}”", [["saved", name, None, None]])

    def _title(self, feed_id: int) -> str:
        feed = self.store.feeds.get(feed_id)
        if feed is None:
            raise UsageError(f"there is no feed {feed_id}")
        return feed.title

    # ------------------------------------------------------------------ there and back

    def undo(self) -> Change | None:
        """Take the newest mark back; None when there is nothing to undo."""
        return self._step(
            "select id, kind, summary, inverse from journal where undone = 0 order by id desc limit 1", "Undid: ", True
        )

    def redo(self) -> Change | None:
        return self._step(
            "select id, kind, summary, forward from journal where undone = 1 order by id limit 1", "Did again: ", False
        )

    def history(self, limit: int = 50) -> list[tuple[str, bool]]:
        """(summary, undone), newest first."""
        rows = self.store.read().all("select summary, undone from journal order by id desc limit ?", (limit,))
        return [(summary, bool(undone)) for summary, undone in rows]

    def _mark(self, kind: str, does: str, effects: list[Effect]) -> Change:
        with self.store.write(durable=True) as db:
            forward, inverse = _performed(db, effects)
            ids = ids_in(inverse)
            summary = does.replace("{articles}", _articles(len(ids)))
            if not inverse:
                return Change("Nothing to change: it is so already", (), kind)
            self._remember(db, kind, summary, forward, inverse)
            self.store.diary.note(db, forward)
        return Change(summary, ids, kind)

    def _remember(self, db: Connection, kind: str, summary: str, forward: list[Effect], inverse: list[Effect]) -> None:
        db.execute("delete from journal where undone = 1")
        db.execute(
            "insert into journal (at, kind, summary, forward, inverse) values (?, ?, ?, ?, ?)",
            (self.store.now(), kind, summary, _json(forward), _json(inverse)),
        )
        db.execute("delete from journal where id <= (select max(id) from journal) - ?", (KEPT_STEPS,))

    def _step(self, which: str, prefix: str, undone: bool) -> Change | None:
        with self.store.write(durable=True) as db:
            row = db.one(which)
            if row is None:
                return None
            id, kind, summary, kept = row
            effects = _effects(kept)
            db.execute("update journal set undone = ? where id = ?", (undone, id))
            if effects is None:  # what was done before it can still be taken back
                return Change(f"“{summary}” stays: what was kept of it is damaged", (), kind)
            done, inverse = _performed(db, effects)
            self.store.diary.note(db, done)
        return Change(prefix + summary[:1].lower() + summary[1:], ids_in(inverse), kind)


def _effects(kept: str) -> list[Effect] | None:
    """None where they cannot be read."""
    try:
        found = json.loads(kept)
    except UNREADABLE:
        return None
    known = isinstance(found, list) and all(
        isinstance(each, list) and each and str(each[0]) in EFFECTS for each in found
    )
    return found if known else None


def _performed(db: Connection, effects: Iterable[Effect]) -> tuple[list[Effect], list[Effect]]:
    """What really changed, as (forward, inverse); the inverse in the order in which it must be done."""
    forward: list[Effect] = []
    inverse: list[Effect] = []
    for effect in effects:
        back = perform(db, effect)
        if back is not None:
            forward.append(_narrowed(effect, back))
            inverse.insert(0, back)
    return forward, inverse


def _narrowed(effect: Effect, back: Effect) -> Effect:
    """The effect on just the articles that it changed: redo must not touch more than undo gave back."""
    return [*effect[:-1], back[-1]] if effect[0] in ("read", "star", "tag", "filed") else effect


def _unique(ids: Iterable[int]) -> list[int]:
    return [*dict.fromkeys(ids)]


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number} articles"


def _json(effects: list[Effect]) -> str:
    return json.dumps(effects, ensure_ascii=False, separators=(",", ":"))
