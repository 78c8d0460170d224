from __future__ import annotations

import pytest

from reader.model import Block
from reader.text.asides import find_asides

REPORT = "The harbour company has closed its school for pilots and sold the building to a maker of sweets."


def found(text: str) -> list[str]:
    blocks = [Block("p", text)]
    return [text[aside.start : aside.end] for aside in find_asides(blocks)]


@pytest.mark.parametrize(
    "aside",
    [
        "Priorities, folks.",
        "Go figure.",
        "Either way, the owners get another 'success story' to yawn about.",
        "Because nothing says 'safe harbour' like sending the pilots home.",
        "But hey, who needs 'experience' when you have a brochure?",
    ],
)
def test_a_sneer_at_the_end_of_a_paragraph_is_found(aside: str) -> None:
    assert found(f"{REPORT} {aside}") == [aside]


@pytest.mark.parametrize(
    "sentence",
    [
        "The sweets will be made there from May.",
        "Who knew of the sale before the council did?",
        "Nobody asked the pilots.",
        "“Priorities, people,” the master of the school told them at the gate.",
        "The paper called it another 'success story' of the region.",
        "What will become of the simulators is not known.",
        "It is the third school to close this year, because nothing was paid for it since March.",
    ],
)
def test_reporting_questions_and_speech_are_no_asides(sentence: str) -> None:
    assert found(f"{REPORT} {sentence}") == []


def test_a_short_paragraph_is_never_an_aside_as_a_whole() -> None:
    assert found("Priorities, people.") == []


def test_what_was_cut_is_not_searched() -> None:
    assert find_asides([Block("p", f"{REPORT} Priorities, people.", kept=False, reason="you cut this")]) == ()
