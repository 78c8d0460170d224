"""`python -m reader.text.training.wording CORPUS… [--out FILE] [--check]`: train the model of promotional wording.

What it learns from: our own lines (`lines/`, and the lists the tests are made of), each weighing as much as
twenty-seven lines of the articles of the annotated pages. Names in our own lines are drawn anew, so that no name is
learned. With --check our own lines are cross-validated instead of written. Needs the extra "train" (scikit-learn).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.text.cover import Cover, words_of
from reader.text.decode import decoded, safe_html
from reader.text.dom import is_monstrous, parsed
from reader.text.training.corpus import Annotated, annotated_pages, unpacked
from reader.text.walk import walk
from reader.text.wording import BITS, bucketed, features

WEIGHTS = Path(__file__).parent.parent / "data" / "wording.npz"
LINES = Path(__file__).parent / "lines"
OF_THE_TESTS = Path(__file__).parents[3] / "tests" / "data" / "text"
OWN_WEIGHT, PAGE_WEIGHT = 8.0, 0.3
STRENGTH = 20.0
"""Inverse of the L2 penalty. Swept over 5 … 80 with our own lines cross-validated: flat from 20 on."""
_IN_ARTICLE = 0.9
_TIMES = 3
_LONGEST = 260
"""Characters of a line that may be a suspect in the middle of an article."""
_PEOPLE = ("Mira Holt", "Jonas Park", "Lena Ford", "Tom Reed")
_OTHER_PEOPLE = (
    "Ada Vance", "Peter Lund", "Rosa Marin", "Chen Wei", "Omar Haddad", "Lucy Grant", "Ivan Petrov", "Nora Quist",
    "Elif Kaya", "Priya Nair", "Hugo Stern", "Bo Ekman",
)  # fmt: skip
_PAPERS = ("Tribune", "Courier", "Observer", "Post", "Chronicle", "Herald", "Sentinel", "Echo", "Mercury", "Standard")
_PLACES = ("Alder", "Brindle", "Oslo", "Porto", "Leeds", "Dallas", "Kyoto", "Lagos", "Perth", "Malmo", "Turin", "Quito")

Table = Any
"""A sparse matrix of scipy: a row for each line, a column for each bucket, rows of length one."""


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m reader.text.training.wording", description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--check", action="store_true", help="cross-validate our own lines and print the figures")
    given = parser.parse_args(arguments)
    promotion = own_lines(LINES / "promotion.txt", *sorted(OF_THE_TESTS.glob("promos*.txt")))
    article = own_lines(LINES / "article.txt", *sorted(OF_THE_TESTS.glob("lookalikes*.txt")))
    with tempfile.TemporaryDirectory() as folder:
        roots = [unpacked(path, Path(folder)) for path in given.corpora]
        pages = sorted({line for root in roots for page in annotated_pages(root) for line in article_lines(page)})
    print(f"{len(promotion)} lines of promotion, {len(article)} of articles, {len(pages)} of pages", flush=True)
    if given.check:
        _check(promotion, article, pages)
        return 0
    weights, bias = fitted(promotion, article, table(pages))
    save(weights, bias, given.out)
    print(f"{given.out}: {given.out.stat().st_size} bytes")
    return 0


def own_lines(*paths: Path) -> list[str]:
    """Lines without their family headings, each once. What the tests hold back ("third") is never learned."""
    lines = (
        line.strip() for path in paths if "third" not in path.stem for line in path.read_text("utf-8").splitlines()
    )
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("# ")))


def article_lines(page: Annotated) -> Iterator[str]:
    """The lines of a page that stand in its annotated text."""
    root = parsed(safe_html(decoded(page.path.read_bytes())))
    if root is None or is_monstrous(root):
        return
    cover = Cover([page.text])
    for block, _ in walk(root, ""):
        if block.kind in ("table", "code", "image", "caption") or not block.text or len(block.text) > 700:
            continue
        if cover.share(words_of(block)) >= _IN_ARTICLE:
            yield block.text


def renamed(lines: Sequence[str], seed: int) -> list[str]:
    """Each line up to three times, with other people, papers and places in it."""
    dice = random.Random(seed)
    made: dict[str, None] = {}
    for line in lines:
        for _ in range(_TIMES):
            other = line
            for name in _PEOPLE:
                new = dice.choice(_OTHER_PEOPLE)
                other = other.replace(name, new).replace(name.upper(), new.upper())
            paper = dice.choice(_PAPERS)
            other = other.replace("Gazette", paper).replace("gazette", paper.lower())
            other = other.replace("Harbour", dice.choice(_PLACES + _PAPERS)).replace("Tidewater", dice.choice(_PLACES))
            other = other.replace("Alderney", dice.choice(_PLACES)).replace("Hollin", dice.choice(_PLACES))
            made[other] = None
    return list(made)


def table(lines: Sequence[str]) -> Table:
    from scipy.sparse import csr_matrix

    starts, columns, values = [0], [], []
    for line in lines:
        buckets = bucketed(features(line))
        columns.extend(buckets)
        values.extend([1 / np.sqrt(max(1, len(buckets)))] * len(buckets))
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(lines), 1 << BITS), dtype=np.float64)


def fitted(promotion: Sequence[str], article: Sequence[str], pages: Table) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of a logistic regression; L-BFGS from zero, so two runs give the same."""
    from scipy.sparse import vstack
    from sklearn.linear_model import LogisticRegression

    wanted, unwanted = table(renamed(promotion, 1)), table(renamed(article, 2))
    truth = np.repeat([1, 0, 0], [wanted.shape[0], unwanted.shape[0], pages.shape[0]])
    weight = np.where(np.arange(len(truth)) < wanted.shape[0] + unwanted.shape[0], OWN_WEIGHT, PAGE_WEIGHT)
    model = LogisticRegression(C=STRENGTH, max_iter=400)
    model.fit(vstack([wanted, unwanted, pages]), truth, sample_weight=weight)
    return model.coef_[0], float(model.intercept_[0])


def save(weights: NDArray[np.float64], bias: float, path: Path) -> None:
    """A byte a weight: the steps are as wide as the largest weight needs."""
    scale = float(np.abs(weights).max()) / 127
    steps = np.rint(weights / scale).astype(np.int8)
    np.savez_compressed(path, weights=steps, scale=np.float64(scale), bias=np.float64(bias))


def _check(promotion: Sequence[str], article: Sequence[str], pages: Sequence[str]) -> None:
    """Five parts of our own lines, each judged by a model that never saw it. Half the lines of pages are held back."""
    dice = random.Random(0)
    mixed = [list(lines) for lines in (promotion, article, pages)]
    for lines in mixed:
        dice.shuffle(lines)
    held_back = [line for line in mixed[2][::2] if len(line) <= _LONGEST]
    taught, judged = table(mixed[2][1::2]), table(held_back)
    found: list[tuple[float, float, float]] = []
    right: list[NDArray[np.float64]] = []
    wrong: list[NDArray[np.float64]] = []
    for part in range(5):
        kept = [[line for i, line in enumerate(lines) if i % 5 != part] for lines in mixed[:2]]
        weights, bias = fitted(kept[0], kept[1], taught)
        right.append(table(mixed[0][part::5]) @ weights + bias)
        wrong.append(table(mixed[1][part::5]) @ weights + bias)
        of_pages = judged @ weights + bias
        found.append(tuple(float((of_pages > at).mean()) for at in (0.0, 0.4, 1.5)))  # type: ignore[arg-type]
    for number, at in enumerate((0.0, 0.4, 1.5)):
        seen = float((np.concatenate(right) > at).mean())
        lost = float((np.concatenate(wrong) > at).mean())
        cut = float(np.mean([each[number] for each in found]))
        print(f"above {at}: promotion {seen:.3f}, look-alikes {lost:.4f}, lines of pages {cut:.4f}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
