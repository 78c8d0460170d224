"""The sidebar: other articles of the same story, each with its reason, and the names of the article being read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from reader.tui import keys, show
from reader.tui.inks import KIND_LETTERS
from reader.tui.kinds import Kinds, plural, shows
from reader.tui.runs import Run
from reader.tui.widgets.laid import LaidList, Piece, heading, wrapped

if TYPE_CHECKING:
    from reader.model import Entity, Linked, Related
    from reader.tui.runs import Line

Mode = Literal["linked", "entities", "hidden"]
MODES: tuple[Mode, ...] = ("linked", "entities", "hidden")
AIRY = 28
"""Lines from which there is room for a blank one between the rows."""
_FEW_NAMES = 12
"""Names listed under the linked stories; the entities mode lists all."""


class Sidebar(LaidList):
    BINDINGS = keys.bindings("side")
    ground = "side"

    def __init__(self, *, now: Callable[[], datetime], id: str | None = None) -> None:
        super().__init__(id=id)
        self.mode: Mode = "linked"
        self.related: Related | None = None
        self.recalled: Sequence[Linked] = ()
        """What the paragraph being read recalls: on top of everything."""
        self.names: Sequence[Entity] = ()
        self.kinds: Kinds = None
        """Those listed."""
        self.rows: list[Linked | Entity] = []
        self._now = now
        self._article_shown = False

    def show_names(self, names: Sequence[Entity]) -> None:
        """A new article: its names are known at once, its linked stories come later."""
        self.names, self.related, self.recalled, self._article_shown = names, None, (), True
        with self.prevent(LaidList.Moved):
            self.cursor = 0
            self.rows_changed()
        self.scroll_to(y=0, animate=False, force=True)

    def show_related(self, related: Related) -> None:
        self.related = related
        self.rows_changed()

    def show_recalled(self, recalled: Sequence[Linked]) -> None:
        """Another paragraph is being read."""
        if recalled == self.recalled:
            return
        self.recalled = recalled
        with self.prevent(LaidList.Moved):
            self.cursor = 0
            self.rows_changed()
        self.scroll_to(y=0, animate=False, force=True)

    def show_kinds(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self.rows_changed()

    def set_mode(self, mode: Mode) -> None:
        self.mode = mode
        self.set_title("Linked stories" if mode == "linked" else "Names")
        with self.prevent(LaidList.Moved):
            self.cursor = 0
            self.rows_changed()
        self.scroll_to(y=0, animate=False, force=True)

    @property
    def linked(self) -> Linked | None:
        """The row under the cursor when it is an article."""
        from reader.model import Linked

        row = self.current
        return row if isinstance(row, Linked) else None

    @property
    def current(self) -> Linked | Entity | None:
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def pieces(self, width: int) -> Iterable[Piece]:
        self.rows = []
        if self.mode == "linked":
            yield from self._linked(width)
        shown = [name for name in self.names if shows(self.kinds, name.kind)]
        names = shown if self.mode == "entities" else shown[:_FEW_NAMES]
        if names:
            amount = str(len(shown)) if self.kinds is None else f"{len(shown)} of {len(self.names)}"
            if self.mode == "linked":
                yield Piece([(), heading("Names", amount)], row=False)
            elif self.kinds is not None:
                yield Piece([heading("Chosen kinds", amount)], row=False)
            for name in names:
                self.rows.append(name)
                yield Piece([name_line(name, width)])
            if self.mode == "entities":
                yield Piece([(), *_legend(shown, width)], row=False)

    def _linked(self, width: int) -> Iterable[Piece]:
        if self.related is None:
            return
        first = True
        for title, rows in (("This paragraph", self.recalled), *self.related.sections()):
            if not rows:
                continue
            yield Piece([heading(title, str(len(rows)))] if first else [(), heading(title, str(len(rows)))], row=False)
            first = False
            for linked in rows:
                if self.shown_lines >= AIRY and linked is not rows[0]:
                    yield Piece([()], row=False)
                self.rows.append(linked)
                yield Piece(linked_lines(linked, width, self._now()))
        if first:
            yield Piece([(Run(" Nothing else of this story.", "muted"),)], row=False)

    def empty_lines(self, width: int) -> Sequence[Line]:
        if self._article_shown and self.related is not None and self.mode == "linked":
            return ((Run(" Nothing else of this story.", "muted"),),)
        if self._article_shown and self.mode == "entities":
            none = " No names in this article." if not self.names else " None of the chosen kinds."
            return ((Run(none, "muted"),),)
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.rows) if action == "chosen" else True


def linked_lines(linked: Linked, width: int, now: datetime) -> list[list[Run]]:
    """Title, then source and age, then why it is here."""
    title = wrapped(show.line(linked.title), "read" if linked.read else "text", width, 1, most=2)
    when = show.age(linked.published, now)
    source = show.cut(show.line(linked.feed), max(4, width - 5 - len(when)))
    lines = [*title, [Run(" "), Run(source, "muted"), Run(f" · {when}", "faint")]]
    reasons = " · ".join(show.line(reason, 120) for reason in linked.reasons)
    if reasons:
        lines += wrapped(reasons, "faint", width, 1, most=2)
    return lines


def name_line(name: Entity, width: int) -> list[Run]:
    letter = KIND_LETTERS.get(name.kind, " ")
    amount = f"{name.count}×"
    text = show.fit(show.line(name.name), max(4, width - 5 - len(amount)))
    shown = text.rstrip()
    return [
        Run(" "), Run(letter, "muted"), Run(" "), Run(shown, name.kind), Run(" " * (len(text) - len(shown))),
        Run(amount, "faint"),
    ]  # fmt: skip


def _legend(names: Sequence[Entity], width: int) -> list[list[Run]]:
    """What the letters and inks mean, for the kinds that occur here."""
    kinds = list(dict.fromkeys(name.kind for name in names))
    lines: list[list[Run]] = [[Run(" e letters in the text · g k kinds", "faint")]] if kinds else []
    return lines + [[Run(f" {KIND_LETTERS[k]} ", "muted"), Run(plural(k), k)] for k in kinds]
