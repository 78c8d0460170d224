"""`python -m reader.text.training.whole CORPUS…`: how the whole decision about promotion does on lines it never saw.

Rules, wording and bar together, each line judged in the middle of a report by a model that never saw its group (see
`training.wording`, whose `--check` judges the wording alone). Printed for several bars, so that one can be chosen here
and not on the sets of the tests. Two things make it a little kind: the rules know some of the lines, and the look at
single words is the one that is shipped.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.model import Block
from reader.text import promo_worded, promos, wording
from reader.text.training.corpus import unpacked
from reader.text.training.wording import FOLDS, Line, Lines, every_line, fitted, folds_of

BARS = (0.7, 1.2, 1.7, 2.2, 2.7)
_AUTHORS = "Mira Holt, Jonas Park, Lena Ford, Tom Reed"
_REPORT = tuple(
    Block(
        "p",
        f"The {people} of the northern district met on {day} to settle how the cost of the sea wall is to be borne, "
        f"and after {n} hours of talks they put the matter off until the surveyor has measured the old one once more.",
    )
    for n, (people, day) in enumerate(
        (
            ("mayors", "Monday"), ("owners", "Tuesday"), ("fishermen", "Wednesday"), ("engineers", "Thursday"),
            ("tenants", "Friday"), ("harbour masters", "Saturday"), ("bakers", "Sunday"), ("pilots", "Monday night"),
        ),
        start=3,
    )
)  # fmt: skip
_MIDDLE = 4


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m reader.text.training.whole", description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        lines = every_line([unpacked(path, Path(folder)) for path in given.corpora])
    promotion, article = judged(lines)
    for n, bar in enumerate(BARS):
        seen, lost = promotion[:, n].mean(), article[:, n].mean()
        print(f"bar {bar}: promotion seen {seen:.3f}, look-alikes lost {lost:.4f}")
    return 0


def judged(lines: Lines) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which promotions, and which look-alikes, are cut at each bar. Of the lines of pages every third is learned."""
    kinds = (lines.promotion, lines.article, lines.pages, lines.furniture)
    folds = [folds_of(kind) for kind in kinds]
    found: tuple[list[list[bool]], list[list[bool]]] = ([], [])
    for fold in range(FOLDS):
        taught = [
            [line for line, number in zip(kind, numbers, strict=True) if number != fold]
            for kind, numbers in zip(kinds, folds, strict=True)
        ]
        with _model(*fitted(Lines(taught[0], taught[1], taught[2][::3], taught[3]))):
            for kind, numbers, cuts in zip(kinds, folds, found, strict=False):
                cuts.extend(_cuts(line) for line, number in zip(kind, numbers, strict=True) if number == fold)
    return np.array(found[0]), np.array(found[1])


def _cuts(line: Line) -> list[bool]:
    blocks = (*_REPORT[:_MIDDLE], Block("p", line.text), *_REPORT[_MIDDLE:])
    cuts = []
    shipped = promo_worded.BAR
    for bar in BARS:
        promo_worded.BAR = bar
        cuts.append(not promos.cut_promos(blocks, author=_AUTHORS)[_MIDDLE].kept)
    promo_worded.BAR = shipped
    return cuts


@contextmanager
def _model(weights: NDArray[np.float64], bias: float) -> Iterator[None]:
    """Has `wording` weigh lines with these weights instead of its own."""
    shipped = wording._model
    wording._model = lambda: (weights, 1.0, bias)  # type: ignore[assignment]
    wording.likeness.cache_clear()
    try:
        yield
    finally:
        wording._model = shipped
        wording.likeness.cache_clear()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
