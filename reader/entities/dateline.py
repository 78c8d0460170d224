"""Datelines: "HALDEN, Nov 20 (Norden Wire) —" names a place, a date and an agency, whatever they are called.

Stage: entities.
"""

from __future__ import annotations

import re

from reader.entities.lexicon import Lexicon
from reader.entities.model import Span
from reader.entities.tokens import words_of

_MONTH = (
    r"(?i:ene|abr|ago|dic|janv|févr|avr|mai|juin|juil|août|déc|okt|dez|mär"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
)
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_CAPITALS = r"[^\W\d_a-z][^\W\d_a-z'’.-]+(?:[ /-][^\W\d_a-z'’.]+){0,3}"
_ORDINARY = r"[^\W\d_a-z][\w'’.-]{1,24}(?:[ /-][^\W\d_a-z][\w'’.-]{0,24}){0,3}"
_REGION = r"(?:\s?,\s(?P<region>[^\W\d_a-z][\w.'’-]{0,20}(?:\s[^\W\d_a-z][\w.'’-]{0,20}){0,2}))??"
_AGENCY = r"\((?P<agency>[^\W\d_][\w&.'’ /-]{1,30})\)"
_DASH = r"\s?[—–-]{1,2}(?=\s)"
_WITH_AGENCY = re.compile(rf"(?P<place>{_CAPITALS}|{_ORDINARY}){_REGION}(?:,?\s{_DAY})?,?\s{_AGENCY}{_DASH}")
_ALONE = re.compile(
    rf"(?P<place>{_CAPITALS}){_REGION}(?:,?\s{_DAY})?\s?[—–](?=\s)|(?P<dated>{_CAPITALS}),\s{_DAY}\s?[—–:-]"
)
_BARE = re.compile(rf"(?P<place>{_CAPITALS}){_REGION}(?::| -)(?=\s)")
"""Only where the lists know the place: "KARACHI: ", not "CRICKET: "."""
_ISO_DATED = re.compile(rf"(?P<place>{_CAPITALS}){_REGION}\s?,?\s(?:19|20)\d\d-\d\d-\d\d\s*$")
_SMALL = re.compile(r"(?<=[ -])(?:Au|De|Del|Des|Es|Al|La|Les|Of)(?=[ -])")
_TOWN = re.compile(r"[^/]+")
_PLACES = frozenset("ctry city1 city2 city3 state subd reg town".split())
_CREDIT = re.compile(r"\s*\((?P<agency>Reuters|AP|AFP|Bloomberg|Xinhua|dpa|ANI|PTI|IANS|UPI|TASS)\)")


def dateline_of(paragraph: str, words: Lexicon | None = None) -> list[Span]:
    """The place and the agency that a paragraph opens with; `words` know places in datelines without a date."""
    opening = paragraph[:140]
    match = _WITH_AGENCY.match(opening)
    if match is None:
        match = _ALONE.match(opening) or _ISO_DATED.match(opening) or _listed(opening, words)
        if match is None:
            credit = _CREDIT.match(opening)
            return [Span(*credit.span("agency"), "ORG")] if credit else []
        groups = ("place", "region", "dated")
    else:
        groups = ("place", "region", "agency")
    return [
        Span(
            match.start(group) + part.start(),
            match.start(group) + _bare_end(part),
            "ORG" if group == "agency" else "LOC",
        )
        for group in groups
        for part in _TOWN.finditer(match.groupdict().get(group) or "")
    ]


def _bare_end(part: re.Match[str]) -> int:
    """ "KYIV. Oct 12 (Norden Wire) –": a town in capitals ends before the full stop, "D.C." with its own."""
    word = part.group().rpartition(" ")[2]
    return part.end() - (word.endswith(".") and word[:-1].isupper() and len(word) > 4 and word.count(".") == 1)


def _listed(opening: str, words: Lexicon | None) -> re.Match[str] | None:
    match = _BARE.match(opening)
    if match is None or words is None:
        return None
    place = tuple(words_of(_SMALL.sub(lambda word: word[0].lower(), match["place"].title())))
    length, kinds = words.kinds_at(place, 0)
    return match if length == len(place) and not _PLACES.isdisjoint(kinds) else None
