"""One writer, many readers: transactions, threads and other processes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.errors import CannotWrite
from reader.store import Store
from tests.store.making import feed, filed


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
