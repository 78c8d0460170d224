"""All that the archive knows of a name, as one list: what was said of it last, with whom it stands, how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from textual.binding import Binding

from reader.library.pages import COMPANIONS_AMONG
from reader.library.weeks import every_week, monday
from reader.model import EntityKind, EntityMention, EntityPage, EntityRow
from reader.tui import show
from reader.tui.inks import KIND_LETTERS, KIND_NAMES
from reader.tui.runs import Run, Span, fitted, inked, lines_of, width_of
from reader.tui.widgets.laid import LaidList, Piece, heading, wrapped

Said = tuple[EntityMention, int]
"""A sentence, and how many other articles say it word for word."""
_BARS = " ▁▂▃▄▅▆▇█"
_FIRST, _FIRST_NARROW = 5, 3
"""So many sentences stand above the names and stories, the others below them: the newest are what one comes for."""
_COMPANIONS = 10
_SENTENCE_LINES = 4
_ROOMY = 72
"""From here an article's source stands beside its title."""


def spark(counts: list[int]) -> str:
    """Counts as a row of bars, the highest one full."""
    most = max(counts, default=0)
    return "".join(_BARS[0] if not n else _BARS[max(1, round(8 * n / most))] for n in counts) if most else ""


class Companion(NamedTuple):
    """A name that stands in the same articles."""

    name: str
    kind: EntityKind


class PageList(LaidList):
    BINDINGS = [Binding("enter", "chosen", "Open", id="entity.open")]
    ground = "page"

    def __init__(self, page: EntityPage, now: datetime) -> None:
        super().__init__(id="entity-page")
        self.page, self._now = page, now
        self.rows: list[EntityMention | EntityRow | Companion | int] = []
        """Sentences, companions, others of this name, articles that tell a story."""

    def pieces(self, width: int) -> Iterable[Piece]:
        self.rows = []
        first = _FIRST if width >= _ROOMY else _FIRST_NARROW
        said = once_each(self.page.mentions)
        yield from self._top(width)
        yield from self._sentences(said[:first], "In the news", len(said), width)
        yield from self._companions(width)
        yield from self._others(width)
        yield from self._stories(width)
        if self.page.sources:
            told = ", ".join(f"{show.line(source, 40)} ({count})" for source, count in self.page.sources[:8])
            yield Piece([[], list(heading("Sources")), *wrapped(told, "text", width, 1)], row=False)
        yield from self._sentences(said[first:], "Before that", 0, width)
        yield Piece([[]], row=False)

    # ------------------------------------------------------------------ parts

    def _top(self, width: int) -> Iterable[Piece]:
        page, row = self.page, self.page.row
        facts = [
            Run(f"{KIND_LETTERS.get(row.kind, '')} {kind_word(row.kind)}", "muted"),
            Run(f" · {show.count(row.articles, 'article')}", "text"),
            Run(f" · {row.recent} in 7 days" if row.recent and row.recent < row.articles else "", "good"),
            Run(" · ◎ watched" if page.watched else "", "accent"),
        ]
        yield Piece(
            [
                [],
                [Run(" "), Run(show.cut(show.line(row.name), width - 2), f"title {row.kind}")],
                *([Run(" "), *line] for line in lines_of(facts, width - 2)),
            ],
            row=False,
        )
        for told in family_lines(page):
            yield Piece(wrapped(told, "muted", width, 1), row=False)
        if len(page.weeks) > 1:
            yield Piece([[], *weeks_lines(every_week(page.weeks), width, self._now)], row=False)

    def _sentences(self, said: Sequence[Said], title: str, in_all: int, width: int) -> Iterable[Piece]:
        """`in_all` says how many there are where more of them stand elsewhere."""
        if not said:
            return
        whole, articles = len(self.page.mentions), self.page.row.articles
        of_all = f"the newest {whole:,} of {articles:,}" if whole < articles else ""
        yield Piece([[], fitted(heading(title, "" if in_all > len(said) else of_all), width)], row=False)
        for mention, copies in said:
            self.rows.append(mention)
            yield Piece(self._mention(mention, copies, width))

    def _mention(self, mention: EntityMention, copies: int, width: int) -> list[list[Run]]:
        """Title and source, and the sentence below; where only the title names it, the title does for both."""
        feed, age = show.line(mention.feed, 40), f" · {show.age(mention.published, self._now)}"
        same = f" · +{show.count(copies, 'copy/copies')}" if copies else ""
        source = [Run(feed, "muted"), Run(age + same, "faint")]
        span = Span(mention.start, mention.end, self.page.row.kind)
        in_title = mention.sentence == mention.title
        title = inked(show.line(mention.title), "strong", [span] if in_title else [])
        if width >= _ROOMY:
            room = max(8, width - width_of(source) - 5)
            lines = [[Run(" "), *fitted(title, room), Run("  "), *source]]
        else:
            lines = [[Run(" "), *fitted(title, max(8, width - 2))], [Run(" "), *fitted(source, max(8, width - 2))]]
        if in_title:
            return lines
        inner = max(10, min(100, width - 5))
        told = lines_of(inked(mention.sentence.replace("\n", " "), "text", [span]), inner)
        if len(told) > _SENTENCE_LINES:
            told[_SENTENCE_LINES - 1] = fitted([*told[_SENTENCE_LINES - 1], Run(" " * inner)], inner)
        return [*lines, *([Run("   "), *line] for line in told[:_SENTENCE_LINES])]

    def _companions(self, width: int) -> Iterable[Piece]:
        page = self.page
        if page.companions:
            among = f"in the newest {COMPANIONS_AMONG:,}" if page.row.articles > COMPANIONS_AMONG else ""
            yield Piece([[], list(heading("Named together with", among))], row=False)
        for other, kind, count in page.companions[:_COMPANIONS]:
            self.rows.append(Companion(other, kind))
            yield Piece([_name_line(other, kind, f"{count}×", width)])

    def _others(self, width: int) -> Iterable[Piece]:
        if self.page.others:
            yield Piece([[], list(heading("Others of this name"))], row=False)
        for same in self.page.others:
            self.rows.append(same)
            told = f"{kind_word(same.kind)} · {show.count(same.articles, 'article')}"
            yield Piece([_name_line(same.name, same.kind, told, width)])

    def _stories(self, width: int) -> Iterable[Piece]:
        if self.page.stories:
            yield Piece([[], list(heading("Stories"))], row=False)
        for _, head, count in self.page.stories:
            self.rows.append(head.id)
            text = show.cut(show.line(head.title), max(6, width - 8))
            yield Piece([[Run(" ❏ ", "accent"), Run(text, "text"), Run(f"  {count}×", "faint")]])

    @property
    def companion(self) -> Companion | None:
        """The name under the cursor that stands in the same articles."""
        row = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        return row if isinstance(row, Companion) else None

    @property
    def other_here(self) -> str:
        """The name under the cursor that shares a spelling, else the best known one: it may be the same."""
        row = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        others = [row] if isinstance(row, EntityRow) else self.page.others
        return next((other.name for other in others if other.name != self.page.row.name), "")

    def on_mount(self) -> None:
        self.rows_changed()


def _name_line(name: str, kind: EntityKind, told: str, width: int) -> list[Run]:
    shown = show.cut(show.line(name), max(6, width - len(told) - 6))
    return [Run(f" {KIND_LETTERS.get(kind, ' ')} ", "muted"), Run(shown, kind), Run(f"  {told}", "faint")]


def once_each(mentions: Sequence[EntityMention]) -> list[Said]:
    """A sentence that several outlets carry stands once, where it is newest, with the number of the others."""
    first: dict[str, EntityMention] = {}
    times: Counter[str] = Counter()
    for mention in mentions:
        first.setdefault(mention.sentence, mention)
        times[mention.sentence] += 1
    return [(mention, times[sentence] - 1) for sentence, mention in first.items()]


def kind_word(kind: str) -> str:
    """Of one: "organisation"."""
    return show.count(1, KIND_NAMES.get(kind, kind))[2:]


def family_lines(page: EntityPage) -> list[str]:
    """Other spellings with the articles they stand in, what it is part of, and its parts. Capitals make no other
    spelling."""
    family = page.family
    counted = dict(family.spellings)
    told = [alias for alias in page.row.aliases if alias.casefold() != page.row.name.casefold()]
    spellings = sorted(told, key=lambda alias: -counted.get(alias, 0))[:8]
    if family.among < page.row.articles:
        counted = {}
    shared = {alias: f" ({show.line(names[0], 40)} too)" for alias, names in family.shared}
    known = [show.line(s, 60) + (f" {counted[s]:,}" if s in counted else "") + shared.get(s, "") for s in spellings]
    lines = {"also": known, "part of": family.parents[:3], "its parts:": family.parts[:8]}
    return [f"{head} {', '.join(show.line(name, 120) for name in told)}" for head, told in lines.items() if told]


def weeks_lines(weeks: Sequence[tuple[str, int]], width: int, now: datetime) -> list[list[Run]]:
    """A bar a week, and in words from when to when and which was the busiest."""
    weeks = weeks[-min(52, max(4, width - 4)) :]
    most = max(count for _, count in weeks)
    busiest = [week for week, count in weeks if count == most]
    peak = (
        f"most in the week of {_day(monday(busiest[0]), now)}: {most:,}" if len(busiest) == 1 else f"at most {most:,}"
    )
    bars = Run(spark([count for _, count in weeks]), "accent")
    span = f"{_day(monday(weeks[0][0]), now)} – {_day(monday(weeks[-1][0]), now)}"
    told = f"weekly, {span} · {peak}"
    if len(weeks) + len(told) + 4 <= width:
        return [[Run(" "), bars, Run(f"  {told}", "faint")]]
    return [[Run(" "), bars], *wrapped(told, "faint", width, 1)]


def _day(day: date, now: datetime) -> str:
    return f"{day.day} {day:%b}" + ("" if abs((now.date() - day).days) < 300 else f" {day.year}")
