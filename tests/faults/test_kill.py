"""kill -9 in the middle of a refresh, fifty times at random moments: the archive stays whole and no mark is lost."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.library import Library
from tests.fakes import Web, item, rss

RUNS = 50
FEEDS = 6
TEXT = (
    "<p>" + "The pilots of the outer roads saw the ferry pass the old light at dawn and wrote it down. " * 25 + "</p>"
)


def serve(site: Web, epoch: int) -> None:
    """Each epoch brings two new entries to every feed; older ones fall out of it."""
    for feed in range(FEEDS):
        newest = range(max(0, epoch * 2 - 4), epoch * 2 + 2)
        items = (
            item(100 * feed + n, guid=f"f{feed}-{n}", host=f"f{feed}.example", text=f"{TEXT}<p>{n} {feed}</p>")
            for n in newest
        )
        site.serve(f"/{feed}", rss(*items, title=f"Feed {feed}"))


def refresh(archive: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "reader", "--db", str(archive), "refresh"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        env={**os.environ, "NEWSDECK_CONFIG": str(archive.with_name("config.toml"))},
    )


def marks(archive: Path) -> tuple[set[str], dict[str, tuple[int, int]]]:
    """What integrity_check says, and read and starred of every entry."""
    with sqlite3.connect(archive) as db:
        said = {row[0] for row in db.execute("pragma integrity_check")}
        rows = db.execute("select e.guid, s.read, s.starred from entries e join statuses s using (article_id)")
        return said, {guid: (read, starred) for guid, read, starred in rows}


@pytest.mark.slow
def test_killed_at_any_moment_of_a_refresh_nothing_is_lost(tmp_path: Path, site: Web) -> None:
    archive = tmp_path / "archive.db"
    chance = random.Random(11)
    serve(site, 0)
    with Library.open(archive) as library:
        for feed in range(FEEDS):
            library.add(site.url(f"/{feed}"))
    started = time.monotonic()
    serve(site, 1)
    assert refresh(archive).wait(60) == 0
    usual = time.monotonic() - started
    alive = 0
    for epoch in range(2, RUNS + 2):
        serve(site, epoch)
        with Library.open(archive) as library:
            ids = chance.sample(sorted(library.ids()), 3)
            library.star(ids)
            library.mark_read(ids)
        _, before = marks(archive)
        running = refresh(archive)
        time.sleep(chance.uniform(0.1, 1.05) * usual)
        alive += running.poll() is None
        os.killpg(running.pid, signal.SIGKILL) if running.poll() is None else None
        running.wait()
        said, after = marks(archive)
        assert said == {"ok"}, f"run {epoch}"
        lost = {
            guid
            for guid, (read, starred) in before.items()
            if guid not in after or after[guid][0] < read or after[guid][1] < starred
        }
        assert not lost, f"run {epoch}"
    last = refresh(archive)
    assert last.wait(60) == 0
    _, after = marks(archive)
    assert {f"f{feed}-{n}" for feed in range(FEEDS) for n in range((RUNS + 1) * 2 - 4, (RUNS + 1) * 2 + 2)} <= set(
        after
    )
    assert alive > RUNS // 2
    with Library.open(archive) as library:
        assert library.store.doctor.examine() == []
