"""Well-known names of two words or more, where the recogniser saw none or only a part: "University of the Philippines".

Stage: entities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reader.entities.known import GROUPS
from reader.entities.lexicon import ORGANISED, Lexicon
from reader.entities.spans import Name
from reader.entities.tokens import sentences_of


def with_spotted(paragraphs: Sequence[str], names: Sequence[Name], words: Lexicon) -> list[Name]:
    """`names`, and listed organisations that none of them reaches out of; what they hold gives way."""
    by_paragraph: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        by_paragraph[name.paragraph].append(name)
    kept = []
    for number, text in enumerate(paragraphs):
        here = by_paragraph[number]
        for start, end in _spotted(text, number, words):
            touched = [name for name in here if name.start < end and start < name.end]
            if all(start <= name.start and name.end <= end for name in touched):
                here = [name for name in here if name not in touched]
                here.append(Name(number, start, end, "org"))
        kept += sorted(here)
    return kept


def _spotted(text: str, number: int, words: Lexicon) -> Iterator[tuple[int, int]]:
    firsts = words.organised_firsts
    for sentence in sentences_of(text, number):
        tokens = sentence.words
        at = 0
        while at < len(tokens):
            length = 0
            # "The National Union" opens a sentence, and is none of The National's.
            opened = at == 0 and tokens[at] == "The" and _is_ordinary_next(tokens, words)
            if tokens[at] in firsts and not opened:
                length, kinds = words.kinds_at(tokens, at)
                if length > 1 and ORGANISED.issuperset(kinds) and " ".join(tokens[at : at + length]) not in GROUPS:
                    yield sentence.starts[at], sentence.ends[at + length - 1]
            at += max(1, length)


def _is_ordinary_next(tokens: Sequence[str], words: Lexicon) -> bool:
    return len(tokens) > 2 and (words.commonness.get(tokens[1].lower(), 0) >= 1 or tokens[2][0].isupper())
