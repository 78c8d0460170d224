"""Marks and subscriptions of the archive in memory, each with its way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reader.errors import CannotWrite
from reader.library.adding import Added
from reader.model import Change, Feed

Step = tuple[str, Callable[[], None], Callable[[], None]]


class FakeMarks:
    """What a person can change; who inherits brings what is changed."""

    failing: str
    calls: list[tuple[Any, ...]]
    version: int
    read: set[int]
    starred: set[int]
    tagged: dict[int, set[str]]
    kept: dict[str, bool]
    feed_titles: dict[int, str]
    folders: dict[int, str]
    done: list[Step]
    undone: list[Step]

    # marks

    def _do(self, summary: str, ids: Sequence[int], do: Callable[[], None], back: Callable[[], None]) -> Change:
        if self.failing:
            raise CannotWrite(self.failing)
        do()
        self.version += 1
        self.done.append((summary, do, back))
        self.undone.clear()
        return Change(summary, tuple(ids))

    def _in_set(self, what: set[int], ids: Sequence[int], on: bool, summary: str) -> Change:
        before = {i for i in ids if i in what}

        def do() -> None:
            what.update(ids) if on else what.difference_update(ids)

        def back() -> None:
            what.difference_update(ids)
            what.update(before)

        return self._do(summary, ids, do, back)

    def mark_read(self, ids: Sequence[int], read: bool = True) -> Change:
        self.calls.append(("mark_read", tuple(ids), read))
        word = "read" if read else "unread"
        return self._in_set(self.read, ids, read, f"Marked {len(ids)} article{'s' * (len(ids) != 1)} {word}")

    def star(self, ids: Sequence[int], starred: bool = True) -> Change:
        return self._in_set(self.starred, ids, starred, "Starred" if starred else "Star taken away")

    def tag(self, ids: Sequence[int], name: str, on: bool = True) -> Change:
        def do() -> None:
            for i in ids:
                (self.tagged.setdefault(i, set()).add if on else self.tagged.setdefault(i, set()).discard)(name)

        return self._do(f"Tagged {name}" if on else f"Tag {name} taken away", ids, do, lambda: None)

    def decide_cut(self, article_id: int, block_key: str, keep: bool, scope: str = "article") -> Change:
        self.calls.append(("decide_cut", article_id, keep))
        return self._do("Restored a line" if keep else "Cut a line", [article_id],
                        lambda: self.kept.__setitem__(block_key, keep), lambda: self.kept.pop(block_key) and None)  # fmt: skip

    def undo(self) -> Change | None:
        if not self.done:
            return None
        step = self.done.pop()
        step[2]()
        self.undone.append(step)
        self.version += 1
        return Change(f"Undone: {step[0].lower()}")

    def redo(self) -> Change | None:
        if not self.undone:
            return None
        step = self.undone.pop()
        step[1]()
        self.done.append(step)
        self.version += 1
        return Change(f"Redone: {step[0].lower()}")

    def tags(self) -> list[tuple[str, int]]:
        return [("bridges", 3), ("later", 1)]

    # subscriptions

    def feeds(self) -> list[Feed]:
        return [Feed(i, f"https://feeds.example/{i}", t, self.folders.get(i, "")) for i, t in self.feed_titles.items()]

    def add(self, where: str, folder: str = "") -> Added:
        self.calls.append(("add", where, folder))
        return Added("feed", where, feed_id=1, new=3)

    def remove(self, feed_id: int) -> Change:
        title = self.feed_titles[feed_id]
        return self._do(f"Unsubscribed from {title}", (), lambda: self.feed_titles.pop(feed_id) and None,
                        lambda: self.feed_titles.__setitem__(feed_id, title))  # fmt: skip

    def rename(self, feed_id: int, title: str) -> Change:
        old = self.feed_titles[feed_id]
        return self._do(f"Renamed {old}", (), lambda: self.feed_titles.__setitem__(feed_id, title),
                        lambda: self.feed_titles.__setitem__(feed_id, old))  # fmt: skip

    def move(self, feed_id: int, folder: str) -> Change:
        return self._do(f"Moved to {folder}", (), lambda: self.folders.__setitem__(feed_id, folder), lambda: None)

    def set_option(self, feed_id: int, key: str, value: str) -> Change:
        self.calls.append(("set_option", feed_id, key, value))
        return Change(f"{key} = {value}")
