from __future__ import annotations

from reader.feeds.discover import FeedLink, discover, guesses

PAGE = b"""<html><head><base href="https://site.example/news/"><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/atom+xml; charset=utf-8" title="All &amp; sundry" href="atom.xml"><link rel="stylesheet" type="text/xml" href="x.xml">
<link rel="alternate" type="application/feed+json" href="javascript:alert(1)"></head><body><a href="/tag/sea/feed/">Sea feed</a><a href="/about">About</a></body></html>"""


def test_named_feeds_come_first_comment_feeds_later_and_lookalikes_last() -> None:
    assert discover(PAGE, "https://site.example/") == [
        FeedLink("https://site.example/news/atom.xml", "All & sundry"),
        FeedLink("https://site.example/comments/feed", "Comments"),
        FeedLink("https://site.example/tag/sea/feed/", "Sea feed", certain=False),
    ]


def test_a_page_without_feeds_or_without_sense_offers_none() -> None:
    for page in (b"", b"\x00\x01", b"<html><body>Nothing</body></html>", b"<" * 10_000, b"<div>" * 5_000):
        assert discover(page, "https://site.example/") == []


def test_guesses_stay_on_the_host() -> None:
    assert all(url.startswith("https://site.example/") for url in guesses("https://site.example/news"))


def test_a_base_that_is_no_address_is_passed_over() -> None:
    page = b'<base href="http://["><link rel="alternate" type="application/rss+xml" href="/feed">'
    assert [link.url for link in discover(page, "https://e.example/a")] == ["https://e.example/feed"]
