"""What a refresh costs, as a whole process: cold, warm, one feed in ten changed; CPU s, peak memory, first article.

python -m tests.bench.bench_refresh --feeds 1000
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.bench.feed_server import host_of

ENTRIES = 25


def cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(arguments: list[str]) -> tuple[float, float, str]:
    """(CPU s of the process and all its children, wall s, what it printed)."""
    before, started = cpu_of_children(), time.monotonic()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)
    return cpu_of_children() - before, time.monotonic() - started, done.stdout


def first_readable(archive: Path, arguments: list[str]) -> float:
    """Wall seconds from the start of the command to the first article another process can list."""
    import sqlite3

    started = time.monotonic()
    running = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    found = 0.0
    db = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    while running.poll() is None and not found:
        if db.execute("select 1 from texts limit 1").fetchone():
            found = time.monotonic() - started
        time.sleep(0.01)
    db.close()
    running.wait()
    return found or time.monotonic() - started


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--feeds", type=int, default=1000)
    feeds = options.parse_args().feeds
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.feed_server", str(feeds), str(ENTRIES)], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    port = int(server.stdout.readline())
    try:
        with tempfile.TemporaryDirectory() as folder:
            run(Path(folder), feeds, port)
    finally:
        server.terminate()


def run(folder: Path, feeds: int, port: int) -> None:
    archive = folder / "bench.db"
    urls = [f"http://{host_of(n)}:{port}/{n}" for n in range(feeds)]
    opml = folder / "feeds.opml"
    opml.write_text("<opml><body>" + "".join(f'<outline text="F" xmlUrl="{url}"/>' for url in urls) + "</body></opml>")
    os.environ["NEWSDECK_CONFIG"] = str(folder / "config.toml")
    newsdeck = ["-m", "reader", "--db", str(archive)]
    timed([*newsdeck, "import", "opml", str(opml)])

    documents = folder / "documents"
    documents.mkdir()
    for number, url in enumerate(urls[:40]):
        (documents / str(number)).write_bytes(urllib.request.urlopen(url).read())
    pure = (
        "import feedparser,gzip,io,pathlib\n"
        f"for p in pathlib.Path({str(documents)!r}).iterdir(): "
        "feedparser.parse(io.BytesIO(gzip.decompress(p.read_bytes())), sanitize_html=False, resolve_relative_uris=False)"
    )
    start = timed(["-c", "import feedparser"])[0]
    baseline = (timed(["-c", pure])[0] - start) * feeds / min(40, feeds)
    nothing = min(timed(["-c", "import pycurl, sqlite3, click"])[0] for _ in range(3))

    print(f"{feeds} feeds x {ENTRIES} entries; CPU s of the command with all its processes")
    print(f"  feedparser alone, without its clean-ups   {baseline:8.2f}")
    print(f"  importing pycurl, sqlite3 and click       {nothing:8.2f}")
    cold, wall, _ = timed([*newsdeck, "refresh"])
    print(f"cold                    {cold:8.2f}   {cold / baseline:5.2f} x feedparser alone   wall {wall:.1f} s")
    warm = min(timed([*newsdeck, "refresh"])[0] for _ in range(3))
    print(f"warm, all not modified  {warm:8.2f}   {warm / nothing:5.2f} x its imports")
    urllib.request.urlopen(f"http://{host_of(0)}:{port}/change/{feeds // 10}").read()
    changed, _, said = timed([*newsdeck, "refresh", "--json"])
    print(f"one feed in ten changed {changed:8.2f}   {changed / nothing:5.2f} x its imports   {said.strip()[:80]}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory             {peak:8.0f} MB in the largest process")
    second = folder / "second.db"
    again = ["-m", "reader", "--db", str(second)]
    timed([*again, "import", "opml", str(opml)])
    print(f"first article readable  {first_readable(second, [*again, 'refresh']):8.2f} s after the start")


if __name__ == "__main__":
    main()
