"""Asides: the sneer that some writers hang at the end of a paragraph of news ("Priorities, people.").

Stage: text. Found, never removed: a reader may have them dimmed. Rather missed than mistaken, so a sentence must be
short, close a paragraph of reporting, stand outside any quotation and carry two marks of the tone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import Block

MAX_WORDS = 22
_LAST = re.compile(r"(?:^|(?<=[.!?…]) )([^.!?…]+(?:\.(?=\w)[^.!?…]*)*[.!?…]+)\s*$")
_SPEECH = re.compile(r"[\"“”«»„]|\b(?:said|says|told|wrote|asked|according to|added|argued|warned)\b")
_SHOUT = re.compile(
    r"^(?:priorities, \w+|classy move|bold strategy|genius move|smooth move|slow clap|who knew|go figure|how quaint|"
    r"how convenient|what could go wrong|surprise, surprise|shocking, (?:right|we know))[.?!]$",
    re.I,
)
_CERTAIN = re.compile(r"\bnothing says ['‘].{3,60}['’] (?:like|quite like)\b", re.I)
_MARKS = (
    re.compile(r"(?:^|\s)['‘][\w-]+(?: [\w-]+){0,3}['’](?=[\s,.?!—–-])"),
    re.compile(r", (?:people|folks|everyone|right|naturally|of course|apparently|obviously|shall we)[.?!]$", re.I),
    re.compile(r"\b(?:either way|but hey|then again|who needs|what could (?:possibly )?go wrong|who knew)\b", re.I),
    re.compile(r"\b(?:shrug|yawn|sigh|spoiler|surprise, surprise|how convenient|conveniently enough|shocker)\b", re.I),
    re.compile(r"\b(?:yet|just) another [\w-]+ (?:story|day|win|victory|miracle)\b", re.I),
    re.compile(r"—\s*(?:just (?:as|when)|because|or so|as if|not that)\b", re.I),
)


@dataclass(frozen=True, slots=True)
class Aside:
    """`blocks[block].text[start:end]` is the aside."""

    block: int
    start: int
    end: int


def find_asides(blocks: Sequence[Block]) -> tuple[Aside, ...]:
    """The asides at the ends of kept paragraphs."""
    found = []
    for index, block in enumerate(blocks):
        if block.kept and block.kind == "p" and len(block.text) > 60:
            match = _LAST.search(block.text)
            if match is not None and match.start(1) > 0 and _is_aside(match[1]):
                found.append(Aside(index, match.start(1), match.end(1)))
    return tuple(found)


def _is_aside(sentence: str) -> bool:
    words = sentence.split()
    if len(words) > MAX_WORDS:
        return False
    if _CERTAIN.search(sentence):
        return True
    if _SPEECH.search(sentence):
        return False
    if len(words) <= 4:
        return bool(_SHOUT.match(sentence))
    return sum(bool(mark.search(sentence)) for mark in _MARKS) >= 2
