"""The one render function: whatever a widget shows has passed through here, whoever cleaned it before.

Textual writes ESC, OSC and C1 through to the terminal, so text from outside is cleaned again at the last moment;
cleaning clean text costs next to nothing. The small words of the screen (ages, hosts, counts) are made here too.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from reader.clean import clean_block, clean_line

WORDS_A_MINUTE = 230
_MINUTE, _HOUR, _DAY, _WEEK = 60, 3600, 86_400, 604_800


def line(text: str, limit: int = 2_000) -> str:
    """One safe line; nothing for a widget's title, row, toast or tooltip may skip it."""
    return clean_line(text, limit)


def block(text: str) -> str:
    """Safe text of several lines. Tabs become spaces here: a terminal's tab would tear the columns."""
    return clean_block(text).expandtabs(4)


def content(text: str, style: str = "") -> Content:
    """Text for Textual's own widgets: never a markup string, so that `[/]` and `[PDF]` are shown as they are."""
    return Content.styled(line(text), style) if style else Content(line(text))


def fit(text: str, cells: int) -> str:
    """Exactly `cells` wide: cut with an ellipsis or filled with spaces. `text` is one clean line."""
    if cells <= 0:
        return ""
    if text.isascii():
        return text.ljust(cells) if len(text) <= cells else text[: cells - 1].rstrip().ljust(cells - 1) + "…"
    width = cell_len(text)
    if width <= cells:
        return text + " " * (cells - width)
    cut = set_cell_size(text, cells - 1).rstrip()
    return cut + "…" + " " * (cells - 1 - cell_len(cut))


def cut(text: str, cells: int) -> str:
    """At most `cells` wide, with an ellipsis where something is missing."""
    return fit(text, cells).rstrip() if cell_len(text) > cells else text


def age(then: datetime, now: datetime) -> str:
    """At most four cells: how long ago, as one glances at it."""
    seconds = (now - then).total_seconds()
    if seconds < 0:
        return "now"  # a clock or a time zone that runs ahead; a date to come would only puzzle
    if seconds < _MINUTE:
        return "now"
    if seconds < _HOUR:
        return f"{int(seconds // _MINUTE)}m"
    if seconds < _DAY:
        return f"{int(seconds // _HOUR)}h"
    if seconds < 2 * _WEEK:
        return f"{int(seconds // _DAY)}d"
    if seconds < 9 * _WEEK:
        return f"{int(seconds // _WEEK)}w"
    if seconds < 365 * _DAY:
        return f"{int(seconds // (30.4 * _DAY))}mo"
    return f"{int(seconds // (365.25 * _DAY)) or 1}y"


def moment(when: datetime, now: datetime) -> str:
    """A date in words, without the year while it is this one: "12 Nov, 14:05"."""
    year = "" if when.year == now.year else f" {when.year}"
    return f"{when.day} {when:%b}{year}, {when:%H:%M}"


def day_start(now: datetime) -> datetime:
    return now.astimezone(UTC) - timedelta(hours=now.hour, minutes=now.minute, seconds=now.second)


def minutes(words: int) -> int:
    return max(1, round(words / WORDS_A_MINUTE))


def count(number: int, noun: str) -> str:
    """ "1 line", "3 lines", "12,000 articles"; a plural that is not -s is given as "story/stories"."""
    one, _, many = noun.partition("/")
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@lru_cache(maxsize=512)
def host(url: str) -> str:
    """The host a link leads to, shown before a person follows it."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return line(name.removeprefix("www."), 80)


@lru_cache(maxsize=1024)
def web_address(url: str | None) -> str:
    """The address when it is safe to hand to a terminal or a browser, else nothing: http and https only."""
    if not url or len(url) > 2_000 or line(url) != url or " " in url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""
