from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.store import Store
from tests.store.making import feed, filed

WRITER = """
import sys
from pathlib import Path
from reader.store import Store
from tests.store.making import NOW, new, text
store = Store.open(Path(sys.argv[1]))
first = store.lists.stats()["entries"]
for n in range(first, first + 10_000):
    with store.write():
        ids = store.articles.apply(1, [new(f"{n}-{k}") for k in range(5)], NOW).new_ids
        for id in ids:
            store.texts.save(id, text("some words of " + str(id)), 1)
    store.search.index(ids)
    store.journal.mark_read(ids[:2])
    print(ids[0], flush=True)
"""


@pytest.mark.slow
def test_a_killed_writer_loses_no_acknowledged_mark_and_harms_nothing(path: Path):
    chance = random.Random(11)
    with Store.open(path) as store:
        filed(store, feed(store), ["first"])
    marked: list[int] = []
    for _ in range(15):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert writer.stdout is not None
        marked.append(int(writer.stdout.readline()))
        time.sleep(chance.random() * 0.3)
        writer.kill()
        marked += [int(line) for line in writer.stdout.read().split("\n")[:-1]]
        writer.wait(10)
        writer.stdout.close()
        with Store.open(path) as store:
            assert store.notices == ()
            assert store.doctor.examine() == []
            statuses = store.statuses.of(marked)
            assert all(statuses[id].read for id in marked)
    assert len(marked) > 50
