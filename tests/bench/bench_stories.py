"""What linking costs: CPU ms to place an article and to open a sidebar, and bytes of its tables per article.

python -m tests.bench.bench_stories --articles 100000 [--also 10000]     --also: a smaller archive first, for the growth

The archive is filled without placing (that is what is measured afterwards), by articles of invented words, as
unevenly frequent as those of real text; each belongs to an event whose words and names it shares with a few others.
"""

from __future__ import annotations

import argparse
import gc
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.config import Config
from reader.library import Library, links, recalls
from reader.model import Block, Entity, Entry, Extracted, Mention, NewEntry
from reader.refresh.jobs import Named
from reader.refresh.names_pass import place_article
from reader.store import Store
from reader.stories.background import with_background
from reader.stories.copies import signature
from reader.stories.fingerprint import Counts, count_terms, pack, weigh
from tests.bench.bench_store import vocabulary

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PER_EVENT = 4
MEASURED = 300
TABLES = ("features", "postings", "bands", "term_counts", "links", "stories")


class News:
    """Articles about events: `PER_EVENT` each, within two days, all over five years."""

    def __init__(self, articles: int) -> None:
        self.chance = random.Random(11)
        self.words = vocabulary(120_000, self.chance)
        total = 0.0
        self.cumulative = [total := total + 1 / (rank + 3) for rank in range(len(self.words))]
        self.people = [
            f"{w.title()} {v.title()}" for w, v in zip(self.words[:60_000], self.words[60_000:], strict=True)
        ]
        self.articles = articles

    def common(self, count: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.cumulative, k=count)

    def article(self, number: int) -> tuple[str, str, list[str], datetime]:
        event = random.Random(number // PER_EVENT)
        own = [event.choice(self.words) for _ in range(14)]
        names = [self.people[int(len(self.people) * event.random() ** 2)] for _ in range(5)]
        words = self.common(260)
        for word in own * 2 + names * 2:
            words.insert(self.chance.randrange(len(words)), word)
        title = " ".join([*own[:4], *self.common(4)])
        day = (self.articles - number) / self.articles * 5 * 365
        return title, " ".join(words), names, NOW - timedelta(days=day)


def counted(news: News, number: int) -> tuple[str, str, list[str], datetime, Counts]:
    title, text, names, published = news.article(number)
    return title, text, names, published, count_terms(title, text, names * 2)


def fill(store: Store, news: News, articles: int) -> float:
    """Everything linking knows of `articles` articles; CPU ms each."""
    feeds = [store.feeds.add(f"https://feed{n}.example/", title=f"Feed {n}").id for n in range(100)]
    start = time.process_time()
    known: dict[int, int] = {}
    for first in range(0, articles, 500):
        batch = [counted(news, number) for number in range(first, min(first + 500, articles))]
        feed_id = feeds[(first // 500) % len(feeds)]
        entries = [
            NewEntry(Entry(f"g{first + n}", f"https://n.example/{first + n}", a[0], digest=b"d" * 16), a[3])
            for n, a in enumerate(batch)
        ]
        with store.write():
            ids = store.articles.apply(feed_id, entries, NOW).new_ids
            for place, (id, (_title, text, names, published, counts)) in enumerate(zip(ids, batch, strict=True)):
                store.stories.add_df(counts.terms())
                for term in counts.terms():
                    known[term] = known.get(term, 0) + 1
                if articles - (first + place) < 20_000:  # bodies and names of the newest only: those are opened
                    keep(store, id, text, names, published)
                frequencies, total = with_background(counts.terms(), known, first + place + 1)
                made = weigh(counts, frequencies, total, signature(text))
                store.stories.save_features(id, published, feed_id, pack(made), made.posted(), made.bands())
                if (first + place) % PER_EVENT == 0:
                    story = store.stories.new_story()
                store.stories.set_story({id: story})
            store.waiting.done("names", ids)
    return (time.process_time() - start) / articles * 1000


def keep(store: Store, id: int, text: str, names: Sequence[str], published: datetime) -> None:
    words = text.split()
    blocks = tuple(Block("p", " ".join(words[n : n + 60])) for n in range(0, len(words), 60))
    store.texts.save(id, Extracted(blocks), 1)
    found = [
        Mention(n, at, at + len(name), name, "person", name)
        for n, block in enumerate(blocks) for name in dict.fromkeys(names) if (at := block.text.find(name)) >= 0
    ]  # fmt: skip
    store.entities.save(id, published, found, [Entity(name, "person", 2) for name in dict.fromkeys(names)])


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


def run(articles: int, folder: Path) -> dict[str, float]:
    news, config = News(articles + MEASURED), Config()
    with Library.open(folder / f"{articles}.db", clock=lambda: NOW) as library:
        store = library.store
        filling = fill(store, news, articles)
        arriving = [counted(news, articles + n) for n in range(MEASURED)]
        feed_id = store.feeds.all()[0].id
        entries = [
            NewEntry(Entry(f"new{n}", f"https://n.example/new{n}", a[0], digest=b"d" * 16), a[3])
            for n, a in enumerate(arriving)
        ]
        with store.write():
            ids = store.articles.apply(feed_id, entries, NOW).new_ids
        heads = {head.id: head for head in store.lists.headlines(ids)}
        named = []
        for id, (_title, text, names, published, counts) in zip(ids, arriving, strict=True):
            with store.write():
                keep(store, id, text, names, published)
            named.append(Named(id, (), (), counts, signature(text)))

        def place(n: int) -> None:
            with store.write():
                place_article(store, config, heads[ids[n]], named[n], arriving=True)

        ingest = measure(MEASURED, place)
        joined = len(ids) / len(set(store.stories.story_of(ids).values()))
        newest = list(store.lists.ids())[:5000]
        chosen = random.Random(5).sample(newest, MEASURED)
        opening = measure(MEASURED, lambda n: links.related(store, config, chosen[n]))
        again = measure(MEASURED, lambda n: links.related(store, config, chosen[n]))
        following = measure(MEASURED // 3, lambda n: recalls.recalls(store, chosen[n]))
        sizes = {table: table_bytes(store, table) for table in TABLES}
    each = {table: size / articles for table, size in sizes.items()}
    total = sum(size for table, size in each.items() if table != "links")
    print(f"\n{articles:,} articles · filled at {filling:.1f} ms each · {joined:.1f} new articles a story")
    print(f"  place an article      median {ingest[0]:6.2f} ms   p95 {ingest[1]:6.2f} ms   (goal 20)")
    print(f"  open a sidebar        median {opening[0]:6.2f} ms   p95 {opening[1]:6.2f} ms   (goal 10)")
    print(f"  open it again         median {again[0]:6.2f} ms   p95 {again[1]:6.2f} ms")
    print(f"  what it recalls       median {following[0]:6.2f} ms   p95 {following[1]:6.2f} ms")
    print(f"  tables                {total:,.0f} bytes an article   (goal 1,000)")
    print("    " + " · ".join(f"{table} {size:,.0f}" for table, size in each.items()))
    return {"ingest": ingest[1], "open": opening[1], "bytes": total}


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
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = run(given.also, Path(folder)) if given.also else None
        large = run(given.articles, Path(folder))
    if small is not None:
        for what in ("ingest", "open"):
            print(f"growth of {what}, p95: {large[what] / small[what]:.2f}×")


if __name__ == "__main__":
    main()
