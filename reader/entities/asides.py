"""What stands in parentheses after a name: its spelling in its own script, or its ticker.

Stage: entities. "Olena Marchuk (Олена Марчук)" is one person; "Tornvik Line (TVL)" a company and its paper.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.entities.occupied import Occupied
from reader.entities.spans import Name

_SIGNS = r"\u0300-\u036f\u0590-\u05ff\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e00-\u0eff"
"""Vowel signs of the scripts that write them above, below or after a letter."""
_NATIVE = re.compile(rf"\s?[(（]((?:[^\W\d_A-Za-zÀ-ɏ][{_SIGNS}]*[ .·・’'\u200c\u200d-]?){{2,40}})[)）]")
_LETTERS = re.compile(r"\s?\(((?:[A-Z]{2,9}:\s?)?)([A-Z]{2,5}(?:\.[A-Z]{1,2})?)(?:[.,;][^()]{0,20})?\)")
_EXCHANGE = re.compile(
    r"(?:NASDAQ|Nasdaq|NYSE|NYSEARCA|AMEX|LSE|LON|TSX|TSE|HKG|HKEX|ASX|FRA|ETR|EPA|SIX|KRX|TYO|NSE|BSE|OTC)\b"
)
_MARKET = re.compile(
    r"\b(?:[Ss]hares?|[Ss]tocks?|tokens?|traded|trading|listed|Nasdaq|NYSE|market value|investors|per share|revenue"
    r"|profit|jobs|(?:lower|higher) (?:in|on|at))\b"
)
_COIN = re.compile(
    r"\b(?:token|coin|ticker|symbol|stock)s?(?:,? (?:called|named|under))?,? [“\"(]?([A-Z]{3,5})\b(?=[,.)”\" ])"
    r"|\b([A-Z]{3,5}), (?:the|its|their|a) (?:[\w-]+ ){0,2}(?:token|coin|stablecoin|cryptocurrency)\b"
)
_CAPITALS = re.compile(r"\b[A-Z]{2,5}\b")
_PUBLIC = frozenset(
    """
    authority party ministry department commission committee council movement union unions federation confederation
    association agency congress front court tribunal university college institute rally alliance parliament assembly
    senate police army guard force forces service society league hospital school programme program organization
    organisation conference chamber coalition administration office bureau directorate central federal republic
    democratic institution centre center academy secretariat mission watch rights
    """.split()
)
"""No such body has a ticker, whatever stands in brackets behind it."""
_NOT_TICKERS = frozenset(("CEO", "CFO", "CTO", "COO", "IPO", "GDP", "NFT", "ETF", "USA", "CET", "UTC", "GMT"))


@dataclass(frozen=True, slots=True)
class Aside:
    """A name that stands for `owner`: the same in another script, or the ticker of a company."""

    name: Name
    owner: Name | None


def native_spellings(paragraphs: Sequence[str], names: Sequence[Name]) -> list[Aside]:
    found = []
    for name in names:
        match = _NATIVE.match(paragraphs[name.paragraph], name.end)
        if match and match.group(1).strip():
            found.append(Aside(Name(name.paragraph, *match.span(1), name.kind), name))
    return found


def tickers(paragraphs: Sequence[str], names: Sequence[Name]) -> list[Aside]:
    """Tickers by where they stand, then every other place of the same letters."""
    market = [bool(_MARKET.search(text)) for text in paragraphs]
    used = Counter(word for text in paragraphs for word in _CAPITALS.findall(text))
    found: list[Aside] = []
    letters: dict[str, Name | None] = {}
    for name in names:
        if name.kind not in ("org", "product"):
            continue
        text = paragraphs[name.paragraph]
        match = _LETTERS.match(text, name.end, name.end + 40)
        if match is None or match[2] in _NOT_TICKERS:
            continue
        listed = bool(_EXCHANGE.match(match[1]))
        # An acronym is introduced to be used; a ticker stands beside its company once.
        of_market = market[name.paragraph] or (used[match[2]] == 1 and any(market))
        public = not _PUBLIC.isdisjoint(text[name.start : name.end].lower().split())
        if listed or (
            not match[1] and of_market and not public and not _abbreviates(match[2], text[name.start : name.end])
        ):
            start = match.start(1) if listed else match.start(2)
            found.append(Aside(Name(name.paragraph, start, match.end(2), "ticker"), name))
            letters.setdefault(match[2], name)
    for text in paragraphs:
        for coin in _COIN.finditer(text):
            if (coin[1] or coin[2]) not in _NOT_TICKERS:
                letters.setdefault(coin[1] or coin[2], None)
    return [*found, *_elsewhere(paragraphs, letters, found)] if letters else found


def _elsewhere(paragraphs: Sequence[str], letters: dict[str, Name | None], found: Sequence[Aside]) -> Iterator[Aside]:
    taken: dict[int, Occupied] = defaultdict(Occupied)
    for aside in found:
        taken[aside.name.paragraph].take(aside.name.start, aside.name.end)
    form = re.compile(r"(?<![\w$])\$?(" + "|".join(sorted(map(re.escape, letters))) + r")(?!\w)")
    for number, text in enumerate(paragraphs):
        for match in form.finditer(text):
            if taken[number].is_free(*match.span()):
                yield Aside(Name(number, *match.span(), "ticker"), letters[match[1]])


def _abbreviates(letters: str, name: str) -> bool:
    """True for "WHO" after World Health Organization: an acronym of two words or more."""
    initials = "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
    return len(initials) > 1 and initials.startswith(letters.replace(".", "")[: len(initials)])


def bare_ticker(surface: str) -> str:
    """ "NYSE: ORRN" and "$ORRN" are ORRN."""
    return surface.rpartition(":")[2].strip().removeprefix("$")
