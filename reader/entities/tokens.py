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
_MAY_END = _CLOSING.union(".!?")
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
    matches = list(_TOKEN.finditer(text))
    words = tuple(m.group() for m in matches)
    starts = tuple(m.start() for m in matches)
    ends = tuple(m.end() for m in matches)
    cut = "\n" in text or "\t" in text
    sentences = []
    first = 0
    for i, word in enumerate(words, 1):
        if i < len(words) and i - first < _LONGEST_SENTENCE:
            if not cut and word not in _MAY_END:
                continue
            gap = text[ends[i - 1] : starts[i]]
            if "\n" not in gap and "\t" not in gap:
                following = words[i]
                ended = word in ".!?" or (word in _CLOSING and i > 1 and words[i - 2] in ".!?")
                opens = following[0].isupper() or following in _OPENING or following[0].isdigit()
                if not (ended and gap and opens and following not in _CLOSING - _OPENING):
                    continue
        sentences.append(Sentence(paragraph, words[first:i], starts[first:i], ends[first:i]))
        first = i
    return tuple(sentences)


def words_of(text: str) -> list[str]:
    return [m.group() for m in _TOKEN.finditer(text)]
