from __future__ import annotations

import pytest

from reader.model import Block, BlockKind
from reader.text.promo_worded import BAR, evidence, may_be, verdicts

REPORT = tuple(
    Block(
        "p",
        f"The {who} of the upper valley met for the {n}th time to divide the water of the lake, and once more they went "
        "home without a treaty, because the engineers could not say how much of it the summer had left behind.",
    )
    for n, who in enumerate(("millers", "farmers", "brewers", "tanners", "fishers", "ferrymen"), start=4)
)
PLEA = Block("p", "Enjoying this story? Get our weekly letter in your inbox.")


def test_a_plea_between_paragraphs_of_a_report_goes_and_says_how_sure_that_is() -> None:
    blocks = (*REPORT[:3], PLEA, *REPORT[3:])
    found = verdicts(blocks, [(3, PLEA)], ())
    assert list(found) == [3]
    assert found[3][0].startswith("worded like promotion (")


@pytest.mark.parametrize("line", ["Listen again", "More weather", "Choose your plan"])
def test_steps_and_headings_must_be_surer_than_paragraphs(line: str) -> None:
    def goes(kind: BlockKind) -> bool:
        return bool(verdicts((*REPORT, Block(kind, line)), [(6, Block(kind, line))], ()))

    assert goes("p")
    assert not goes("li")
    assert not goes("h3")


@pytest.mark.parametrize(
    "line",
    [
        "“Subscribe to our newsletter now,” the sign on the door said.",
        "By Mira Holt, Harbour Correspondent",
        "+ + + 12:40 + + +",
    ],
)
def test_quotations_bylines_and_signs_are_not_weighed(line: str) -> None:
    assert not may_be(line)


def test_who_edited_is_told_nowhere_else_and_so_is_weighed() -> None:
    assert may_be("Reporting by Lena Ford in Oslo; editing by Tom Reed")


def test_a_pleading_sentence_does_not_doom_a_line_that_is_clearly_of_the_article() -> None:
    story = "The ferry ran again in May with nine cars and a cow on deck, and nobody was happier than the cow."
    assert evidence("Subscribe here.") > BAR
    assert evidence(f"{story} Subscribe here.") < BAR


def test_a_verb_of_saying_weighs_against() -> None:
    plea = "Sign up for our free weekly newsletter"
    assert evidence(f"{plea}, he told them") < evidence(plea)
