"""What linking costs: CPU ms to place an article and to open a sidebar, and bytes of its tables per article.

python -m tests.bench.bench_stories --articles 1000000 --also 100000     --also: a smaller archive first, for the growth
    --in FOLDER keeps the filled archives there, to be measured again without filling them (6 kB an article)

The archive is filled with texts, names and features in order of arrival by the store's own methods, many articles a
transaction and with a large page cache; their stories are those of the events they were made of. Left out is only the
search for candidates, which is what is measured afterwards, on articles that arrive one by one through `place_article`.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reader.config import Config
from reader.library import Library, links, recalls
from reader.model import Block, Entity, Entry, Extracted, Mention, NewEntry
from reader.refresh.jobs import Named
from reader.refresh.placing import place_article
from reader.store import Store
from reader.store.texts import PackedText, packed
from reader.stories.background import with_background
from reader.stories.copies import Signature, signature
from reader.stories.fingerprint import Counts, count_terms, pack, weigh
from tests.bench.invented_news import Invented, News

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ARRIVING = 2_000
"""So many of the articles arrive one by one; the last of them are measured."""
MEASURED = 500
BATCH, COMMIT = 500, 25_000
FEEDS = 300
FILLING_CACHE_KB, USUAL_CACHE_KB = 1_500_000, 12_000
TABLES = ("features", "postings", "term_counts", "links", "stories", "copied")


@dataclass(frozen=True, slots=True)
class Made:
    """An article, and what a worker process finds out about it."""

    article: Invented
    text: PackedText
    mentions: tuple[Mention, ...]
    counts: Counts
    signature: Signature


_news: News | None = None


def _begin(articles: int) -> None:
    global _news
    _news = News(articles, NOW)


def _batch(numbers: range) -> list[Made]:
    assert _news is not None
    return [made(_news, number) for number in numbers]


def made(news: News, number: int) -> Made:
    article = news.article(number)
    words = article.text.split()
    blocks = tuple(Block("p", " ".join(words[n : n + 60])) for n in range(0, len(words), 60))
    mentions = tuple(
        Mention(n, at, at + len(name), name, "person", name)
        for n, block in enumerate(blocks) for name in dict.fromkeys(article.names) if (at := block.text.find(name)) >= 0
    )  # fmt: skip
    counts = count_terms(article.title, article.text, [m.entity for m in mentions])
    return Made(article, packed(Extracted(blocks)), mentions, counts, signature(article.text))


def batches(articles: int, total: int, workers: int) -> Iterator[list[Made]]:
    """The first `articles` of `total`, in order."""
    ranges = [range(first, min(first + BATCH, articles)) for first in range(0, articles, BATCH)]
    with multiprocessing.get_context("fork").Pool(workers, _begin, (total,)) as pool:
        yield from pool.imap(_batch, ranges)


def fill(store: Store, news: News, articles: int, workers: int) -> float:
    """Everything linking knows of the first `articles` articles; seconds."""
    feeds = [store.feeds.add(f"https://feed{n}.example/", title=f"Feed {n}").id for n in range(FEEDS)]
    start, known, stories, done = time.monotonic(), dict[int, int](), dict[int, int](), 0
    made_so_far = batches(articles, len(news.plan), workers)
    with store.write() as db:
        db.execute(f"pragma cache_size = -{FILLING_CACHE_KB}")
    while done < articles:
        with store.write():
            for batch in made_so_far:
                file(store, news, batch, done, feeds[done // BATCH % FEEDS], known, stories)
                done += len(batch)
                if done % COMMIT == 0:
                    break
        print(f"\r{done:,} of {articles:,} · {time.monotonic() - start:,.0f} s ", end="", file=sys.stderr, flush=True)
    with store.write() as db:
        db.execute(f"pragma cache_size = -{USUAL_CACHE_KB}")
    print(file=sys.stderr)
    return time.monotonic() - start


def file(
    store: Store, news: News, batch: Sequence[Made], first: int, feed_id: int, known: dict[int, int], stories: dict[int, int]
) -> None:  # fmt: skip
    ids = arrived(store, feed_id, [m.article for m in batch], first)
    store.texts.save_packed(((id, m.text) for id, m in zip(ids, batch, strict=True)), 1)
    counted: dict[int, int] = {}
    story_of: dict[int, int] = {}
    for place, (id, each) in enumerate(zip(ids, batch, strict=True)):
        published = each.article.published
        save_names(store, id, each)
        terms = each.counts.terms()
        for term in terms:
            known[term] = known.get(term, 0) + 1
            counted[term] = counted.get(term, 0) + 1
        frequencies, total = with_background(terms, known, first + place + 1)
        sign = weigh(each.counts, frequencies, total, each.signature)
        store.stories.save_features(id, published, feed_id, pack(sign), sign.posted())
        event = news.plan[first + place][1]
        if event not in stories:
            stories[event] = store.stories.new_story()
        story_of[id] = stories[event]
    store.stories.add_df(counted, len(batch))
    store.stories.set_story(story_of)
    for stage in ("names", "index"):
        store.waiting.done(stage, ids)


def arrived(store: Store, feed_id: int, articles: Sequence[Invented], first: int) -> list[int]:
    entries = [
        NewEntry(Entry(f"g{n}", f"https://n.example/{n}", a.title, digest=b"d" * 16), a.published)
        for n, a in enumerate(articles, first)
    ]
    return [*store.articles.apply(feed_id, entries, NOW).new_ids]


def save_names(store: Store, id: int, each: Made) -> None:
    found = [Entity(name, "person", 2) for name in dict.fromkeys(each.article.names)]
    store.entities.save(id, each.article.published, each.mentions, found)


def measure(times: int, job: Callable[[int], object]) -> tuple[float, float]:
    """(median, 95th percentile) of CPU ms."""
    spent = []
    gc.collect()
    gc.disable()
    for number in range(times):
        start = time.process_time()
        job(number)
        spent.append((time.process_time() - start) * 1000)
    gc.enable()
    spent.sort()
    return spent[len(spent) // 2], spent[int(len(spent) * 0.95)]


def run(articles: int, folder: Path, workers: int) -> dict[str, float]:
    news, config = News(articles, NOW), Config()
    before = articles - ARRIVING
    filled = folder / f"filled-{articles}.db"
    filling = 0.0
    if not filled.exists():
        growing = folder / f"filling-{articles}.db"
        with Library.open(growing, clock=lambda: NOW) as library:
            filling = fill(library.store, news, before, workers)
        growing.rename(filled)
    shutil.copyfile(filled, folder / f"{articles}.db")
    with Library.open(folder / f"{articles}.db", clock=lambda: NOW) as library:
        store = library.store
        arriving = [made(news, before + n) for n in range(ARRIVING)]
        feed_id = store.feeds.all()[0].id
        ids = arrived(store, feed_id, [m.article for m in arriving], before)
        with store.write():
            store.texts.save_packed(((id, m.text) for id, m in zip(ids, arriving, strict=True)), 1)
            for id, each in zip(ids, arriving, strict=True):
                save_names(store, id, each)
        heads = {head.id: head for head in store.lists.headlines(ids)}

        def place(n: int) -> None:
            """Its counts and signature, its story, the commit."""
            article = arriving[n].article
            counts = count_terms(article.title, article.text, [m.entity for m in arriving[n].mentions])
            with store.write():
                named = Named(ids[n], (), (), counts, signature(article.text))
                place_article(store, config, heads[ids[n]], named, arriving=True)

        for n in range(ARRIVING - MEASURED):
            place(n)
        ingest = measure(MEASURED, lambda n: place(ARRIVING - MEASURED + n))
        chance = random.Random(5)
        everything = list(store.lists.ids())
        newest, anywhere = chance.sample(everything[:5000], MEASURED), chance.sample(everything, MEASURED)
        opening = measure(MEASURED, lambda n: links.related(store, config, newest[n]))
        older = measure(MEASURED, lambda n: links.related(store, config, anywhere[n]))
        again = measure(MEASURED, lambda n: links.related(store, config, newest[n]))
        following = measure(MEASURED // 5, lambda n: recalls.recalls(store, newest[n]))
        listing = measure(5, lambda n: store.stories.stories(limit=200))
        rows = sum(len(getattr(links.related(store, config, id), name)) for id in newest for name in links.SECTIONS)
        sizes = {table: table_bytes(store, table) for table in TABLES}
    each = {table: size / articles for table, size in sizes.items()}
    total = sum(size for table, size in each.items() if table != "links")
    print(f"\n{articles:,} articles · filled in {filling:,.0f} s · {rows / MEASURED:.1f} rows a sidebar")
    for name, (median, late), goal in (
        ("place an article", ingest, "   (goal 20)"),
        ("open a sidebar", opening, "   (goal 10)"),
        ("… of any age", older, "   (goal 10)"),
        ("open it again", again, ""),
        ("what it recalls", following, ""),
        ("200 stories", listing, ""),
    ):
        print(f"  {name:<20} median {median:7.2f} ms   p95 {late:7.2f} ms{goal}")
    print(f"  tables                {total:,.0f} bytes an article   (goal 1,000)")
    print("    " + " · ".join(f"{table} {size:,.0f}" for table, size in each.items()), flush=True)
    (folder / f"{articles}.db").unlink()
    return {"ingest": ingest[1], "open": opening[1], "open of any age": older[1], "bytes": total}


def table_bytes(store: Store, table: str) -> int:
    """Pages of the table and of its indexes."""
    names = store.read().column("select name from sqlite_master where tbl_name = ? and rootpage > 0", (table,))
    return sum(
        store.read().number("select sum(pgsize) from dbstat where aggregate = 1 and name = ?", (name,))
        for name in [*names]
    )


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--also", type=int, default=0)
    options.add_argument("--workers", type=int, default=1, help="processes that make articles while one files them")
    options.add_argument("--in", dest="folder", type=Path)
    given = options.parse_args()
    with nullcontext(given.folder) if given.folder else tempfile.TemporaryDirectory() as folder:
        small = run(given.also, Path(folder), given.workers) if given.also else None
        large = run(given.articles, Path(folder), given.workers)
    if small is not None:
        for what in ("ingest", "open", "open of any age"):
            print(f"growth of {what}, p95: {large[what] / small[what]:.2f}×")


if __name__ == "__main__":
    main()
