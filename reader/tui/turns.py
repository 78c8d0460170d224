"""Keys in turn: a key is dealt with to its end before the next one is looked at.

Textual hands a key to the focus and learns only later, when it has risen through every container, that it stood for
something. What is typed in one burst (fast fingers, a slow line) would by then have gone to the old focus: `g u` undid
a mark, and the first letters of `/ferry` were commands.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

LONGEST = 0.5
"""Seconds after which the next key is no longer held back: no key takes as long, a lost sign would take for ever."""


class KeyPassed(Message):
    """Follows a key on its way up: where this arrives, the key has been dealt with."""


class Turns:
    """The keys that wait, and whose turn it is. `waits` is asked for every key, `passed` told by every sign."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._held: deque[events.Key] = deque()
        self._since: float | None = None
        self._called: events.Key | None = None
        """The key whose turn it is: on its way through the app's queue, where newer ones may stand before it."""
        self._screen: Screen[object] | None = None

    @property
    def under_way(self) -> bool:
        """Whether a key is being dealt with, or waits."""
        return self._since is not None or self._called is not None

    def waits(self, key: events.Key) -> bool:
        """True when the key was put by, because another is still on its way."""
        if key is self._called:
            self._called = None
            return False
        if not self.under_way:
            return False
        if not self._held:
            self._app.set_timer(LONGEST, self._hurry)
        self._held.append(key)
        return True

    def begin(self) -> None:
        self._since, self._screen = monotonic(), self._app.screen

    def follow(self) -> None:
        """Send the sign behind the key that was just handed out."""
        behind = self._app.focused or self._app.screen
        if not behind.post_message(KeyPassed()):
            self._next()

    def passed(self) -> None:
        if self._app.is_running and self._app.screen is not self._screen:
            # A screen was opened or left: the next key is for what has the focus there.
            self._screen = self._app.screen
            self._app.screen.call_after_refresh(self._next)
        else:
            self._next()

    def _hurry(self) -> None:
        if self._held and self._since is not None and monotonic() - self._since >= LONGEST:
            self._next()

    def _next(self) -> None:
        self._since = None
        if self._held:
            self._called = self._held.popleft()
            self._app.post_message(self._called)
