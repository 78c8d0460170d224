"""How good corrected articles are, held against plain trafilatura on the same pages.

Two measures: F1 of four-word shingles (mean precision and recall over pages, as ScrapingHub's benchmark has it) and the
mean over pages of the F1 of words (as WCXB has it). And what must not happen: words of the article that were cut.
"""

from __future__ import annotations

import random
import re
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.model import Block, plain_text
from reader.text.body import finished
from reader.text.corrector import corrected
from reader.text.extract import without_title
from reader.text.promos import cut_promos
from reader.text.training.corpus import Example

_WORDS = re.compile(r"\w+")
Shares = tuple[float, float, float]
"""Of a page's shingles: found rightly, found wrongly, missed."""


@dataclass(frozen=True, slots=True)
class Score:
    shingle: Shares
    word: float
    wrongly_cut: int
    words: int


def article_of(example: Example, likelihood: Sequence[float] | None) -> tuple[Block, ...]:
    """As the program gives it; None leaves the extractor's lines as they are."""
    blocks = tuple(placed.block for placed in example.placed)
    if likelihood is not None:
        blocks = finished(corrected(example.placed, example.blocks, likelihood))
    return cut_promos(without_title(blocks, example.title), title=example.title)


def score(truth: str, text: str, blocks: Sequence[Block] = ()) -> Score:
    wanted, given = _shingles(truth), _shingles(text)
    right = sum((wanted & given).values())
    wrong, missed = sum(given.values()) - right, sum(wanted.values()) - right
    whole = right + wrong + missed
    shares = (right / whole, wrong / whole, missed / whole) if whole else (0.0, 0.0, 0.0)
    return Score(shares, _word_f1(truth, text), _wrongly_cut(wanted, blocks), len(_WORDS.findall(truth)))


def of_blocks(truth: str, blocks: Sequence[Block]) -> Score:
    return score(truth, plain_text(blocks), blocks)


def shingle_f1(scores: Sequence[Score]) -> float:
    precision = [r / (r + w) if r + w else 0.0 for r, w, _ in (s.shingle for s in scores) if r + w > 0]
    recall = [r / (r + m) if r + m else 0.0 for r, _, m in (s.shingle for s in scores) if r + m > 0]
    p, r = statistics.mean(precision or [0.0]), statistics.mean(recall or [0.0])
    return 2 * p * r / (p + r) if p + r else 0.0


def word_f1(scores: Sequence[Score]) -> float:
    return statistics.mean(s.word for s in scores)


def gain(
    ours: Sequence[Score], theirs: Sequence[Score], measure: Callable[[Sequence[Score]], float], times: int = 1000
) -> tuple[float, float, float]:
    """Mean and 95 % interval of the difference, pages drawn in pairs."""
    dice = random.Random(0)
    count = len(ours)
    drawn = []
    for _ in range(times):
        picked = [dice.randrange(count) for _ in range(count)]
        drawn.append(measure([ours[i] for i in picked]) - measure([theirs[i] for i in picked]))
    drawn.sort()
    return statistics.mean(drawn), drawn[int(0.025 * times)], drawn[int(0.975 * times)]


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORDS.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words[i : i + 4])


def _word_f1(truth: str, text: str) -> float:
    wanted, given = Counter(_WORDS.findall(truth.lower())), Counter(_WORDS.findall(text.lower()))
    shared = sum((wanted & given).values())
    if not shared:
        return 0.0
    precision, recall = shared / sum(given.values()), shared / sum(wanted.values())
    return 2 * precision * recall / (precision + recall)


def _wrongly_cut(wanted: Counter[tuple[str, ...]], blocks: Sequence[Block]) -> int:
    lost = 0
    for block in blocks:
        shingles = _shingles(block.text) if not block.kept else None
        if shingles and sum((shingles & wanted).values()) >= 0.8 * sum(shingles.values()):
            lost += len(_WORDS.findall(block.text))
    return lost
