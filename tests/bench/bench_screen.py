"""What the screen costs: CPU of the first screen against `import textual.app`, keys in lists of any length, opening articles.

python -m tests.bench.bench_screen --articles 100000
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZE = (120, 40)


def child(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_screen", *arguments], capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return done.stdout.strip()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--archive", type=Path, help="an archive that bench_store filled; made when absent")
    options.add_argument("--child", choices=["keys", "open"])
    asked = options.parse_args()
    if asked.child:
        print(asyncio.run({"keys": keys, "open": opening}[asked.child](asked.archive)))
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NEWSDECK_CONFIG"] = str(Path(folder) / "config.toml")
        large = asked.archive or filled(Path(folder) / "large.db", asked.articles)
        small = filled(Path(folder) / "small.db", 200)
        report(large, small, asked.articles)


def report(large: Path, small: Path, articles: int) -> None:
    code = "import time; s = time.process_time(); import textual.app; print(time.process_time())"
    bares, firsts = [], []
    for _ in range(9):  # in turns: what else the machine does meets both
        bares.append(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout))
        firsts.append(in_a_terminal(large))
    bare, first = statistics.median(bares), statistics.median(firsts)
    print(f"import textual.app               {bare * 1000:7.0f} ms CPU")
    print(f"first screen, {articles:>7} articles   {first * 1000:7.0f} ms CPU   {first / bare:.2f} x")
    few, many = (float(child("--child", "keys", "--archive", str(path))) for path in (small, large))
    print(f"down key, 200 articles           {few:7.2f} ms CPU")
    print(f"down key, {articles:>7} articles       {many:7.2f} ms CPU   {many / few:.2f} x")
    print(
        f"open 3,000 words, 300 names      {child('--child', 'open', '--archive', str(small)):>7} ms CPU (median, p95)"
    )


def filled(path: Path, articles: int) -> Path:
    from reader.store import Store
    from tests.bench.bench_store import Maker, fill

    with Store.open(path) as store:
        fill(store, articles, 60, Maker())
    return path


def in_a_terminal(archive: Path) -> float:
    """The command in a pseudo-terminal of 120 x 40, until its first headlines are painted; CPU s."""
    import fcntl
    import pty
    import struct
    import termios

    with tempfile.NamedTemporaryFile() as told:
        child_id, terminal = pty.fork()
        if child_id == 0:
            os.environ |= {"BENCH_TOLD": told.name, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execv(sys.executable, [sys.executable, "-m", "tests.bench.first_screen", "--db", str(archive)])
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
        while True:
            try:
                if not os.read(terminal, 65536):
                    break
            except OSError:
                break
        os.waitpid(child_id, 0)
        os.close(terminal)
        return float(Path(told.name).read_text() or "nan")


async def keys(archive: Path) -> str:
    """CPU ms from a key to the repaint, median of 60."""
    from reader.tui.app import NewsdeckApp

    app = NewsdeckApp(lambda: _library(archive))
    spent = []
    async with app.run_test(size=SIZE) as pilot:
        await _shown(app, pilot)
        for _ in range(60):
            before = time.process_time()
            await pilot.press("j")
            spent.append((time.process_time() - before) * 1000)
    return f"{statistics.median(spent):.3f}"


async def opening(archive: Path) -> str:
    """CPU ms to lay out and paint an article of 3,000 words with 300 names; median and p95 of 20."""
    import random
    from dataclasses import replace

    from reader.model import Article, Block, Mention
    from reader.tui.app import NewsdeckApp
    from reader.tui.widgets.article import ArticleView
    from tests.bench.bench_store import Maker

    made, chance = Maker(), random.Random(3)
    app = NewsdeckApp(lambda: _library(archive))
    spent = []
    async with app.run_test(size=SIZE) as pilot:
        await _shown(app, pilot)
        library = app.library
        assert library is not None
        head = library.headlines(library.ids()[:1])[0]
        view = app.screen.query_one(ArticleView)
        for turn in range(20):
            blocks = tuple(Block("p", made.text(60)) for _ in range(50))
            mentions = []
            for number, block in enumerate(blocks):
                ends = [at for at, c in enumerate(block.text) if c == " "]
                for start in sorted(chance.sample(ends[:-1:3], 6)):
                    end = block.text.index(" ", start + 1)
                    mentions.append(Mention(number, start + 1, end, block.text[start + 1 : end], "org", "X"))
            article = Article(replace(head, id=head.id + turn), blocks, tuple(mentions))
            before = time.process_time()
            view.show_article(article)
            await pilot.pause()
            spent.append((time.process_time() - before) * 1000)
    spent.sort()
    return f"{statistics.median(spent):.1f}, {spent[-1]:.1f}"


def _library(archive: Path):  # type: ignore[no-untyped-def]
    from reader.library import Library

    return Library.open(archive)


async def _shown(app, pilot) -> None:  # type: ignore[no-untyped-def]
    from reader.tui.widgets.headlines import Headlines

    for _ in range(500):
        await pilot.pause(0.01)
        if app.library is not None and app.screen.query_one(Headlines).ids:
            await pilot.pause()
            return
    raise SystemExit("nothing was shown")


if __name__ == "__main__":
    main()
