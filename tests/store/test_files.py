"""Backups and locks beside the archive."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import CannotWrite
from reader.store import Store, files
from tests.store.making import feed, filed


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


def test_a_backup_takes_the_place_of_nothing_in_use(path: Path, store: Store, tmp_path: Path):
    filed(store, feed(store), ["Ferry sinks"])
    device = tmp_path / "device"
    device.symlink_to("/dev/null")
    with Store.open(tmp_path / "other.db") as other:
        feed(other)
        for target in (path, other.path, device, tmp_path, Path("/"), tmp_path / ("x" * 300)):
            with pytest.raises(CannotWrite, match="cannot write the backup"):
                store.backup(target)
    assert device.is_char_device()
    assert store.lists.stats()["articles"] == 1
    assert store.doctor.examine() == []
    assert [*tmp_path.glob("*.part")] == []


def test_a_backup_may_have_a_name_like_an_address(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    store.backup(Path("file:copy.db"))
    with Store.open(tmp_path / "file:copy.db", read_only=True) as copy:
        assert copy.doctor.examine() == []
