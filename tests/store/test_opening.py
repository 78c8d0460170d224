"""What opening finds: a fresh archive, one that is damaged, read-only, or no archive at all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import ArchiveError, CannotWrite
from reader.store import Store
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


def test_processes_that_begin_a_new_archive_together_all_succeed(path: Path):
    code = "import sys; from pathlib import Path; from reader.store import Store; Store.open(Path(sys.argv[1])).close()"
    others = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(3)]
    assert [other.wait(30) for other in others] == [0, 0, 0]
    with Store.open(path) as store:
        assert store.notices == ()
        assert store.doctor.examine() == []


@pytest.mark.parametrize("read_only", [False, True])
def test_a_device_or_a_folder_is_refused_and_stays_where_it_is(tmp_path: Path, read_only: bool):
    device = tmp_path / "device"
    device.symlink_to("/dev/null")
    for place in (device, tmp_path):
        with pytest.raises(ArchiveError, match=f"{place.name}: this is"):
            Store.open(place, read_only=read_only)
    assert device.is_char_device()
    with pytest.raises(CannotWrite, match="too long"):
        Store.open(tmp_path / ("x" * 300), read_only=read_only)
