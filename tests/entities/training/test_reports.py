"""The news that we wrote to be learnt from, and the articles of it that never are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import reader.entities.training
from reader.entities.training.corpus import Document
from reader.entities.training.reports import KINDS, read, reports

LEARNT = Path(reader.entities.training.__file__).parent / "reports"
HELD_OUT = Path(__file__).parents[2] / "data" / "entities" / "reports"
FILES = sorted([*LEARNT.glob("*.txt"), *HELD_OUT.glob("*.txt")])
OPEN = re.compile(r"\[(?![PLONM] [^\[\]\n]+\])")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.parent.name}/{file.stem}")
def test_every_bracket_is_a_mark_of_a_known_kind(file: Path) -> None:
    text = file.read_text("utf-8")
    assert OPEN.search(text) is None
    assert text.count("[") == text.count("]")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.parent.name}/{file.stem}")
def test_names_stand_apart_and_have_clean_edges(file: Path) -> None:
    for name, document in read(file.read_text("utf-8")):
        last = 0
        for start, end, label in document.spans:
            surface = document.text[start:end]
            assert label in KINDS.values(), name
            assert last <= start < end, name
            assert surface == surface.strip(), (name, surface)
            assert not surface.startswith("the "), (name, surface)
            assert label != "PER" or not surface.startswith(("Mr ", "Mrs ", "Dr ", "President ")), (name, surface)
            last = end


def test_a_mark_becomes_a_span_of_the_plain_text() -> None:
    text = "# one\n[O Bank of Ghana] said [P Ada Holt] left [L Accra].\n\n# two\nNo name here.\n"
    assert list(read(text)) == [
        (
            "one",
            Document("Bank of Ghana said Ada Holt left Accra.", ((0, 13, "ORG"), (19, 27, "PER"), (33, 38, "LOC"))),
        ),
        ("two", Document("No name here.", ())),
    ]


def test_held_out_articles_are_never_learnt_from() -> None:
    learnt = {document.text for document in reports()}
    held = {document.text for file in HELD_OUT.glob("*.txt") for _, document in read(file.read_text("utf-8"))}
    assert len(learnt) > 100
    assert len(held) > 20
    assert not learnt & held


def test_a_name_not_marked_where_it_stands_again_is_a_slip() -> None:
    """Learnt from, a name left bare teaches that it is none. Where names are made to fool, it may be: "Gap Fills a Gap".

    Articles by name: one has a title, "Member of Parliament", one a lottery that is called after the body, the others
    a month that is a woman, equity that is a bank, and men of the Customs.
    """
    meant = {"sg-hawker-lease-tribunal", "g3-covid-nz-miq", "h3-wire-lanka-tea-auction", "h2-nse-weekly-report"}
    meant |= {"h1-seme-customs-pangolin"}
    slips = []
    puns = 0
    for file in FILES:
        for name, document in read(file.read_text("utf-8")):
            marked = [False] * len(document.text)
            for start, end, _ in document.spans:
                marked[start:end] = [True] * (end - start)
            surfaces = {document.text[start:end] for start, end, _ in document.spans}
            for surface in sorted(s for s in surfaces if s != "US" and not s.startswith("The ")):
                for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?![\w$])", document.text):
                    if not marked[match.start()]:
                        if file.stem.startswith("names-that-fool"):
                            puns += 1
                        elif name not in meant:
                            slips.append((name, surface))
    assert slips == []
    assert puns <= 18
