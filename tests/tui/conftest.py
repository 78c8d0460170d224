from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from reader.config import Config
from reader.library import Library
from reader.model import Headline
from reader.tui.app import NewsdeckApp
from reader.tui.screens.reading import ReadingScreen
from tests.tui.fake_library import FakeLibrary


@pytest.fixture(autouse=True)
def _no_idling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot sleeps after each key until the machine is idle; `settle` knows better what is still to come."""

    async def at_once(_least: float = 0, _most: float = 1) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr("textual.pilot.wait_for_idle", at_once)
    monkeypatch.setattr("textual.app.wait_for_idle", at_once)


@pytest.fixture
def copy_of_sample(sample: Path, tmp_path: Path) -> Callable[..., Library]:
    """Opens a fresh copy of the sample archive; its clock stands at the sample's date."""
    from reader.demo import clock

    def opened(config: Config | None = None, **how: Any) -> Library:
        path = tmp_path / "demo.db"
        if not path.exists():
            shutil.copyfile(sample, path)
        library = Library.open(path, config, offline=True, clock=clock, **how)
        libraries.append(library)
        return library

    libraries: list[Library] = []
    return opened


@pytest.fixture
def demo(copy_of_sample: Callable[..., Library]) -> Iterator[Library]:
    """The sample archive to read and to write in."""
    with copy_of_sample() as library:
        yield library


def titled(library: Library, words: str) -> Headline:
    (found,) = [head for head in library.headlines(library.ids()) if words in head.title]
    return found


@dataclass
class Reader:
    """The real app under a pilot, with the library it reads from."""

    app: NewsdeckApp
    pilot: Pilot[None]
    library: Any

    @property
    def screen(self) -> ReadingScreen:
        return self.app.reading_screen

    async def press(self, *keys: str) -> None:
        """Keys one by one, each followed by everything it set going."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """A word at a typist's speed: what it set going is waited for at its end."""
        await self.pilot.press(*text)
        await self.settle()

    async def settle(self) -> None:
        """Until every errand and mark has come home and been shown."""
        await settle(self.pilot)

    async def until(self, holds: Callable[[], bool]) -> None:
        """For what no errand brings home: timers, progress, the palette. Waits for as long as it takes, within reason."""
        for _ in range(400):
            await self.pilot.pause()
            if holds():
                return
            await asyncio.sleep(0.01)
        raise AssertionError("what was waited for did not come:\n" + self.text())

    @property
    def status(self) -> str:
        return self.screen.status.message

    def footer(self) -> dict[str, str]:
        return {hint.key: hint.label for hint in self.screen.footer.hints}

    def text(self) -> str:
        """Everything on the screen, line by line, as the terminal gets it."""
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in lines)


async def settle(pilot: Pilot[None], apart_from: tuple[str, ...] = ("refresh", "poll", "behind")) -> None:
    """Until every errand has come home and been painted; what runs behind the reading is no part of it."""
    quiet, patience = 0, 300
    while quiet < 4:
        await pilot.pause()
        await asyncio.sleep(0.001)
        busy = [worker for worker in pilot.app.workers if worker.group not in apart_from and not worker.is_finished]
        if busy:
            with suppress(WorkerCancelled):  # a newer errand of its group was sent
                await pilot.app.workers.wait_for_complete(busy)
        app = pilot.app
        still = bool(busy) or (isinstance(app, NewsdeckApp) and app.turns.under_way)
        screen = pilot.app.screen_stack[0] if pilot.app.screen_stack else None
        if isinstance(screen, ReadingScreen) and screen.opened_id is not None and screen.side.related is None:
            patience -= 1
            still = still or patience > 0  # its links are sent for after the next paint
        # Some rounds with nothing under way: an answer is shown after the next paint, and may send for more.
        quiet = 0 if still else quiet + 1


Running = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def reading() -> Running:
    """`async with reading(size=(120, 40)) as reader:` starts the app on an archive in memory."""

    @asynccontextmanager
    async def run(
        library: FakeLibrary | Library | None = None, size: tuple[int, int] = (120, 40)
    ) -> AsyncIterator[Reader]:
        library = library or FakeLibrary()
        app = NewsdeckApp(lambda: library)  # type: ignore[arg-type, return-value]
        async with app.run_test(size=size, notifications=True) as pilot:
            reader = Reader(app, pilot, library)
            await reader.settle()
            yield reader

    return run
