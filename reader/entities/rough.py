"""Amounts that words give roughly or in parts: "thousands of men", "half a percent", "several hundred", "1.5m barrels".

Stage: entities. "Thousands" is two thousand at least and less than ten; nobody who writes it knows more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_HEAPS: dict[str, tuple[float, float]] = {
    "tens": (20, 100), "dozens": (24, 100), "scores": (40, 100), "hundreds": (200, 1e3), "thousands": (2e3, 1e4),
    "millions": (2e6, 1e7), "billions": (2e9, 1e10), "trillions": (2e12, 1e13),
}  # fmt: skip
_SCALES = {"hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
_SOME: dict[str, tuple[float, float]] = {"several": (3, 9), "few": (2, 5), "couple": (2, 2)}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10, "hundredth": 100}
_TIMES = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_SMALL_HEAP = r"(?:tens|dozens|scores|hundreds|thousands)"
_LARGE_HEAP = r"(?:dozens|scores|hundreds|thousands|[mb]illions|trillions)"
_HEAPS_WORDED = rf"(?i:(?:{_SMALL_HEAP}\sof\s){{0,2}}{_LARGE_HEAP})"
""" "hundreds", "tens of thousands"; what is heaped follows behind "of"."""
PART = (
    r"(?i:(?:one[-\s])?half(?:\sof)?\s(?:an?|one)"
    r"|(?:(?:an?|one)[-\s](?:quarter|third|fifth|tenth|hundredth)|(?:two|three|four)[-\s](?:quarters|thirds|fifths|tenths))"
    r"\sof\s(?:an?|one))"
)
""" "half a", "three quarters of a" """
AND_PART = r"(?:\sand\sa\s(?:half|quarter)\b)?"
""" "two and a half" """
SOME = r"(?i:a\s(?:few|couple(?:\sof)?))(?=\s(?:dozen|hundred|thousand|[mb]illion|trillion)\b)"
""" "a few thousand"; a few alone are no number."""
VULGAR = "½¼¾⅓⅔⅕⅛⅜⅝⅞"
IN_MILLIONS = frozenset(
    """
    accounts acres animals barrels bottles bushels bags bales birds calls cars cases cattle children chickens citizens
    clients computers copies customers deaths devices documents doses downloads drivers employees euros families
    farmers fans fish followers gallons hectares homes hours households immigrants inhabitants items jobs journeys
    kilograms kilos letters listeners litres liters lives members men messages migrants motorists motorcycles objects
    ounces packages pages parcels passengers patients people personnel phones players pieces posts pounds pupils readers
    records refugees residents sales seats shareholders shares sheep smartphones soldiers songs staff students
    subscribers subscriptions tablets taxpayers teachers tests tickets tonnes tons tourists trees trips troops units
    users vehicles videos viewers views visas visitors visits volumes voters votes watchers women words workers years
    """.split()
)
"""What "m" behind a number counts in millions and "k" in thousands; of all else ("5m waves", "10k runs") it is told in
metres."""
_PART_OF = re.compile(
    r"(?i)\b(?P<times>an?|one|two|three|four)[-\s](?P<part>third|quarter|fourth|fifth|tenth|hundredth|half)s?"
    r"\sof\s(?:an?|one)\b"
)
_HALF_OF = re.compile(r"(?i)\bhalf\sof\s(?:an?|one)\b")
_AND_HALF = re.compile(r"(?i)\b(?:an?|one)\s([a-z]+)\sand\sa\s(?P<part>half|quarter)\b")
_A_HALF = re.compile(r"(?i)(?<!and )\ba\shalf\b")
_HYPHENED = re.compile(r"(?i)-(and)-|(?<=\ba)-(half)-|(?<=\bhalf)-(dozen)")
_SPLIT = re.compile(rf"(\d*)\s?([{VULGAR}])")
_WRITTEN_PART = re.compile(r"(?<![\d/])(?:(\d{1,3})[ -])?(\d)/(\d{1,2})(?![\d/])")
_ROUGH = re.compile(
    rf"(?i)(?P<heaps>{_HEAPS_WORDED})\sof\b"
    r"|(?:a\s)?(?P<some>several|few|couple)(?:\sof)?\b(?P<scales>(?:\s(?:dozen|hundred|thousand|[mb]illion|trillion)\b)*)"
)
_SCALE = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_OF_SCORES = re.compile(
    r"(?i)\b(?:the|test|credit|exam\w*|final|high|low|top|box|average|math|maths|reading|approval|their|his|her|its)\s$"
)
_HEAPED = ("ens of ", "ores of ", "reds of ", "ands of ", "ions of ")
_OF_HEAPS = re.compile(rf"(?<![\w-]){_HEAPS_WORDED}\sof(?=((?:\s[^\W\d_]+(?:-[^\W\d_]+)*){{1,3}}))")


def heaps_in(text: str) -> Iterator[re.Match[str]]:
    """Heaps of something, with the words behind "of" as the first group."""
    if any(heap in text for heap in _HEAPED):
        for found in _OF_HEAPS.finditer(text):
            if found.group()[:6].lower() != "scores" or not _OF_SCORES.search(text, 0, found.start()):
                yield found


def rough_numbers(text: str) -> tuple[float, float, int] | None:
    """Both ends of what the words at the beginning come to, and where they end."""
    match = _ROUGH.match(text)
    if match is None:
        return None
    if match["heaps"]:
        first, *more = match["heaps"].lower().split(" of ")
        low, high = _HEAPS[first]
        scale = 1.0
        for word in more:
            scale *= _SCALES.get(word, 12.0)
        return low * scale, high * scale, match.end()
    low, high = _SOME[match["some"].lower()]
    scale = 1.0
    for word in match["scales"].lower().split():
        scale *= _SCALE[word]
    if match["some"].lower() == "few" and scale == 1.0:
        return None
    return low * scale, high * scale, match.end()


def parts_told(text: str) -> str:
    """Parts in figures: "three quarters of a" is "0.750000", "2½" is "2.500000" (three digits might be thousands)."""

    def told(found: re.Match[str]) -> str:
        return f"{_TIMES[found['times'].lower()] / _PARTS[found['part'].lower()]:.6f}"

    text = _HYPHENED.sub(lambda found: f" {found[1] or found[2] or found[3]} ", text)
    if not text.isascii():
        text = _SPLIT.sub(lambda found: f"{int(found[1] or 0) + unicodedata.numeric(found[2]):.6f}", text)
    if "/" in text:
        text = _WRITTEN_PART.sub(lambda m: f"{int(m[1] or 0) + int(m[2]) / (int(m[3]) or 1):.6f}", text)
    text = _AND_HALF.sub(lambda m: f"{1 + 1 / _PARTS[m['part'].lower()]:.6f} {m[1]}", text)
    return _A_HALF.sub("half", _HALF_OF.sub("0.5", _PART_OF.sub(told, text)))
