"""`python -m reader.text.training.wording CORPUS… [--out FILE] [--check]`: train the model of promotional wording.

What it learns from: our own lines (`lines/`, and the lists the tests are made of), each weighing as much as
twenty-seven lines of the articles of the annotated pages. Names in our own lines are drawn anew, so that no name is
learned. With --check nothing is written: our own lines are cross-validated by the heading they stand under, so that no
kind of publisher is both learned and judged, and lines of pages by site. Needs the extra "train" (scikit-learn).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.model import Block
from reader.text.cover import Cover, words_of
from reader.text.decode import decoded, safe_html
from reader.text.dom import is_monstrous, parsed
from reader.text.training.corpus import Annotated, annotated_pages, unpacked
from reader.text.walk import walk
from reader.text.wording import BITS, bucketed, features, seen_at_a_glance

WEIGHTS = Path(__file__).parent.parent / "data" / "wording.npz"
LINES = Path(__file__).parent / "lines"
OF_THE_TESTS = Path(__file__).parents[3] / "tests" / "data" / "text"
HELD_BACK = ("third", "fourth", "fifth")
OWN_WEIGHT, PAGE_WEIGHT, FURNITURE_WEIGHT = 8.0, 0.3, 0.05
"""Furniture: lines of the annotated pages outside their articles. Comments and teasers are among them, so they weigh
little; at .3 more lines of articles are lost than promotions won."""
_FURNITURE = range(26, 260)
_OUTSIDE = 0.1
STRENGTH = 20.0
"""Inverse of the L2 penalty."""
_ROUNDS = 1000
_PRECISION = 1e-2
"""Of liblinear's trust region (Lin, Weng, Keerthi, JMLR 2008), which is there in nine rounds: judged alike, and seven
times as fast, as descent by L-BFGS to a precision of 1e-6."""
_BIAS = 10.0
"""What liblinear holds the bias for, so that the penalty hardly touches it."""
_GLANCE_STRENGTH = 2.0
_GLANCE_MET, _GLANCE_WORDS = (4, 25), 6000
"""Words count that own lines, or all lines, have so often; the loudest of them are kept."""
_GLANCE_PASSES, _GLANCE_LONG = 0.17, 80
"""Share of the lines of pages of so many characters that is weighed in full: they are what costs time."""
FOLDS = 6
_RUN = 30
"""Lines of a file that has no headings of publishers, which count as one group."""
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
    with tempfile.TemporaryDirectory() as folder:
        lines = every_line([unpacked(path, Path(folder)) for path in given.corpora])
    print(", ".join(f"{len(getattr(lines, kind))} {kind}" for kind in Lines.__slots__), flush=True)
    if given.check:
        check(lines)
        return 0
    weights, bias = fitted(lines)
    save(weights, bias, glance_fitted(lines, weights, bias), given.out)
    print(f"{given.out}: {given.out.stat().st_size} bytes")
    return 0


@dataclass(frozen=True, slots=True, order=True)
class Line:
    text: str
    group: str
    """What must not be both learned and judged: a heading of a file, a site."""


@dataclass(frozen=True, slots=True)
class Lines:
    promotion: Sequence[Line]
    article: Sequence[Line]
    pages: Sequence[Line]
    furniture: Sequence[Line]


def every_line(roots: Sequence[Path]) -> Lines:
    """Our own and those of the annotated pages under `roots`."""
    promotion = own_lines(*sorted(LINES.glob("promotion*.txt")), *sorted(OF_THE_TESTS.glob("promos*.txt")))
    article = own_lines(*sorted(LINES.glob("article*.txt")), *sorted(OF_THE_TESTS.glob("lookalikes*.txt")))
    found = [lines_of(page) for root in roots for page in annotated_pages(root)]
    pages, furniture = ({line.text: line for page in found for line in sorted(page[kind])} for kind in (0, 1))
    only = [line for text, line in furniture.items() if text not in pages]
    return Lines(promotion, article, list(pages.values()), only)


def own_lines(*paths: Path) -> list[Line]:
    """The lines under their headings, each once. What the tests hold back is never learned."""
    found: dict[str, Line] = {}
    for path in paths:
        if path.stem.endswith(HELD_BACK):
            continue
        heading, number = "", 0
        for line in map(str.strip, path.read_text("utf-8").splitlines()):
            if line.startswith("# "):
                heading, number = line[2:], 0
            elif line:
                found.setdefault(line, Line(line, f"{path.stem}: {heading} {number // _RUN}"))
                number += 1
    return list(found.values())


def lines_of(page: Annotated) -> tuple[list[Line], list[Line]]:
    """The lines of a page that stand in its annotated text, and those of some length that have nothing of it."""
    root = parsed(safe_html(decoded(page.path.read_bytes())))
    inside: list[Line] = []
    outside: list[Line] = []
    if root is None or is_monstrous(root):
        return inside, outside
    cover = Cover([page.text])
    for block, _ in walk(root, ""):
        if block.kind in ("table", "code", "image", "caption") or not block.text or len(block.text) > 700:
            continue
        share = cover.share(words_of(block))
        if share >= _IN_ARTICLE:
            inside.append(Line(block.text, page.site))
        elif share < _OUTSIDE and len(block.text) in _FURNITURE and not _is_link(block):
            outside.append(Line(block.text, page.site))
    return inside, outside


def _is_link(block: Block) -> bool:
    """Half of it and more: such lines are mostly titles of other articles."""
    return 2 * sum(mark.end - mark.start for mark in block.marks if mark.kind == "link") >= len(block.text)


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


def table(lines: Iterable[str]) -> Table:
    return _table((bucketed(features(line)) for line in lines), BITS)


def _table(rows: Iterable[Sequence[int]], bits: int) -> Table:
    from scipy.sparse import csr_matrix

    starts, columns, values = [0], list[int](), list[float]()
    for buckets in rows:
        columns.extend(buckets)
        values.extend([1 / np.sqrt(max(1, len(buckets)))] * len(buckets))
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(starts) - 1, 1 << bits), dtype=np.float64)


def fitted(lines: Lines) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of a logistic regression; no dice are thrown, so two runs give the same."""
    from scipy.sparse import vstack
    from sklearn.linear_model import LogisticRegression

    rows = [
        table(renamed(_texts(lines.promotion), 1)),
        table(_texts(lines.furniture)),
        table(renamed(_texts(lines.article), 2)),
        table(_texts(lines.pages)),
    ]
    sizes = [part.shape[0] for part in rows]
    weights = np.repeat([OWN_WEIGHT, FURNITURE_WEIGHT, OWN_WEIGHT, PAGE_WEIGHT], sizes)
    model = LogisticRegression(
        C=STRENGTH, solver="liblinear", max_iter=_ROUNDS, tol=_PRECISION, intercept_scaling=_BIAS
    )
    model.fit(vstack(rows), np.repeat([1, 1, 0, 0], sizes), sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0])


Glance = tuple[list[str], NDArray[np.float64], float]


def glance_fitted(lines: Lines, weights: NDArray[np.float64], bias: float) -> Glance:
    """Single words and their weights, which foretell whether the model will cut, and the sum under which it hardly ever
    does."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    texts = [*_texts(lines.promotion), *_texts(lines.article), *_texts(lines.pages)]
    cut = table(texts) @ weights + bias > 0
    own = np.arange(len(texts)) < len(lines.promotion) + len(lines.article)
    seen = [sorted(seen_at_a_glance(text)) for text in texts]
    met = Counter(word for words in seen for word in words)
    met_here = Counter(word for words, is_own in zip(seen, own, strict=True) if is_own for word in words)
    known = sorted(word for word, times in met.items() if times >= _GLANCE_MET[1] or met_here[word] >= _GLANCE_MET[0])
    number = {word: n for n, word in enumerate(known)}
    columns = [[number[word] for word in words if word in number] for words in seen]
    starts = np.cumsum([0, *map(len, columns)])
    flat = np.concatenate(columns)
    rows = csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(texts), len(known)))
    model = LogisticRegression(
        C=_GLANCE_STRENGTH, solver="liblinear", max_iter=_ROUNDS, tol=_PRECISION, intercept_scaling=_BIAS
    )
    model.fit(rows, cut, sample_weight=np.where(own, OWN_WEIGHT, PAGE_WEIGHT) / OWN_WEIGHT)
    loudest = np.sort(np.argsort(-np.abs(model.coef_[0]), kind="stable")[:_GLANCE_WORDS])
    found = np.zeros(len(known))
    found[loudest] = model.coef_[0][loudest]
    long = np.array([len(text) > _GLANCE_LONG for text in texts])
    floor = float(np.quantile((rows @ found)[~own & long], 1 - _GLANCE_PASSES))
    return [known[n] for n in loudest], found[loudest], floor


def save(weights: NDArray[np.float64], bias: float, glance: Glance, path: Path) -> None:
    """A byte a weight: the steps are as wide as the largest weight needs."""
    words, of_words, floor = glance
    scale, step = (float(np.abs(each).max()) / 127 for each in (weights, of_words))
    np.savez_compressed(
        path,
        weights=np.rint(weights / scale).astype(np.int8),
        scale=np.float64(scale),
        bias=np.float64(bias),
        glance_words=np.frombuffer(" ".join(words).encode(), dtype=np.uint8),
        glance=np.rint(of_words / step).astype(np.int8),
        floor=np.float64(floor / step),
    )


def check(lines: Lines) -> None:
    """Each line judged by a model that never saw its group. Of the lines of pages every third is learned."""
    judged: list[list[NDArray[np.float64]]] = [[], [], [], []]
    kinds = (lines.promotion, lines.article, lines.pages, lines.furniture)
    folds = [folds_of(kind) for kind in kinds]
    for fold in range(FOLDS):
        taught = [
            [line for line, number in zip(kind, numbers, strict=True) if number != fold]
            for kind, numbers in zip(kinds, folds, strict=True)
        ]
        weights, bias = fitted(Lines(taught[0], taught[1], taught[2][::3], taught[3]))
        for kind, numbers, found in zip(kinds, folds, judged, strict=True):
            held = [line.text for line, number in zip(kind, numbers, strict=True) if number == fold]
            found.append(table(line for line in held if len(line) <= _LONGEST) @ weights + bias)
    promotion, article, pages = (np.concatenate(found) for found in judged[:3])
    for at in (0.0, 0.6, 1.5, 2.8):
        seen, lost, cut = (float((found > at).mean()) for found in (promotion, article, pages))
        print(f"above {at}: promotion {seen:.3f}, look-alikes {lost:.4f}, lines of pages {cut:.4f}")
    for share in (0.005, 0.01, 0.02):
        by_own, by_pages = (float((promotion > np.quantile(found, 1 - share)).mean()) for found in (article, pages))
        print(f"promotion seen when {share:.1%} are lost of look-alikes {by_own:.3f}, of lines of pages {by_pages:.3f}")


def folds_of(lines: Sequence[Line]) -> list[int]:
    groups = sorted({line.group for line in lines})
    random.Random(5).shuffle(groups)
    fold_of = {group: number % FOLDS for number, group in enumerate(groups)}
    return [fold_of[line.group] for line in lines]


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
