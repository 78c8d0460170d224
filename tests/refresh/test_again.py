"""Kept pages are read again when the cleaner has learned something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Block, Extracted
from tests.fakes import Clock, Web

PROSE = (
    "<p>"
    + "The harbour master of Port Ellan counted the ferries again this morning and found that one was missing from the outer berth. "
    * 12
    + "</p>"
)
PAGE = f"<html><head><title>One ferry missing</title></head><body><article><h1>One ferry missing</h1>{PROSE}<p>Sign up for our newsletter and never miss a ferry. Subscribe now</p></article></body></html>"


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


def test_an_old_text_is_made_anew_and_what_a_person_decided_holds(library: Library, site: Web) -> None:
    id = library.add(site.serve("/2026/one-ferry-is-missing-today", PAGE, kind="text/html")).article_id
    [cut] = [block for block in library.article(id).blocks if not block.kept]
    library.texts.decide_cut(id, cut.key, keep=True)
    library.star([id])
    library.store.texts.save(id, Extracted((Block("p", "An older cleaner lost nearly all of it."),)), 0)
    ids = library.store.texts.older_than(1)
    assert ids == [id]
    assert library.jobs.read_again(ids, lambda p: None, lambda: False) == 1
    blocks = library.article(id).blocks
    assert blocks[0].text.startswith("The harbour master")
    assert all(block.kept for block in blocks)
    assert library.headlines([id])[0].starred
    assert library.store.texts.older_than(1) == []
    assert library.waiting() == 0


def test_an_article_without_a_kept_page_stays_as_it_is(library: Library, site: Web) -> None:
    id = library.add(site.serve("/2026/one-ferry-is-missing-today", PAGE, kind="text/html")).article_id
    before = library.article(id).blocks
    with library.store.write() as db:
        db.execute("delete from pages")
    assert library.jobs.read_again([id, 99], lambda p: None, lambda: False) == 0
    assert library.article(id).blocks == before
