from __future__ import annotations

import random
import re
from collections import Counter

from reader.model import Block, Decision
from reader.text.apply import decide
from reader.text.repeats import MAX_KEYS, cut_repeats, line_keys


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


def test_the_keys_of_one_article_are_bounded() -> None:
    lines = [Block("li", f"Item {chr(97 + n % 26) * (n // 26 + 1)} of the long list of wares") for n in range(4_000)]
    assert len(line_keys(lines)) <= MAX_KEYS


# --------------------------------------------------------------------------- a source of two hundred articles

WHO = "the mayor,a diver,her brother,the harbour master,a court,the union,an engineer,the baker,two farmers".split(",")
DID = "sold,found,painted,refused,counted,measured,lost,borrowed,named,opened,closed,mended,moved".split(",")
WHAT = "the old bridge,nine boats,a list of wells,the northern road,forty sacks of grain,a letter,the bell".split(",")
WHEN = "on Monday,after the storm,before the vote,in the winter of the ice,late at night,for the second time".split(",")
TAILS = [
    "The Lantern Post is read by {n} people in the valley and beyond it",
    "Our reporters write from {n} villages; tell them what moves yours",
    "Next week: the great autumn issue with {n} pages about the sea",
    "This story belongs to a series about the harbour, part {n} of many",
]


def issue(number: int, dice: random.Random) -> tuple[list[Block], int]:
    """An article of the simulated source and how many blocks of furniture stand at its end.

    The tail drifts: its wording changes every fifty articles, its figures with each, and now and then it is missing.
    """
    body = [
        Block("p", f"{dice.choice(WHO)} {dice.choice(DID)} {dice.choice(WHAT)} {dice.choice(WHEN)}, and so {dice.choice(WHO)} "
                   f"{dice.choice(DID)} {dice.choice(WHAT)} {dice.choice(WHEN)}, as {number} people told {dice.choice(WHO)}.")
        for _ in range(dice.randint(8, 30))
    ]  # fmt: skip
    if dice.random() < 0.1:
        return body, 0
    tail = [Block("p", TAILS[number // 50].format(n=dice.randint(10, 9_000)))]
    if dice.random() < 0.5:
        tail.append(Block("p", "Reporting by the Lantern desk in the upper town"))
    return [*body, *tail], len(tail)


def test_a_source_with_a_drifting_tail_is_learned_within_three_articles_of_each_wording() -> None:
    dice = random.Random(11)
    seen: Counter[int] = Counter()
    times: Counter[str] = Counter()
    missed = cut_body = sentences = 0
    for number in range(200):
        blocks, tail = issue(number, dice)
        done = cut_repeats(blocks, seen)
        body_end = len(blocks) - tail
        sentences += body_end
        cut_body += sum(not block.kept for block in done[:body_end])
        for block in done[body_end:]:
            wording = re.sub(r"\d+", "0", block.text)
            missed += times[wording] >= 3 and block.kept
            times[wording] += 1
        seen.update(line_keys(blocks))
    assert missed == 0
    assert cut_body <= 0.0005 * sentences
    assert len(seen) <= 200 * MAX_KEYS


def test_once_learned_a_line_is_cut_in_older_articles_too_and_can_be_restored() -> None:
    first = article(0, TAIL)
    assert all(block.kept for block in cut_repeats(first, Counter()))
    seen = Counter(key for n in range(1, 4) for key in line_keys(article(n, TAIL)))
    cut = cut_repeats(first, seen)
    assert not cut[-1].kept
    assert decide(cut, {first[-1].key: Decision(True)}) == first
