"""Whatever can still be read of a damaged archive is carried into the one that took its place.

A backup is up to a day old; what a person starred since then is still in the damaged file, unless the damage sits on
that very page. Tables are read forwards until the damage and backwards until the damage; what is derived (names,
stories, index) is made anew.
"""

from __future__ import annotations

import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import NewsdeckError
from reader.store.connection import connect, immediate

if TYPE_CHECKING:
    from reader.store.connection import Connection

KEPT = (
    "feeds", "polls", "articles", "entries", "statuses", "tags", "notes", "corrections", "texts", "pages", "revisions",
    "saved_queries", "story_watches", "awaited",
)  # fmt: skip
"""What cannot be made anew, parents first."""
_HEADER = 100


def rescue(damaged: Path, archive: Path) -> int:
    """Copy readable rows of `damaged` that `archive` lacks, and its marks; gives the number of rows. Never raises."""
    try:
        with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
            copy = Path(folder) / "damaged.db"
            for ending in ("", "-wal"):
                part = damaged.with_name(damaged.name + ending)
                if part.exists():
                    shutil.copyfile(part, copy.with_name(copy.name + ending))
            _mend_header(copy, archive)
            return _carry_over(copy, archive)
    except (OSError, sqlite3.Error, NewsdeckError):
        return 0


def _mend_header(damaged: Path, archive: Path) -> None:
    """A file whose first hundred bytes are gone gets those of the sound archive, its own length and no free list."""
    with damaged.open("r+b") as file:
        if file.read(16) == b"SQLite format 3\x00":
            return
        header = bytearray(archive.read_bytes()[:_HEADER])
        if len(header) < _HEADER:
            return
        page_size = struct.unpack_from(">H", header, 16)[0] or 65536
        page_size = 65536 if page_size == 1 else page_size
        struct.pack_into(">III", header, 28, damaged.stat().st_size // page_size, 0, 0)
        header[92:96] = header[24:28]
        file.seek(0)
        file.write(header)


def _carry_over(damaged: Path, archive: Path) -> int:
    source = sqlite3.connect(damaged)
    source.text_factory = lambda raw: raw.decode("utf-8", "replace")
    target = connect(archive)
    carried = 0
    try:
        target.execute("pragma foreign_keys = off")
        with immediate(target):
            for table in KEPT:
                carried += _table(source, target, table)
            _make_whole(target)
    finally:
        source.close()
        target.close()
    return carried


def _table(source: sqlite3.Connection, target: Connection, table: str) -> int:
    columns = [row[1] for row in target.all(f"pragma table_info({table})")]
    keys = [row[1] for row in sorted(target.all(f"pragma table_info({table})"), key=lambda row: row[5]) if row[5]]
    names = ", ".join(columns)
    ignore = f"insert or ignore into {table} ({names}) values ({', '.join('?' * len(columns))})"
    carried = 0
    for row in _readable(source, table, names, keys):
        try:
            carried += sqlite3.Connection.execute(target, ignore, row).rowcount > 0
            if table == "statuses":
                values = dict(zip(columns, row, strict=True))
                read, starred = int(values["read"] == 1), int(values["starred"] == 1)
                carried += target.execute(
                    """update statuses set read = max(read, :read), starred = max(starred, :starred)
                        where article_id = :id and (read < :read or starred < :starred)""",
                    {"read": read, "starred": starred, "id": values["article_id"]},
                ).rowcount
        except (sqlite3.Error, NewsdeckError):
            continue
    return carried


def _readable(source: sqlite3.Connection, table: str, names: str, keys: list[str]) -> Iterator[tuple[Any, ...]]:
    """Rows in both directions up to the damage; a row met twice is harmless."""
    for direction in ("asc", "desc"):
        order = ", ".join(f"{key} {direction}" for key in keys)
        try:
            yield from source.execute(f"select {names} from {table} order by {order}")
        except (sqlite3.Error, OverflowError):
            continue
        return


def _make_whole(target: Connection) -> None:
    """No orphans, every article listed and waiting for what is derived from it; the counts are made anew."""
    target.execute(
        "delete from entries where feed_id not in (select id from feeds) or article_id not in (select id from articles)"
    )
    target.execute("delete from polls where feed_id not in (select id from feeds)")
    target.execute("delete from articles where feed_id not in (select id from feeds)")
    target.execute("update articles set story_id = null where story_id not in (select id from stories)")
    target.execute("insert or ignore into statuses (article_id, published_at) select id, published_at from articles")
    # Entries whose text is lost must look unknown, so that the next refresh brings it back.
    target.execute("update polls set etag = null, last_modified = null, body_hash = null")
    for stage in ("names", "index"):
        derived = "mentions" if stage == "names" else "indexed"
        target.execute(
            f"""insert or ignore into waiting (stage, published_at, article_id)
                select ?, published_at, id from articles where id not in (select article_id from {derived})""",
            (stage,),
        )
