"""Connections to the archive and the sentences for what SQLite refuses.

Every connection is in autocommit mode (no implicit transactions): a read sees the newest commit, a write begins with
BEGIN IMMEDIATE, because a deferred transaction that reads first fails at once with "database is locked".
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from reader.errors import ArchiveError, CannotWrite, NewsdeckError

APPLICATION_ID = 0x6E646B31
"""`ndk1`: tells our file from any other SQLite database."""
BUSY_MS = 8_000
_NO_TEXT = "Could not decode to UTF-8"


class Interrupted(NewsdeckError):
    """A read was stopped from another thread because nobody waits for it any more."""

    def __init__(self) -> None:
        super().__init__("stopped: something newer was asked")


class Damaged(ArchiveError):
    """The file is no database or its pages do not fit together; opening for writing sets it aside."""


class Connection(sqlite3.Connection):
    """A plain connection whose errors are sentences."""

    archive: Path = Path()

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        try:
            return super().execute(sql, parameters)
        except sqlite3.DatabaseError as error:
            raise said(error, self.archive) from error

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        try:
            return super().executemany(sql, parameters)
        except sqlite3.DatabaseError as error:
            raise said(error, self.archive) from error

    def all(self, sql: str, parameters: Any = ()) -> list[Any]:
        try:
            return super().execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            if _NO_TEXT in str(error):
                return self._as_far_as_readable(sql, parameters)
            raise said(error, self.archive) from error

    def one(self, sql: str, parameters: Any = ()) -> Any:
        """The first row, or None."""
        try:
            return super().execute(sql, parameters).fetchone()
        except sqlite3.DatabaseError as error:
            if _NO_TEXT in str(error):
                return next(iter(self._as_far_as_readable(sql, parameters)), None)
            raise said(error, self.archive) from error

    def _as_far_as_readable(self, sql: str, parameters: Any) -> list[Any]:
        """The rows with a sign in place of every byte that is no text: one damaged title must not hide a list."""
        self.text_factory = lambda raw: raw.decode("utf-8", "replace")
        try:
            return super().execute(sql, parameters).fetchall()
        finally:
            self.text_factory = str

    def number(self, sql: str, parameters: Any = ()) -> int:
        row = self.one(sql, parameters)
        return int(row[0]) if row and row[0] is not None else 0

    def column(self, sql: str, parameters: Any = ()) -> Iterator[Any]:
        """The first column; nothing is built per row."""
        return chain.from_iterable(self.all(sql, parameters))


def connect(path: Path, *, read_only: bool = False, immutable: bool = False) -> Connection:
    """A configured connection. `immutable` reads a file on a medium where not even the wal-index can be made."""
    mode = "immutable=1" if immutable else "mode=ro" if read_only else "mode=rwc"
    try:
        db = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}",
            uri=True,
            timeout=BUSY_MS / 1000,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=400,
            factory=Connection,
        )
    except sqlite3.DatabaseError as error:
        raise said(error, path) from error
    assert isinstance(db, Connection)
    db.archive = path
    db.execute("pragma foreign_keys = on")
    db.execute("pragma trusted_schema = off")
    db.execute("pragma temp_store = memory")
    if read_only or immutable:
        # Small: there is one of these a thread, and the pages are in the system's cache anyway.
        db.execute("pragma cache_size = -4000")
        db.execute("pragma query_only = on")
    else:
        db.execute("pragma cache_size = -12000")
        db.execute("pragma journal_size_limit = 67108864")
    return db


def said(error: sqlite3.DatabaseError, path: Path) -> NewsdeckError | sqlite3.DatabaseError:
    """The error as a sentence; a mistake of ours (bad SQL, broken constraint) stays what it is."""
    name: str = getattr(error, "sqlite_errorname", "")
    match name.split("_")[1] if name.count("_") else "":
        case "FULL":
            return CannotWrite(f"{path}: the disk is full; nothing was changed")
        case "READONLY":
            return CannotWrite(f"{path}: the archive is read-only")
        case "BUSY" | "LOCKED":
            return CannotWrite(f"{path}: another newsdeck is writing; nothing was changed, try again")
        case "CANTOPEN" | "PERM" | "AUTH":
            return CannotWrite(f"{path}: cannot open the archive here (does the folder exist, may you write in it?)")
        case "IOERR":
            return CannotWrite(f"{path}: the disk gave an error ({name})")
        case "CORRUPT" | "NOTADB":
            _remember_suspicion(path)
            return Damaged(f"{path}: the archive is damaged or is not an archive ({error})")
        case "INTERRUPT":
            return Interrupted()
    return error


def _remember_suspicion(path: Path) -> None:
    try:
        if path.exists():
            path.with_name(path.name + ".suspect").touch()
    except OSError:
        pass


@contextmanager
def immediate(db: Connection) -> Iterator[Connection]:
    """One transaction: all of it or, after any error, nothing."""
    db.execute("begin immediate")
    try:
        yield db
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise
