"""The pass from feeds to readable articles, against a real server, a real archive and real worker processes."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from reader.library import Library
from reader.store.journal import NewFeed
from tests.fakes import Clock, Web, item, rss


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


def follow(library: Library, *urls: str) -> None:
    library.store.journal.subscribe([NewFeed(url) for url in urls])


def titles(library: Library, query: str = "") -> list[str]:
    return [head.title for head in library.headlines(library.ids(query))]


LONG = "<p>" + "The ferry left the harbour on time and the port office said so in many words. " * 40 + "</p>"


def test_new_entries_are_readable_and_a_second_refresh_finds_nothing_new(library: Library, site: Web) -> None:
    follow(library, site.serve("/feed", rss(item(1, text=LONG), item(2, text=LONG)), ETag='"1"'))
    report = library.jobs.refresh(library.feeds(), lambda p: None, lambda: False)
    assert (report.feeds, report.new, report.failed) == (1, 2, ())
    assert titles(library) == ["Ferry number 2 leaves on time", "Ferry number 1 leaves on time"]
    assert library.article(library.ids()[0]).blocks[0].text.startswith("The ferry left")
    again = library.jobs.refresh(library.feeds(), lambda p: None, lambda: False)
    assert (again.new, again.updated, again.not_modified) == (0, 0, 1)
    assert site.asked[1][1]["if-none-match"] == '"1"'
    assert library.feeds()[0].title == "The Harbour Post"


def test_without_validators_an_unchanged_body_is_not_modified(library: Library, site: Web) -> None:
    follow(library, site.serve("/feed", rss(item(1))))
    library.refresh(behind=False)
    assert library.refresh(behind=False).not_modified == 1


def test_an_edit_updates_the_article_and_keeps_marks(library: Library, site: Web) -> None:
    follow(library, site.serve("/feed", rss(item(1), item(2))))
    library.refresh(behind=False)
    [two, one] = library.ids()
    library.mark_read([one])
    library.star([one])
    site.serve("/feed", rss(item(1, title="Ferry number 1 was late"), item(2)))
    report = library.refresh(behind=False)
    assert (report.new, report.updated) == (0, 1)
    [head] = library.headlines([one])
    assert (head.title, head.read, head.starred) == ("Ferry number 1 was late", True, True)
    assert library.store.articles.revisions(one)[0].title == "Ferry number 1 leaves on time"
    assert two != one


def test_an_entry_that_left_the_feed_stays_in_the_archive(library: Library, site: Web) -> None:
    follow(library, site.serve("/feed", rss(item(1), item(2))))
    library.refresh(behind=False)
    site.serve("/feed", rss(item(3)))
    library.refresh(behind=False)
    assert len(library.ids()) == 3


def test_one_broken_feed_does_not_touch_the_others(library: Library, site: Web) -> None:
    def truncated(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "9000")
        handler.end_headers()
        handler.wfile.write(rss(item(9)).encode()[:300])

    site.pages["/half"] = truncated
    site.serve("/html", "<html><body>Soon</body></html>", kind="text/html")
    site.serve("/loop", b"", status=302, Location="/loop")
    follow(library, *map(site.url, ("/half", "/html", "/none", "/loop")), site.serve("/good", rss(item(1))))
    report = library.refresh(behind=False)
    assert report.new == 1
    said = {problem.url.rsplit("/", 1)[1]: problem.error for problem in report.failed}
    assert set(said) == {"half", "html", "none", "loop"}
    assert "broke off" in said["half"]
    assert "web page" in said["html"]
    assert "404" in said["none"]
    assert "more than 5" in said["loop"]
    errors = {feed.url.rsplit("/", 1)[1]: feed.error for feed in library.feeds()}
    assert errors["good"] is None
    assert errors["half"]


def test_a_permanent_move_is_adopted_after_three_refreshes(library: Library, site: Web) -> None:
    new = site.serve("/new", rss(item(1)))
    site.serve("/old", b"", status=301, Location="/new")
    follow(library, site.url("/old"))
    urls = []
    for _ in range(3):
        library.refresh(behind=False)
        urls.append(library.feeds()[0].url)
    assert urls == [site.url("/old"), site.url("/old"), new]
    assert len(library.ids()) == 1


def test_gone_pauses_the_feed_and_deletes_nothing(library: Library, site: Web) -> None:
    follow(library, site.serve("/feed", rss(item(1))))
    library.refresh(behind=False)
    site.serve("/feed", b"", status=410)
    library.refresh(behind=False)
    assert library.feeds()[0].paused
    assert len(library.ids()) == 1
    asked = len(site.asked)
    assert library.refresh(behind=False).feeds == 0
    assert len(site.asked) == asked


def test_a_server_that_asks_for_patience_is_not_asked_before_that_time(
    library: Library, site: Web, clock: Clock
) -> None:
    follow(library, site.serve("/feed", b"", status=429, Retry_After="3600"))
    library.refresh(behind=False)
    clock.move(minutes=30)
    assert "left alone" in library.refresh(behind=False).failed[0].error
    assert len(site.asked) == 1
    clock.move(minutes=31)
    site.serve("/feed", rss(item(1)))
    assert library.refresh(behind=False).new == 1


def test_the_same_article_in_two_feeds_is_one_article(library: Library, site: Web) -> None:
    follow(library, site.serve("/a", rss(item(1))), site.serve("/b", rss(item(1, guid="other"), title="Other Post")))
    library.refresh(behind=False)
    assert len(library.ids()) == 1
    assert [feed.entries for feed in library.feeds()] == [1, 1]


def test_a_cancelled_refresh_keeps_what_it_had(library: Library, site: Web) -> None:
    follow(library, *(site.serve(f"/{n}", rss(item(n))) for n in range(30)))
    seen: list[int] = []
    report = library.refresh(progress=lambda p: seen.append(p.done), cancelled=lambda: len(seen) >= 4, behind=False)
    assert report.cancelled
    assert 0 < len(library.ids()) < 30
    assert library.refresh(behind=False).failed == ()
    assert len(library.ids()) == 30


def test_progress_names_each_feed_and_its_new_articles(library: Library, site: Web) -> None:
    follow(library, site.serve("/feed", rss(item(1))))
    steps: list[object] = []
    library.refresh(progress=steps.append, behind=False)
    [step] = steps
    assert (step.done, step.total, len(step.new_ids)) == (1, 1, 1)  # type: ignore[attr-defined]


def test_a_query_chooses_feeds(library: Library, site: Web) -> None:
    follow(library, site.serve("/a", rss(item(1), title="Alpha")), site.serve("/b", rss(item(2), title="Beta")))
    library.refresh(behind=False)
    site.asked.clear()
    assert library.refresh("feed:alpha", behind=False).feeds == 1
    assert [path for path, _ in site.asked] == ["/a"]
