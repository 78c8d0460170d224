"""Feeds and pages on this machine's disk: file:// addresses and paths, read with the same limits as the web."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from reader.feeds.outcome import Failed, Fetched, NotModified, Outcome, Request


def is_local(url: str) -> bool:
    return url.startswith("file:")


def path_of(url: str) -> Path:
    return Path(unquote(urlsplit(url).path))


def read_file(request: Request) -> Outcome:
    """The file's bytes; NotModified while its size and time are those of the last reading."""
    path = path_of(request.url)
    try:
        state = path.stat()
        stamp = f"{state.st_mtime_ns}-{state.st_size}"
        if request.etag == stamp:
            return NotModified(etag=stamp)
        if state.st_size > request.limit_bytes:
            return Failed(f"{path}: larger than {request.limit_bytes / 2**20:.3g} MB")
        return Fetched(request.url, path.read_bytes(), etag=stamp)
    except (OSError, ValueError) as error:  # ValueError: no file can have such a name
        return Failed(f"{path}: {getattr(error, 'strerror', None) or error}")
