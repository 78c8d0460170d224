"""What a publisher changed: each edit with its time, words put in underlined, words taken out struck through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from textual.binding import Binding

from reader.model import Edit, Headline, Paragraph
from reader.tui import show
from reader.tui.runs import Line, Run, lines_of
from reader.tui.screens.leaf import Leaf
from reader.tui.widgets.laid import LaidList, Piece, heading, wrapped

_WIDEST = 100
_INKS = {"same": "text", "added": "inserted", "removed": "deleted"}


class Edits(LaidList):
    ground = "page"

    def __init__(self, head: Headline, edits: Sequence[Edit], now: datetime) -> None:
        super().__init__(id="edits")
        self.head, self.edits, self._now = head, edits, now
        self.everything = False

    def on_mount(self) -> None:
        self.set_title("Edits", f"{show.count(len(self.edits) + 1, 'version')} of this article")
        self.rows_changed()

    def pieces(self, width: int) -> Iterable[Piece]:
        width = min(width, _WIDEST)
        yield Piece([(), *wrapped(show.line(self.head.title), "title", width, 1), *self._versions(width)], row=False)
        for edit in self.edits:
            told = f"{show.count(edit.added, 'word')} in, {edit.removed} out"
            yield Piece([(), heading(show.moment(edit.at, self._now), told), ()], row=False)
            if any(piece.kind != "same" for piece in edit.title):
                yield Piece([*changed_lines(edit.title, width, "title"), ()])
            yield from self._paragraphs(edit.rows, width)

    def _versions(self, width: int) -> list[list[Run]]:
        """The times of the versions, the present one first."""
        times = [show.moment(edit.at, self._now) for edit in self.edits]
        told = "now as of " + " · before that ".join(times) if times else "never edited"
        return wrapped(f"{show.line(self.head.feed, 60)} · {told}", "muted", width, 1)

    def _paragraphs(self, rows: Sequence[Paragraph], width: int) -> Iterable[Piece]:
        """Paragraphs that stayed are counted, or shown when everything is wanted."""
        same = 0
        for row in rows:
            if any(piece.kind != "same" for piece in row) or self.everything:
                if same:
                    yield Piece([_stayed(same), ()], row=False)
                    same = 0
                yield Piece([*changed_lines(row, width, "text"), ()])
            else:
                same += 1
        if same:
            yield Piece([_stayed(same), ()], row=False)

    def empty_lines(self, width: int) -> Sequence[Line]:
        return ((), (Run(" The publisher changed nothing that is read.", "muted"),))


def _stayed(paragraphs: int) -> Line:
    return (Run("   "), Run(f"… {show.count(paragraphs, 'paragraph')} as before", "faint"))


def changed_lines(row: Paragraph, width: int, base: str) -> list[list[Run]]:
    """A paragraph with its changes; the sign before it says what kind they are, where a screen shows neither colour
    nor line."""
    kinds = {piece.kind for piece in row}
    sign = "±" if {"added", "removed"} <= kinds else "+" if "added" in kinds else "−" if "removed" in kinds else " "
    runs: list[Run] = []
    for piece in row:
        if runs and piece.kind == "added" and runs[-1].ink.endswith("deleted"):
            runs.append(Run(" "))  # the word that went and the one that came must not read as one
        runs.append(Run(show.block(piece.text).replace("\n", " "), f"{base} {_INKS[piece.kind]}"))
    lines = lines_of(runs, max(10, width - 4))
    return [[Run(f" {sign} " if number == 0 else "   ", "accent"), *line] for number, line in enumerate(lines)]


class RevisionsScreen(Leaf[None]):
    BINDINGS = [
        Binding("escape,q,V", "dismiss(None)", "Back", id="revisions.back"),
        Binding("d,tab", "everything", "Everything", id="revisions.everything"),
    ]

    def __init__(self, head: Headline, edits: Sequence[Edit], now: datetime) -> None:
        self.list = Edits(head, edits, now)
        super().__init__(self.list, id="revisions")

    def keys_now(self) -> list[tuple[str, str]]:
        return [("d", "Only changes" if self.list.everything else "Whole text"), ("j k", "Change by change")]

    def action_everything(self) -> None:
        self.list.everything = not self.list.everything
        self.list.cursor = 0
        self.shown_again()
