"""Near-copies: how many edited versions of articles are found, edit by edit, and how many different texts are taken for one.

python -m tests.bench.bench_copies DATA.jsonl.gz [--articles 500] [--others 1500]

DATA holds {"id", "title", "text", "source"} a line, of different articles. The edited versions arrive after all the
others, some hours after their original, from another source and with another headline. What is counted is what a
reader sees: the row "copies" of the edited version.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.library import Library
from reader.library.exchange import import_articles, read_articles
from reader.stories.copies import shingle_hashes
from reader.stories.sentences import sentences

LEAST_WORDS = 120
"""Of an original: a third of it must still be a text."""
DIFFERENT = 0.3
"""Share of the shorter text's shingles from which two articles of DATA are no different texts (wire reports)."""
START = datetime(2026, 3, 2, 6, tzinfo=UTC)
PROMO = (
    "Sign up for our morning newsletter and get the five stories that matter in your inbox every day. "
    "You can unsubscribe at any time.",
    "Follow us on social media for the latest updates, and download our app to read without a connection.",
    "Support independent local journalism: subscribe today and get the first month for one pound.",
)
INTRO = (
    "This report was first published by one of our partners and is part of a series on the people and places behind the "
    "headlines. It has been edited for length and style by our desk, which has added background where readers asked for "
    "it.",
    "Good evening from the newsroom. Below is the piece that most of you wrote to us about this week; we print it in "
    "full because an excerpt would not do it justice, and because the debate that it began has not ended.",
)
Edit = Callable[[str, random.Random], str]


def promo(text: str, chance: random.Random) -> str:
    return f"{text}\n\n{chance.choice(PROMO)}"


def intro(text: str, chance: random.Random) -> str:
    return f"{chance.choice(INTRO)}\n\n{text}"


def words_changed(text: str, chance: random.Random) -> str:
    return _each_paragraph(text, lambda words: [chance.choice(words) if chance.random() < 0.05 else w for w in words])


def sentences_dropped(text: str, chance: random.Random) -> str:
    paragraphs = [[s for s in sentences(p) if chance.random() >= 0.2] for p in text.split("\n\n")]
    return "\n\n".join(" ".join(kept) for kept in paragraphs if kept)


def cut_to(share: float) -> Edit:
    def cut(text: str, chance: random.Random) -> str:
        left = int(len(text.split()) * share)
        kept = []
        for paragraph in text.split("\n\n"):
            words = paragraph.split()[:left]
            left -= len(words)
            if words:
                kept.append(" ".join(words))
        return "\n\n".join(kept)

    return cut


EDITS: Mapping[str, Edit] = {
    "promo added": promo,
    "intro added": intro,
    "5 % of words changed": words_changed,
    "a fifth of the sentences dropped": sentences_dropped,
    "cut to half": cut_to(0.5),
    "cut to 30 %": cut_to(0.3),
}


def _each_paragraph(text: str, edit: Callable[[list[str]], list[str]]) -> str:
    return "\n\n".join(" ".join(edit(paragraph.split())) for paragraph in text.split("\n\n") if paragraph.split())


def line(id: str, title: str, text: str, source: str, published: datetime) -> str:
    row = {"id": id, "url": "", "title": title, "text": text, "source": source, "published": published.isoformat()}
    return json.dumps(row, ensure_ascii=False)


def bring(library: Library, lines: Sequence[str]) -> None:
    import_articles(library.store, read_articles("\n".join(lines).encode(), "data"))
    library.catch_up()


def copies_of(library: Library, guids: Sequence[str]) -> dict[str, set[str]]:
    names = dict(library.store.read().all("select article_id, guid from entries"))
    numbers = {guid: id for id, guid in names.items()}
    return {guid: {names[row.id] for row in library.related(numbers[guid]).copies} for guid in guids}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("data", type=Path)
    options.add_argument("--articles", type=int, default=500)
    options.add_argument("--others", type=int, default=1500)
    asked = options.parse_args()
    with gzip.open(asked.data, "rt", encoding="utf8") if asked.data.suffix == ".gz" else asked.data.open() as file:
        rows = [json.loads(each) for each in file]
    chance = random.Random(3)
    chance.shuffle(rows)
    rows = rows[: asked.articles + asked.others]
    text = {row["id"]: row["text"] for row in rows}
    at = {row["id"]: START + timedelta(hours=chance.random() * 24 * 10) for row in rows}
    edited = [row for row in rows if len(row["text"].split()) >= LEAST_WORDS][: asked.articles]
    with tempfile.TemporaryDirectory() as folder:
        originals = Path(folder) / "originals.db"
        with Library.open(originals, offline=True) as library:
            bring(library, [line(r["id"], r["title"], r["text"], r["source"], at[r["id"]]) for r in rows])
            told(library, text)
        for name, edit in EDITS.items():
            archive = Path(folder) / "edited.db"
            shutil.copyfile(originals, archive)
            with Library.open(archive, offline=True) as library:
                bring(
                    library,
                    [
                        line(f"edit {r['id']}", headline(r["title"]), edit(r["text"], chance), "Another Paper",
                             at[r["id"]] + timedelta(hours=1 + 30 * chance.random()))
                        for r in edited
                    ],
                )  # fmt: skip
                found = copies_of(library, [f"edit {r['id']}" for r in edited])
            hits = sum(r["id"] in found[f"edit {r['id']}"] for r in edited)
            wrong = sum(
                not same(text[r["id"]], text[other.removeprefix("edit ")])
                for r in edited
                for other in found[f"edit {r['id']}"]
                if other.removeprefix("edit ") != r["id"]
            )
            print(f"{name:<34} {hits / len(edited) * 100:5.1f} % found   {wrong} false pairs", flush=True)


def headline(title: str) -> str:
    """What another desk makes of it: half of its words."""
    words = title.split()
    return "Report: " + " ".join(words[len(words) // 2 :])


def same(one: str, two: str) -> bool:
    a, b = shingle_hashes(one), shingle_hashes(two)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= DIFFERENT


def told(library: Library, text: Mapping[str, str]) -> None:
    """Pairs among the articles of DATA that pass for copies; those that share less than a third are false."""
    found = copies_of(library, [*text])
    pairs = {tuple(sorted((one, two))) for one, others in found.items() for two in others}
    wrong = [pair for pair in pairs if not same(text[pair[0]], text[pair[1]])]
    articles = {id for pair in wrong for id in pair}
    print(
        f"{len(text)} different articles: {len(pairs)} pairs taken for copies, {len(wrong)} of them false, "
        f"{len(articles) / len(text) * 100:.2f} % of the articles",
        flush=True,
    )


if __name__ == "__main__":
    main()
