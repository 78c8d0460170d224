"""Whether every reason on the rows of the sidebar is true of both texts, on any set of articles.

python -m tests.bench.bench_reasons DATA.jsonl.gz [DATA …] [--articles 500]

DATA holds {"id", "title", "text", "source"} a line, with "ts" or without. A reason is verified by `tests.verified`, which
looks into the articles' own words and links and knows nothing of how reasons are made.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from reader.library import Library
from reader.library.exchange import import_articles, read_articles
from tests.verified import holds

LATEST = 1.75e9
"""When an article without a date is taken to have appeared."""


def lines(data: Path, limit: int) -> Iterator[str]:
    with gzip.open(data, "rt", encoding="utf8") if data.suffix == ".gz" else data.open(encoding="utf8") as file:
        for _, row in zip(range(limit), map(json.loads, file), strict=False):
            published = datetime.fromtimestamp(row.get("ts") or LATEST, UTC).isoformat()
            kept = {key: row.get(key) or "" for key in ("id", "title", "text", "source")}
            yield json.dumps(kept | {"published": published}, ensure_ascii=False)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("data", type=Path, nargs="+")
    options.add_argument("--articles", type=int, default=500, help="of each file")
    asked = options.parse_args()
    kinds: Counter[str] = Counter()
    links = 0
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "reasons.db", offline=True) as library:
        for data in asked.data:
            import_articles(library.store, read_articles("\n".join(lines(data, asked.articles)).encode(), "data"))
        library.catch_up()
        articles = {id: library.article(id) for id in library.ids()}
        for id, here in articles.items():
            for _, rows in library.related(id).sections():
                for row in rows:
                    links += 1
                    for reason in row.reasons:
                        kind = holds(reason, here, articles[row.id])
                        kinds[kind] += 1
                        if not kind:
                            print(f"not true of both: {reason} — {here.headline.title} / {row.title}")
    wrong = kinds.pop("", 0)
    print(f"{links} links of {len(articles)} articles, {kinds.total() + wrong} reasons, {wrong} not true of both texts")
    print(" · ".join(f"{kind} {times}" for kind, times in kinds.most_common()))


if __name__ == "__main__":
    main()
