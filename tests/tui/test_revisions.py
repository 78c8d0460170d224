"""What a publisher changed, on the screen."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.model import Block, ChangedEntry, Entry, Extracted
from reader.text import CLEANER_VERSION
from reader.tui.screens.revisions import RevisionsScreen
from tests.tui.conftest import Running

BEFORE = (
    "The council voted on Tuesday to mend the old bridge.",
    "Nobody knows the price yet, the mayor said.",
    "A line that goes.",
)
AFTER = ("The council voted on Tuesday to replace the old bridge.", "Nobody knows the price yet, the mayor said.")


def edited(library: Library) -> int:
    """The newest article, as if its publisher had rewritten it an hour ago."""
    id, store = library.ids()[0], library.store
    head = library.headlines([id])[0]
    store.texts.save(id, Extracted(tuple(Block("p", text) for text in BEFORE)), CLEANER_VERSION)
    guid = next(guid for guid, known in store.articles.known(head.feed_id).items() if known.article_id == id)
    entry = Entry(guid, head.url, "Bridge to be replaced", digest=b"other")
    store.articles.apply(head.feed_id, [ChangedEntry(entry, id)], library.clock())
    store.texts.save(id, Extracted(tuple(Block("p", text) for text in AFTER)), CLEANER_VERSION)
    return id


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
async def test_capital_v_shows_words_put_in_and_taken_out(
    reading: Running, demo: Library, size: tuple[int, int]
) -> None:
    id = edited(demo)
    async with reading(demo, size=size) as reader:
        reader.screen.open_article(id)
        await reader.settle()
        assert "± edited once by its publisher" in reader.text()
        await reader.press("V")
        screen = reader.app.screen
        assert isinstance(screen, RevisionsScreen)
        assert "2 versions" in reader.text()
        lines = screen.query_one("#edits")._lines  # type: ignore[attr-defined]
        runs = [run for line in lines for run in line]
        assert "replace" in [run.text for run in runs if run.ink == "text inserted"]
        assert "mend" in [run.text for run in runs if run.ink == "text deleted"]
        assert "… 1 paragraph as before" in reader.text()
        assert "Nobody knows the price" not in reader.text()
        await reader.press("d")
        assert "Nobody knows the price" in " ".join(reader.text().split())
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_it_is_told_without_colour_too(reading: Running, demo: Library) -> None:
    id = edited(demo)
    async with reading(demo) as reader:
        assert reader.app.inks("text inserted").underline
        assert reader.app.inks("text deleted").strike
        reader.screen.open_article(id)
        await reader.settle()
        await reader.press("V")
        assert " ± The council voted" in reader.text()
        assert " − A line that goes." in reader.text()


async def test_an_article_that_was_never_edited_has_no_edits_to_show(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "V")
        assert reader.app.screen is reader.screen
        assert "edited" not in reader.text()
