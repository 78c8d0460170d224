"""What is asked of the web, within which limits, and what can come back: values, to match instead of to catch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """A GET. `token` is the caller's own (a feed id); `trusted` hosts may be private addresses."""

    url: str
    token: int = 0
    etag: str | None = None
    last_modified: str | None = None
    limit_bytes: int = 10 * 2**20
    accept: str = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one run. `trusted_hosts` are host names the person added: they may be on a private network."""

    connections: int = 32
    per_host: int = 4
    deadline_s: float = 30.0
    spacing_s: float = 0.1
    """Between two starts to one public host."""
    user_agent: str = "newsdeck (terminal feed reader)"
    trusted_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole body. `moved_to` is set when every redirect on the way was permanent (301, 308)."""

    url: str
    body: bytes
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    max_age_s: int | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    etag: str | None = None
    last_modified: str | None = None
    max_age_s: int | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """`why` is fit to show a person. `gone` is HTTP 410; `retry_after_s` what the server asked for."""

    why: str
    status: int = 0
    retry_after_s: int | None = None
    gone: bool = False


Outcome = Fetched | NotModified | Failed
