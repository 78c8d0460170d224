"""How well the sidebar ranks: P@1 and nDCG@10 of its rows, against plain TF-IDF cosine over whole texts in the same run.

python -m tests.bench.bench_ranking DATA.jsonl.gz [--packed]

DATA holds {"id", "title", "text", "ts", "source", "cluster"} a line; articles of one cluster tell one event. `--packed`
puts all events into one fortnight, so that dates cannot help.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.library import Library
from reader.library.exchange import import_articles, read_articles

DEPTH = 10
DAY = 86_400
_WORD = re.compile(r"[^\W_]+")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("data", type=Path)
    options.add_argument("--packed", action="store_true")
    asked = options.parse_args()
    rows = dated(read(asked.data), packed=asked.packed)
    cluster = {row["id"]: row["cluster"] for row in rows}
    together = Counter(cluster.values())
    judged = [id for id in cluster if together[cluster[id]] > 1]
    for name, ranked in (("sidebar", by_sidebar(rows, judged)), ("plain TF-IDF", by_words(rows, judged))):
        print(f"{name:<14} {told(ranked, cluster, together)}   ({len(judged)} articles)")


def read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as file:
        return [row for row in map(json.loads, file) if row.get("cluster")]


def dated(rows: list[dict[str, Any]], *, packed: bool) -> list[dict[str, Any]]:
    """An article without a date, or far from the others of its event, gets one within two days of them."""
    chance = random.Random(0)
    events = defaultdict(list)
    for row in rows:
        events[row["cluster"]].append(row)
    for event in events.values():
        known = sorted(row["ts"] for row in event if row.get("ts"))
        middle = known[len(known) // 2] if known else 1.3e9 + chance.random() * 3e8
        shift = 1.7e9 + chance.random() * 12 * DAY - middle if packed else 0.0
        for row in event:
            near = row.get("ts") and abs(row["ts"] - middle) <= (2 if packed else 30) * DAY
            row["ts"] = (row["ts"] if near else middle + chance.random() * 2 * DAY) + shift
    return sorted(rows, key=lambda row: row["ts"])


def by_sidebar(rows: Sequence[dict[str, Any]], judged: Iterable[str]) -> dict[str, list[str]]:
    """Rows as a reader meets them, section by section."""
    keys = ("id", "title", "text", "source")
    lines = [
        json.dumps({key: row[key] for key in keys} | {"published": datetime.fromtimestamp(row["ts"], UTC).isoformat()})
        for row in rows
    ]
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "ranking.db", offline=True) as library:
        import_articles(library.store, read_articles("\n".join(lines).encode(), "data"))
        library.catch_up()
        guids = dict(library.store.read().all("select article_id, guid from entries"))
        numbers = {guid: id for id, guid in guids.items()}
        found = {}
        for id in judged:
            related = library.related(numbers[id])
            sections = (related.copies, related.same_story, related.earlier, related.background)
            found[id] = [guids[row.id] for section in sections for row in section]
        return found


def by_words(rows: Sequence[dict[str, Any]], judged: Iterable[str]) -> dict[str, list[str]]:
    counts = {row["id"]: Counter(_WORD.findall(f"{row['title']} {row['text']}".lower())) for row in rows}
    seen = Counter(word for words in counts.values() for word in words)
    vectors: dict[str, dict[str, float]] = {}
    holders: dict[str, list[str]] = defaultdict(list)
    for id, words in counts.items():
        vector = {word: (1 + math.log(n)) * math.log(len(rows) / seen[word]) for word, n in words.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors[id] = {word: weight / length for word, weight in vector.items()}
        for word in vector:
            holders[word].append(id)
    ranked = {}
    for id in judged:
        scores: Counter[str] = Counter()
        for word, weight in vectors[id].items():
            for other in holders[word]:
                scores[other] += weight * vectors[other][word]  # type: ignore[assignment]
        del scores[id]
        ranked[id] = [other for other, _ in scores.most_common(DEPTH)]
    return ranked


def told(ranked: Mapping[str, Sequence[str]], cluster: Mapping[str, str], together: Mapping[str, int]) -> str:
    first = gains = 0.0
    for id, others in ranked.items():
        right = [cluster[other] == cluster[id] for other in others[:DEPTH]]
        best = sum(1 / math.log2(place + 2) for place in range(min(DEPTH, together[cluster[id]] - 1)))
        first += bool(right and right[0])
        gains += sum(1 / math.log2(place + 2) for place, hit in enumerate(right) if hit) / best
    return f"P@1 {first / len(ranked):.3f}   nDCG@{DEPTH} {gains / len(ranked):.3f}"


if __name__ == "__main__":
    main()
