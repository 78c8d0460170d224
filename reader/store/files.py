"""The archive as files: backups, damage and the lock of the long jobs.

A damaged file is set aside under another name, never deleted: someone may yet rescue what the backup lacks.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import CannotWrite, NewsdeckError
from reader.store.connection import APPLICATION_ID, connect

if TYPE_CHECKING:
    from reader.store.connection import Connection

KEPT_BACKUPS = 3
CHECK_SECONDS = 0.2


def backups(path: Path) -> list[Path]:
    """Newest first."""
    folder = path.parent / "backups"
    return sorted(folder.glob(f"{path.stem}-[0-9]*.db"), key=lambda file: file.name, reverse=True)


def backup(db: Connection, target: Path) -> Path:
    """A compact copy of the archive; it gets its name only when it is whole."""
    target = target.absolute()  # SQLite takes a name that begins with file: for an address
    half = target.with_name(f"{target.name}.part") if target.name else target
    try:
        _check_free(target, db.archive)
        target.parent.mkdir(parents=True, exist_ok=True)
        half.unlink(missing_ok=True)
        try:
            db.execute("vacuum into ?", (str(half),))
            os.replace(half, target)
        finally:
            half.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(f"{target}: cannot write the backup ({error.strerror})") from error
    except UnicodeEncodeError:
        raise CannotWrite(f"{target}: cannot write the backup (the name is not UTF-8)") from None
    return target


def _check_free(target: Path, archive: Path) -> None:
    """Nothing in use is replaced: a log that stays behind would be merged into the file that came in its place."""
    if not target.exists():
        return
    if not target.is_file():
        raise CannotWrite(f"{target}: cannot write the backup (this is {'a folder' if target.is_dir() else 'no file'})")
    if target.samefile(archive):
        raise CannotWrite(f"{target}: cannot write the backup (this is the archive itself)")
    if target.with_name(f"{target.name}-wal").exists():
        raise CannotWrite(f"{target}: cannot write the backup (this is an archive in use)")


def kept_backup(db: Connection, path: Path, now: datetime) -> Path:
    """A backup among the three that are kept beside the archive."""
    made = backup(db, path.parent / "backups" / f"{path.stem}-{now:%Y%m%d-%H%M%S}.db")
    for old in backups(path)[KEPT_BACKUPS:]:
        old.unlink(missing_ok=True)
    return made


def left_unclean(path: Path) -> bool:
    """The last connection of a clean close takes the write-ahead log away; a crash, or another process, leaves it."""
    wal = path.with_name(path.name + "-wal")
    try:
        return wal.stat().st_size > 0
    except OSError:
        return False


def suspect(path: Path) -> Path:
    """A file that stands beside the archive once a statement met damage: the next opening looks at every page."""
    return path.with_name(path.name + ".suspect")


def damage(db: Connection, seconds: float = CHECK_SECONDS) -> str | None:
    """What quick_check finds within its time; None for nothing found so far."""
    deadline = time.monotonic() + seconds
    db.set_progress_handler(lambda: time.monotonic() > deadline, 5_000)
    try:
        row = sqlite3.Connection.execute(db, "pragma quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            return None
        return str(error)
    finally:
        db.set_progress_handler(None, 0)
    return None if row is None or row[0] == "ok" else str(row[0])


def set_aside(path: Path, now: datetime) -> Path:
    aside = path.with_name(f"{path.name}.corrupt-{now:%Y%m%d-%H%M%S}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.corrupt-{now:%Y%m%d-%H%M%S}-{number}")
    for ending in ("", "-wal", "-shm"):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside


def restore_newest(path: Path) -> Path | None:
    """Put the newest backup that passes its check in the archive's place."""
    for candidate in backups(path):
        if not _is_good(candidate):
            continue
        half = path.with_name(path.name + ".restored")
        half.write_bytes(candidate.read_bytes())
        os.replace(half, path)
        return candidate
    return None


def _is_good(file: Path) -> bool:
    try:
        db = connect(file, immutable=True)
    except NewsdeckError:
        return False
    try:
        ours = db.number("pragma application_id") == APPLICATION_ID
        return ours and damage(db, seconds=60) is None
    except (sqlite3.DatabaseError, NewsdeckError):
        return False
    finally:
        db.close()


@contextmanager
def job_lock(path: Path, job: str, wait: float = 0) -> Iterator[None]:
    """Held by one long job of all processes. The lock dies with its holder, so a stale file is harmless.

    Raises CannotWrite that names the holder, after `wait` seconds.
    """
    file = path.with_name(f"{path.name}.{job}.lock")
    try:
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise CannotWrite(f"{file}: cannot make the lock ({error.strerror})") from error
    try:
        deadline = time.monotonic() + wait
        while not (held := _try_lock(handle)) and time.monotonic() < deadline:
            time.sleep(0.02)
        if not held:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip() or "unknown"
            raise CannotWrite(f"another newsdeck (process {holder}) is at work on this archive: {job}")
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
