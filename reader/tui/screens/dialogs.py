"""Small questions: one line of text, yes or no, one of several. Escape is always no answer."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from reader.tui import show
from reader.tui.inks import KIND_LETTERS
from reader.tui.runs import Run
from reader.tui.widgets.laid import LaidList, Piece

_BOX = """
{name} {{ align: center middle; background: $background 60%; }}
{name} > Vertical {{ width: 64; max-width: 94%; height: auto; max-height: 90%; background: $panel; padding: 1 2;
    border: round $border; border-title-color: $primary; border-title-style: bold; }}
{name} Static {{ height: auto; color: $foreground; }}
{name} .hint {{ color: $nd-muted; margin-top: 1; }}
{name} Input {{ margin-top: 1; padding: 0 1; background: $background; }}
"""


class Ask(ModalScreen[str | None]):
    """One line of text. `blank` allows an empty answer."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Cancel", id="dialog.cancel")]
    DEFAULT_CSS = _BOX.format(name="Ask")

    def __init__(
        self, title: str, what: str, *, hint: str = "", value: str = "", known: Sequence[str] = (), blank: bool = False
    ) -> None:
        super().__init__()
        self._ask_title, self._what, self._hint, self._value = title, what, hint, value
        self._known, self._blank = known, blank

    def compose(self) -> ComposeResult:
        suggester = SuggestFromList([show.line(k) for k in self._known], case_sensitive=False) if self._known else None
        with Vertical() as box:
            box.border_title = show.content(self._ask_title)
            yield Static(show.content(show.cut(self._what, 200)), markup=False)
            yield Input(value=show.line(self._value), suggester=suggester, select_on_focus=True, compact=True)
            yield Static(show.content(self._hint or "enter takes it · esc leaves"), markup=False, classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value if event.value.strip() or self._blank else None)


class Confirm(ModalScreen[bool]):
    """Yes or no; enter is yes because the question was asked for by a key already."""

    BINDINGS = [
        Binding("y,enter", "dismiss(True)", "Yes", id="dialog.yes"),
        Binding("n,escape,q", "dismiss(False)", "No", id="dialog.no"),
    ]
    DEFAULT_CSS = _BOX.format(name="Confirm")

    def __init__(self, question: str, said: str, verb: str) -> None:
        super().__init__()
        self._question, self._said, self._verb = question, said, verb

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(show.content(self._question, "bold"), markup=False)
            yield Static(show.content(self._said), markup=False)
            yield Static(show.content(f"y {self._verb.lower()} · n keep"), markup=False, classes="hint")


class Choices(LaidList):
    ground = "bar"
    DEFAULT_CSS = "Choices { height: auto; max-height: 16; margin-top: 1; border-top: none; }"

    def __init__(self, rows: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.rows = rows

    def pieces(self, width: int) -> list[Piece]:
        """A kind of names is shown as it is in articles, with its letter."""
        letters = max((len(KIND_LETTERS.get(key, "")) for key, _, _ in self.rows), default=0)
        before = " " * (letters + 1 if letters else 0)
        return [
            Piece(
                [
                    [
                        Run(" "),
                        Run(f"{KIND_LETTERS.get(key, ''):<{len(before)}}", "muted"),
                        Run(show.cut(show.line(text), width - 2), key if key in KIND_LETTERS else "strong"),
                    ],
                    [Run(f" {before}"), Run(show.cut(show.line(hint), width - 2), "muted")],
                ]
            )
            for key, text, hint in self.rows
        ]

    def on_mount(self) -> None:
        self.styles.height = 2 * len(self.rows)
        self.styles.max_height = max(4, min(16, self.app.size.height - 12))  # the hint below stays on the screen
        self.rows_changed()


class Choose(ModalScreen[str | None]):
    """One of a few rows (key, text, hint)."""

    BINDINGS = [
        Binding("escape,q", "dismiss(None)", "Cancel", id="dialog.cancel"),
        Binding("enter", "take", "Choose", id="dialog.choose"),
    ]
    DEFAULT_CSS = _BOX.format(name="Choose")

    def __init__(self, title: str, what: str, rows: Sequence[tuple[str, str, str]], *, hint: str = "") -> None:
        super().__init__()
        self._ask_title, self._what, self._rows = title, what, rows
        self._hint = hint or "enter changes it · esc leaves"

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = show.content(self._ask_title)
            yield Static(show.content(self._what), markup=False)
            yield Choices(self._rows)
            yield Static(show.content(self._hint), markup=False, classes="hint")

    def action_take(self) -> None:
        self.query_one(Choices).action_chosen()

    def on_line_list_chosen(self, event: LaidList.Chosen) -> None:
        event.stop()
        self.dismiss(self._rows[event.row][0])
