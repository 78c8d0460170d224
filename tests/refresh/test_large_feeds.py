"""A feed with more entries than are read says so: in the outcome of the fetch, and on the page of its source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.feeds.parse import parse_feed
from reader.library import Library
from reader.model import ParsedFeed
from reader.store.journal import NewFeed
from tests.fakes import Clock, Web, rss

SAID = "2,000 entries of 2,005 read."


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


def large(first: int, last: int) -> str:
    return rss(*(f"<item><guid>{n}</guid><title>Log {n}</title></item>" for n in range(first, last)))


def test_a_feed_cut_short_says_so_and_loses_nothing_that_was_kept(library: Library, site: Web) -> None:
    library.store.journal.subscribe([NewFeed(site.serve("/log", large(0, 3)))])
    assert library.refresh(behind=False).cut_short == ()
    kept = set(library.ids())
    site.serve("/log", large(100, 2105))
    report = library.refresh(behind=False)
    assert (report.new, report.failed) == (2000, ())
    assert [short.error for short in report.cut_short] == [SAID]
    assert kept < set(library.ids())
    [feed] = library.feeds()
    assert feed.error is None
    assert library.texts.source(feed.id).feed.cut_short == SAID
    # Asked again, the server has nothing new: it is as true as before.
    assert library.refresh(behind=False).not_modified == 1
    assert library.feeds()[0].cut_short == SAID
    site.serve("/log", large(2000, 2004))
    library.refresh(behind=False)
    assert library.feeds()[0].cut_short == ""
    assert len(library.ids()) == 2003


@pytest.mark.parametrize("held", [2000, 2005])
def test_json_and_damaged_feeds_are_counted_too(held: int) -> None:
    version = "https://jsonfeed.org/version/1.1"
    items = [{"id": str(number), "title": f"Log {number}"} for number in range(held)]
    whole = json.dumps({"version": version, "title": "Log", "items": items}).encode()
    for body in (whole, large(0, held).encode(), large(0, held).replace("</channel></rss>", "").encode()):
        feed = parse_feed(body, "https://harbour.example/log")
        assert isinstance(feed, ParsedFeed)
        assert (len(feed.entries), feed.held) == (2000, held if held > 2000 else 0)
