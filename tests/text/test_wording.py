from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.training.wording import LINES, own_lines
from reader.text.wording import BITS, bucketed, features, likeness, likeness_of_parts, may_plead
from reader.text.wording_classes import CLASSES_OF


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our free newsletter and get it every morning.",
        "Share this story on WhatsApp or copy the link.",
        "Subscribe now for unlimited access. Cancel anytime.",
    ],
)
def test_promotion_is_likely(line: str) -> None:
    assert likeness(line) > 1


@pytest.mark.parametrize(
    "line",
    [
        "The council will vote on the new bridge in June.",
        "Subscribers of the gas network paid four euros more in May.",
        "She shared the prize with two colleagues from the north.",
    ],
)
def test_what_an_article_says_is_not(line: str) -> None:
    assert likeness(line) < -1


def test_names_weigh_little() -> None:
    one, other = (f"Follow {name} on Instagram for more pictures." for name in ("the Tribune", "the Harbour Post"))
    assert abs(likeness(one) - likeness(other)) < 3


def test_one_pleading_sentence_of_several_is_heard() -> None:
    line = "The ferry sank in May with nine men and their horses. Subscribe here."
    assert likeness_of_parts(line) > likeness(line)


def test_a_line_of_one_sentence_is_its_own_part() -> None:
    assert likeness_of_parts("The bridge is shut.") == likeness("The bridge is shut.")


def test_most_plain_sentences_of_a_report_are_not_even_weighed() -> None:
    report = [
        "The council voted on Monday to close the northern bridge until the spring of next year.",
        "A ferry with forty passengers ran aground off the western cape shortly before dawn.",
        "The minister said the talks would go on until both sides had signed the agreement.",
        "Rain is expected in the south, where rivers have risen by two metres since Thursday.",
        "He was taken to hospital with a broken arm and several bruises, a spokeswoman said.",
        "Prices of wheat rose for the third week as drought reduced the harvest in the east.",
        "The court found that the mayor had known of the leak for at least four months.",
        "Nine of the eleven miners were brought to the surface alive after two days underground.",
    ]
    assert sum(map(may_plead, report)) <= 2
    assert may_plead("Subscribe to the letter that tells you what the council really voted on this Monday.")
    assert may_plead("Most read")


def test_what_is_looked_at_first_loses_no_promotion() -> None:
    known = [line.text for line in own_lines(LINES / "promotion.txt")]
    lost = [line for line in known if likeness(line) > 1.5 and not may_plead(line)]
    assert len(known) > 2500
    assert len(lost) <= 0.003 * len(known), lost


def test_words_of_one_meaning_make_lines_alike() -> None:
    assert CLASSES_OF["donate"] == CLASSES_OF["chip_in"]
    shared = features("Please chip in today.") & features("Please donate today.")
    assert "Vgive" in shared
    assert "Vgive" not in features("Please sit down today.")


@given(st.text(max_size=300))
def test_any_text_has_features_and_a_likeness(text: str) -> None:
    assert all(0 <= bucket < 1 << BITS for bucket in bucketed(features(text)))
    assert -60 < likeness(text) < 60


def test_features_fall_into_the_same_buckets_in_every_process() -> None:
    line = "Join 400 readers: https://e.example costs €3 a month."
    code = f"from reader.text.wording import *; print(bucketed(features({line!r})))"
    others = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert others == {str(bucketed(features(line)))}
