"""Articles that hold a watched name, newest first, each with the sentence that does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from reader.model import Headline, Watch, WatchHit
from reader.tui import keys, show
from reader.tui.runs import Line, Run, Span, fitted, inked, lines_of
from reader.tui.widgets.laid import LaidList, Piece, heading, wrapped

_MOST_LINES = 3
_WIDEST = 96


class WatchedList(LaidList):
    BINDINGS = keys.bindings("list")

    def __init__(self, *, now: Callable[[], datetime], id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[WatchHit] = ()
        self.idle: Sequence[str] = ()
        """Watched for and met nowhere: rows too, below the others."""
        self._now = now

    def show_hits(self, hits: Sequence[WatchHit], watches: Sequence[Watch] = ()) -> None:
        """Take new rows; the cursor stays on the same hit."""
        here = self.hit
        self.rows, self.idle = hits, [watch.name for watch in watches if not watch.articles]
        total, names = sum(watch.articles for watch in watches), len(watches) or len({hit.met.name for hit in hits})
        newest = f" · {len(hits):,} of {show.count(total, 'hit')}" if total > len(hits) else ""
        self.set_title("Watched names", show.count(names, "name") + newest if names else "")
        self.rows_changed()
        if here is not None:
            same = (here.headline.id, here.met.name)
            row = next((n for n, hit in enumerate(hits) if (hit.headline.id, hit.met.name) == same), None)
            if row is not None:
                self.cursor = row

    @property
    def hit(self) -> WatchHit | None:
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def watched_name(self) -> str:
        """The watched name of the row under the cursor."""
        if self.hit is not None:
            return self.hit.met.name
        idle = self.cursor - len(self.rows)
        return self.idle[idle] if 0 <= idle < len(self.idle) else ""

    def headline_at(self, row: int) -> Headline | None:
        return self.rows[row].headline if 0 <= row < len(self.rows) else None

    @property
    def choice(self) -> int | None:
        """The article under the cursor: what enter opens."""
        return self.hit.headline.id if self.hit is not None else None

    def pieces(self, width: int) -> Iterable[Piece]:
        now = self._now()
        for hit in self.rows:
            yield Piece(hit_lines(hit, width, now))
            yield Piece([()], row=False)
        if self.idle:
            yield Piece([heading("Met nowhere yet")], row=False)
        for name in self.idle:
            yield Piece([[Run(" ◎ ", "muted"), Run(show.cut(show.line(name), max(6, width - 4)), "text")]])

    def empty_lines(self, width: int) -> Sequence[Line]:
        told = wrapped("w on a name watches for it; w elsewhere asks for a name or a phrase.", "muted", width, 1)
        return ((), (Run(" Nothing is watched for.", "strong"),), *map(tuple, told))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "select":
            return False
        return bool(self.rows) if action == "chosen" else True


def hit_lines(hit: WatchHit, width: int, now: datetime) -> list[list[Run]]:
    """The name and the title, where and when, and the sentence with the name in it made plain."""
    head, met = hit.headline, hit.met
    title = wrapped(show.line(head.title), "read" if head.read else "unread", width, 3, most=2)
    title[0] = [Run(" ● " if not head.read else "   ", "dot"), *title[0][1:]]
    when = f" · {show.age(head.published, now)}"
    name = show.cut(show.line(met.name), max(6, width // 2))
    feed = show.cut(show.line(head.feed), max(4, width - 6 - len(name) - len(when)))
    lines = [*title, [Run("   "), Run(name, "accent"), Run(f" · {feed}", "muted"), Run(when, "faint")]]
    if met.sentence == head.title:
        return lines
    inner = max(10, min(_WIDEST, width - 4))
    told = lines_of(inked(met.sentence.replace("\n", " "), "text", [Span(met.start, met.end, "match")]), inner)
    at = next((n for n, line in enumerate(told) if any("match" in run.ink for run in line)), 0)
    first = max(0, min(at - 1, len(told) - _MOST_LINES))
    if first + _MOST_LINES < len(told):
        last = first + _MOST_LINES - 1
        told[last] = fitted([*told[last], Run(" " * inner)], inner)
    return [
        *lines,
        *(
            [Run(" … " if first and n == 0 else "   "), *line]
            for n, line in enumerate(told[first : first + _MOST_LINES])
        ),
    ]
