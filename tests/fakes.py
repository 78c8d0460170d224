"""Real parts with a script: a loopback web server whose answers a test sets, and a clock it moves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Web:
    """`pages` maps paths to an answer, or to a function that writes the answer by hand."""

    address: str
    pages: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return self.address + path

    def serve(
        self, path: str, body: bytes | str, *, kind: str = "application/xml", status: int = 200, **headers: str
    ) -> str:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": kind, **named}, data)
        return self.url(path)


@contextmanager
def web() -> Iterator[Web]:
    """A web server on the loopback interface for the length of a test."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = site.pages.get(self.path)
            if callable(answer):
                self.close_connection = True
                try:
                    answer(self)
                except OSError:
                    pass
                return
            status, headers, body = answer or (404, {}, b"")
            etag = headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    site = Web(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    now: datetime = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **delta: float) -> None:
        self.now += timedelta(**delta)


def rss(*items: str, title: str = "The Harbour Post", link: str = "https://harbour.example/") -> str:
    """An RSS 2.0 document around the given <item> elements."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>'
        f"<title>{title}</title><link>{link}</link>{''.join(items)}</channel></rss>"
    )


def item(
    number: int = 1,
    *,
    title: str | None = None,
    guid: str | None = "",
    text: str = "",
    extra: str = "",
    host: str = "harbour.example",
) -> str:
    """An RSS item; `guid=None` leaves the guid out, the default gives one from the number."""
    name = title if title is not None else f"Ferry number {number} leaves on time"
    body = text or f"<p>The ferry with the number {number} left the harbour on time, the port office said.</p>"
    identity = "" if guid is None else f'<guid isPermaLink="false">{guid or f"ferry-{number}"}</guid>'
    return (
        f"<item><title>{name}</title><link>https://{host}/ferry/{number}</link>{identity}"
        f"<pubDate>Thu, 19 Nov 2026 {number % 24:02}:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded>{extra}</item>"
    )
