"""The one door: adding, marks, exchange, and what survives a restart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import ConfigError, NothingFound, ServiceError, UsageError
from reader.library import Library, exchange
from tests.fakes import Clock, Web, item, rss

PROSE = (
    "<p>"
    + "The harbour master of Port Ellan counted the ferries again this morning and found that one was missing from the outer berth. "
    * 12
    + "</p>"
)
ARTICLE = f"<html><head><title>One ferry missing</title><meta property='og:type' content='article'></head><body><article><h1>One ferry missing</h1>{PROSE}</article></body></html>"
HOME = "<html><head><title>Port</title><link rel='alternate' type='application/rss+xml' title='All' href='/feed'><link rel='alternate' type='application/atom+xml' href='/other'></head><body><a href='/x'>x</a></body></html>"


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


def test_adding_a_feed_follows_it_and_its_articles_are_there_at_once(library: Library, site: Web) -> None:
    added = library.add(site.serve("/feed", rss(item(1), item(2))), "Sea/Ferries")
    assert (added.kind, added.title, added.new) == ("feed", "The Harbour Post", 2)
    assert [(f.folder, f.entries, f.unread) for f in library.feeds()] == [("Sea/Ferries", 2, 2)]
    assert library.add(site.url("/feed")).kind == "known"


def test_adding_a_site_finds_its_feed_and_tells_of_the_others(library: Library, site: Web) -> None:
    site.serve("/feed", rss(item(1)))
    home = site.serve("/", HOME, kind="text/html")
    added = library.add(home)
    assert (added.kind, added.offered) == ("feed", (site.url("/other"),))
    assert library.feeds()[0].url == site.url("/feed")


def test_a_site_that_names_no_feed_is_tried_at_the_usual_places(library: Library, site: Web) -> None:
    site.serve("/rss.xml", rss(item(1)))
    assert (
        library.add(
            site.serve("/", "<html><body><p>Hello</p><a href='/rss.xml'>RSS</a></body></html>", kind="text/html")
        ).kind
        == "feed"
    )


def test_adding_an_article_keeps_it(library: Library, site: Web) -> None:
    added = library.add(site.serve("/2026/one-ferry-is-missing-today", ARTICLE, kind="text/html"))
    assert (added.kind, added.title) == ("article", "One ferry missing")
    assert library.article(added.article_id).blocks[0].text.startswith("The harbour master")
    assert library.refresh().feeds == 0


def test_a_file_and_a_path_can_be_added(library: Library, tmp_path: Path) -> None:
    feed, page = tmp_path / "my feed.xml", tmp_path / "page.html"
    feed.write_text(rss(item(1)))
    page.write_text(ARTICLE)
    assert library.add(str(feed)).kind == "feed"
    assert library.add(page.as_uri()).kind == "article"
    feed.write_text(rss(item(1), item(2)))
    assert library.refresh().new == 1
    assert library.refresh().not_modified == 1


@pytest.mark.parametrize("where", ["", "   ", "no such file.xml", "http://"])
def test_nonsense_is_refused_in_words(library: Library, where: str) -> None:
    with pytest.raises(UsageError):
        library.add(where)


def test_what_cannot_be_had_is_said(library: Library, site: Web) -> None:
    with pytest.raises(ServiceError, match="404"):
        library.add(site.url("/nothing"))
    with pytest.raises(NothingFound):
        library.add(site.serve("/empty", "<html><body></body></html>", kind="text/html"))
    assert library.feeds() == []


def test_marks_survive_a_restart_and_so_does_undo(tmp_path: Path, site: Web, clock: Clock) -> None:
    path = tmp_path / "archive.db"
    with Library.open(path, clock=clock) as library:
        library.add(site.serve("/feed", rss(item(1), item(2), item(3))))
        ids = library.ids()
        library.mark_read(ids[:1])
        assert library.mark_read(ids).summary == "Marked 2 articles read"
    with Library.open(path, clock=clock) as library:
        change = library.undo()
        assert change is not None
        assert [head.read for head in library.headlines(ids)] == [True, False, False]
        library.redo()
        assert all(head.read for head in library.headlines(ids))


def test_a_restored_cut_stays_restored_after_the_page_is_read_again(library: Library, site: Web) -> None:
    promo = "<p>Sign up for our newsletter and never miss a ferry again. Subscribe now</p>"
    library.add(site.serve("/feed", rss(item(1, text=PROSE + promo))))
    [id] = library.ids()
    [cut] = [block for block in library.article(id).blocks if not block.kept]
    library.texts.decide_cut(id, cut.key, keep=True)
    assert all(block.kept for block in library.article(id).blocks)
    site.serve("/feed", rss(item(1, text="<p>Correction: two ferries.</p>" + PROSE + promo)))
    assert library.refresh().updated == 1
    assert all(block.kept for block in library.article(id).blocks)
    library.undo()
    assert [block.kept for block in library.article(id).blocks if block.key == cut.key] == [False]


def test_one_feed_may_have_settings_of_its_own(library: Library, site: Web) -> None:
    feed = library.add(site.serve("/feed", rss(item(1)))).feed_id
    library.set_option(feed, "strip", "off")
    assert library.feeds()[0].settings == {"strip": "off"}
    with pytest.raises(ConfigError, match="did you mean"):
        library.set_option(feed, "stripp", "off")
    library.set_option(feed, "strip", None)
    assert library.feeds()[0].settings == {}


def test_offline_asks_nobody(tmp_path: Path, site: Web) -> None:
    with Library.open(tmp_path / "a.db", offline=True) as library:
        with pytest.raises(ServiceError, match="offline"):
            library.refresh()
        with pytest.raises(ServiceError, match="offline"):
            library.add(site.serve("/feed", rss(item(1))))
    assert site.asked == []


def test_imported_articles_arrive_as_if_from_a_feed_and_undo_takes_them_back(library: Library) -> None:
    line = {
        "id": "a",
        "url": "https://x.example/1",
        "title": "Ferry found",
        "text": "It was behind the pier.\n\nAll are glad.",
        "published": "2026-11-01T08:00:00Z",
        "source": "Port Gazette",
        "author": "Ada Mbeki",
    }
    rows = exchange.read_articles(
        (json.dumps(line) + "\n" + json.dumps({**line, "id": "b", "text": "", "html": "<p>Two</p>"})).encode(),
        "in.jsonl",
    )
    assert exchange.import_articles(library.store, rows) == 2
    assert exchange.import_articles(library.store, rows) == 0
    [one, _] = library.headlines(library.ids())
    assert (one.feed, one.author) == ("Port Gazette", "Ada Mbeki")
    library.undo()
    assert list(library.ids()) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[1]", "object"),
        ("{}", "neither"),
        ('{"title":"x","published":"soon"}', "published"),
        ("", "no article"),
    ],
)
def test_a_wrong_line_is_named(line: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        exchange.read_articles(b'{"title":"good"}\n' + line.encode() if line else b"", "in.jsonl")


def test_what_is_exported_is_imported_again(library: Library, site: Web, tmp_path: Path) -> None:
    library.add(site.serve("/feed", rss(item(1, text=PROSE), item(2, text=PROSE))))
    lines = "".join(exchange.exported(library, "jsonl", ""))
    with Library.open(tmp_path / "second.db") as second:
        assert exchange.import_articles(second.store, exchange.read_articles(lines.encode(), "x")) == 2
        assert sorted(h.title for h in second.headlines(second.ids())) == sorted(
            h.title for h in library.headlines(library.ids())
        )
    with pytest.raises(NothingFound, match="folder:none"):
        list(exchange.exported(library, "opml", "folder:none"))
    assert site.url("/feed") in "".join(exchange.exported(library, "opml", ""))


def test_a_second_instance_sees_what_the_first_wrote(library: Library, site: Web) -> None:
    with Library.open(library.path, read_only=True) as other:
        before = other.data_version()
        library.add(site.serve("/feed", rss(item(1))))
        assert other.data_version() != before
        assert len(other.ids()) == 1


@pytest.mark.parametrize("date", ["0001-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "9999-12-31"])
def test_a_date_at_the_end_of_the_calendar_counts_as_none(library: Library, date: str) -> None:
    [row] = exchange.read_articles(json.dumps({"title": "Late", "published": date}).encode(), "in.jsonl")
    assert row.published is None
    exchange.import_articles(library.store, [row])
    [head] = library.headlines(library.ids())
    assert head.published == library.store.clock()
