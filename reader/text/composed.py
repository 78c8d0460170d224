"""A line that no block of the page says as it is: the blocks of the page that it is made of, in order.

Stage: text. Where the extractor finds no structure it gives a whole article as one paragraph, and pages laid out in
tables as one table; the page's own blocks know better.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from reader.model import Block
from reader.text.placed import Placed

_WORDS = re.compile(r"\w+")
_SAID = 0.8
"""Of a block's three-word runs; the rest are marks of notes and the like, which the extractor leaves out."""
_LEAST = 0.7
"""Of a line's words that blocks must hold before they stand for it."""
_LONGER = 1.3
"""Times the words of the line; a block that says much more is no part of it."""
_GAP = 6
"""Words of a line in no block of the page that are a paragraph of their own; fewer are counters and labels."""
_PROSE = 5
"""Words a block on average; a table of less is one, though the page's form did not tell."""
_SKIPPED = 2
_BESIDE = 8
"""Blocks before the first found and behind the last that may still belong to the line."""
_SHIFT = 8
"""Words by which the parts of one block may be moved against each other."""
_COMMON = 200
"""Blocks that hold a run; one that more of them hold tells nothing."""
_MAX_PLACES = 8
_MAX_SPANS = 1_500
"""Looked at in pairs."""
Run = tuple[str, str, str]
Span = tuple[int, int, int]
"""A block's number and the words of the line, from and to, that it says."""


class Page:
    """The words of each block of a page, ready to be looked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.words = [_WORDS.findall(block.text.lower()) for block in blocks]
        self.holding: dict[Run, list[int]] = defaultdict(list)
        for number, words in enumerate(self.words):
            for run in set(_runs(words)):
                self.holding[run].append(number)


def composed(line: Block, blocks: Sequence[Block], page: Page, used: Collection[int]) -> list[Placed]:
    """The blocks that make up `line`, with its words that stand in none of them between; [] where it is not so."""
    found = list(_WORDS.finditer(line.text.lower()))
    words = [each[0] for each in found]
    spans = _with_short(_in_order(_candidates(words, page, used)), words, page, used)
    said = sum(end - start for _, start, end in spans)
    if said < _LEAST * len(words):
        return []
    if (
        line.kind == "table"
        and said < _PROSE * len(spans)
        and all(blocks[number].kind != "table" for number, *_ in spans)
    ):
        return []
    result: list[Placed] = []
    at = 0
    for number, start, end in [*spans, (-1, len(words), len(words))]:
        if start - at >= _GAP:
            text = line.text[found[at].start() : found[start].start() if start < len(found) else len(line.text)].strip()
            result.append(Placed(replace(line, kind="p", text=text, marks=(), rows=()), None))
        if number >= 0:
            result.append(Placed(blocks[number], number))
        at = max(at, end)
    return result


def _candidates(words: Sequence[str], page: Page, used: Collection[int]) -> list[Span]:
    """Blocks most of which the line says, by their order on the page."""
    places: dict[Run, list[int]] = defaultdict(list)
    for place, run in enumerate(_runs(words)):
        if len(places[run]) < _MAX_PLACES:
            places[run].append(place)
    times: dict[int, int] = defaultdict(int)
    for run in places:
        holding = page.holding.get(run, ())
        for number in holding if len(holding) <= _COMMON else ():
            times[number] += 1
    spans: list[Span] = []
    for number in sorted(times):
        own = page.words[number]
        if number in used or len(own) > _LONGER * len(words) + 3 or times[number] < _SAID * len(set(_runs(own))):
            continue
        spans += [(number, start, end) for start, end in _stretches(own, places)]
    return spans[:_MAX_SPANS]


def _stretches(own: Sequence[str], places: Mapping[Run, Sequence[int]]) -> list[tuple[int, int]]:
    """Where in the line a block may stand: most of its runs lie there, moved by much the same number of words."""
    found = [(place, place - at) for at, run in enumerate(_runs(own)) for place in places.get(run, ())]
    moved = Counter(by for _, by in found)
    stretches = []
    for by, _ in moved.most_common(2):
        near = [place for place, other in found if abs(other - by) <= _SHIFT]
        if len(near) >= 0.5 * (len(own) - 2):
            stretches.append((min(near), max(near) + 3))
    return stretches


def _in_order(spans: Sequence[Span]) -> list[Span]:
    """Of all the spans those that follow each other on the page and in the line, and hold the most words."""
    if not spans:
        return []
    table = np.asarray(spans, dtype=np.int64)
    best = table[:, 2] - table[:, 1]
    before = np.full(len(spans), -1)
    for at in range(1, len(spans)):
        fits = np.flatnonzero((table[:at, 0] < table[at, 0]) & (table[:at, 2] <= table[at, 1]))
        if len(fits):
            top = int(fits[np.argmax(best[fits])])
            best[at] += best[top]
            before[at] = top
    chain = []
    at = int(np.argmax(best))
    while at >= 0:
        chain.append(spans[at])
        at = int(before[at])
    return chain[::-1]


def _with_short(spans: Sequence[Span], words: Sequence[str], page: Page, used: Collection[int]) -> list[Span]:
    """Blocks of a word or two have no runs: they are found where the line says them right between two others."""
    if not spans:
        return []
    whole: list[Span] = []
    first, last = spans[0][0] - _BESIDE, spans[-1][0] + _BESIDE
    edges = [(max(-1, first), 0, 0), *spans, (min(len(page.words), last), len(words), len(words))]
    for (number, _, at), (following, until, _) in pairwise(edges):
        for between in range(number + 1, following):
            own = page.words[between]
            for skipped in range(_SKIPPED + 1):
                end = at + skipped + len(own)
                if own and between not in used and end <= until and words[at + skipped : end] == own:
                    whole.append((between, at + skipped, end))
                    at = end
                    break
        whole += [span for span in spans if span[0] == following]
    return whole


def _runs(words: Sequence[str]) -> list[Run]:
    return list(zip(words, words[1:], words[2:], strict=False))
