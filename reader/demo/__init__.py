"""The bundled sample archive: our own writing, from six invented outlets over four months.

It goes down the same river as real news (feed documents and pages, parsed, cleaned, tagged, linked), is built once
and kept in the cache; every start reads a fresh copy of it, so that each first screen is the same.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from reader.config import Config
from reader.library import Library
from reader.model import Feed, Progress

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
"""The demo's clock stands here: its newest article is some minutes old, today and for ever."""
OUTLETS = Path(__file__).parent / "outlets"
Tell = Callable[[Progress], None]


def clock() -> datetime:
    return NOW


def open_demo(path: Path | None = None, config: Config | None = None, *, tell: Tell = lambda progress: None) -> Library:
    """The sample archive, ready to read. Without `path` a copy in a folder that goes when the program ends."""
    pristine = built(tell)
    if path is None:
        folder = tempfile.mkdtemp(prefix="newsdeck-demo-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        path = Path(folder) / "demo.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(pristine, path)
    return Library.open(path, config, offline=True, clock=clock)


def built(tell: Tell = lambda progress: None) -> Path:
    """The untouched archive in the cache, built when it is not there for this content and this program."""
    from reader import paths

    target = paths.demo_file(fingerprint())
    if target.exists():
        return target
    target = _in_a_writable_folder(target)
    tell(Progress("sample", 0, 0))
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        made = Path(folder) / "demo.db"
        build(made, tell=tell)
        os.replace(made, target)
    for older in target.parent.glob("demo-*.db"):
        if older != target:
            older.unlink(missing_ok=True)
    return target


def _in_a_writable_folder(target: Path) -> Path:
    """The cache folder may not be ours to write (a home on a read-only disk): then a temporary one, for this start."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if os.access(target.parent, os.W_OK):
            return target
    except OSError:
        pass
    folder = tempfile.mkdtemp(prefix="newsdeck-demo-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder) / target.name


def fingerprint() -> str:
    """Names the sample's content and the code that reads it."""
    seal = blake2b(digest_size=6)
    package = Path(__file__).parent.parent
    sources = [*OUTLETS.rglob("*"), *package.rglob("*.py"), *package.glob("*/data/*")]
    for file in sorted(path for path in sources if path.is_file() and "tui" not in path.parts):
        state = file.stat()
        seal.update(f"{file.relative_to(package)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return seal.hexdigest()


def build(path: Path, config: Config | None = None, *, tell: Tell = lambda progress: None) -> None:
    """Read every outlet's feed and pages into a new archive at `path`; one file, without a log beside it."""
    config = config or Config()
    with Library.open(path, config, offline=True, clock=clock) as library:
        for outlet in tomllib.loads((OUTLETS / "outlets.toml").read_text("utf-8"))["outlet"]:
            _follow(library, config, outlet)
        library.catch_up(progress=tell)
        library.mark_read(library.ids("before:10d"))
        for query in ("title:Halden", "title:ferry"):
            library.star(list(library.ids(query))[:2])
        library.save_query("Ferries and ports", "ferry OR harbour OR port")
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _follow(library: Library, config: Config, outlet: dict[str, Any]) -> None:
    from reader.refresh.feeds_pass import file_entries
    from reader.refresh.jobs import ReadFeed, read_feed, read_page
    from reader.store.journal import NewFeed
    from reader.text import CLEANER_VERSION

    store = library.store
    _, (feed_id,) = store.journal.subscribe([NewFeed(outlet["url"], outlet["title"], outlet["folder"])])
    body = (OUTLETS / outlet["file"]).read_bytes()
    read = read_feed(body, outlet["url"], "", {}, config.cleaning.strip, "auto")
    if not isinstance(read, ReadFeed):
        raise RuntimeError(f"demo outlet {outlet['file']}: {read.why}")
    feed = store.feeds.get(feed_id) or Feed(feed_id, outlet["url"], outlet["title"])
    new_ids, _ = file_entries(store, feed, read, library.clock(), None)
    waiting = [id for id in store.waiting.next("page", 10_000) if id in set(new_ids)]
    for head in store.lists.headlines(waiting):
        page = OUTLETS / outlet.get("pages", "-") / (head.url.rstrip("/").rsplit("/", 1)[-1] + ".html")
        if page.exists():
            text = read_page(page.read_bytes(), head.url, None, store.texts.get(head.id), config.cleaning.strip)
            store.texts.save(head.id, text, CLEANER_VERSION)
            store.texts.save_page(head.id, page.read_bytes())
    store.waiting.done("page", waiting)
