"""The app: looks and the reading screen at once, the library beside them, in a thread.

Nothing heavy is imported before something is on the screen.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from textual import constants, events
from textual.app import App
from textual.binding import Binding
from textual.reactive import Reactive

from reader.tui import themes
from reader.tui.inks import Inks
from reader.tui.screens.desk import FIRST_QUERY
from reader.tui.screens.reading import ReadingScreen
from reader.tui.turns import KeyPassed, Turns
from reader.tui.widgets.article import ArticleView
from reader.tui.widgets.footer import Footer, StatusLine
from reader.tui.widgets.lines import LineList

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.theme import Theme

    from reader.library import Library
    from reader.library.folding import Folded
    from reader.model import Progress, View

    First = tuple[Library, list[View], Folded]

PATIENCE_SECONDS = 0.2
"""An archive that is slower to open gets a first screen without headlines; nobody waits for a blank terminal."""


def _offers() -> type[Provider]:
    from reader.tui.commands import Offers

    return Offers


class NewsdeckApp(App[None]):
    TITLE = "newsdeck"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_offers}
    CSS = """
    Toast { background: $panel; }
    """
    BINDINGS: ClassVar[list[Binding | tuple[str, str] | tuple[str, str, str]]] = [
        Binding("ctrl+c", "quit_hint", show=False, system=True)
    ]

    _themes: dict[str, Theme]
    _themes_known = -1
    """How many themes were registered when `_themes` was made."""
    theme: Reactive[str] = Reactive(themes.DEFAULT)
    # Set here and not in __init__: a change of theme parses every style sheet again and paints twice.

    def __init__(self, open_library: Callable[[], Library], *, banner: str = "") -> None:
        super().__init__()
        self._open_library = open_library
        self._early: Future[First] | None = None
        """The opening that began before the screen was made."""
        self._banner = banner
        self.library: Library | None = None
        self.failure: Exception | None = None
        """Why the library could not be opened."""
        self.inks = Inks({})
        self.turns = Turns(self)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours first. Textual asks before a theme could be registered, and then for every line it paints."""
        if len(self._registered_themes) != self._themes_known:
            self._themes = {theme.name: theme for theme in themes.THEMES} | super().available_themes
            self._themes_known = len(self._registered_themes)
        return self._themes

    def get_default_screen(self) -> Screen[None]:
        return ReadingScreen()

    @property
    def reading_screen(self) -> ReadingScreen:
        screen = self.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        return screen

    def get_driver_class(self) -> type[Driver]:
        """Textual's, but for a terminal of our own kind the one that quits at once."""
        if constants.DRIVER is not None or sys.platform == "win32":
            return super().get_driver_class()
        from reader.tui.driver import QuickDriver

        return QuickDriver

    def on_mount(self) -> None:
        self.take_inks()
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        early = self._early
        if early is not None and early in wait([early], PATIENCE_SECONDS).done and early.exception() is None:
            self._library_opened(early.result())
        else:
            self.call_after_refresh(self._send_for_library)

    # ------------------------------------------------------------------ the library

    def open_early(self) -> None:
        """Begin to open the archive while the screen is being made: it mostly stands when the first paint is due,
        and one paint is saved."""
        early: Future[First] = Future()

        def go() -> None:
            try:
                early.set_result(self._open())
            except Exception as error:
                early.set_exception(error)

        Thread(target=go, name="library", daemon=True).start()
        self._early = early

    def _send_for_library(self) -> None:
        job = self._open if self._early is None else self._early.result
        self.reading_screen.errand("library", job, self._library_opened, self._not_opened)

    def tell(self, progress: Progress) -> None:
        """From any thread: how far the opening is."""
        from reader.tui.screens.subscriptions import Progressed

        if self.screen_stack:
            self.reading_screen.post_message(Progressed(progress))

    def _open(self) -> First:
        """In the thread: the archive, and what its first screen shows."""
        try:
            self.library = library = self._open_library()
            ids = library.ids(FIRST_QUERY, library.config.reading.sort)
            return library, library.views(), library.coverage.first_folded(FIRST_QUERY, ids)
        except Exception as error:
            self.failure = error
            raise

    def _library_opened(self, first: First) -> None:
        library, views, rows = first
        screen = self.reading_screen
        config = library.config
        notices = [*library.notices]
        if config.look.theme in self.available_themes:
            if config.look.theme != self.theme:
                self.theme = config.look.theme
        else:
            notices.append(f'config.toml: there is no theme "{config.look.theme}"')
        if config.keys:
            notices += screen.take_keymap(dict(config.keys))
        lasting = [self._banner] if self._banner else []
        if library.read_only:
            lasting.append("read-only")
        if library.offline:
            lasting.append("offline")
        screen.status.end_progress()
        screen.status.set(notices=tuple(lasting))
        screen.library_opened(library, views, rows)
        self.call_after_refresh(self._first_screen_stands)
        for notice in notices:
            screen.toast(notice, "warning")

    def _first_screen_stands(self) -> None:
        """What was made so far stays: it is never looked at again for garbage."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _not_opened(self, _why: str) -> None:
        """Without an archive there is nothing to read: leave; `run` raises what went wrong for the command line."""
        self.exit(return_code=73)

    # ------------------------------------------------------------------ looks

    def get_css_variables(self) -> dict[str, str]:
        """A theme of Textual's own does not name our grounds: it lends its own."""
        variables = super().get_css_variables()
        for ours, theirs in (("list", "background"), ("page", "background"), ("side", "surface"), ("bar", "panel")):
            variables.setdefault(f"nd-{ours}", variables[theirs])
        variables.setdefault("nd-muted", variables["foreground-darken-3"])
        return variables

    def take_inks(self) -> None:
        self.inks = Inks(self.theme_variables)

    def _theme_changed(self, _theme: Theme) -> None:
        self.take_inks()
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                if isinstance(widget, (LineList, ArticleView)):
                    widget.theme_changed()
                elif isinstance(widget, (Footer, StatusLine)):
                    widget.refresh()

    # ------------------------------------------------------------------ keys

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif not self.turns.waits(event):
            self.turns.begin()
            await super().on_event(event)
            self.turns.follow()

    def on_key_passed(self, message: KeyPassed) -> None:
        message.stop()
        self.turns.passed()

    def action_quit_hint(self) -> None:
        self.reading_screen.say("Q quits")


def run(open_library: Callable[[Callable[[Progress], None]], Library], *, banner: str = "") -> None:
    """Start the reader. `open_library` is called in a thread at once, while the screen is being made;
    it is given a function that shows how far it is.

    Raises what kept the library from opening, after the terminal is in order again.
    """
    from reader import logfile

    logfile.install()
    app: NewsdeckApp = NewsdeckApp(lambda: open_library(app.tell), banner=banner)
    app.open_early()
    app.run()
    if app.failure is not None:
        raise app.failure
    if app.library is not None:
        app.library.close()
