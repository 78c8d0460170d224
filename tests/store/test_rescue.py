"""What a damaged archive still holds is not lost."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.errors import ArchiveError
from reader.model import Entry, NewEntry
from reader.store import Store
from reader.store.journal import NewFeed

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def filled(path: Path, articles: int = 60) -> list[int]:
    """An archive with a backup of the empty state, articles, and a star on the last one."""
    with Store.open(path, clock=lambda: NOW) as store:
        _, (feed,) = store.journal.subscribe([NewFeed("https://harbour.example/feed", "Harbour")])
        store.backup()
        entries = [NewEntry(Entry(f"g{n}", f"https://harbour.example/{n}", f"Ferry {n}"), NOW) for n in range(articles)]
        ids = list(store.articles.apply(feed, entries, NOW).new_ids)
        store.journal.star(ids[-1:])
        store.journal.tag(ids[:1], "keep")
    return ids


def overwrite(path: Path, start: int, length: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(os.urandom(length))


def test_a_lost_header_costs_nothing(tmp_path: Path) -> None:
    ids = filled(path := tmp_path / "archive.db")
    overwrite(path, 0, 100)
    with Store.open(path, clock=lambda: NOW) as store:
        assert "carried over" in store.notices[0]
        assert len(store.lists.ids()) == len(ids)
        [head] = store.lists.headlines(ids[-1:])
        assert head.starred
        assert store.lists.headlines(ids[:1])[0].tags == ("keep",)
        assert store.doctor.examine() == []


def test_marks_younger_than_the_backup_survive_a_broken_text_page(tmp_path: Path) -> None:
    ids = filled(path := tmp_path / "archive.db")
    with Store.open(path) as store:
        store.backup()
        store.journal.star(ids[:5])
        page = store.read().number("select rootpage from sqlite_master where name = 'texts'")
        size = store.read().number("pragma page_size")
    overwrite(path, (page - 1) * size, size)
    path.with_name(path.name + ".suspect").touch()
    with Store.open(path, clock=lambda: NOW) as store:
        assert all(head.starred for head in store.lists.headlines(ids[:5]))
        assert store.doctor.examine() == []


def test_an_archive_emptied_by_a_crash_gives_way_to_its_backup(tmp_path: Path) -> None:
    ids = filled(path := tmp_path / "archive.db")
    with Store.open(path) as store:
        store.backup()
    path.write_bytes(b"")
    with Store.open(path, clock=lambda: NOW) as store:
        assert len(store.lists.ids()) == len(ids)


def test_damage_met_while_reading_is_looked_into_at_the_next_start(tmp_path: Path) -> None:
    ids = filled(path := tmp_path / "archive.db")
    with Store.open(path) as store:
        page = store.read().number("select rootpage from sqlite_master where name = 'articles'")
        size = store.read().number("pragma page_size")
    overwrite(path, (page - 1) * size, size)
    with Store.open(path) as store, pytest.raises(ArchiveError, match="damaged"):
        store.lists.headlines(ids)
    with Store.open(path, clock=lambda: NOW) as store:
        assert store.notices
        assert store.doctor.examine() == []
    assert list(tmp_path.glob("archive.db.corrupt-*"))
