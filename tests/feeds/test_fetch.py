"""Fetching against a real server on the loopback interface."""

from __future__ import annotations

import gzip
import time
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from reader.feeds.addresses import is_private
from reader.feeds.fetch import fetch
from reader.feeds.outcome import Failed, Fetched, Limits, NotModified, Outcome, Request
from tests.fakes import Web

HOME = Limits(trusted_hosts=frozenset({"127.0.0.1"}), deadline_s=5)


def get(url: str, limits: Limits = HOME, **request: object) -> Outcome:
    [(_, outcome)] = list(fetch([Request(url, **request)], limits))  # type: ignore[arg-type]
    return outcome


def test_a_body_comes_with_its_validators(site: Web) -> None:
    url = site.serve(
        "/feed", b"<rss/>", ETag='"one"', Last_Modified="Thu, 19 Nov 2026 08:00:00 GMT", Cache_Control="max-age=600"
    )
    assert get(url) == Fetched(url, b"<rss/>", "application/xml", '"one"', "Thu, 19 Nov 2026 08:00:00 GMT", 600)


def test_a_known_etag_is_sent_and_answered_with_not_modified(site: Web) -> None:
    url = site.serve("/feed", b"<rss/>", ETag='"one"')
    assert isinstance(get(url, etag='"one"'), NotModified)
    assert site.asked[0][1]["if-none-match"] == '"one"'


def test_an_etag_with_a_line_break_cannot_smuggle_in_a_header(site: Web) -> None:
    url = site.serve("/feed", b"<rss/>")
    get(url, etag='"a"\r\nX-Evil: 1')
    assert "x-evil" not in site.asked[0][1]


def test_gzip_is_unpacked(site: Web) -> None:
    url = site.serve("/feed", gzip.compress(b"<rss>news</rss>"), Content_Encoding="gzip")
    outcome = get(url)
    assert isinstance(outcome, Fetched)
    assert outcome.body == b"<rss>news</rss>"


def test_a_permanent_redirect_tells_the_new_address(site: Web) -> None:
    new = site.serve("/new", b"<rss/>")
    site.serve("/old", b"", status=301, Location="/new")
    outcome = get(site.url("/old"))
    assert isinstance(outcome, Fetched)
    assert outcome.moved_to == new


def test_one_temporary_hop_makes_the_move_temporary(site: Web) -> None:
    site.serve("/new", b"<rss/>")
    site.serve("/mid", b"", status=302, Location="/new")
    site.serve("/old", b"", status=308, Location="/mid")
    outcome = get(site.url("/old"))
    assert isinstance(outcome, Fetched)
    assert outcome.moved_to is None


def test_a_redirect_loop_ends_with_a_reason(site: Web) -> None:
    site.serve("/loop", b"", status=302, Location="/loop")
    outcome = get(site.url("/loop"))
    assert isinstance(outcome, Failed)
    assert "more than 5 times" in outcome.why
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "gopher://127.0.0.1/", "javascript:alert(1)", "http://", "http://[::1"]
)
def test_a_redirect_out_of_the_web_is_refused(site: Web, target: str) -> None:
    site.serve("/old", b"", status=302, Location=target)
    assert isinstance(get(site.url("/old")), Failed)


def test_a_loopback_address_that_nobody_added_is_refused_before_anything_is_sent(site: Web) -> None:
    site.serve("/secret", b"secret")
    outcome = get(site.url("/secret"), Limits(deadline_s=5))
    assert isinstance(outcome, Failed)
    assert "private address" in outcome.why
    assert site.asked == []


def test_a_redirect_to_a_private_name_is_refused_even_from_a_trusted_host(site: Web) -> None:
    port = site.address.rsplit(":", 1)[1]
    site.serve("/old", b"", status=302, Location=f"http://localhost:{port}/secret")
    site.serve("/secret", b"secret")
    outcome = get(site.url("/old"))
    assert isinstance(outcome, Failed)
    assert [path for path, _ in site.asked] == ["/old"]


def test_an_endless_body_is_cut_off_at_the_limit(site: Web) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65536)

    site.pages["/endless"] = endless
    outcome = get(site.url("/endless"), limit_bytes=300_000)
    assert isinstance(outcome, Failed)
    assert "larger than" in outcome.why


def test_a_gzip_bomb_is_stopped_by_its_ratio(site: Web) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = packer.compress(b"\0" * 60_000_000) + packer.flush()
    url = site.serve("/bomb", bomb, Content_Encoding="gzip")
    outcome = get(url, limit_bytes=100 * 2**20)
    assert isinstance(outcome, Failed)
    assert "200 times" in outcome.why


def test_a_truncated_body_is_no_body(site: Web) -> None:
    def truncated(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"<rss>half")

    site.pages["/half"] = truncated
    outcome = get(site.url("/half"))
    assert isinstance(outcome, Failed)
    assert "broke off" in outcome.why


def test_a_silent_server_meets_the_deadline(site: Web) -> None:
    site.pages["/slow"] = lambda handler: time.sleep(3)
    outcome = get(site.url("/slow"), Limits(trusted_hosts=frozenset({"127.0.0.1"}), deadline_s=0.3))
    assert isinstance(outcome, Failed)
    assert "longer than 0.3 s" in outcome.why


def test_retry_after_and_gone_are_told(site: Web) -> None:
    busy = get(site.serve("/busy", b"", status=429, Retry_After="120"))
    assert isinstance(busy, Failed)
    assert (busy.status, busy.retry_after_s) == (429, 120)
    gone = get(site.serve("/gone", b"", status=410))
    assert isinstance(gone, Failed)
    assert gone.gone


def test_no_server_is_said_in_words() -> None:
    outcome = get("http://127.0.0.1:9/")
    assert isinstance(outcome, Failed)
    assert "no connection" in outcome.why


@pytest.mark.parametrize("url", ["", "ftp://example.org/x", "http://", "http://[", "nonsense"])
def test_what_is_no_web_address_fails_without_a_request(url: str) -> None:
    assert isinstance(get(url), Failed)


def test_many_requests_all_come_back_and_one_host_is_never_asked_by_more_than_its_share(site: Web) -> None:
    open_now, most = [0], [0]

    def counting(handler: BaseHTTPRequestHandler) -> None:
        open_now[0] += 1
        most[0] = max(most[0], open_now[0])
        time.sleep(0.03)
        open_now[0] -= 1
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    requests = []
    for number in range(20):
        site.pages[f"/{number}"] = counting
        requests.append(Request(site.url(f"/{number}"), number))
    limits = Limits(trusted_hosts=frozenset({"127.0.0.1"}), per_host=3)
    assert sorted(request.token for request, _ in fetch(requests, limits)) == list(range(20))
    assert most[0] <= 3


def test_cancelling_ends_the_run(site: Web) -> None:
    for number in range(50):
        site.serve(f"/{number}", b"x")
    seen: list[int] = []
    for request, _ in fetch([Request(site.url(f"/{n}"), n) for n in range(50)], HOME, cancelled=lambda: len(seen) >= 5):
        seen.append(request.token)
    assert 5 <= len(seen) < 50


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "::1",
        "fe80::1%eth0",
        "::ffff:127.0.0.1",
        "0.0.0.0",
        "100.64.0.1",
        "nonsense",
    ],
)
def test_private_addresses(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "93.184.216.34"])
def test_public_addresses(address: str) -> None:
    assert not is_private(address)
