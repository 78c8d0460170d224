"""Watching for names: met when they arrive, found in what was there, undone, asked for by query."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import NothingFound, UsageError
from reader.library import Library
from reader.store.journal import NewFeed
from tests.fakes import Clock, Web, item, rss


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


def bring(library: Library, site: Web, *texts: str) -> None:
    items = (item(n, title=f"Report {n}", text=f"<p>{text}</p>", host="") for n, text in enumerate(texts, 1))
    url = site.serve("/feed", rss(*items).replace("https:///ferry/", f"{site.address}/ferry/"))
    if not library.feeds():
        library.store.journal.subscribe([NewFeed(url)])
    library.refresh()


def sentences(library: Library, name: str | None = None) -> list[str]:
    return [hit.met.sentence for hit in library.names.hits(name)]


ONE = "The pilots met. Pellux bought the old pier of Port Ellan. Nobody minded."
TWO = "Rain fell on the quay. The mayor sold a boat to Pellux."
THREE = "A gull stole a sandwich."


def test_articles_that_come_in_are_met_and_told(library: Library, site: Web) -> None:
    library.names.watch(["Pellux", "swing bridge"])
    before = library.names.newest_hit()
    bring(library, site, ONE, THREE)
    assert sentences(library) == ["Pellux bought the old pier of Port Ellan."]
    assert library.names.met_since(before) == [("Pellux", 1)]
    again = library.names.newest_hit()
    bring(library, site, ONE, THREE, TWO)
    assert library.names.met_since(again) == [("Pellux", 1)]


def test_articles_that_were_there_are_found_when_a_name_is_watched(library: Library, site: Web) -> None:
    bring(library, site, ONE, TWO, THREE)
    library.names.watch(["Pellux"])
    assert sentences(library) == []
    library.names.look_back()
    assert sentences(library) == ["The mayor sold a boat to Pellux.", "Pellux bought the old pier of Port Ellan."]
    assert library.names.look_back() == 0


def test_looking_back_goes_on_where_it_was_stopped(library: Library, site: Web) -> None:
    bring(library, site, ONE, TWO)
    library.names.watch(["Pellux"])
    library.names.look_back(cancelled=lambda: True)
    assert sentences(library) == []
    library.catch_up()
    assert len(sentences(library)) == 2


def test_watching_is_undone_and_done_again_without_a_gap(library: Library, site: Web) -> None:
    bring(library, site, ONE)
    library.names.watch(["Pellux"])
    library.names.look_back()
    library.undo()
    assert library.names.watches() == []
    assert sentences(library) == []
    bring(library, site, ONE, TWO)
    library.redo()
    library.catch_up()
    assert len(sentences(library, "pellux")) == 2


def test_the_feed_pane_has_a_row_with_unread_counts_once_something_is_watched(library: Library, site: Web) -> None:
    bring(library, site, ONE, TWO, THREE)
    assert "Watched names" not in [view.name for view in library.views()]
    library.names.watch(["Pellux", "Port Ellan", "Nobody At All"])
    library.names.look_back()
    [view] = [view for view in library.views() if view.name == "Watched names"]
    assert (view.unread, view.total) == (2, 2)
    assert {*library.ids(view.query)} == {hit.headline.id for hit in library.names.hits()}
    assert len(library.ids('watch:"port ellan"')) == 1
    library.mark_read(library.ids("watch:Pellux"))
    assert [(w.name, w.articles, w.unread) for w in library.names.watches()] == [
        ("Nobody At All", 0, 0),
        ("Pellux", 2, 0),
        ("Port Ellan", 1, 0),
    ]


def test_a_name_without_a_word_or_not_watched_is_refused(library: Library) -> None:
    with pytest.raises(UsageError):
        library.names.watch(["…"])
    with pytest.raises(NothingFound):
        library.names.unwatch(["Pellux"])
    library.names.watch(["  Pellux   Pay "])
    assert library.names.is_watched("pellux pay")
    assert library.names.watch(["Pellux Pay"]).summary.startswith("Nothing to change")
    assert library.names.toggle_watch("PELLUX PAY").summary == "No longer watching for “Pellux Pay”"


def test_an_article_that_changes_loses_a_hit_that_is_no_longer_true(library: Library, site: Web) -> None:
    library.names.watch(["Pellux"])
    bring(library, site, ONE)
    assert len(sentences(library)) == 1
    bring(library, site, THREE)
    assert sentences(library) == []


def test_a_long_name_is_watched_whole_and_one_beyond_all_measure_refused(tmp_path: Path) -> None:
    long = "Grand " + "Federated Northern " * 25 + "Bank"
    with Library.open(tmp_path / "long.db") as library:
        library.names.watch([long])
        assert [watch.name for watch in library.names.watches()] == [long]
        assert library.names.is_watched(long)
        with pytest.raises(UsageError):
            library.names.watch([long * 3])
