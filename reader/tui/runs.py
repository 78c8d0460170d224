"""Lines as runs: what a line says and in which ink, before any colour is known.

A widget turns runs into a Textual strip at the last moment; until then they are plain values that tests can read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size, set_cell_size

from reader.tui import show


class Run(NamedTuple):
    """Text in one ink. `ink` is a few names joined by spaces ("body person"), looked up in `inks.py`."""

    text: str
    ink: str = ""
    link: str = ""
    """A web address for OSC 8 and the mouse, already checked by `show.web_address`."""
    ref: int = -1
    """Which mention this is, for the key that walks from name to name."""


Line = tuple[Run, ...]


class Span(NamedTuple):
    """Something that holds for `text[start:end]`: an ink to add, a link, a mention, a mark that follows it."""

    start: int
    end: int
    ink: str = ""
    link: str = ""
    ref: int = -1
    after: str = ""
    """Shown right behind the last character: a kind letter, a link's number."""
    after_ink: str = "letter"


def width_of(runs: Iterable[Run]) -> int:
    return sum(cell_len(run.text) for run in runs)


def run_at(line: Line, x: int) -> Run | None:
    """The run under cell `x` of a line: what the mouse points at."""
    for run in line:
        size = cell_len(run.text)
        if 0 <= x < size:
            return run
        x -= size
    return None


def inked(text: str, base: str, spans: Sequence[Span]) -> list[Run]:
    """The text cut where a span begins or ends. Spans may nest and overlap; those outside the text are ignored."""
    size = len(text)
    spans = [span for span in spans if 0 <= span.start < span.end <= size]
    if not spans:
        return [Run(show.block(text), base)] if text else []
    edges = sorted({0, size, *(s.start for s in spans), *(s.end for s in spans)})
    waiting = sorted(spans, key=lambda s: s.start)
    active: list[Span] = []
    runs: list[Run] = []
    taken = 0
    for start, end in pairwise(edges):
        while taken < len(waiting) and waiting[taken].start <= start:
            active.append(waiting[taken])
            taken += 1
        if active:
            active = [s for s in active if s.end > start]
        ink, link, ref = base, "", -1
        for span in active:
            if span.ink:
                ink = f"{ink} {span.ink}"
            link = span.link or link
            ref = max(ref, span.ref)
        runs.append(Run(show.block(text[start:end]), ink, link, ref))
        for span in active:
            if span.end == end and span.after:
                runs.append(Run(span.after, f"{base} {span.after_ink}", "", span.ref))
    return runs


# Closing marks that may not begin a line of Chinese or Japanese text.
_NEVER_FIRST = frozenset("、。，．！？：；）」』】〉》〕々ー…")


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where each line of the text begins and ends; the space at a break belongs to neither line."""
    width = max(1, width)
    narrow = text.isascii() or cell_len(text) == len(text)
    lines: list[tuple[int, int]] = []
    start = 0
    for row in text.split("\n"):
        end = start + len(row)
        (_wrap_narrow if narrow else _wrap_wide)(text, start, end, width, lines)
        start = end + 1
    return lines


def _wrap_narrow(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> None:
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if space <= start:
            lines.append((start, start + width))
            start += width
        else:
            lines.append((start, space))
            start = space + 1
    lines.append((start, end))


def _wrap_wide(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> None:
    """Text with characters of two cells or none: breaks at spaces, and before or after any wide character."""
    cells, at, chance = 0, start, -1
    while at < end:
        size = get_character_cell_size(text[at])
        if (size == 2 and at > start and text[at] not in _NEVER_FIRST) or (
            size == 1 and at > start and get_character_cell_size(text[at - 1]) == 2 and text[at] not in _NEVER_FIRST
        ):
            chance = at
        if cells + size > width and at > start and text[at] != " ":
            stop = chance if chance > start else at
            lines.append((start, stop - 1 if text[stop - 1] == " " and stop - 1 > start else stop))
            start = at = stop
            cells, chance = 0, -1
            continue
        cells += size
        if text[at] == " ":
            chance = at + 1
        at += 1
    lines.append((start, end))


def lines_of(runs: Sequence[Run], width: int) -> list[list[Run]]:
    """The runs broken into lines of at most `width` cells."""
    text = "".join(run.text for run in runs)
    rows: list[list[Run]] = []
    index, offset = 0, 0  # the run at hand and where it starts in `text`
    for start, end in wrap(text, width):
        row: list[Run] = []
        while index < len(runs) and offset + len(runs[index].text) <= start:
            offset += len(runs[index].text)
            index += 1
        at, where = index, offset
        while at < len(runs) and where < end:
            run = runs[at]
            piece = run.text[max(0, start - where) : end - where]
            if piece:
                row.append(run if piece == run.text else run._replace(text=piece))
            where += len(run.text)
            at += 1
        rows.append(row)
    return rows


def fitted(runs: Sequence[Run], width: int) -> list[Run]:
    """The runs of one line in at most `width` cells, with an ellipsis where something is missing."""
    if width_of(runs) <= width:
        return [*runs]
    kept: list[Run] = []
    room = max(0, width - 1)
    for run in runs:
        size = cell_len(run.text)
        if size > room:
            kept.append(run._replace(text=set_cell_size(run.text, room).rstrip()))
            break
        kept.append(run)
        room -= size
    while len(kept) > 1 and not kept[-1].text.strip():
        kept.pop()
    last = kept[-1]
    return [*kept[:-1], last._replace(text=last.text.rstrip()), Run("…", last.ink)]
