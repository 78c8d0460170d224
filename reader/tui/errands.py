"""Errands: work that must not hold the screen up, done in named threads, its result brought home as a message.

Reading errands are exclusive in their group: a newer one makes the older one's answer worthless. Marks are done
one after the other by a single thread, in the order a person made them, and quitting waits for them.
"""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from textual.message import Message
from textual.screen import Screen

from reader.errors import NewsdeckError
from reader.tui import show

log = logging.getLogger("newsdeck.tui")
T = TypeVar("T")
Result = TypeVar("Result")


class Returned(Message):
    """A thread came home with what it was sent for."""

    def __init__(self, then: Callable[[Any], None] | None, value: object, group: str = "", number: int = 0) -> None:
        super().__init__()
        self.then, self.value, self.group, self.number = then, value, group, number


class Failed(Message):
    """A thread came home without it: `why` is fit to show."""

    def __init__(self, why: str, otherwise: Callable[[str], None] | None, group: str = "", number: int = 0) -> None:
        super().__init__()
        self.why, self.otherwise, self.group, self.number = why, otherwise, group, number


class Errands(Screen[Result], Generic[Result]):
    """A screen that can send for things. It is the only kind of widget that talks to the library."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sent: Counter[str] = Counter()
        self._marks: deque[Callable[[], None]] = deque()
        self._marking = False
        self.marks_made = 0
        """Marks this screen has made: changes of the archive that it need not be told of."""

    def errand(
        self,
        group: str,
        job: Callable[[], T],
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[str], None] | None = None,
    ) -> None:
        """Do `job` in a thread and hand its value to `then` here, unless a newer errand of the group was sent."""
        self._sent[group] += 1
        number = self._sent[group]
        # A lambda and not a partial: Textual describes each worker by its repr, which would spell out every argument.
        self.run_worker(
            lambda: self._go(job, then, otherwise, group, number),
            name=group,
            group=group,
            exclusive=True,
            thread=True,
            exit_on_error=False,
        )

    def call_off(self, group: str) -> None:
        """Whatever the group brings home now is not wanted any more."""
        self._sent[group] += 1

    def mark(
        self, job: Callable[[], T], then: Callable[[T], None], otherwise: Callable[[str], None] | None = None
    ) -> None:
        """Do a person's mark after the marks before it; nothing cancels it."""
        self._marks.append(partial(self._go, job, then, otherwise, "", 0))
        self._mark_on()

    def _mark_on(self) -> None:
        if self._marks and not self._marking:
            self._marking = True
            self.run_worker(lambda: self._do_marks(), name="marks", group="marks", thread=True, exit_on_error=False)

    def _do_marks(self) -> None:
        while self._marks:
            self._marks.popleft()()
            self.marks_made += 1
        self.post_message(Returned(self._marks_done, None))

    def _marks_done(self, _: object) -> None:
        self._marking = False
        self._mark_on()
        self.marks_came_home()

    def marks_came_home(self) -> None:
        """For a screen that shows more than what it marked."""

    def _go(
        self,
        job: Callable[[], T],
        then: Callable[[T], None] | None,
        otherwise: Callable[[str], None] | None,
        group: str,
        number: int,
    ) -> None:
        """Runs in the thread. Nothing that goes wrong in there may end the app."""
        try:
            value = job()
        except NewsdeckError as error:
            self.post_message(Failed(str(error), otherwise, group, number))
        except Exception as error:
            log.exception("%s failed", group or "a mark")
            self.post_message(Failed(f"{type(error).__name__}: {error}", otherwise, group, number))
        else:
            self.post_message(Returned(then, value, group, number))

    def on_returned(self, message: Returned) -> None:
        message.stop()
        if message.then is None or (message.group and message.number != self._sent[message.group]):
            return
        try:
            message.then(message.value)
        except Exception as error:
            log.exception("showing the result of %s failed", message.group or "a mark")
            self.toast(f"{type(error).__name__}: {error}", "error")

    def on_failed(self, message: Failed) -> None:
        message.stop()
        if message.group and message.number != self._sent[message.group]:
            return
        if message.otherwise is not None:
            message.otherwise(message.why)
        else:
            self.toast(message.why, "error")

    def toast(self, text: str, severity: str = "information", *, title: str = "") -> None:
        """A short note that goes away by itself. Never markup."""
        level: Any = severity
        self.app.notify(show.line(text, 400), title=show.line(title, 100), severity=level, markup=False)
