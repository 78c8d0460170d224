"""Every other place of a name: what was found once is looked for in all lines of the article.

Stage: entities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reader.entities.known import NEVER, PLACES, fixed_kind
from reader.entities.lexicon import Lexicon
from reader.entities.occupied import Occupied
from reader.entities.spans import Name
from reader.entities.tokens import Sentence, sentences_of, words_of
from reader.entities.wordlists import FUNCTION_WORDS, TITLES
from reader.model import EntityKind


def spread(
    paragraphs: Sequence[str],
    names: Sequence[Name],
    taken: Sequence[Sequence[tuple[int, int]]],
    words: Lexicon,
    known_names: Mapping[str, EntityKind],
) -> list[Name]:
    """The places of `names` that the recogniser passed over, outside what is `taken`; surnames count as names too."""
    known: dict[str, EntityKind] = {}
    for name in names:
        surface = paragraphs[name.paragraph][name.start : name.end]
        known.setdefault(surface, name.kind)
    for surface, kind in list(known.items()):
        parts = surface.split()
        if (
            kind == "person"
            and 2 <= len(parts) <= 4
            and len(parts[-1]) > 2
            and words.commonness.get(parts[-1].lower(), 0) < 2
        ):
            known.setdefault(parts[-1], "person")
        if kind == "person" and len(parts) == 2 and len(parts[0]) > 2 and words.commonness.get(parts[0].lower(), 0) < 2:
            known.setdefault(parts[0], "person")
    known.update(known_names)
    by_first: dict[str, list[tuple[tuple[str, ...], EntityKind]]] = defaultdict(list)
    for surface, kind in known.items():
        parts_of = tuple(words_of(surface))
        if parts_of:
            by_first[parts_of[0]].append((parts_of, kind))
    covered: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for name in names:
        covered[name.paragraph].append((name.start, name.end))
    added = []
    for number, text in enumerate(paragraphs):
        closed = Occupied([*covered[number], *taken[number]])
        for sentence in sentences_of(text, number):
            tokens, starts, ends = sentence.words, sentence.starts, sentence.ends
            i = 0
            while i < len(tokens):
                if tokens[i] not in by_first and not tokens[i][0].isupper():
                    i += 1
                    continue
                length, found_kind = _longest_at(tokens, i, by_first, words)
                if length and found_kind is not None:
                    start, end = starts[i], ends[i + length - 1]
                    if closed.is_free(start, end) and not (length == 1 and _is_glued(text, sentence, i, words)):
                        added.append(Name(number, start, end, found_kind))
                i += max(1, length)
    return added


def _longest_at(
    tokens: Sequence[str], at: int, by_first: Mapping[str, list[tuple[tuple[str, ...], EntityKind]]], words: Lexicon
) -> tuple[int, EntityKind | None]:
    token = tokens[at]
    best = 0
    best_kind: EntityKind | None = None
    for parts, kind in by_first.get(token, ()):
        if len(parts) > best and tuple(tokens[at : at + len(parts)]) == parts:
            lone_common = len(parts) == 1 and words.commonness.get(token.lower(), 0) >= 3 and token not in PLACES
            if not lone_common:
                best, best_kind = len(parts), kind
    if not best and token[0].isupper() and token not in NEVER:
        fixed = fixed_kind(token, words.known_organisations, frozenset())
        if fixed is not None and words.commonness.get(token.lower(), 0) < 2:
            return 1, fixed
    return best, best_kind


def _is_glued(text: str, sentence: Sentence, i: int, words: Lexicon) -> bool:
    """True for a word inside a longer unknown name: "Ford" in "Ford Madox", not in "Yesterday Ford"."""
    tokens, starts, ends = sentence.words, sentence.starts, sentence.ends
    if i + 1 < len(tokens) and text[ends[i] : starts[i + 1]] == " " and _is_name_like(tokens[i + 1]):
        return True
    if i > 0 and text[ends[i - 1] : starts[i]] == " " and _is_name_like(tokens[i - 1]):
        before = tokens[i - 1].lower()
        return before not in TITLES and not (i == 1 and words.commonness.get(before, 0) >= 2)
    return False


def _is_name_like(word: str) -> bool:
    return word[0].isupper() and word.lower() not in FUNCTION_WORDS and word not in NEVER
