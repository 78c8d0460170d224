"""The few HTTP headers that matter to a feed reader, read leniently and clamped (RFC 9110, RFC 9111)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit, urlunsplit

MAX_AGE_CAP_S = 5 * 3600
"""A feed that claims to be fresh for a month is asked every five hours all the same."""
RETRY_AFTER_CAP_S = 7 * 24 * 3600


def parse(lines: Sequence[bytes]) -> dict[str, str]:
    """Header lines as a dict with lower-case names; of a repeated header the last one counts."""
    head: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(b":")
        if colon:
            head[name.strip().lower().decode("latin-1")] = value.strip().decode("latin-1")[:4000]
    return head


def max_age(head: dict[str, str]) -> int | None:
    """Seconds from Cache-Control: max-age, capped; None when absent or not to be kept."""
    control = head.get("cache-control", "")
    found = re.search(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,12})", control, re.I)
    return min(int(found[1]), MAX_AGE_CAP_S) if found else None


def retry_after(value: str, now: float | None = None) -> int | None:
    """Seconds from a Retry-After header (a number or a date), clamped to a week; None when unreadable."""
    value = value.strip()
    if re.fullmatch(r"\d{1,12}", value):
        return min(int(value), RETRY_AFTER_CAP_S)
    if not value:
        return None
    import time
    from email.utils import parsedate_to_datetime

    try:
        at = parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0, min(int(at - (time.time() if now is None else now)), RETRY_AFTER_CAP_S))


def charset(content_type: str) -> str | None:
    """The charset parameter, when it names an encoding that Python can decode text with."""
    found = re.search(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", content_type, re.I)
    return found[1] if found and is_text_encoding(found[1]) else None


def is_text_encoding(name: str) -> bool:
    """False for names that feedparser would crash on: unknown ones, and codecs such as punycode or undefined."""
    import codecs

    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return False
    if not getattr(info, "_is_text_encoding", True):
        return False
    return info.name not in ("punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem")


def one_line(value: str) -> str:
    return re.sub(r"[^\x20-\x7e\x80-\xff]+", " ", value).strip()


def ascii_url(url: str) -> str:
    """An address as it goes over the wire: host in IDNA, the rest percent-encoded. Raises ValueError."""
    if url.isascii() and " " not in url:
        return url
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if parts.port:
        host = f"{host}:{parts.port}"
    safe = "/%:=&?~#+!$,;'@()*[]"
    return urlunsplit(
        (parts.scheme, host, quote(parts.path, safe), quote(parts.query, safe), quote(parts.fragment, safe))
    )


_STATUS = {
    400: "the server calls the request bad",
    401: "a password is needed",
    402: "payment is needed",
    403: "access is refused",
    404: "not found",
    405: "the server does not allow reading this",
    406: "the server has no form of this we can read",
    408: "the server waited too long",
    410: "gone for good",
    418: "the server is a teapot",
    421: "the server is not the one for this address",
    429: "asked too often",
    451: "withheld for legal reasons",
    500: "the server has an error",
    502: "the server behind the server does not answer",
    503: "the server is overloaded or being mended",
    504: "the server behind the server is too slow",
}


def status_in_words(status: int) -> str:
    words = _STATUS.get(status) or ("refused" if 400 <= status < 500 else "the server has an error")
    return f"{words} (HTTP {status})"


_CURL = {
    5: "the proxy's name cannot be found",
    6: "the host name cannot be found (no network?)",
    7: "no connection to the server",
    16: "the server broke the HTTP/2 connection",
    18: "the answer broke off before its end",
    35: "no secure connection could be made",
    51: "the certificate does not fit the host",
    52: "the server closed the connection without an answer",
    56: "the connection broke",
    60: "the server's certificate cannot be verified",
    61: "the answer is packed in a damaged or unknown way",
    92: "the server broke the HTTP/2 stream",
}


def curl_in_words(code: int, message: str, deadline_s: float) -> str:
    if code == 28:
        return f"took longer than {deadline_s:g} s"
    return _CURL.get(code) or f"{one_line(message)[:200]} (libcurl {code})"
