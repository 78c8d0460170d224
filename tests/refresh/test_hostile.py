"""Every hostile feed that taught us something, served by a real server to the whole refresh: no crash, no hang, nothing raw."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from reader.clean import is_safe
from reader.library import Library
from reader.store.journal import NewFeed
from tests.fakes import Clock, Web, item, rss

ESCAPES = "&amp;#27;]0;owned&amp;#7;&amp;#27;[2J&amp;#x9b;31m\u202egpj.exe\u2066 &#x202e;"
GOOD = "Ferry number 2 leaves on time"


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


def read_all(library: Library) -> list[str]:
    """Everything of the archive that a screen would show."""
    shown = [text for feed in library.feeds() for text in (feed.title, feed.error or "")]
    for head in library.headlines(library.ids()):
        article = library.article(head.id)
        shown += [head.title, head.author, head.feed, article.why, *(block.text for block in article.blocks)]
        shown += [mark.href or "" for block in article.blocks for mark in block.marks]
    return shown


DAMAGED = {
    "escape sequences in every field": rss(
        item(
            1,
            title=ESCAPES,
            text=f"<p>{ESCAPES} <a href='javascript:alert(1)'>x</a></p>",
            extra=f"<dc:creator>{ESCAPES}</dc:creator>",
        ),
        item(2),
        title=ESCAPES,
    ),
    "markup-like titles": rss(item(1, title="[/] [/etc/passwd] [a='b] [@click=app.quit]x[/]"), item(2), title="[PDF]"),
    "a bell as a character reference": rss(item(1, title="Ding &#7; dong"), item(2)),
    "a huge character reference": rss(item(1, title="&#" + "9" * 5000 + ";"), item(2)),
    "a lone surrogate": rss(item(1, title="&#xD800;"), item(2)),
    "raw control bytes": rss(item(1, title="a\x00\x01\x1b[31mb"), item(2)),
    "HTML's own entities": rss(item(1, title="caf&eacute;&nbsp;&bogus; & so"), item(2)),
    "a quadratic author": rss(item(1, extra="<author>" + "a@" * 40_000 + "</author>"), item(2)),
    "zalgo": rss(item(1, title="Z" + "\u0300" * 5000), item(2)),
    "a title of a megabyte": rss(item(1, title="word " * 200_000), item(2)),
    "deep nesting": rss(item(1, text="<div>" * 5000 + "deep" + "</div>" * 5000), item(2)),
    "a hundred thousand tags that never close": rss(item(1, text="<b><i>" * 50_000 + "x"), item(2)),
    "a date from nowhere": rss(item(1).replace("Thu, 19 Nov 2026", "Thu, 99 Foo 99999"), item(2)),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_entry_costs_no_other_entry_and_nothing_raw_is_kept(library: Library, site: Web, name: str) -> None:
    library.store.journal.subscribe([NewFeed(site.serve("/feed", DAMAGED[name].encode("utf-8", "surrogatepass")))])
    report = library.refresh()
    assert report.failed == ()
    assert len(library.ids()) == 2
    shown = read_all(library)
    assert GOOD in shown
    for text in shown:
        assert is_safe(text), text[:80]
        assert not text.startswith("javascript:")


@pytest.mark.parametrize("charset", ["punycode", "undefined", "utf-8\x00", "x-user-defined", "utf-16-broken"])
def test_a_senseless_charset_in_header_and_document(library: Library, site: Web, charset: str) -> None:
    document = rss(item(1), item(2)).replace('encoding="UTF-8"', f'encoding="{charset}"').encode("latin-1")
    kind = "application/xml; charset=" + charset.replace("\x00", "")
    library.store.journal.subscribe([NewFeed(site.serve("/feed", document, kind=kind))])
    assert library.refresh().new == 2


def by_hand(
    status: str, *pieces: bytes, length: int | None = None, endless: bool = False
) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(f"HTTP/1.1 {status}\r\n".encode())
        if length is not None:
            handler.wfile.write(f"Content-Length: {length}\r\n".encode())
        handler.wfile.write(b"\r\n")
        for piece in pieces:
            handler.wfile.write(piece)
        while endless:
            handler.wfile.write(b"<item><title>again</title></item>" * 1000)

    return answer


def test_servers_that_cheat_are_told_apart_and_an_honest_one_is_read(library: Library, site: Web) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = packer.compress(b" " * 80_000_000) + packer.flush()
    site.pages["/truncated"] = by_hand("200 OK", rss(item(1)).encode()[:200], length=9_000)
    site.pages["/endless"] = by_hand("200 OK", rss().encode()[:-20], endless=True)
    site.pages["/headers"] = by_hand("200 OK\r\n" + "\r\n".join(f"X-{n}: y" for n in range(5000)))
    site.serve("/bomb", bomb, Content_Encoding="gzip")
    site.serve("/packed", gzip.compress(rss(item(5)).encode())[:-12], Content_Encoding="gzip")
    site.serve("/loop", b"", status=302, Location="/loop2")
    site.serve("/loop2", b"", status=302, Location="/loop")
    site.serve("/html", "<!doctype html><html><body><h1>Moved</h1></body></html>", kind="text/html")
    site.serve("/empty", b"")
    site.serve("/json", '{"version": 1}', kind="application/json")
    paths = ["/truncated", "/endless", "/headers", "/bomb", "/packed", "/loop", "/html", "/empty", "/json"]
    library.store.journal.subscribe(
        [NewFeed(site.url(path)) for path in paths] + [NewFeed(site.serve("/good", rss(item(2))))]
    )
    report = library.refresh()
    said = {problem.url.removeprefix(site.address): problem.error for problem in report.failed}
    assert set(said) == set(paths)
    assert report.new == 1
    for path, words in {
        "/truncated": "broke off",
        "/endless": "larger than",
        "/headers": "headers",
        "/bomb": "200 times",
        "/packed": "broke off",
        "/loop": "more than 5",
        "/html": "web page",
        "/empty": "empty",
        "/json": "JSON",
    }.items():
        assert words in said[path], (path, said[path])
    assert library.store.doctor.examine() == []


def test_a_feed_that_kills_its_parser_is_marked_and_the_next_refresh_goes_on(
    library: Library, site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.refresh import feeds_pass

    monkeypatch.setattr(feeds_pass, "PARSE_LIMIT_S", 0.001)
    long = rss(*(item(number) for number in range(300)))  # no machine reads this in a millisecond
    library.store.journal.subscribe([NewFeed(site.serve("/feed", long))])
    [problem] = library.refresh().failed
    assert "stopped" in problem.error
    monkeypatch.undo()
    assert library.refresh().new == 300
