"""Draw the README's picture from the app itself: python -m tests.picture [docs/newsdeck.svg]"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from reader.demo import open_demo
from reader.tui.app import NewsdeckApp

SIZE = (150, 44)
STORY = 4
"""Rows down from the top: an article that has links in every section."""


async def drawn() -> str:
    with tempfile.TemporaryDirectory() as folder:
        app = NewsdeckApp(lambda: open_demo(Path(folder) / "demo.db"))
        async with app.run_test(size=SIZE) as pilot:
            while app.library is None and app.failure is None:
                await pilot.pause(0.1)
            await pilot.pause(0.5)
            await pilot.press(*["j"] * STORY, "enter")
            await pilot.pause(1.5)
            return app.export_screenshot(title="newsdeck demo")


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/newsdeck.svg").write_text(asyncio.run(drawn()), "utf-8")
