"""When two addresses are the same article: a key for the address without what does not name the article."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(
    r"(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hsenc|_hsmi|at_\w+|cmpid|ref_src)\Z"
)


def url_key(url: str) -> int | None:
    """63 bits of the address without scheme, www, fragment and campaign parameters.

    None for what cannot name one article: no web address, or the front page of a site, which lazy feeds give as
    the link of every entry.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = parts.port
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if parts.scheme not in ("http", "https") or not host or not (path or parts.query):
        return None
    query = parts.query
    if query:
        query = urlencode(sorted(pair for pair in parse_qsl(query, True) if not _TRACKING.match(pair[0].lower())))
        if not (path or query):
            return None
    place = f"{host}:{port}" if port not in (None, 80, 443) else host
    digest = blake2b(f"{place}{path}?{query}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
