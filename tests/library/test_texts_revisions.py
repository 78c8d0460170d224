"""A publisher's edits are kept and can be read word by word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import NothingFound
from reader.library import Library
from reader.store.journal import NewFeed
from tests.fakes import Clock, Web, item, rss

FIRST = "<p>The council voted on Tuesday to mend the old bridge.</p><p>Nobody knows the price yet, the mayor said.</p>"
SECOND = (
    "<p>The council voted on Tuesday to replace the old bridge.</p><p>Nobody knows the price yet, the mayor said.</p>"
)
THIRD = SECOND + "<p>Correction: an earlier version of this report misnamed the vote.</p>"


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


def publish(library: Library, site: Web, body: str, title: str = "Council votes") -> int:
    site.serve("/feed", rss(item(1, text=body, title=title)))
    library.refresh()
    return library.ids()[0]


def test_each_edit_is_told_with_its_time_and_its_words(library: Library, site: Web, clock: Clock) -> None:
    library.store.journal.subscribe([NewFeed(site.url("/feed"))])
    library.set_option(library.feeds()[0].id, "full_text", "never")
    id = publish(library, site, FIRST)
    assert library.texts.edits(id) == ()
    assert library.article(id).revisions == 0
    clock.move(hours=2)
    second_at = clock()
    publish(library, site, SECOND)
    clock.move(hours=1)
    publish(library, site, THIRD, "Council votes to replace bridge")
    newest, oldest = library.texts.edits(id)
    assert oldest.at == second_at
    assert [(piece.kind, piece.text) for piece in oldest.rows[0] if piece.kind != "same"] == [
        ("removed", "mend"),
        ("added", "replace"),
    ]
    assert (oldest.added, oldest.removed) == (1, 1)
    assert [(piece.kind, piece.text) for piece in newest.title if piece.kind != "same"] == [
        ("added", " to replace bridge")
    ]
    assert newest.rows[-1][0].kind == "added"
    assert library.article(id).revisions == 2


def test_there_are_no_edits_of_an_article_that_is_not_there(library: Library) -> None:
    with pytest.raises(NothingFound):
        library.texts.edits(7)
