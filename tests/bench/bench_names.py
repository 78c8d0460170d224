"""What it costs to find the names of a whole archive anew, and whether a reader notices it meanwhile.

python -m tests.bench.bench_names --articles 2000

The articles are paragraphs of the sample archive in ever new order. Another process finds their names anew, as after an
update, while this one opens windows of the list and articles.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.library import Library

ANEW = """
import sys
from pathlib import Path
from reader.library import Library
with Library.open(Path(sys.argv[1]), offline=True) as library:
    print("begun", flush=True)
    library.catch_up()
"""
WINDOW = 60


def write_articles(target: Path, articles: int) -> None:
    from reader.demo import build

    chance = random.Random(5)
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "sample.db")
        with Library.open(Path(folder) / "sample.db", offline=True) as sample:
            heads = sample.headlines(sample.ids())
            paragraphs = [b.text for h in heads for b in sample.article(h.id).blocks if b.kept and len(b.text) > 80]
    start = datetime(2024, 1, 1, tzinfo=UTC)
    with target.open("w", encoding="utf-8") as out:
        for number in range(articles):
            row = {
                "id": f"bench-{number}",
                "title": f"{chance.choice(heads).title} ({number})",
                "text": "\n\n".join(chance.sample(paragraphs, 7)),
                "source": f"Paper {number % 20}",
                "published": (start + timedelta(minutes=7 * number)).isoformat(),
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def waits(library: Library, times: int, chance: random.Random) -> list[float]:
    """Wall ms of a window of the list and an article, as a person asks for them."""
    ids = library.ids()
    spent = []
    for _ in range(times):
        at = chance.randrange(max(1, len(ids) - WINDOW))
        started = time.perf_counter()
        library.headlines(ids[at : at + WINDOW])
        library.article(ids[at])
        spent.append((time.perf_counter() - started) * 1000)
        time.sleep(0.02)
    return sorted(spent)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=2000)
    articles = options.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        archive, rows = Path(folder) / "bench.db", Path(folder) / "articles.jsonl"
        write_articles(rows, articles)
        subprocess.run([sys.executable, "-m", "reader", "--db", str(archive), "import", "jsonl", str(rows)], check=True)
        with Library.open(archive, offline=True) as library:
            library.catch_up()
            chance = random.Random(3)
            alone = waits(library, 100, chance)
            with library.store.write() as db:
                db.execute("update counts set value = 0 where name = 'tagger'")
            before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            running = subprocess.Popen([sys.executable, "-c", ANEW, str(archive)], stdout=subprocess.PIPE)
            assert running.stdout is not None
            running.stdout.readline()
            beside: list[float] = []
            while running.poll() is None:
                beside += waits(library, 20, chance)
            wall = time.monotonic() - started
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            left = library.waiting()
    beside.sort()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{articles} articles named anew: {cpu:.1f} s CPU, {wall:.1f} s wall; {left} left waiting")
    print(f"  100,000 such articles: {cpu * 100_000 / articles / 60:.0f} minutes of CPU")
    for name, spent in (("alone", alone), ("meanwhile", beside)):
        middle, high = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
        print(
            f"a window and an article, {name:10} p50 {middle:6.2f} ms   p95 {high:6.2f} ms   {high / alone[95]:.1f} x"
        )


if __name__ == "__main__":
    main()
