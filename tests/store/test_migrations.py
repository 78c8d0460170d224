"""Archives of other versions: older ones are backed up and brought forward, newer ones refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.errors import ArchiveError
from reader.store import Store, files, migrations
from reader.store.migrations import VERSION
from tests.store.making import feed


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
