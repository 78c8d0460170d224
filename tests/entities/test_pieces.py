from __future__ import annotations

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from reader.entities.pieces import MOST, pieces_of

KNOWN = frozenset(
    crc32(f"m={piece}".encode())
    for piece in ("kara", "kar", "##gan", "##da", "##d", "##a", "zur", "##ich", "b", "##c", ".")
)


def test_the_longest_known_beginning_comes_first_and_the_rest_is_marked_as_such() -> None:
    assert pieces_of("Karaganda", KNOWN) == ["m=kara", "m=##gan", "m=##da"]


def test_dots_and_dieresis_are_no_obstacle() -> None:
    assert pieces_of("Zürich", KNOWN) == ["m=zur", "m=##ich"]


def test_what_follows_a_dot_begins_anew() -> None:
    assert pieces_of("B.kar", KNOWN) == ["m=b", "m=.", "m=kar"]


def test_a_letter_that_is_no_piece_is_passed_over() -> None:
    assert pieces_of("Karqda", KNOWN) == ["m=kar", "m=##da"]


def test_nothing_known_nothing_found() -> None:
    assert pieces_of("Karaganda", frozenset()) == []


@given(st.text())
def test_any_word_has_few_pieces_and_none_that_is_unknown(word: str) -> None:
    found = pieces_of(word, KNOWN)
    assert len(found) <= MOST
    assert all(crc32(name.encode()) in KNOWN for name in found)
