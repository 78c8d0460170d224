"""One span or two where a small word stands inside: "Bank of Ghana" is one name, "Enertrag of Germany" two.

Stage: entities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.entities.known import GROUPS
from reader.entities.lexicon import Lexicon
from reader.entities.model import Span
from reader.entities.wordlists import ORG_WORDS, PLACE_WORDS, TITLES

LARGE_PLACES = frozenset(("ctry", "city1"))
_LANDS = frozenset(("ctry", "city1", "state", "subd", "reg"))
_ADHERENTS = frozenset(
    """
    Democrat Democrats Republican Republicans Democratic Dems Catholic Catholics Protestant Protestants Muslim Muslims
    Jewish Jews Hindu Hindus Sikh Sikhs Baptist Baptists Conservatives Liberals Socialists Tory Tories
    """.split()
)
_CHAMBERS = frozenset(("House", "Senate", "Assembly", "Congress"))


def joined(tokens: Sequence[tuple[str, int, int]], span: Span, words: Lexicon) -> list[Span]:
    """Two names that a small word joins."""
    plain = [token for token, _, _ in tokens]
    whole = " ".join(plain)
    first = tokens[0]
    if first[0] in GROUPS and all(token.islower() for token in plain[1:]):
        return [Span(*first[1:], "NORP")]
    if whole not in GROUPS and (sent := _sent_by(tokens, words)):
        return sent
    if whole in words.organisations or words.kinds_at(tuple(plain), 0)[0] == len(plain):
        return [span]
    if "and" in plain and span.label in ("ORG", "LOC", "PER", "MISC"):
        at = plain.index("and")
        left, right = plain[:at], plain[at + 1 :]
        if (
            left
            and right
            and (_stands_alone(left, words) or _stands_alone(right, words))
            and len(left) + len(right) <= 6
            and not (span.label == "ORG" and len(left) > 2 and left[-2] in ("of", "for"))
        ):
            return [
                Span(first[1], tokens[at - 1][2], span.label),
                Span(tokens[at + 1][1], tokens[-1][2], span.label),
            ]
    if span.label == "PER" and "of" in plain:
        at = plain.index("of")
        if at >= 2 and not any(token.lower().rstrip(".") in TITLES for token in plain[:at]) and at + 1 < len(plain):
            return [Span(first[1], tokens[at - 1][2], "PER"), Span(tokens[at + 1][1], tokens[-1][2], "LOC")]
    if len(plain) == 4 and plain[1] == "of" and first[0].lower() not in ORG_HEADS and _is_person(plain[2:], words):
        return [Span(*first[1:], span.label), Span(tokens[2][1], tokens[-1][2], "PER")]
    if span.label in ("ORG", "LOC") and _is_thing_of_a_place(plain, words):
        return [Span(*first[1:], span.label), Span(tokens[2][1], tokens[-1][2], "LOC")]
    return [span]


def _sent_by(tokens: Sequence[tuple[str, int, int]], words: Lexicon) -> list[Span]:
    """ "Senate Democrats" are a chamber and a group, "Ohio Republican Ada Holt" a place, a group and a person."""
    at = next((number for number, (token, _, _) in enumerate(tokens) if token in _ADHERENTS), 0)
    held = [token for token, _, _ in tokens[:at]]
    label = "ORG" if held and held[-1] in _CHAMBERS else "LOC" if held and _is_land(held, words) else ""
    behind = tokens[at + 1 :]
    if not label or (behind and not _is_person([token for token, _, _ in behind], words)):
        return []
    parts = [Span(tokens[0][1], tokens[at - 1][2], label), Span(*tokens[at][1:], "NORP")]
    return parts + ([Span(behind[0][1], behind[-1][2], "PER")] if behind else [])


def _is_land(name: Sequence[str], words: Lexicon) -> bool:
    """True for a country, state, region or large town."""
    length, kinds = words.kinds_at(tuple(name), 0)
    return length == len(name) and not _LANDS.isdisjoint(kinds)


def _is_thing_of_a_place(plain: Sequence[str], words: Lexicon) -> bool:
    """ "Enertrag of Germany" is two names, "Bank of Ghana" one."""
    if len(plain) < 3 or plain[1] != "of":
        return False
    small = plain[0].lower()
    heard_of = words.commonness.get(small, 0) or small in ORG_WORDS | PLACE_WORDS | ORG_HEADS
    return not heard_of and _stands_alone(plain[2:], words)


def _is_person(parts: Sequence[str], words: Lexicon) -> bool:
    return parts[0] in words.given_names or bool(re.fullmatch(r"[^\W\d_]+-[^\W\d_a-z]\w+", parts[-1]))


ORG_HEADS = frozenset(
    "university college church bank society order house academy institute school ministry court cathedral".split()
)


def _stands_alone(name: Sequence[str], words: Lexicon) -> bool:
    joined = " ".join(name)
    if joined in words.known_organisations or joined in words.countries:
        return True
    length, kinds = words.kinds_at(tuple(name), 0)
    return length == len(name) and not LARGE_PLACES.isdisjoint(kinds)
