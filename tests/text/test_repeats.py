from __future__ import annotations

from collections import Counter

from reader.model import Block
from reader.text.repeats import cut_repeats, line_keys


def article(number: int, tail: str = "") -> tuple[Block, ...]:
    body = [
        Block(
            "p", f"In chapter {word} of the {number}th tale the miller meets his {word} brother near the {word} bridge."
        )
        for word in ("first", "second", "third", "fourth", "fifth", "sixth")
    ]
    return (*body, *([Block("p", tail)] if tail else []))


TAIL = "The Lantern Post is written by eleven people above a bakery"


def test_a_line_of_three_other_articles_is_cut_and_says_so() -> None:
    seen = Counter(key for n in range(14) for key in line_keys(article(n, TAIL)))
    last = cut_repeats(article(99, TAIL), seen)[-1]
    assert (last.kept, last.reason) == (False, "seen in 14 articles of this source")


def test_two_articles_are_not_enough() -> None:
    seen = Counter(key for n in range(2) for key in line_keys(article(n, TAIL)))
    assert all(block.kept for block in cut_repeats(article(99, TAIL), seen))


def test_numbers_in_a_repeated_line_may_differ() -> None:
    assert line_keys([Block("p", "Read by 1200 people this week")]) == line_keys(
        [Block("p", "Read by 95 people this week")]
    )


def test_short_lines_and_code_are_not_counted() -> None:
    assert line_keys([Block("p", "What happened next"), Block("code", "a b c d e f g")]) == ()


def test_a_key_counts_once_and_fits_a_database_integer() -> None:
    keys = line_keys([Block("p", TAIL), Block("p", TAIL.upper())])
    assert len(keys) == 1
    assert 0 <= keys[0] < 2**63


def test_an_article_printed_again_keeps_its_words() -> None:
    seen = Counter(dict.fromkeys(line_keys(article(5)), 9))
    assert all(block.kept for block in cut_repeats(article(5), seen))


def test_cutting_twice_changes_nothing() -> None:
    seen = Counter(dict.fromkeys(line_keys([Block("p", TAIL)]), 5))
    once = cut_repeats(article(1, TAIL), seen)
    assert cut_repeats(once, seen) == once
