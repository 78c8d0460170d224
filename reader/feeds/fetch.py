"""Requests through libcurl's multi interface: many at once, bounded in every direction.

A body is counted while it streams, decoded; a connection to a loopback, private, link-local or metadata
address is refused when the socket is opened (after name resolution, so a name cannot lie), unless the
person added that host. Redirects are followed here, not by libcurl, so that each hop is checked and
permanent ones are noticed.
"""

from __future__ import annotations

import heapq
import os
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

import pycurl

from reader.feeds import headers as http
from reader.feeds.addresses import host_of, is_private, names_private
from reader.feeds.outcome import Failed, Fetched, Limits, NotModified, Outcome, Request
from reader.feeds.unpack import ACCEPTED, Refused, Unpacker

MAX_REDIRECTS = 5
MAX_HEADERS = 400
PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(slots=True)
class _Transfer:
    request: Request
    url: str
    deadline: float
    hops: int = 0
    permanent: bool = True
    refused: str = ""
    unpacker: Unpacker | None = None
    lines: list[bytes] = field(default_factory=list)
    curl: pycurl.Curl | None = None


def fetch(
    requests: Iterable[Request],
    limits: Limits,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[tuple[Request, Outcome]]:
    """Yield each request with its outcome, in order of completion. Network trouble is a value, never raised."""
    run = _Run(limits, clock)
    try:
        yield from run.outcomes(requests, cancelled)
    finally:
        run.close()


class _Run:
    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self.limits = limits
        self.clock = clock
        self.multi = pycurl.CurlMulti()
        self.multi.setopt(pycurl.M_MAX_TOTAL_CONNECTIONS, limits.connections)
        self.multi.setopt(pycurl.M_MAXCONNECTS, limits.connections * 2)
        self.idle: list[pycurl.Curl] = []
        self.live: dict[pycurl.Curl, _Transfer] = {}
        self.busy: dict[str, int] = {}
        self.free_at: dict[str, float] = {}
        self.proxied = any(os.environ.get(name) for name in ("http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy"))
        self.ca_file: str | None = None

    def outcomes(self, requests: Iterable[Request], cancelled: Callable[[], bool]) -> Iterator[tuple[Request, Outcome]]:
        queue: deque[_Transfer] = deque()
        later: list[tuple[float, int, _Transfer]] = []
        source = iter(requests)
        exhausted = False
        number = 0
        while not cancelled():
            now = self.clock()
            while later and later[0][0] <= now:
                queue.append(heapq.heappop(later)[2])
            while not exhausted and len(queue) < self.limits.connections:
                request = next(source, None)
                if request is None:
                    exhausted = True
                else:
                    queue.append(_Transfer(request, request.url, 0.0))
            for _ in range(len(queue)):
                if len(self.live) >= self.limits.connections:
                    break
                transfer = queue.popleft()
                wait = self._wait(transfer, now)
                if wait > 0:
                    number += 1
                    heapq.heappush(later, (now + wait, number, transfer))
                    continue
                failed = self._start(transfer, now)
                if failed:
                    yield transfer.request, failed
            if not self.live and not queue and not later and exhausted:
                return
            if self.live:
                self.multi.select(0.05 if later or queue else 0.25)
            elif later:
                time.sleep(min(0.05, max(0.0, later[0][0] - self.clock())))
            self.multi.perform()
            for transfer, code, message in self._completed():
                outcome = self._outcome(transfer, code, message)
                if isinstance(outcome, _Transfer):
                    queue.appendleft(outcome)
                else:
                    yield transfer.request, outcome

    def close(self) -> None:
        for curl in [*self.live, *self.idle]:
            if curl in self.live:
                self.multi.remove_handle(curl)
            curl.close()
        self.live.clear()
        self.multi.close()

    # ------------------------------------------------------------------ starting

    def _wait(self, transfer: _Transfer, now: float) -> float:
        """Seconds until this host may be asked again; 0 to start now."""
        host = host_of(transfer.url)
        if self.busy.get(host, 0) >= self.limits.per_host:
            return 0.02
        return max(0.0, self.free_at.get(host, 0.0) - now)

    def _start(self, transfer: _Transfer, now: float) -> Failed | None:
        host = host_of(transfer.url)
        scheme = transfer.url.partition(":")[0].lower()
        if scheme not in ("http", "https") or not host:
            return Failed(f"only http and https addresses are fetched, not {transfer.url[:200]}")
        trusted = host in self.limits.trusted_hosts
        if self.proxied and not trusted and names_private(host):
            return Failed(f"{host} is a private address and was not added by you")
        transfer.deadline = transfer.deadline or now + self.limits.deadline_s
        left = transfer.deadline - now
        if left <= 0:
            return Failed(f"took longer than {self.limits.deadline_s:g} s")
        curl = self.idle.pop() if self.idle else self._new_curl()
        transfer.curl = curl
        try:
            self._configure(curl, transfer, scheme, trusted, left)
        except (pycurl.error, UnicodeError, ValueError):
            self.idle.append(curl)
            return Failed(f"not an address that can be fetched: {transfer.url[:200]}")
        self.live[curl] = transfer
        self.busy[host] = self.busy.get(host, 0) + 1
        if not names_private(host):
            self.free_at[host] = now + self.limits.spacing_s
        self.multi.add_handle(curl)
        return None

    def _new_curl(self) -> pycurl.Curl:
        curl = pycurl.Curl()
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        curl.setopt(pycurl.REDIR_PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        curl.setopt(pycurl.FOLLOWLOCATION, 0)
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.CONNECTTIMEOUT, 15)
        curl.setopt(pycurl.USERAGENT, self.limits.user_agent)
        return curl

    def _configure(self, curl: pycurl.Curl, transfer: _Transfer, scheme: str, trusted: bool, left: float) -> None:
        request = transfer.request
        # Header values come from a server we asked before: a line break in one would smuggle in another header.
        sent = [f"Accept: {request.accept}", f"Accept-Encoding: {ACCEPTED}"]
        if request.etag and transfer.hops == 0:
            sent.append(f"If-None-Match: {http.one_line(request.etag)}")
        if request.last_modified and transfer.hops == 0:
            sent.append(f"If-Modified-Since: {http.one_line(request.last_modified)}")
        curl.setopt(pycurl.URL, http.ascii_url(transfer.url))
        curl.setopt(pycurl.HTTPHEADER, sent)
        curl.setopt(pycurl.TIMEOUT_MS, max(1, int(left * 1000)))
        curl.setopt(pycurl.HEADERFUNCTION, self._header(transfer))
        curl.setopt(pycurl.WRITEFUNCTION, self._writer(transfer))
        curl.setopt(pycurl.OPENSOCKETFUNCTION, self._opener(transfer, trusted or self.proxied))
        if scheme == "https":
            curl.setopt(pycurl.CAINFO, self._ca())

    def _writer(self, transfer: _Transfer) -> Callable[[bytes], int]:
        def write(piece: bytes) -> int:
            try:
                if transfer.unpacker is None:
                    encoding = http.parse(transfer.lines).get("content-encoding", "")
                    transfer.unpacker = Unpacker(encoding, transfer.request.limit_bytes)
                transfer.unpacker.add(piece)
            except Refused as refused:
                transfer.refused = str(refused)
                return -1
            return len(piece)

        return write

    def _header(self, transfer: _Transfer) -> Callable[[bytes], int]:
        def header(line: bytes) -> int:
            transfer.lines.append(line)
            if len(transfer.lines) > MAX_HEADERS:
                transfer.refused = "the answer has too many headers"
                return -1
            return len(line)

        return header

    def _opener(self, transfer: _Transfer, trusted: bool) -> Callable[..., socket.socket | int]:
        def open_socket(purpose: int, address: tuple[int, int, int, tuple[str, int]]) -> socket.socket | int:
            family, kind, protocol, where = address
            if not trusted and is_private(where[0]):
                transfer.refused = (
                    f"{host_of(transfer.url)} is at a private address ({where[0]}) and was not added by you"
                )
                return int(pycurl.SOCKET_BAD)
            return socket.socket(family, kind, protocol)

        return open_socket

    def _ca(self) -> str:
        if self.ca_file is None:
            import ssl

            found = os.environ.get("SSL_CERT_FILE") or ssl.get_default_verify_paths().cafile
            if not found or not os.path.exists(found):
                import certifi

                found = certifi.where()
            self.ca_file = found
        return self.ca_file

    # ------------------------------------------------------------------ finishing

    def _completed(self) -> list[tuple[_Transfer, int, str]]:
        finished: list[tuple[_Transfer, int, str]] = []
        while True:
            queued, good, bad = self.multi.info_read(64)
            for curl, code, message in [*((curl, 0, "") for curl in good), *bad]:
                transfer = self.live.pop(curl)
                self.multi.remove_handle(curl)
                host = host_of(transfer.url)
                self.busy[host] -= 1
                finished.append((transfer, code, message))
            if not queued:
                return finished

    def _outcome(self, transfer: _Transfer, code: int, message: str) -> Outcome | _Transfer:
        curl = transfer.curl
        assert curl is not None
        status = int(curl.getinfo(pycurl.RESPONSE_CODE))
        self.idle.append(curl)
        transfer.curl = None
        if transfer.refused:
            return Failed(transfer.refused, status)
        if code:
            return Failed(http.curl_in_words(code, message, self.limits.deadline_s), status)
        head = http.parse(transfer.lines)
        if status == 304:
            return NotModified(head.get("etag"), head.get("last-modified"), http.max_age(head))
        if status in REDIRECTS:
            return self._redirected(transfer, status, head.get("location", ""))
        if not 200 <= status < 300:
            wait = http.retry_after(head.get("retry-after", ""))
            return Failed(http.status_in_words(status), status, wait, gone=status == 410)
        try:
            body = transfer.unpacker.whole() if transfer.unpacker else b""
        except Refused as refused:
            return Failed(str(refused), status)
        return Fetched(
            transfer.url,
            body,
            head.get("content-type", ""),
            head.get("etag"),
            head.get("last-modified"),
            http.max_age(head),
            transfer.url if transfer.hops and transfer.permanent else None,
        )

    def _redirected(self, transfer: _Transfer, status: int, location: str) -> Failed | _Transfer:
        if not location:
            return Failed(f"redirects without saying where (HTTP {status})", status)
        if transfer.hops >= MAX_REDIRECTS:
            return Failed(f"redirects more than {MAX_REDIRECTS} times", status)
        try:
            target = urljoin(transfer.url, location)
            secure = not (transfer.url.startswith("https:") and target.startswith("http:"))
        except ValueError:
            return Failed(f"redirects to something that is no address: {location[:100]!r}", status)
        return _Transfer(
            transfer.request,
            target,
            transfer.deadline,
            transfer.hops + 1,
            transfer.permanent and status in PERMANENT and secure,
        )
