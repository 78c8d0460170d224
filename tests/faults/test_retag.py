"""kill -9 while the names of an archive are found anew, at random moments: it goes on where it was, and what a person
corrected holds throughout."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.library import Library

RUNS = 12
CATCH_UP = """
import sys
from pathlib import Path
from reader.library import Library
with Library.open(Path(sys.argv[1]), offline=True) as library:
    library.catch_up()
"""


def catch_up(archive: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", CATCH_UP, str(archive)], start_new_session=True)


def forget_the_tagger(library: Library) -> None:
    """As if an older newsdeck had found other names."""
    with library.store.write() as db:
        for head in library.headlines(library.ids()):
            library.store.entities.save(head.id, head.published, [], [])
        db.execute("update counts set value = 0 where name = 'tagger'")


@pytest.mark.slow
def test_killed_at_any_moment_names_are_found_anew_once_and_corrections_hold(sample: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    shutil.copyfile(sample, archive)
    with Library.open(archive, offline=True) as library:
        library.names.rename("Halden", "Haldenport")
        names = {id: library.article(id).mentions for id in library.ids()}
        corrected = library.entity("Haldenport").row.articles
        forget_the_tagger(library)
        waiting = library.waiting()
    assert waiting == len(names)
    assert corrected
    started = time.monotonic()
    whole = tmp_path / "whole.db"
    with sqlite3.connect(archive) as source, sqlite3.connect(whole) as target:
        source.backup(target)
    assert catch_up(whole).wait(120) == 0
    usual = time.monotonic() - started
    chance = random.Random(7)
    alive = 0
    for _ in range(RUNS):
        running = catch_up(archive)
        time.sleep(chance.uniform(0.2, 0.9) * usual)
        if running.poll() is None:
            alive += 1
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        with sqlite3.connect(archive) as db:
            assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
        with Library.open(archive, offline=True) as library:
            left = library.waiting()
            assert left <= waiting, "what was done is done again"
            waiting = left
    assert alive, "no run was killed while it was at work"
    assert catch_up(archive).wait(120) == 0
    with Library.open(archive, offline=True) as library:
        assert library.waiting() == 0
        assert {id: library.article(id).mentions for id in library.ids()} == names
        assert library.entity("Haldenport").row.articles == corrected
