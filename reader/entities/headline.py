"""Names in a Title Case headline, where capitals say nothing: the body of the article tells which words are names.

Stage: entities.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.entities.known import NEVER, fixed_kind
from reader.entities.lexicon import Lexicon
from reader.entities.occupied import Occupied
from reader.entities.spans import Name
from reader.entities.tokens import sentences_of
from reader.entities.wordlists import FUNCTION_WORDS, ORG_WORDS, TITLES
from reader.model import EntityKind

_LARGE = frozenset(("ctry", "city1", "state"))


def is_title_case(text: str, words: Lexicon | None = None) -> bool:
    """True when nearly every longer word is capitalised, the ordinary ones too: a line full of names is none."""
    parts = text.split()
    letters = [word for word in parts if word[:1].isalpha()]
    # "Detroit 4 Toronto 2" is a result.
    if sum(word[:1].isdigit() for word in parts) >= 2:
        return False
    long_words = [word for word in letters if len(word) > 3 and word.lower() not in FUNCTION_WORDS]
    if len(letters) < 3 or len(long_words) < 2 or not _mostly_large(long_words):
        return False
    # "The Arbitration Court of Krasnodar Region adjourned." is a sentence.
    if text.rstrip().endswith(".") and any(word[0].islower() for word in long_words):
        return False
    if words is None:
        return True
    ordinary = [word for word in long_words if words.commonness.get(word.lower(), 0) >= 2]
    return not ordinary or _mostly_large(ordinary)


def _mostly_large(words: Sequence[str]) -> bool:
    return sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def headline_names(
    text: str,
    number: int,
    guesses: Sequence[Name],
    known: Mapping[str, EntityKind],
    words: Lexicon,
    played: bool = False,
) -> list[Name]:
    """The names of one headline: those of the body, then large places and known names, then the model's own guesses.

    `played`: the article is about sport, where towns are teams as well. A guess stays when none of its words is an
    ordinary one, so "Surprise Strategic Retreat" is nobody.
    """
    found: list[Name] = []
    if text.isupper():
        known = {name.upper(): kind for name, kind in known.items()} | dict(known)
    for sentence in sentences_of(text, number):
        tokens, starts, ends = sentence.words, sentence.starts, sentence.ends
        i = 0
        while i < len(tokens):
            length, kind = _known_at(tokens, i, known, words)
            if length and any(guess.start <= starts[i] < guess.end and guess.kind == "org" for guess in guesses):
                # A town that plays, or a firm that bears its name.
                length, kind = (length, "org") if kind == "place" and played else (length, kind)
            if length and kind is not None:
                found.append(Name(number, starts[i], ends[i + length - 1], kind))
            i += max(1, length)
    bodies = [
        guess for guess in guesses if guess.kind == "org" and _is_body(text[guess.start : guess.end], guess, words)
    ]
    found = [
        name
        for name in found
        if name.kind != "place" or not any(b.start <= name.start and name.end <= b.end for b in bodies)
    ]
    # "Galal Eid" in a line-up is one, though only Eid stands in the body.
    fuller = [
        guess
        for guess in guesses
        if guess.kind == "person" and _is_plausible(text[guess.start : guess.end], guess, words)
    ]
    found = [
        name
        for name in found
        if name.kind != "person"
        or not any(
            f.start <= name.start and name.end <= f.end and f.end - f.start > name.end - name.start for f in fuller
        )
    ]
    taken = Occupied((name.start, name.end) for name in found)
    for guess in guesses:
        surface = text[guess.start : guess.end]
        if taken.is_free(guess.start, guess.end) and _is_plausible(surface, guess, words):
            found.append(guess)
    return sorted(found)


def _known_at(
    tokens: Sequence[str], at: int, known: Mapping[str, EntityKind], words: Lexicon
) -> tuple[int, EntityKind | None]:
    if not tokens[at][0].isalnum() or tokens[at] in NEVER:
        return 0, None
    for length in range(min(6, len(tokens) - at), 0, -1):
        surface = " ".join(tokens[at : at + length])
        kind = known.get(surface) or known.get(surface.replace(" .", ".").replace(" - ", "-").replace(" & ", "&"))
        if kind is not None and (length > 1 or _is_rare(tokens[at], words)):
            return length, kind
    if not tokens[at][0].isupper():
        return 0, None
    kind = fixed_kind(tokens[at], words.known_organisations, words.countries)
    if kind is not None and (_is_rare(tokens[at], words) or tokens[at].isupper()):
        return 1, kind
    length, kinds = words.kinds_at(tuple(tokens[at : at + 4]), 0)
    if not length and len(tokens[at]) > 3 and tokens[at].isupper():
        length, kinds = words.kinds_at(tuple(token.title() for token in tokens[at : at + 4]), 0)
    if length and not _LARGE.isdisjoint(kinds) and (length > 1 or _is_rare(tokens[at], words)):
        return length, "place"
    return 0, None


def _is_rare(word: str, words: Lexicon) -> bool:
    return words.commonness.get(word.lower(), 0) < 3 and word.lower() not in FUNCTION_WORDS


def _is_body(surface: str, guess: Name, words: Lexicon) -> bool:
    """ "University of Ghana", whatever is known of Ghana."""
    parts = surface.lower().split()
    return len(parts) > 2 and parts[0] in ORG_WORDS and _is_plausible(surface, guess, words)


def _is_plausible(surface: str, guess: Name, words: Lexicon) -> bool:
    parts = surface.split()
    ordinary = [part for part in parts if words.commonness.get(part.lower(), 0) >= 2]
    if guess.kind == "person":
        # "Li Na" is nobody but a person, whatever "na" may be.
        called = [part for part in parts if part in words.given_names or part in words.family_names]
        return (not ordinary or len(parts) == len(called) > 1) and all(part.lower() not in TITLES for part in parts)
    if guess.kind == "org" and len(parts) > 1:
        return len(ordinary) < len(parts) - 1 or (parts[-1].lower() in ORG_WORDS and len(ordinary) <= len(parts) // 2)
    return not ordinary
