"""Texts of a series are alike without being the same: a page that only asks to subscribe, the market at noon, the notes
under every episode. To fold them under one row, or to call one read because the other was, would hide news.

So a copy needs more than its words. Headlines that differ in nothing but figures are two of a series, whoever prints
them; one source prints the same text again only under much the same headline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from reader.stories.terms import tokens

SAME_HEADLINE = 0.7
"""Of the words of both headlines: an edited headline keeps more, the next of a series less."""
TAKEN_UP = 1 / 3
"""Of a headline's words; a report holds nearly all of them."""
MIXED = 0
"""In place of the number of a feed that holds what was saved or imported from anywhere."""
_FIGURE = re.compile(r"\d+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Printed:
    """Where an article stands, as far as it tells one source from another."""

    title: str
    feed_id: int
    url: str = ""


Kin = Literal["copy", "update", "series"]


def kin(one: Printed, other: Printed) -> Kin:
    """What two articles with much the same words are: one text, one report told again, or two of a series."""
    mine, theirs = one.title.casefold().split(), other.title.casefold().split()
    if mine == theirs:
        return "copy"
    if _without_figures(mine) == _without_figures(theirs):
        return "series"
    return "copy" if not _same_source(one, other) or _share(mine, theirs) >= SAME_HEADLINE else "update"


def speaks_of(title: str, text: str) -> bool:
    """Whether a text takes up its headline, as every report does and no page that only asks to subscribe."""
    wanted = set(tokens(title))
    return not wanted or len(wanted & set(tokens(text))) >= TAKEN_UP * len(wanted)


def _same_source(one: Printed, other: Printed) -> bool:
    """One site, whichever feeds bring it; without addresses one feed. A feed of many sites is no source."""
    mine, theirs = _host(one.url), _host(other.url)
    return mine == theirs if mine and theirs else one.feed_id == other.feed_id != MIXED


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _without_figures(words: list[str]) -> list[str]:
    return [_FIGURE.sub("#", word) for word in words]


def _share(mine: list[str], theirs: list[str]) -> float:
    a, b = (set(_WORD.findall(" ".join(words))) for words in (mine, theirs))
    return len(a & b) / len(a | b) if a | b else 1.0
