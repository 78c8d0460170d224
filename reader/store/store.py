"""The archive: opened, checked, mended if need be, and its parts as attributes.

Reads use one connection a thread; writes of a process queue for its one writing connection, and SQLite queues the
processes. Nothing else in newsdeck opens the file.
"""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from reader.errors import ArchiveError, CannotWrite
from reader.store import files, migrations
from reader.store.connection import connect, immediate, said
from reader.store.opening import check_identity, check_place, mend, prepare

if TYPE_CHECKING:
    from reader.store.articles import Articles
    from reader.store.connection import Connection
    from reader.store.copied import Copied
    from reader.store.corrections import Corrections
    from reader.store.damage import Damage
    from reader.store.diary import Diary
    from reader.store.doctor import Doctor
    from reader.store.entities import Entities
    from reader.store.feeds import Feeds
    from reader.store.journal import Journal
    from reader.store.lists import Lists
    from reader.store.marks import Marks
    from reader.store.name_pages import NamePages
    from reader.store.repeats import Repeats
    from reader.store.rising import Rising
    from reader.store.saved import Saved
    from reader.store.search import Search
    from reader.store.sources import Sources
    from reader.store.statuses import Statuses
    from reader.store.stories import Stories
    from reader.store.texts import Texts
    from reader.store.values import Values
    from reader.store.waiting import Waiting
    from reader.store.watched_names import WatchedNames
    from reader.store.watches import Watches

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Open one with `Store.open`. `notices` are sentences the person should see once.

    Its parts are made, and their modules imported, when they are first asked for.
    """

    texts: Texts
    search: Search
    values: Values
    waiting: Waiting
    feeds: Feeds
    articles: Articles
    statuses: Statuses
    corrections: Corrections
    damage: Damage
    entities: Entities
    rising: Rising
    stories: Stories
    lists: Lists
    saved: Saved
    repeats: Repeats
    sources: Sources
    copied: Copied
    marks: Marks
    watches: Watches
    watched_names: WatchedNames
    name_pages: NamePages
    journal: Journal
    diary: Diary
    doctor: Doctor

    def __init__(self, path: Path, *, read_only: bool, immutable: bool, clock: Clock, notices: tuple[str, ...]) -> None:
        self.path = path
        self.read_only = read_only
        self.clock = clock
        self.notices = notices
        self._immutable = immutable
        self._readers = threading.local()
        self._open: weakref.WeakSet[Connection] = weakref.WeakSet()
        self._writing = threading.RLock()
        self._writer: Connection | None = None
        self._writing_thread = 0
        self._undone: list[Callable[[], None]] = []
        self._watch: Connection | None = None
        self._watching = threading.Lock()

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name not in Store.__annotations__:
                raise AttributeError(f"the store has no {name!r}")
            part = getattr(import_module(f"reader.store.{name}"), name.title().replace("_", ""))(self)
            return self.__dict__.setdefault(name, part)  # another thread may have asked at the same time

    # ------------------------------------------------------------------ opening

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, clock: Clock = _now) -> Store:
        """The archive at `path`, made if absent. A damaged one is set aside and the newest backup put in its place."""
        check_place(path)
        if read_only:
            return cls._open_to_read(path, clock)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(f"{path.parent}: cannot make the folder ({error.strerror})") from error
        notices: tuple[str, ...] = ()
        problem = prepare(path, clock)
        if problem is not None:
            notices = (mend(path, problem, clock()),)
            again = prepare(path, clock)
            if again is not None:
                raise ArchiveError(f"{path}: cannot make a sound archive here ({again})")
        return cls(path, read_only=False, immutable=False, clock=clock, notices=notices)

    @classmethod
    def _open_to_read(cls, path: Path, clock: Clock) -> Store:
        if not path.exists():
            raise ArchiveError(f"{path}: there is no archive yet")
        store = None
        for immutable in (False, True):
            # A WAL archive on a read-only medium cannot make its wal-index; without a log, the file alone is whole.
            if immutable and files.left_unclean(path):
                break
            db = connect(path, read_only=True, immutable=immutable)
            try:
                check_identity(db)
                if migrations.version(db) < migrations.VERSION:
                    raise ArchiveError(f"{path}: made by an older newsdeck; open it once without --read-only")
            except CannotWrite as error:
                if isinstance(error, ArchiveError) or immutable:
                    raise
                continue
            finally:
                db.close()
            store = cls(path, read_only=True, immutable=immutable, clock=clock, notices=())
            break
        if store is None:
            raise CannotWrite(f"{path}: cannot be read here: its log is not merged and the folder cannot be written")
        return store

    # ------------------------------------------------------------------ reading and writing

    def read(self) -> Connection:
        """This thread's own connection; each statement sees the newest commit, or inside `write` what it has done."""
        if self._writer is not None and self._writing_thread == threading.get_ident():
            return self._writer
        db: Connection | None = getattr(self._readers, "db", None)
        if db is None:
            db = connect(self.path, read_only=True, immutable=self._immutable)
            self._readers.db = db
            self._open.add(db)
        return db

    @contextmanager
    def write(self, durable: bool = False) -> Iterator[Connection]:
        """One transaction; inside another one of this thread it joins that. Durable: on the disk when this returns."""
        if self.read_only:
            raise CannotWrite(f"{self.path}: the archive is opened read-only")
        with self._writing:
            if self._writer is None:
                self._writer = connect(self.path)
                self._open.add(self._writer)
            db = self._writer
            if db.in_transaction:
                yield db
                return
            db.execute("pragma synchronous = full" if durable else "pragma synchronous = normal")
            try:
                with immediate(db):
                    self._writing_thread = threading.get_ident()
                    yield db
            except BaseException as error:
                for forget in self._undone:
                    forget()
                if isinstance(error, sqlite3.DatabaseError):
                    raise said(error, self.path) from error
                raise
            finally:
                self._writing_thread = 0

    def on_rollback(self, forget: Callable[[], None]) -> None:
        """Called when a transaction failed: whatever was remembered from inside it is not true."""
        self._undone.append(forget)

    def data_version(self) -> int:
        """Another number whenever this or another process has committed."""
        with self._watching:
            if self._watch is None:
                self._watch = connect(self.path, read_only=True, immutable=self._immutable)
                self._open.add(self._watch)
            return self._watch.number("pragma data_version")

    def now(self) -> int:
        return int(self.clock().timestamp())

    def job_lock(self, job: str) -> AbstractContextManager[None]:
        """Only one process at a time does this long job; raises CannotWrite that names the process which does."""
        if self.read_only:
            raise CannotWrite(f"{self.path}: the archive is opened read-only")
        return files.job_lock(self.path, job)

    # ------------------------------------------------------------------ keeping

    def backup(self, target: Path | None = None) -> Path:
        """Copy the archive; without a target among the three that are kept beside it."""
        db = connect(self.path, read_only=True, immutable=self._immutable)
        try:
            db.execute("pragma query_only = off")
            if target is not None:
                return files.backup(db, target)
            from reader.store.diary import begun_anew

            with begun_anew(self.path):
                return files.kept_backup(db, self.path, datetime.now(UTC))
        finally:
            db.close()

    def backup_is_due(self) -> bool:
        """No backup of the last day. By the clock of the machine: the demo's stands still."""
        newest = next(iter(files.backups(self.path)), None)
        return newest is None or datetime.now(UTC).timestamp() - newest.stat().st_mtime > 86_400

    def close(self) -> None:
        if "damage" in self.__dict__:
            self.damage.queue_at_the_end()
        with self._writing:
            # The writer last: only a connection that may write can merge the log and take it away.
            for db in sorted(self._open, key=lambda db: db is self._writer):
                db.close()
            self._open.clear()
            self._writer = self._watch = None
            self._readers = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
