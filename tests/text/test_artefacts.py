from __future__ import annotations

import pytest

from reader.model import Block, BlockKind
from reader.text.artefacts import find_artefacts


def found(text: str, kind: BlockKind = "p") -> dict[str, str]:
    blocks = [Block(kind, text)]
    return {text[a.start : a.end]: a.ordinary for a in find_artefacts(blocks)}


@pytest.mark.parametrize(
    ("text", "word", "ordinary"),
    [
        ("The steady talent FLOW out of the valley worries the mayors of nine towns.", "FLOW", "flow"),
        ("Its Core research work has been slowed since the spring of last year.", "Core", "core"),
        ("Rules made by the TRUMP administration keep the firm from buying chips.", "TRUMP", "Trump"),
        ("They sold the old quay and all the LAND behind it to a shipping company.", "LAND", "land"),
        ("Engineers said the STORM had damaged the cables between the two islands.", "STORM", "storm"),
    ],
)
def test_linker_scars_are_read_as_ordinary_words(text: str, word: str, ordinary: str) -> None:
    assert found(text) == {word: ordinary}


@pytest.mark.parametrize(
    "text",
    [
        "The contract went to IBM, and NATO as well as AWS looked on from afar.",
        "Laptops with a Core i7 were handed out to every pupil of the school.",
        "Nobody on the Core team wanted to talk about the end of the project.",
        "The price of the FLOW token fell by a third after the network stopped.",
        "He bought $TRUMP for nine thousand and sold it for four on the next day.",
        "On the label stood “FLOW” in large letters, and below it the year of making.",
        "STORM WARNING FOR ALL ISLANDS AND THE ENTIRE NORTHERN COAST TONIGHT",
        "How Big Firms Move Their Core Research Out Of The Valley This Spring",
        "Flow is what the engineers call it when every valve of the plant is open.",
        "The ship was named Harmony and sailed for forty years between the islands.",
        "They met at Core in the old harbour, where the coffee is roasted by hand.",
        "The river ends here. Land that was dry for years is under water again now.",
    ],
)
def test_names_acronyms_headlines_and_coins_are_left_alone(text: str) -> None:
    assert found(text) == {}


def test_headings_and_code_are_not_searched() -> None:
    text = "the slow talent FLOW out of the valley worries mayors of nine towns"
    assert found(text, "h2") == {}
    assert found(text, "code") == {}
