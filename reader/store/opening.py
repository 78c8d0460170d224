"""Before an archive is opened: is it ours, is it sound, and what is done when it is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ArchiveError, CannotWrite
from reader.store import files, migrations
from reader.store.connection import APPLICATION_ID, Damaged, connect

if TYPE_CHECKING:
    from reader.store.connection import Connection


def check_identity(db: Connection) -> None:
    """Ours, and not newer than this program; an empty file counts as ours."""
    path = db.archive
    version = migrations.version(db)
    if migrations.is_fresh(db):
        return
    if db.number("pragma application_id") != APPLICATION_ID:
        raise ArchiveError(f"{path}: this is a database of another program; it was left untouched")
    if version > migrations.VERSION:
        raise ArchiveError(
            f"{path}: made by a newer newsdeck (version {version} of the archive, this one knows {migrations.VERSION});"
            " it was left untouched"
        )


def check_place(path: Path) -> None:
    """A device or a folder is never set aside as a damaged archive: to move /dev/null away ends every program."""
    try:
        other = path.exists() and not path.is_file()
    except OSError as error:
        raise CannotWrite(f"{path}: cannot open the archive here ({error.strerror})") from error
    if other:
        raise ArchiveError(f"{path}: this is {'a folder' if path.is_dir() else 'no file'}, not an archive")


def prepare(path: Path, clock: Callable[[], datetime]) -> str | None:
    """Make the file ready for use; gives back what is damaged, if anything is."""
    unclean = files.left_unclean(path)
    held = bool(files.backups(path)) or path.with_name(path.name + ".marks").exists()
    if held and path.exists() and path.stat().st_size == 0 and not unclean:
        return "the file is empty"
    try:
        db = connect(path)
    except Damaged as error:
        return str(error.__cause__)
    try:
        version = migrations.version(db)
        check_identity(db)
        suspect = files.suspect(path)
        suspected = suspect.exists()
        if (unclean or suspected) and (problem := files.damage(db, 600 if suspected else files.CHECK_SECONDS)):
            return problem
        if suspected:
            suspect.unlink(missing_ok=True)
        if version < migrations.VERSION:
            with files.job_lock(path, "migrate", wait=30):
                if not migrations.is_fresh(db) and migrations.version(db) < migrations.VERSION:
                    from reader.store.diary import begun_anew

                    with begun_anew(path):
                        files.kept_backup(db, path, datetime.now(UTC))
                migrations.migrate(db)
        elif db.one("pragma journal_mode")[0] != "wal":  # a restored backup
            db.execute("pragma journal_mode = wal")
    except Damaged as error:
        return str(error.__cause__)
    finally:
        db.close()
    return None


def mend(path: Path, problem: str, now: datetime) -> str:
    """Put the newest good backup in the place of a damaged archive and carry over what can still be read; gives the
    sentence to tell."""
    with files.job_lock(path, "restore"):
        aside = files.set_aside(path, now)
        files.suspect(path).unlink(missing_ok=True)
        restored = files.restore_newest(path)
    start = f"The archive was damaged ({problem}) and is set aside as {aside.name}; "
    if restored is None:
        start += "there was no good backup, so a new archive was begun"
    else:
        start += f"the backup {restored.name} was put in its place"
    again = prepare(path, lambda: now)
    if again is not None:
        return start + "."
    from reader.store.rescue import rescue
    from reader.store.store import Store

    rescued = rescue(aside, path)
    with Store(path, read_only=False, immutable=False, clock=lambda: now, notices=()) as store:
        if rescued or restored is not None:
            store.doctor.repair()
        marks = store.diary.replay()
    start += f"; {rescued} rows that could still be read were carried over" if rescued else ""
    return start + (f"; {marks} marks made since then were made again." if marks else ".")
