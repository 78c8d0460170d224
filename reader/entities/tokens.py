"""Text becomes tokens and sentences, with the places where they stand.

Stage: entities. The trained model knows words only as this cuts them: a change here wants a new model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""
    https?://\S+ | www\.\S+ | [\w.+-]{1,64}@[\w-]+\.[\w.]+ | [@\#]\w+
    | (?:[A-Z]\.){2,}(?:[A-Z](?![a-z]))?
    | (?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Gen|Col|Sgt|Capt|Lt|Maj|Sen|Rep|Gov|Rev|Hon|Inc|Corp|Ltd|Co|Bros|No|vs|Jan|Feb|Mar
        |Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Messrs|Mt|Ft)\.
    | [A-Z]\.(?=\s[A-Z])
    | [A-Z]+(?:&[A-Z]+)+
    | \d+(?:[.,:]\d+)*
    | [^\W\d_]+(?:['’](?!s\b|S\b|re\b|ve\b|ll\b|d\b|m\b)[^\W\d_]+)*(?:\.com\b|\.ai\b|\.io\b|\.org\b)?
    | ['’](?:s|S|re|ve|ll|d|m|t)\b
    | \w+ | \.\.\. | -- | \S
    """,
    re.X,
)
_LONGEST_SENTENCE = 200
_CLOSING = frozenset('"”’)')
_OPENING = frozenset('"“‘(')


@dataclass(frozen=True, slots=True)
class Sentence:
    """Consecutive words of one paragraph; `starts` and `ends` are offsets into it."""

    paragraph: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def sentences_of(text: str, paragraph: int = 0) -> list[Sentence]:
    """The sentences of one paragraph; a new line ends one too, and so does the 200th word."""
    return list(_sentences(text, paragraph))


@lru_cache(256)
def _sentences(text: str, paragraph: int) -> tuple[Sentence, ...]:
    """Kept for a while: an article's lines are asked for by the recogniser and again to find its names elsewhere."""
    matches = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    sentences = []
    first = 0
    for i, (word, _, end) in enumerate(matches):
        if i + 1 < len(matches):
            following, next_start, _ = matches[i + 1]
            gap = text[end:next_start]
            if "\n" not in gap and "\t" not in gap and i + 1 - first < _LONGEST_SENTENCE:
                ended = word in ".!?" or (word in _CLOSING and i > 0 and matches[i - 1][0] in ".!?")
                opens = following[0].isupper() or following in _OPENING or following[0].isdigit()
                if not (ended and gap and opens and following not in _CLOSING - _OPENING):
                    continue
        chosen = matches[first : i + 1]
        words, starts, ends = zip(*chosen, strict=True)
        sentences.append(Sentence(paragraph, words, starts, ends))
        first = i + 1
    return tuple(sentences)


def words_of(text: str) -> list[str]:
    return [m.group() for m in _TOKEN.finditer(text)]
