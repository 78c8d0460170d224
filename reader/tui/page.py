"""An article as a page: every line of it, and which block, name and link stands where.

Pure and fast: 3,000 words with 300 names are a few milliseconds, so nothing need be wrapped lazily and every
line number is exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from reader.model import NAME_KINDS, TITLE_BLOCK
from reader.tui import blocks, show
from reader.tui.inks import KIND_LETTERS
from reader.tui.kinds import Kinds, shows
from reader.tui.runs import Run, Span, inked, lines_of

if TYPE_CHECKING:
    from reader.model import Article, Block, EntityKind, Mention
    from reader.tui.runs import Line

Names = Literal["colour", "letters", "plain"]
"""How names stand in the text: in the ink of their kind, with a kind letter behind it as well, or not at all."""
HEADER = -1
"""What `Page.block_of` says of the title and the lines under it, and of the blank line before a block."""


WELCOME: tuple[Line, ...] = (
    (),
    (Run("  newsdeck", "heading"),),
    (),
    (Run("  ⏎", "key"), Run("  opens an article", "muted")),
    (Run("  n", "key"), Run("  the next unread one", "muted")),
    (Run("  /", "key"), Run("  searches everything", "muted")),
    (Run("  ?", "key"), Run("  shows every key", "muted")),
)
"""What the pane says before anything was opened."""


@dataclass(frozen=True, slots=True)
class Setting:
    """All that changes how an article is laid out; with the article's id it names a page in the cache."""

    width: int
    column: int = 88
    cuts: bool = False
    names: Names = "colour"
    kinds: Kinds = None
    links: bool = False
    images: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    lines: tuple[Line, ...]
    block_of: tuple[int, ...]
    """For each line the number of its block, or HEADER."""
    mention_lines: tuple[tuple[int, int], ...]
    """(line, mention) of each mention shown, in reading order."""
    links: tuple[str, ...]
    margin: int
    """Blank cells left of the column."""

    def lines_of_block(self, block: int) -> tuple[int, int]:
        """First line and the one after the last; (0, 0) for a block that is not shown."""
        if block not in self.block_of:
            return (0, 0)
        first = self.block_of.index(block)
        last = first
        while last < len(self.block_of) and self.block_of[last] == block:
            last += 1
        return first, last

    def shown_blocks(self) -> list[int]:
        return list(dict.fromkeys(number for number in self.block_of if number != HEADER))


def measure(setting: Setting) -> tuple[int, int]:
    """(width of the text column, blank cells left of it): centred, never wider than `column`."""
    gutter = 2 if setting.width >= 34 else 1
    width = max(10, min(setting.column, setting.width - 2 * gutter))
    return width, max(gutter, (setting.width - width) // 2)


def typeset(article: Article, setting: Setting, now: datetime) -> Page:
    """The whole page. Mentions are numbered as they stand in `article.mentions`."""
    width, margin = measure(setting)
    spans = _spans_by_block(article, setting)
    links = blocks.Links([], numbered=setting.links)
    lines: list[Line] = _header(article, spans.get(TITLE_BLOCK, []), width, now, setting.cuts)
    block_of = [HEADER] * len(lines)
    previous: Block | None = None
    for number, block in enumerate(article.blocks):
        if not block.kept and not setting.cuts:
            continue
        if not setting.images and _is_picture(article.blocks, number):
            continue
        if not block.says and not block.src and not block.rows:
            continue
        if _parted(previous, block):
            lines.append(())
            block_of.append(HEADER)
        made = blocks.typeset(block, spans.get(number, ()), width, links)
        if setting.cuts and block.kept and number in article.decided:
            said = lines_of([Run(f"kept: {show.line(article.decided[number])}", "reason")], width)
            made = [*(tuple(row) for row in said), *made]
        lines += made
        block_of += [number] * len(made)
        previous = block
    if previous is None:
        lines += [(), (Run("No text came with this entry.", "muted"),), (Run("o opens it in the browser.", "faint"),)]
        block_of += [HEADER] * 3
    lines.append(())
    block_of.append(HEADER)
    return Page(tuple(lines), tuple(block_of), _mention_lines(lines), tuple(links.addresses), margin)


def _is_picture(blocks: Sequence[Block], number: int) -> bool:
    """A picture, or the caption right behind one: it makes no sense alone."""
    block = blocks[number]
    return block.kind == "image" or (block.kind == "caption" and number > 0 and blocks[number - 1].kind == "image")


def _parted(before: Block | None, block: Block) -> bool:
    """Whether a blank line stands between two blocks: not inside a list, nor between a picture and its caption."""
    if before is None:
        return False
    if before.kind == "li" and block.kind == "li" and before.kept == block.kept:
        return False
    return not (before.kind == "image" and block.kind == "caption")


def _spans_by_block(article: Article, setting: Setting) -> dict[int, list[Span]]:
    spans: dict[int, list[Span]] = {}
    if setting.names != "plain":
        for number, mention in enumerate(article.mentions):
            if not shows(setting.kinds, mention.kind):
                continue
            after = KIND_LETTERS.get(mention.kind, "") if setting.names == "letters" else ""
            spans.setdefault(mention.block, []).append(
                Span(mention.start, mention.end, mention.kind, ref=number, after=after)
            )
    for number, start, end in article.asides:
        spans.setdefault(number, []).append(Span(start, end, "aside"))
    for artefact in article.artefacts:
        spans.setdefault(artefact.block, []).append(Span(artefact.start, artefact.end, "artefact"))
    return spans


def _header(article: Article, spans: list[Span], width: int, now: datetime, cuts: bool) -> list[Line]:
    head = article.headline
    title = inked(head.title, "title", spans) or [Run("(no title)", "title")]
    lines: list[Line] = [(), *(tuple(row) for row in lines_of(title, width)), ()]
    words = head.words or sum(len(b.text.split()) for b in article.blocks if b.kept)
    facts = [
        Run(show.line(head.feed, 60), "accent"),
        *([Run(show.line(head.author, 80), "text")] if head.author else []),
        Run(f"{show.moment(head.published, now)} ({show.age(head.published, now)})", "muted"),
        *([Run(f"{show.count(words, 'word')}, {show.minutes(words)} min", "muted")] if words else []),
    ]
    lines += _strung(facts, width)
    extra = [Run(f"#{show.line(tag, 40)}", "second") for tag in head.tags]
    if head.starred:
        extra.insert(0, Run("★ starred", "star"))
    others = [show.line(feed, 40) for feed in article.feeds if feed != head.feed]
    if others:
        extra.append(Run("also in " + ", ".join(others), "muted"))
    extra += [Run(f"♪ {show.host(e.url) or 'attachment'}", "link", show.web_address(e.url)) for e in article.enclosures]
    lines += _strung(extra, width)
    origin = origin_line(article)
    if origin:
        lines += [tuple(row) for row in lines_of([Run(f"◫ {origin} · O changes it", "second")], width)]
    cut = cut_line(article)
    if cut:
        does = "b hides them" if cuts else "b shows them"
        lines += [tuple(row) for row in lines_of([Run(f"┊ {cut} · {does}", "reason")], width)]
    if article.asides:
        told = f"◌ {show.count(len(article.asides), 'aside')} dimmed, not cut"
        lines += [tuple(row) for row in lines_of([Run(told, "faint")], width)]
    if article.revisions:
        times = {1: "once", 2: "twice"}.get(article.revisions, f"{article.revisions} times")
        told = f"± edited {times} by its publisher · V shows what changed"
        lines += [tuple(row) for row in lines_of([Run(told, "second")], width)]
    if article.note:
        lines += [tuple(row) for row in lines_of([Run(f"✎ {show.line(article.note)}", "second")], width)]
    lines += [(Run("─" * width, "rule"),), ()]
    return lines


_AS_EXPECTED = ("", "it is fuller than the page's", "the feed carries it")


def origin_line(article: Article) -> str:
    """Where the text comes from, when that is worth a line: a wall, a page that failed, a choice; nothing else."""
    reason = show.line(article.why.partition(": ")[2], 160)
    chosen = reason == "you chose it"
    match article.origin:
        case "feed" if reason not in _AS_EXPECTED:
            return f"The feed's own text: {reason}"
        case "jsonld":
            return f"The text in the page's data: {reason}"
        case "page" if chosen:
            return f"The page's text: {reason}"
        case "none" if article.why:
            return f"No text: {show.line(article.why, 160)}"
        case _:
            return ""


def cut_line(article: Article) -> str:
    """How much was cut: "2 lines cut, 34 words"; nothing when nothing was."""
    cut = [block for block in article.blocks if not block.kept]
    words = sum(len(block.says.split()) for block in cut)
    told = f"{show.count(len(cut), 'line')} cut"
    return "" if not cut else f"{told}, {show.count(words, 'word')}" if words else told


def _strung(facts: list[Run], width: int) -> list[Line]:
    """Facts side by side with dots between them, broken between facts and never inside one that fits."""
    lines: list[list[Run]] = []
    used = 0
    for fact in facts:
        fact = fact._replace(text=show.cut(fact.text, width))
        size = cell_len(fact.text)
        if lines and used + 3 + size <= width:
            lines[-1] += [Run(" · ", "faint"), fact]
            used += 3 + size
        else:
            lines.append([fact])
            used = size
    return [tuple(line) for line in lines]


def _mention_lines(lines: list[Line]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    seen: set[int] = set()
    for number, line in enumerate(lines):
        for run in line:
            if run.ref >= 0 and run.ref not in seen:
                seen.add(run.ref)
                found.append((number, run.ref))
    return tuple(found)


def named_kinds(mentions: tuple[Mention, ...]) -> list[EntityKind]:
    """The kinds that occur, names before numbers, for the legend."""
    kinds = {mention.kind for mention in mentions}
    return [k for k in NAME_KINDS if k in kinds] + sorted(k for k in kinds if k not in NAME_KINDS)


def with_decision(article: Article, number: int, keep: bool) -> Article:
    """The article after a person restored or cut a block, shown before the archive has answered."""
    from reader.model import turned

    block = article.blocks[number]
    changed = turned(block, keep, "you cut this")
    decided = {**article.decided, number: "you keep this" if keep else "you cut this"}
    return replace(article, blocks=(*article.blocks[:number], changed, *article.blocks[number + 1 :]), decided=decided)
