"""What the whole article tells of its words, and what it is about: its topic.

Stage: entities. Its strings are keys into the trained weights, like those of `features`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.entities.tokens import Sentence
from reader.entities.wordlists import FUNCTION_WORDS, MARKET, ORG_WORDS, SAYING, SPORT, TITLES


@dataclass(slots=True)
class Surroundings:
    """What the whole article tells of its words."""

    capitalised: dict[str, int] = field(default_factory=dict)
    """A word in lower case to how often it stands capitalised inside a sentence."""
    lower: dict[str, int] = field(default_factory=dict)
    hints: dict[str, dict[str, None]] = field(default_factory=dict)
    """In the order of the text: the learner must see its features in one order, whatever strings hash to."""
    forms: set[str] = field(default_factory=set)
    topic: str = ""


def surroundings_of(sentences: Sequence[Sentence]) -> Surroundings:
    around = Surroundings(topic=topic_of(sentences))
    for sentence in sentences:
        words = sentence.words
        headline = _is_headline(words)
        for i, word in enumerate(words):
            first = word[0]
            if first.islower():
                around.lower[word] = around.lower.get(word, 0) + 1
            elif first.isupper():
                lower = word.lower()
                around.forms.add(word)
                if i > 0 and not headline:
                    around.capitalised[lower] = around.capitalised.get(lower, 0) + 1
                if len(word) >= 3:
                    for hint in _hints(words, i):
                        around.hints.setdefault(lower, {})[hint] = None
    return around


def topic_of(sentences: Sequence[Sentence]) -> str:
    """What an article's words are mostly about: "sport", "market", or "" for all the rest."""
    sport = market = count = 0
    for sentence in sentences:
        lowered = [word.lower() for word in sentence.words]
        sport += len(SPORT.intersection(lowered))
        market += len(MARKET.intersection(lowered))
        count += len(lowered)
    if max(sport, market) < max(2, count / 80):
        return ""
    return "sport" if sport >= market else "market"


def _is_headline(words: Sequence[str]) -> bool:
    letters = [word for word in words if word[0].isalpha()]
    return bool(letters) and sum(word[0].isupper() for word in letters) > 0.7 * len(letters)


def _hints(words: Sequence[str], i: int) -> Iterator[str]:
    """What the neighbours of a capitalised word say of it, for all its other appearances."""
    if i > 0:
        before = words[i - 1].lower()
        if before in TITLES and before != "general":
            yield "hT"
        elif before in ("in", "near"):
            yield "hin"
        elif before in ("at", "from"):
            yield "h" + before
        elif words[i - 1][0].isupper() and before not in FUNCTION_WORDS:
            yield "hC"
    if i + 1 < len(words):
        after = words[i + 1].lower()
        if after in ORG_WORDS and words[i + 1][0].isupper():
            yield "hO"
        elif after in SAYING:
            yield "hS"
        elif after in ("'s", "’s"):
            yield "hP"
        elif after == "(":
            yield "h("
