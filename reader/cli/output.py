"""How commands print: JSON with "v": 1 on stdout, tables for people, remarks and progress on stderr."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.clean import clean_block, clean_line

if TYPE_CHECKING:
    from reader.model import Headline, Linked, Progress, Story, Told

VERSION = 1


def say(text: str) -> None:
    """A remark for the person: stderr, and nothing with --quiet."""
    if not os.environ.get("NEWSDECK_QUIET"):
        print(clean_block(text), file=sys.stderr)


def put(text: str) -> None:
    """A line of data."""
    sys.stdout.write(clean_block(text) + "\n")


def put_json(data: Mapping[str, Any]) -> None:
    escaped = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    sys.stdout.write(json.dumps({"v": VERSION, **data}, ensure_ascii=escaped) + "\n")


def iso(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def article_row(head: Headline) -> dict[str, Any]:
    return {
        "id": head.id,
        "title": head.title,
        "url": head.url,
        "feed": head.feed,
        "author": head.author,
        "published": iso(head.published),
        "read": head.read,
        "starred": head.starred,
        "story": head.story,
        "words": head.words,
    }


def linked_row(row: Linked) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "feed": row.feed,
        "published": iso(row.published),
        "score": row.score,
        "reasons": list(row.reasons),
    }


def story_row(story: Story) -> dict[str, Any]:
    return {
        "story": story.story,
        "headline": story.headline,
        "articles": list(story.articles),
        "sources": story.sources,
        "first": iso(story.first),
        "last": iso(story.last),
    }


def told_row(told: Told) -> dict[str, Any]:
    return {
        "id": told.headline.id,
        "title": told.headline.title,
        "feed": told.headline.feed,
        "published": iso(told.headline.published),
        "fact": told.fact,
        "silence_days": told.silence.days if told.silence is not None else 0,
        "copies": [head.id for head in told.copies],
        "earlier": told.earlier,
    }


def put_rows(name: str, rows: Iterable[dict[str, Any]], how: str) -> None:
    """`how` is json (one object holding all) or jsonl (an object a line)."""
    if how == "jsonl":
        for row in rows:
            put_json(row)
    else:
        put_json({name: list(rows)})


def table(rows: Sequence[Sequence[str]], flexible: int) -> None:
    """Aligned columns; the one numbered `flexible` gives way to the terminal's width."""
    if not rows:
        return
    clean = [[clean_line(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*clean, strict=True)]
    if sys.stdout.isatty():
        room = shutil.get_terminal_size().columns - sum(widths) - 2 * (len(widths) - 1) + widths[flexible]
        widths[flexible] = max(12, min(widths[flexible], room))
    for row in clean:
        put("  ".join(fit(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())


def cells(text: str) -> int:
    """How wide a terminal shows it: CJK and most emoji take two cells, marks none."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(c) for c in text)


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, width: int) -> str:
    """Exactly so many cells: filled with spaces, or cut with an ellipsis."""
    over = cells(text) - width
    if over > 0:
        over += 1
        while text and over > 0:
            over -= _cells_of(text[-1])
            text = text[:-1]
        text += "…"
    return text + " " * (width - cells(text))


def when(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def met_line(met: Sequence[tuple[str, int]]) -> str:
    """How many watched names were met, and which most often."""
    names = ", ".join(f"{name} {articles}×" for name, articles in met[:5])
    return f"{len(met)} watched {'name' if len(met) == 1 else 'names'} met: {names}{' …' if len(met) > 5 else ''}"


class Bar:
    """Progress on stderr: a bar, counts, and what is at hand. Nothing when stderr is no terminal or with --quiet."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty() and not os.environ.get("NEWSDECK_QUIET")
        self.drawn_at = 0.0
        self.drawn = False

    def __call__(self, progress: Progress) -> None:
        if not self.shown:
            return
        now = time.monotonic()
        if now - self.drawn_at < 0.08 and progress.done < progress.total:
            return
        self.drawn_at = now
        columns = shutil.get_terminal_size().columns
        filled = round(20 * progress.done / max(1, progress.total))
        line = f"{progress.job:8} {'━' * filled}{'─' * (20 - filled)} {progress.done}/{progress.total}  {progress.what}"
        sys.stderr.write("\r\x1b[K" + clean_line(line)[: columns - 1])
        sys.stderr.flush()
        self.drawn = True

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self.drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
