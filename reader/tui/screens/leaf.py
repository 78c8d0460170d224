"""A page of its own: one list from edge to edge, what is to be said under it, and its keys.

Pages of a name, a source, a story's timeline, two versions and a publisher's edits are such leaves; each says which
keys it has now, and what it looks at again after a change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic

from textual.app import ComposeResult

from reader.model import Change
from reader.tui import keys
from reader.tui.errands import Errands, Result
from reader.tui.widgets.footer import Footer, Hint, StatusLine
from reader.tui.widgets.laid import LaidList

if TYPE_CHECKING:
    from reader.library import Library


class Leaf(Errands[Result], Generic[Result]):
    """Nothing can be changed on it unless it is given a library to change."""

    DEFAULT_CSS = "Leaf > LaidList { height: 1fr; background: $nd-page; padding: 0 1; }"

    def __init__(self, shown: LaidList, library: Library | None = None, *, id: str) -> None:
        super().__init__(id=id)
        self._shown = shown
        self.can_undo = False
        """Whether the footer names undo: the key works always, but of a mark of yesterday nobody thinks here."""
        self._changeable = library if library is not None and not library.read_only else None
        self._status = StatusLine(id=f"{id}-status") if library is not None else None

    def compose(self) -> ComposeResult:
        yield self._shown
        if self._status is not None:
            yield self._status
        yield Footer(id="keys")

    def on_mount(self) -> None:
        self.show_keys()

    # ------------------------------------------------------------------ keys

    def keys_now(self) -> list[tuple[str, str]]:
        """(key, what it does now), in the footer's order; the way back comes behind them."""
        raise NotImplementedError

    def show_keys(self) -> None:
        hints = [*self.keys_now(), (keys.display("escape"), "Back")]
        self.query_one(Footer).show_hints([Hint(key, label, n) for n, (key, label) in enumerate(hints)])

    # ------------------------------------------------------------------ changes

    def action_undo(self) -> None:
        if self._changeable is not None:
            self.mark(self._changeable.undo, lambda change: self.changed(change, hint="ctrl+r redo"))

    def action_redo(self) -> None:
        if self._changeable is not None:
            self.mark(self._changeable.redo, lambda change: self.changed(change, nothing="Nothing to redo"))

    def change(self, job: Callable[[], Change | None]) -> None:
        if self._changeable is not None:
            self.mark(job, self.changed)

    def changed(self, change: Change | None, *, hint: str = "u undo", nothing: str = "Nothing to undo") -> None:
        self.told(f"{change.summary} · {hint}" if change else nothing)
        self.can_undo |= change is not None and hint == "u undo"
        self.look_again()

    def told(self, message: str, ink: str = "text") -> None:
        if self._status is not None:
            self._status.set(message=message, ink=ink)

    def look_again(self) -> None:
        """Ask for what is shown, after a change."""

    def shown_again(self) -> None:
        """The list has other rows now."""
        self._shown.rows_changed()
        self.show_keys()
