"""A loopback server of many pretended hosts and feeds, with ETag, 304 and gzip. A process of its own for the benches.

python -m tests.bench.feed_server FEEDS ENTRIES   prints its port; `/change/K` gives the first K feeds one new entry.
"""

from __future__ import annotations

import asyncio
import gzip
import random
import sys

from tests.bench.bench_store import Maker

HOSTS = 100


def host_of(number: int) -> str:
    return f"127.0.1.{1 + number % HOSTS}"


def document(made: Maker, number: int, entries: int, extra: int = 0) -> bytes:
    """An RSS feed whose entries are about 4 kB of markup each; `extra` new ones stand in front."""
    items = []
    for entry in [*(f"new-{n}" for n in range(extra)), *range(entries)]:
        chance = made.chance
        made.chance = random.Random(f"{number}/{entry}")
        paragraphs = "".join(
            f'<p>{made.text(30).capitalize()}. <a href="/tag/{k}">{made.text(3)}</a> {made.text(25)}.</p>'
            for k in range(7)
        )
        title = made.text(9).capitalize()
        made.chance = chance
        items.append(
            f"<item><title>{title}</title><link>http://{host_of(number)}/a/{number}/{entry}</link>"
            f'<guid isPermaLink="false">{number}-{entry}</guid><pubDate>Thu, 19 Nov 2026 08:00:00 GMT</pubDate>'
            f"<description><![CDATA[{paragraphs[:200]}]]></description>"
            f"<content:encoded><![CDATA[{paragraphs}]]></content:encoded></item>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Feed {number}</title><link>http://{host_of(number)}/</link>{''.join(items)}</channel></rss>"
    ).encode()


class Server:
    def __init__(self, feeds: int, entries: int) -> None:
        self.made = Maker()
        self.entries = entries
        self.changes = 0
        self.bodies = {n: self.answer(n, 0) for n in range(feeds)}

    def answer(self, number: int, extra: int) -> tuple[bytes, bytes]:
        body = gzip.compress(document(self.made, number, self.entries, extra), 1)
        head = f'ETag: "{number}-{extra}"\r\nContent-Type: application/rss+xml\r\n'
        whole = (
            f"HTTP/1.1 200 OK\r\n{head}Content-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        )
        return f'"{number}-{extra}"'.encode(), whole

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                path = request.split(b" ", 2)[1].decode()
                if path.startswith("/change/"):
                    self.changes += 1
                    for n in range(int(path[8:])):
                        self.bodies[n] = self.answer(n, self.changes)
                    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                else:
                    etag, whole = self.bodies[int(path[1:])]
                    known = b"If-None-Match: " + etag + b"\r\n" in request
                    writer.write(b"HTTP/1.1 304 Not Modified\r\nETag: " + etag + b"\r\n\r\n" if known else whole)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


async def main() -> None:
    feeds, entries = map(int, sys.argv[1:3])
    server = Server(feeds, entries)
    first = await asyncio.start_server(server.serve, host_of(0), 0)
    port = first.sockets[0].getsockname()[1]
    for number in range(1, min(feeds, HOSTS)):
        await asyncio.start_server(server.serve, host_of(number), port)
    print(port, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
