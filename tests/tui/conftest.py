from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

import pytest
from textual.pilot import Pilot

from reader.tui.app import NewsdeckApp
from reader.tui.screens.reading import ReadingScreen
from tests.tui.fake_library import FakeLibrary


@dataclass
class Reader:
    """The real app under a pilot, with the library it reads from."""

    app: NewsdeckApp
    pilot: Pilot[None]
    library: FakeLibrary

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
        for _ in range(6):
            await self.pilot.pause()
            busy = [w for w in self.app.workers if w.group not in ("refresh", "poll") and not w.is_finished]
            if not busy:
                break
            await self.app.workers.wait_for_complete(busy)
        await self.pilot.pause()

    @property
    def status(self) -> str:
        return self.screen.status.message

    def footer(self) -> dict[str, str]:
        return {hint.key: hint.label for hint in self.screen.footer.hints}

    def text(self) -> str:
        """Everything on the screen, line by line, as the terminal gets it."""
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in lines)


Running = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def reading() -> Running:
    """`async with reading(size=(120, 40)) as reader:` starts the app on an archive in memory."""

    @asynccontextmanager
    async def run(library: FakeLibrary | None = None, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Reader]:
        library = library or FakeLibrary()
        app = NewsdeckApp(lambda: library)  # type: ignore[arg-type, return-value]
        async with app.run_test(size=size, notifications=True) as pilot:
            reader = Reader(app, pilot, library)
            await reader.settle()
            yield reader

    return run
