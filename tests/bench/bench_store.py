"""What the archive costs: CPU ms per operation, and its ratio to fetching rows by primary key in the same run.

python -m tests.bench.bench_store --articles 100000
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

from reader.model import Block, Entity, Entry, Extracted, Mention, NewEntry
from reader.query import parse
from reader.store import Store

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SYLLABLES = "ka lo mir ten sa dor vel in tra bu nor el gash pim ora les qui ter and of".split()


def vocabulary(size: int, chance: random.Random) -> list[str]:
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(size)]


class Maker:
    """Articles of invented words, as unevenly frequent as those of real text."""

    def __init__(self) -> None:
        self.chance = random.Random(7)
        self.words = vocabulary(40_000, self.chance)
        self.weights = [1 / (rank + 3) for rank in range(len(self.words))]
        total = 0.0
        self.cumulative = [total := total + weight for weight in self.weights]

    def text(self, words: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self.cumulative, k=words))

    def intent(self, n: int) -> NewEntry:
        entry = Entry(f"guid-{n}", f"https://news{n % 977}.example/{n}", self.text(9).capitalize(), digest=b"d" * 16)
        return NewEntry(entry, NOW - timedelta(minutes=n * 5), unread=n % 3 == 0)


def fill(store: Store, articles: int, words: int, made: Maker) -> dict[str, float]:
    """Everything but the index first, as a refresh does, then the index; CPU ms per article of each."""
    spent = {"apply+text": 0.0, "names": 0.0, "features": 0.0, "index": 0.0}
    names = [Entity(f"Name {n}", "person", 2, (f"N{n}",)) for n in range(20_000)]
    feeds = [store.feeds.add(f"https://feed{n}.example/", title=f"Feed {n}").id for n in range(200)]
    for start in range(0, articles, 500):
        intents = [made.intent(articles - n) for n in range(start, min(start + 500, articles))]
        texts = [Extracted(tuple(Block("p", made.text(words // 5)) for _ in range(5))) for _ in intents]
        found = [[names[int(20_000 * made.chance.random() ** 3)] for _ in range(15)] for _ in intents]
        terms = [[made.chance.getrandbits(14) for _ in range(24)] for _ in intents]
        feed_id = feeds[(start // 500) % len(feeds)]
        with clocked(spent, "apply+text", len(intents), articles), store.write():
            ids = store.articles.apply(feed_id, intents, NOW).new_ids
            for id, text in zip(ids, texts, strict=True):
                store.texts.save(id, text, 1)
        with clocked(spent, "names", len(intents), articles), store.write():
            for id, intent, entities in zip(ids, intents, found, strict=True):
                kept = [*{entity.name: entity for entity in entities}.values()]
                mentions = [Mention(0, n, n + 4, "Name", "person", e.name) for n, e in enumerate(kept * 2)]
                store.entities.save(id, intent.published, mentions, kept)
            store.waiting.done("names", ids)
        with clocked(spent, "features", len(intents), articles), store.write():
            for place, id in enumerate(ids):
                published = intents[place].published
                store.stories.save_features(id, published, feed_id, b"f" * 600, terms[place])
    while ids := store.waiting.next("index", 500):
        with clocked(spent, "index", len(ids), articles):
            store.search.index(ids)
    return spent


class clocked:
    def __init__(self, spent: dict[str, float], name: str, part: int, whole: int) -> None:
        self.spent, self.name, self.whole = spent, name, whole

    def __enter__(self) -> None:
        self.start = time.process_time()

    def __exit__(self, *exc: object) -> None:
        self.spent[self.name] += (time.process_time() - self.start) * 1000 / self.whole


def measured(do: Callable[[int], object], times: int) -> tuple[float, float]:
    """p50 and p95 in CPU ms; the argument is the number of the run."""
    for n in range(min(5, times)):
        do(n)
    gc.collect()
    spent = []
    for n in range(times):
        start = time.process_time_ns()
        do(n)
        spent.append((time.process_time_ns() - start) / 1e6)
    spent.sort()
    return spent[len(spent) // 2], spent[int(len(spent) * 0.95)]


def keystrokes(titles: Sequence[str], chance: random.Random) -> list[str]:
    """What stands in the search box after each key, for two or three words of a title."""
    typed = []
    for title in titles:
        words = title.lower().split()
        query = " ".join(chance.sample(words, 2 if chance.random() < 0.7 else 3))
        typed += [query[:end] for end in range(1, len(query) + 1)]
    return typed


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--words", type=int, default=350)
    options.add_argument("--archive", type=Path, help="fill this file, or use it when it is there")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.archive or Path(folder) / "bench.db"
        fresh = not path.exists()
        made = Maker()
        with Store.open(path, clock=lambda: NOW) as store:
            if fresh:
                for name, ms in fill(store, asked.articles, asked.words, made).items():
                    print(f"fill: {name:12} {ms:8.3f} CPU ms an article")
            report(store, made.chance)


def report(store: Store, chance: random.Random) -> None:
    everything = store.lists.ids()
    stats = store.lists.stats()
    print(f"{stats['articles']} articles, {stats['bytes'] / 1e6:.0f} MB, {stats['entities']} names")
    db = store.read()
    keys = ",".join("?" * 80)
    places = [chance.randrange(max(1, len(everything) - 80)) for _ in range(400)]
    windows = [everything[at : at + 80] for at in places]
    titles = [h.title for h in store.lists.headlines(chance.sample([*everything], 40))]
    typed = keystrokes(titles, chance)
    words = [chance.choice(title.split()) for title in titles]
    opened = chance.sample([*everything], 200)
    by_key = f"select * from articles where id in ({keys})"
    baseline = measured(lambda n: db.execute(by_key, windows[n]).fetchall(), 200)
    print(f"{'':34}{'p50':>9}{'p95':>9}   ratio of p95 to 80 raw rows by key")
    rows: dict[str, tuple[Callable[[int], object], int]] = {
        "list page (80 headlines)": (lambda n: store.lists.headlines(windows[n]), 400),
        "ids of All": (lambda n: store.lists.ids(), 20),
        "ids of Unread": (lambda n: store.lists.ids(parse("is:unread")), 20),
        "ids of a feed": (lambda n: store.lists.ids(parse("feed:7")), 50),
        "ids of All by title": (lambda n: store.lists.ids(sort="title"), 3),
        "ids of a word": (lambda n: store.lists.ids(parse(words[n])), 40),
        "left pane": (lambda n: store.lists.views(), 20),
        "as-you-type, each key": (lambda n: store.search.search(typed[n], live=True), len(typed)),
        "word search, ranked": (lambda n: store.search.search(words[n]), 40),
        "snippets of 20 rows": (
            lambda n: store.search.snippets(words[n], [id for id, _ in store.search.search(words[n], 20)]), 40,
        ),
        "open: text, names, headline": (
            lambda n: (store.texts.get(opened[n]), store.entities.mentions(opened[n]),
                       store.entities.of_article(opened[n]), store.lists.headlines([opened[n]])), 200,
        ),
        "mark one read": (lambda n: store.journal.mark_read([opened[n]], n % 2 == 0), 100),
        "mark 10,000 read": (lambda n: store.journal.mark_read(everything[:10_000], n % 2 == 0), 4),
        "most frequent names": (lambda n: store.entities.rows(), 20),
        "page of a name": (lambda n: page(store, n), 20),
        "articles with 24 terms, 14 days": (lambda n: terms(store, n), 50),
        "polls": (lambda n: store.feeds.polls(), 20),
    }  # fmt: skip
    print(f"{'80 raw rows by key':34}{baseline[0]:9.3f}{baseline[1]:9.3f}")
    for name, (do, times) in rows.items():
        p50, p95 = measured(do, times)
        print(f"{name:34}{p50:9.3f}{p95:9.3f}{p95 / baseline[1]:9.1f}")


def page(store: Store, n: int) -> None:
    row = store.entities.find(f"Name {n}")[0]
    store.name_pages.companions(row.id)
    store.name_pages.sources(row.id)
    store.name_pages.weeks(row.id)
    store.entities.articles(row.id)


def terms(store: Store, n: int) -> None:
    day = int(NOW.timestamp()) // 86_400 - n
    chance = random.Random(n)
    store.stories.with_terms([chance.getrandbits(14) for _ in range(24)], day - 14, day)


if __name__ == "__main__":
    main()
