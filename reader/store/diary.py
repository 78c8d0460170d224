"""A person's marks written a second time, in a file beside the archive: the loss of the archive is not theirs.

A backup is up to a day old, and a file that is gone or cut short holds nothing that could be rescued. So every step of
the journal also adds a line here, told without row numbers (see `marks`), because a new archive numbers its articles
anew. Every backup begins a new diary. A line is written inside its transaction: one of a step that then failed can
stand here too, and is heard only if the archive is lost as well.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reader.clean import whole_number
from reader.store.connection import Connection
from reader.store.effects import Effect, perform
from reader.store.feeds import insert_feed
from reader.store.marks import Item, article_refs, here, told
from reader.store.part import Part

MOST = 5_000
"""Articles of one step. "All read" of more than that is not worth the seconds."""
_SWITCHES = {"read": 0, "star": 0, "tag": 1, "watched": 0}
"""Where among the arguments stands whether it is on."""


class Diary(Part):
    def note(self, db: Connection, effects: Iterable[Effect]) -> None:
        """Add a step. A diary that cannot be written is no reason to refuse the mark."""
        items = [*_items(db, effects)]
        if not items:
            return
        line = json.dumps(items, ensure_ascii=False, separators=(",", ":")) + "\n"
        try:
            handle = os.open(current(self.store.path), os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
            try:
                os.write(handle, line.encode("utf-8", "surrogatepass"))
            finally:
                os.close(handle)
        except OSError:
            return

    def replay(self) -> int:
        """Make every mark of the diary again, as it was last; gives their number. What is not here yet is awaited."""
        last: dict[str, Item] = {}
        for item in read(self.store.path):
            key = _about(item)
            last.pop(key, None)
            last[key] = item
        done = 0
        absent: list[Item] = []
        with self.store.write(durable=True) as db:
            for item in last.values():
                effect = _effect(db, item, self.store.now())
                if effect is None:
                    absent.append(item)
                elif perform(db, effect) is not None:
                    done += 1
            self.store.marks.await_(item for item in absent if item[0] not in ("feed", "setting", "saved"))
        return done + len(absent)


def current(archive: Path) -> Path:
    return archive.with_name(archive.name + ".marks")


def before(archive: Path) -> Path:
    """The diary up to a backup that is being made: not needed once that is whole."""
    return archive.with_name(archive.name + ".marks-before")


@contextmanager
def begun_anew(archive: Path) -> Iterator[None]:
    """Around a backup. What is marked meanwhile goes into the new diary; the old one goes when the backup is whole."""
    older, newer = before(archive), current(archive)
    try:
        if newer.exists() and not older.exists():
            os.replace(newer, older)
    except OSError:
        yield
        return
    yield
    older.unlink(missing_ok=True)


def read(archive: Path) -> Iterator[Item]:
    """Everything noted since the last whole backup, oldest first. A torn or foreign line is passed over."""
    for path in (before(archive), current(archive)):
        try:
            lines = path.read_bytes().splitlines()
        except OSError:
            continue
        for line in lines:
            try:
                items = json.loads(line)
            except (ValueError, RecursionError):
                continue
            for item in items if isinstance(items, list) else ():
                if isinstance(item, list) and len(item) > 1 and isinstance(item[0], str):
                    yield item


def _items(db: Connection, effects: Iterable[Effect]) -> Iterator[Item]:
    single = [*_singles(effects)]
    refs = article_refs(db, {id for effect in single for id in _articles(effect)})
    feeds: dict[int, str] = dict(db.all("select id, url from feeds"))
    for effect in single:
        name = effect[0]
        if name in ("feed", "setting"):
            row = db.one("select url, title, folder, site_url from feeds where id = ?", (effect[1],))
            if row is not None:
                yield [name, dict(zip(("feed", "title", "folder", "site"), row, strict=True)), *effect[2:]]
        elif name == "saved":
            yield [name, *effect[1:3], None]
        elif name in (*_SWITCHES, "note", "correction") and (item := told(effect, refs, feeds)) is not None:
            yield item


def _singles(effects: Iterable[Effect]) -> Iterator[Effect]:
    """Marks of many articles as one effect each."""
    for effect in effects:
        if effect[0] in ("read", "star", "tag"):
            if len(effect[-1]) <= MOST:
                yield from ([*effect[:-1], [id]] for id in effect[-1])
        else:
            yield effect


def _articles(effect: Effect) -> Iterator[int]:
    name, *rest = effect
    if name in ("read", "star", "tag"):
        yield from rest[-1]
    elif name == "note":
        yield rest[0]
    elif name == "watched":
        yield rest[1]
    elif name == "correction":
        yield from (id for part in rest[1:3] if (id := whole_number(str(part))) is not None)


def _about(item: Item) -> str:
    """The same for two items of which the later one makes the earlier one void."""
    name, *rest = item
    if name in _SWITCHES:
        at = _SWITCHES[name]
        rest = rest[:at] + rest[at + 1 :]
        rest = rest[:1] if name == "watched" else rest
    elif name == "feed" or name == "setting":
        rest = [rest[0].get("feed"), rest[1]]
    elif name == "saved":
        rest = rest[:1]
    else:
        rest = rest[:-1]
    return json.dumps([name, rest], ensure_ascii=False, sort_keys=True)


def _effect(db: Connection, item: Item, now: int) -> Effect | None:
    try:
        name, *rest = item
        if name == "saved":
            return [name, str(rest[0]), rest[1], None]
        if name in ("feed", "setting"):
            ref: dict[str, Any] = rest[0]
            feed_id = insert_feed(db, ref["feed"], ref["title"], ref["folder"], ref["site"], now)
            return [name, feed_id, *rest[1:]]
        return here(db, item)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        return None
