from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.errors import ArchiveError, CannotWrite
from reader.store import Store, files, migrations
from reader.store.migrations import VERSION
from tests.store.making import feed, filed


def test_a_fresh_archive_is_ours_and_in_wal_mode(path: Path, store: Store):
    db = store.read()
    assert db.number("pragma user_version") == VERSION
    assert db.one("pragma journal_mode")[0] == "wal"
    assert db.number("pragma foreign_keys") == 1
    assert db.number("pragma trusted_schema") == 0
    assert store.notices == ()
    assert store.doctor.examine() == []


def test_an_up_to_date_archive_opens_without_sqlite_utils(path: Path, store: Store):
    code = (
        "import sys; from pathlib import Path; from reader.store import Store; "
        "s = Store.open(Path(sys.argv[1])); s.lists.views(); s.close(); sys.exit('sqlite_utils' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 0


def test_an_older_archive_is_backed_up_and_then_migrated(path: Path, monkeypatch: pytest.MonkeyPatch):
    with Store.open(path) as store:
        feed(store)
    first = migrations.steps

    def with_a_second_step():
        archive = first()

        @archive(name="0002_mood")
        def mood(db):
            db.execute("alter table feeds add column mood text")

        return archive

    monkeypatch.setattr(migrations, "VERSION", VERSION + 1)
    monkeypatch.setattr(migrations, "steps", with_a_second_step)
    with Store.open(path) as store:
        assert store.read().all("select title, mood from feeds") == [("Harbour", None)]
        assert migrations.version(store.read()) == VERSION + 1
    (kept,) = files.backups(path)
    with sqlite3.connect(kept) as old:
        assert old.execute("pragma user_version").fetchone() == (VERSION,)
        assert old.execute("select title from feeds").fetchall() == [("Harbour",)]


def test_a_migration_that_fails_leaves_the_archive_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch):
    with Store.open(path) as store:
        feed(store)
    first = migrations.steps

    def with_a_broken_step():
        archive = first()

        @archive(name="0002_broken")
        def broken(db):
            db.execute("alter table feeds add column mood text")
            db.execute("insert into no_such_table values (1)")

        return archive

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "VERSION", VERSION + 1)
        patch.setattr(migrations, "steps", with_a_broken_step)
        with pytest.raises(sqlite3.OperationalError):
            Store.open(path)
    with Store.open(path) as store:
        assert [f.title for f in store.feeds.all()] == ["Harbour"]


def test_a_newer_archive_is_refused_and_left_untouched(path: Path):
    Store.open(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"pragma user_version = {VERSION + 7}")
    db.close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(ArchiveError, match="newer newsdeck"):
            Store.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_untouched(path: Path):
    with sqlite3.connect(path) as db:
        db.execute("create table other (x)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_damaged_archive_is_set_aside_and_the_newest_good_backup_restored(path: Path):
    with Store.open(path) as store:
        feed(store)
        good = store.backup()
        worse = good.with_name(good.name.replace("archive-20", "archive-99"))
    worse.write_bytes(b"SQLite format 3\0" + b"not really" * 500)
    path.write_bytes(b"\x07 this is no database at all " * 300)
    with Store.open(path) as store:
        assert [f.title for f in store.feeds.all()] == ["Harbour"]
        assert "set aside" in store.notices[0]
        assert good.name in store.notices[0]
        assert store.read().one("pragma journal_mode")[0] == "wal"
    aside = min(path.parent.glob("archive.db.corrupt-*"))
    assert aside.read_bytes().startswith(b"\x07 this is no database")


def test_without_a_backup_a_new_archive_is_begun_and_the_damaged_one_kept(path: Path):
    path.write_bytes(b"no database " * 1000)
    with Store.open(path) as store:
        assert "new archive was begun" in store.notices[0]
        feed(store)
    assert len([*path.parent.glob("archive.db.corrupt-*")]) == 1


def test_damage_after_an_unclean_end_is_found_by_the_check(path: Path):
    with Store.open(path) as store:
        store.backup()
        filed(store, feed(store), [f"Headline {n}" for n in range(400)], ["word " * 300] * 400)
    content = bytearray(path.read_bytes())
    for page in range(8, 60):
        content[page * 4096 : page * 4096 + 200] = b"\xee" * 200
    path.write_bytes(content)
    path.with_name("archive.db-wal").write_bytes(b"a log that a crash left behind")
    with Store.open(path) as store:
        assert "set aside" in store.notices[0]
        assert store.doctor.examine() == []


def test_three_backups_are_kept(path: Path, store: Store):
    folder = path.parent / "backups"
    folder.mkdir()
    for day in range(5):
        old = folder / f"archive-2025010{day + 1}-120000.db"
        old.write_bytes(b"old")
        os.utime(old, (1_700_000_000, 1_700_000_000))
    assert store.backup_is_due()
    made = store.backup()
    assert files.backups(path)[0] == made
    assert len(files.backups(path)) == 3
    assert not store.backup_is_due()


def test_a_backup_is_a_whole_archive(path: Path, store: Store, tmp_path: Path):
    filed(store, feed(store), ["Ferry sinks"])
    target = store.backup(tmp_path / "elsewhere" / "copy.db")
    with Store.open(target) as copy:
        assert copy.lists.stats()["articles"] == 1
        assert copy.doctor.examine() == []


def test_read_only_reads_and_refuses_to_write(path: Path):
    with Store.open(path) as store:
        feed(store)
    with Store.open(path, read_only=True) as store:
        assert len(store.feeds.all()) == 1
        with pytest.raises(CannotWrite, match="read-only"):
            store.journal.rename_feed(1, "Other")
        with pytest.raises(CannotWrite, match="read-only"), store.job_lock("refresh"):
            pass


def test_read_only_without_an_archive_says_so(path: Path):
    with pytest.raises(ArchiveError, match="no archive yet"):
        Store.open(path, read_only=True)
    assert not path.exists()


def test_an_archive_on_a_medium_without_room_for_the_wal_index_can_be_read(path: Path):
    with Store.open(path) as store:
        feed(store)
    # Nobody, not even root, can make a file where a folder stands: as on a read-only medium.
    path.with_name("archive.db-shm").mkdir()
    with Store.open(path, read_only=True) as store:
        assert len(store.feeds.all()) == 1


def test_a_failed_transaction_changes_nothing(store: Store):
    def half() -> None:
        with store.write() as db:
            db.execute("insert into saved_queries values ('a', 'b', 1)")
            with store.write() as inner:
                inner.execute("insert into saved_queries values ('c', 'd', 1)")
            assert store.saved.get("c") == "d"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert store.saved.all() == []


def test_a_full_disk_is_a_sentence(store: Store, path: Path):
    feed_id = feed(store)
    with store.write() as db:
        db.execute(f"pragma max_page_count = {db.number('pragma page_count') + 2}")
    with pytest.raises(CannotWrite, match="disk is full"):
        filed(store, feed_id, [f"Long headline {n}" * 50 for n in range(500)])
    assert store.lists.stats()["articles"] == 0
    assert store.articles.known(feed_id) == {}


def test_two_processes_write_and_see_each_other(path: Path, store: Store):
    feed_id = feed(store)
    before = store.data_version()
    code = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from reader.store import Store
from tests.store.making import new, NOW
store = Store.open(Path(sys.argv[1]))
for n in range(60):
    store.articles.apply(int(sys.argv[2]), [new(f"other-{n}")], NOW)
"""
    other = subprocess.Popen([sys.executable, "-c", code, str(path), str(feed_id)], cwd=Path(__file__).parents[2])
    for n in range(60):
        filed(store, feed_id, [f"mine {n}"])
    assert other.wait(30) == 0
    assert store.data_version() != before
    assert store.lists.stats()["articles"] == 120
    assert store.doctor.examine() == []


def test_processes_that_begin_a_new_archive_together_all_succeed(path: Path):
    code = "import sys; from pathlib import Path; from reader.store import Store; Store.open(Path(sys.argv[1])).close()"
    others = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(3)]
    assert [other.wait(30) for other in others] == [0, 0, 0]
    with Store.open(path) as store:
        assert store.notices == ()
        assert store.doctor.examine() == []


def test_a_lock_held_too_long_by_another_is_a_sentence(store: Store, path: Path):
    feed_id = feed(store)
    with store.write() as db:
        db.execute("pragma busy_timeout = 30")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(CannotWrite, match="another newsdeck is writing"):
        store.journal.rename_feed(feed_id, "Other")
    other.execute("rollback")
    other.close()
    assert store.journal.rename_feed(feed_id, "Other").summary == "Renamed Harbour to Other"


def test_data_version_stands_still_until_something_is_committed(store: Store):
    before = store.data_version()
    assert store.data_version() == before
    feed(store)
    assert store.data_version() != before


def test_a_long_job_is_done_by_one_process_at_a_time(store: Store, path: Path):
    code = """
import sys
from pathlib import Path
from reader.store import Store
with Store.open(Path(sys.argv[1])).job_lock("refresh"):
    print("held", flush=True)
    sys.stdin.read()
"""
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    with pytest.raises(CannotWrite, match=f"process {other.pid}"), store.job_lock("refresh"):
        pass
    other.kill()
    other.wait(10)
    other.stdout.close()
    assert other.stdin is not None
    other.stdin.close()
    with store.job_lock("refresh"):
        pass


def test_threads_read_while_one_writes(store: Store):
    feed_id = feed(store)
    seen: list[int] = []

    def look() -> None:
        while len(seen) < 50:
            seen.append(len(store.lists.ids()))

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    for n in range(30):
        filed(store, feed_id, [f"headline {n}"])
    for reader in readers:
        reader.join(20)
    assert len(seen) >= 50
    assert len(store.lists.ids()) == 30
