from __future__ import annotations

from reader.model import Block, Decision
from reader.text.apply import decide

CUT = Block("p", "Advertisement", kept=False, reason="advertising label")
KEPT = Block("p", "The bridge is closed.")


def test_a_person_restores_a_cut_line() -> None:
    assert decide([CUT], {CUT.key: Decision(True)}) == (Block("p", "Advertisement"),)


def test_a_person_cuts_a_line_and_the_reason_says_so() -> None:
    (block,) = decide([KEPT], {KEPT.key: Decision(False)})
    assert (block.kept, block.reason) == (False, "you cut this")


def test_what_nobody_decided_stays_as_it_was() -> None:
    assert decide([CUT, KEPT], {"0" * 16: Decision(True)}) == (CUT, KEPT)


def test_a_decision_survives_other_spacing_and_case() -> None:
    assert decide([Block("p", "the  BRIDGE is\nclosed.")], {KEPT.key: Decision(False)})[0].kept is False
