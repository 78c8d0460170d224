"""One article, one reading: the names found in it are tidied, and each name gets one kind wherever it stands.

Stage: entities. The recogniser sees a sentence at a time; a name that it found once is a name in every line.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.entities.features import FUNCTION_WORDS, TITLES
from reader.entities.known import GROUPS, NEVER, PLACES, fixed_kind, kind_of_misc
from reader.entities.lexicon import Lexicon
from reader.entities.model import Span
from reader.entities.occupied import Occupied
from reader.entities.tokens import sentences_of, words_of
from reader.model import EntityKind

_LABELS: dict[str, EntityKind] = {"PER": "person", "ORG": "org", "LOC": "place", "NORP": "group"}
_RANKS = """
    Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady Dame Vice.President President Prime.Minister Minister Senator Sen Rep
    Gov Governor Gen General Col Colonel Capt Captain Chief Judge Justice Sheikh Secretary Chancellor Mayor Rev Pastor
    Hon Crown.Prince Prince Princess King Queen Pope Bishop Archbishop Imam Ayatollah Ambassador Sgt Lt Maj Major
    Inspector Detective Commissioner Chairman Director CEO Speaker Coach Datuk Tan.Sri Tun Herr Frau Señor Señora
    Monsieur Madame Mme
"""
_HONORIFICS = re.compile(r"^(?:(?:" + "|".join(_RANKS.split()) + r")\.?\s+)+")
_OPENING = frozenset('"“‘«„')
_PART = re.compile(r"\S+")
_LARGE_PLACES = frozenset(("ctry", "city1"))
_PLACE_TAIL = re.compile(
    r" (?:Province|Region|District|County|State|City|Islands?|River|Lake|Valley|Peninsula|Street|Road|Avenue|Bridge"
    r"|Airport|Sea|Ocean|Bay|Gulf|Strait|Prefecture|Governorate|Village)\b"
)


@dataclass(frozen=True, slots=True, order=True)
class Name:
    paragraph: int
    start: int
    end: int
    kind: EntityKind


def tidy(paragraphs: Sequence[str], found: Sequence[Sequence[Span]], words: Lexicon) -> list[Name]:
    """The recogniser's spans as names: titles, possessives and lone common words removed, kinds fixed where known."""
    lower = {word for text in paragraphs for word in text.split() if word.islower()}
    names = []
    for number, (text, spans) in enumerate(zip(paragraphs, found, strict=True)):
        for span in spans:
            for part in _parted(text, span, words):
                name = _tidied(number, text, part, words, lower)
                if name is not None:
                    names.append(name)
    return names


def agreed(
    paragraphs: Sequence[str],
    names: Iterable[Name],
    taken: Sequence[Sequence[tuple[int, int]]],
    words: Lexicon,
    known_names: Mapping[str, EntityKind],
) -> list[Name]:
    """One kind for each name by majority, then every other place where a known name stands, outside what is `taken`."""
    voted = _voted(paragraphs, list(names), known_names)
    return sorted([*voted, *_spread(paragraphs, voted, taken, words, known_names)])


def _parted(text: str, span: Span, words: Lexicon) -> list[Span]:
    """ "AWS Shanghai AI" is AWS and Shanghai; "Chinese tech giants" ends with its first word."""
    tokens = [(m.group(), m.start(), m.end()) for m in _PART.finditer(text, span.start, span.end)]
    if len(tokens) > 1 and tokens[0][0] in GROUPS and all(token.islower() for token, _, _ in tokens[1:]):
        return [Span(*tokens[0][1:], "NORP")]
    if span.label != "ORG" or len(tokens) < 2 or tokens[0][0] not in words.known_organisations:
        return [span]
    length, kinds = words.kinds_at(tuple(token for token, _, _ in tokens), 1)
    if length and not _LARGE_PLACES.isdisjoint(kinds):
        return [Span(tokens[0][1], tokens[0][2], "ORG"), Span(tokens[1][1], tokens[length][2], "LOC")]
    return [span]


def _tidied(number: int, text: str, span: Span, words: Lexicon, lower: set[str]) -> Name | None:
    start, end = span.start, span.end
    name = text[start:end]
    if name.endswith(("'s", "’s")):
        end -= 2
        name = text[start:end]
    if span.label == "PER":
        title = _HONORIFICS.match(name)
        if title and title.end() < len(name):
            start += title.end()
            name = text[start:end]
    if not name or not name[0].isalnum() or name in NEVER or name.isdigit():
        return None
    if " " not in name and _is_ordinary(name, span.label, words, lower):
        return None
    kind = fixed_kind(name, words.known_organisations, words.countries)
    if kind is None:
        if span.label == "MISC" and text[start - 1 : start] not in _OPENING and _all_ordinary(name, words):
            return None
        kind = _LABELS.get(span.label) or kind_of_misc(name, text[start - 1 : start])
    if kind == "place":
        tail = _PLACE_TAIL.match(text, end)
        if tail:
            end = tail.end()
    return Name(number, start, end, kind)


def _all_ordinary(name: str, words: Lexicon) -> bool:
    """ "Save Your Spot": a call, not a title."""
    parts = name.lower().split()
    return all(part in FUNCTION_WORDS or part == "your" or words.commonness.get(part, 0) >= 2 for part in parts)


def _is_ordinary(word: str, label: str, words: Lexicon, lower: set[str]) -> bool:
    """A lone word that is no name: a function word, a title, a headline verb, what a ticker linker capitalised."""
    small = word.lower()
    if word in PLACES:
        return False
    if small in FUNCTION_WORDS:
        return not (word.isupper() and len(word) > 2)
    if small in TITLES:
        return True
    common = words.commonness.get(small, 0)
    return common >= 4 and label != "NORP" and ((word.isupper() and len(word) > 2) or small in lower)


def _voted(paragraphs: Sequence[str], names: list[Name], known_names: Mapping[str, EntityKind]) -> list[Name]:
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    surfaces = [paragraphs[name.paragraph][name.start : name.end] for name in names]
    for surface, name in zip(surfaces, names, strict=True):
        votes[surface][name.kind] += 1
    given: Counter[str] = Counter()
    for surface, name in zip(surfaces, names, strict=True):
        if name.kind == "person" and " " in surface:
            given.update({surface.split()[-1], surface.split()[0]})
    agreed_names = []
    for surface, name in zip(surfaces, names, strict=True):
        kind = known_names.get(surface)
        if kind is None:
            ((first, most),) = votes[surface].most_common(1)
            kind = first if most >= 2 * votes[surface][name.kind] else name.kind
            if (
                " " not in surface
                and kind in ("place", "org", "work", "product")
                and given[surface] >= votes[surface][kind]
            ):
                kind = "person"
        agreed_names.append(replace(name, kind=kind))
    return agreed_names


def _spread(
    paragraphs: Sequence[str],
    names: Sequence[Name],
    taken: Sequence[Sequence[tuple[int, int]]],
    words: Lexicon,
    known_names: Mapping[str, EntityKind],
) -> list[Name]:
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
                length, found_kind = _longest_at(tokens, i, by_first, words)
                if length and found_kind is not None:
                    start, end = starts[i], ends[i + length - 1]
                    if closed.is_free(start, end) and not (length == 1 and _is_glued(text, tokens, starts, ends, i)):
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


def _is_glued(text: str, tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int], i: int) -> bool:
    """True for a word inside a longer unknown name: "Ford" in "Ford Madox"."""
    if i + 1 < len(tokens) and text[ends[i] : starts[i + 1]] == " " and _is_name_like(tokens[i + 1]):
        return True
    if i > 0 and text[ends[i - 1] : starts[i]] == " " and _is_name_like(tokens[i - 1]):
        return tokens[i - 1].lower() not in TITLES
    return False


def _is_name_like(word: str) -> bool:
    return word[0].isupper() and word.lower() not in FUNCTION_WORDS and word not in NEVER
