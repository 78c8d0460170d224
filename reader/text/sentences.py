"""The sentence around a place in a paragraph."""

from __future__ import annotations

import re

LONGEST = 400
_LEAD = 150
"""Of a longer sentence, so much of what stands before the place is kept."""
_NEAR = 4_000
"""No sentence is looked for farther away: a paragraph may be a megabyte long."""
_END = re.compile(
    r"[.!?…](?:['\"”’)\]]|\s?»)*\s+(?=[\"“‘«„(\[]*[^\Wa-z_]|[^\w\s])"  # what follows in small letters ends nothing
    r"|[。！？][」』）]*\s*(?=\S)"
)
_ALWAYS_GOES_ON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mme|Dr|Prof|St|Sgt|Gen|Col|Capt|Lt|Sen|Rep|Gov|Rev|Hon|Nos?|vs|cf|approx|ca|bzw|Nr|Sr|Sra|Hr|Fr)\.\Z"
)
_MAY_GO_ON = re.compile(
    r"(?:\b(?:Inc|Ltd|Co|Corp|Bros|Jr|Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec|etc)|\b[A-Z](?:\.[A-Z])*|\b(?:[a-z]\.)+[a-z])\.\Z"
)
_BEGINNING = re.compile(
    r"[\"“‘«„(\[]*(?:The|A|An|He|She|It|They|We|I|You|But|And|In|On|At|For|Its|His|Her|Their|This|That|These|Those|There"
    r"|When|While|After|Before|As|If|What|Who|Why|How|So|Yet|Some|Many|Most|No|Not|By|With|From|Since|However)\b"
)
"""Behind "Inc." or "U.S." these begin a sentence; other words are mostly more of the name."""


def sentence_around(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The sentence and where `text[start:end]` stands in it."""
    near, far = max(0, start - _NEAR), min(len(text), end + _NEAR)
    first, last = near, far
    for found in _END.finditer(text, near, far):
        if found.end() <= start:
            if _ends(text, found):
                first = found.end()
        elif found.start() >= end - 1 and _ends(text, found):
            last = found.end()
            break
    while last > max(first, end) and text[last - 1].isspace():
        last -= 1
    if last - first <= LONGEST:
        return text[first:last], start - first, min(end, last) - first
    return _cut(text, first, max(last, start), start, end)


def _cut(text: str, first: int, last: int, start: int, end: int) -> tuple[str, int, int]:
    """A part of a long sentence, at whole words; dots tell that there is more."""
    begin = max(first, start - _LEAD)
    if begin > first:
        space = text.find(" ", begin, start)
        begin = space + 1 if space != -1 else begin
    stop = min(last, begin + LONGEST - 2)
    if stop < last:
        space = text.rfind(" ", min(end, stop), stop)
        stop = space if space != -1 else stop
    head, tail = "…" if begin > first else "", "…" if stop < last else ""
    at = len(head) - begin
    return f"{head}{text[begin:stop]}{tail}", start + at, min(end, stop) + at


def _ends(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 12) : found.start() + 1]
    if _ALWAYS_GOES_ON.search(before):
        return False
    return not _MAY_GO_ON.search(before) or _BEGINNING.match(text, found.end()) is not None
