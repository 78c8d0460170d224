"""The sidebar follows the reading: the sample's recalled events, each with the reports that are right answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.demo import clock
from reader.library import Library
from reader.model import Linked
from tests.verified import holds

LUVIK = ("Norrland Cell closes Luvik", "Norrland Cell Halts Luvik", "A very large warehouse", "Norrland Cell's servers")
BANKRUPT = ("Norrland Cell Files for Bankruptcy",)
DOORS = ("Inspectors order repairs", "Painted shut")
ENGINEER = ("Tornvik Line takes one engineer",)
LICENCE = ("Pellux Bags Caldrian Licence",)
LAUNCH = ("Arden agency launches", "The slow boat to the moon")
CUTS = ("Orrin Cuts 1,300 Jobs",)
ILMA = ("Cyclone Ilma floods", "Cyclone Ilma strikes", "Anatomy of a turn", "Caldria busca", "Eighteen days after Ilma")
SNAP = ("Velmark to vote on Nov. 16", "Oldevik gambles on November")
LATTICE = ("Lattice 4.0",)
DENGUE = ("Single-dose dengue vaccine", "One needle, one season")
BRIDGE = ("Parliament votes for a €2.3 billion bridge", "A bridge to Hestøya?")
SURVEY = ("Survey ship comes home",)
QUOTA = ("Fisheries council cuts", "Herring: quota", "Herring quota falls", "Sixty boats", "The year class")
ORRIN = ("Orrin to close Hangzhou", "Orrin leaves Hangzhou", "Orrin Pulls the Plug")
VOTE = ("Oldevik's Liberals win", "She asked for a mandate", "Velmark hat gewählt")

RECALLED: list[tuple[str, str, tuple[str, ...]]] = [
    ("Norrland Cell Files for Bankruptcy", "seven weeks to the day after it shut", LUVIK),
    ("Lattice 4.0", "Orrin dismissed 1,300 people in August", CUTS),
    ("Velmark to vote on Nov. 16", "in a dispute over aid for the closed", LUVIK),
    ("Velmark to vote on Nov. 16", "The plant was shut in July", LUVIK),
    ("Oldevik gambles on November", "shut since July, until a buyer", LUVIK),
    ("How a newsroom of nine", "since the company closed its plant in July", LUVIK),
    ("Halden beat Luvik Miners", "when the Norrland Cell plant closed in July", LUVIK),
    ("The last keeper of the Orla light", "lost their guest house to Cyclone Ilma", ILMA),
    ("Eighteen days after Ilma", "where Cyclone Ilma drowned", ILMA),
    ("Eighteen days after Ilma", "whose seven hours on a bakery roof", ILMA),
    ("Sixty boats may stay tied up", "our columns carried the first poor figures", SURVEY),
    ("Crypto exchange Pellux halts", "which licensed Pellux in August", LICENCE),
    ("Pellux Freezes Withdrawals", "which licensed Pellux in August", LICENCE),
    ("Follow the Money", "Audited reserves stood at $240 million in August", LICENCE),
    ("Signed, sealed, replayed", "In August, while it prepared for its Caldrian licence", LICENCE),
    ("Oldevik's Liberals win", "Oldevik called the election on Oct. 5", SNAP + LUVIK),
    ("She asked for a mandate", "where the battery works closed in July", LUVIK),
    ("She asked for a mandate", "the decision in October that brought the government down", SNAP),
    ("She asked for a mandate", "where the Northern Fisheries Council last week", QUOTA),
    ("Velmark hat gewählt", "wo im Juli die Batteriefabrik", LUVIK),
    ("Ana Petrović's", "put off when Cyclone Ilma flooded", ILMA),
    ("Salt & Light", "In October Cyclone Ilma put the customs house", ILMA),
    ("Vitrexa holds for a second season", "In September we reported", DENGUE),
    ("Orrin to close Hangzhou", "Orrin cut 1,300 jobs in August", CUTS),
    ("Orrin leaves Hangzhou", "In August Orrin dismissed 1,300 people", CUTS),
    ("Orrin Pulls the Plug", "In August, Orrin cut 1,300 jobs", CUTS),
    ("Why batteries hate the cold", "The cells that Norrland Cell made at Luvik until July", (*LUVIK, "Hayase Denki Has Cash")),
    ("Japan's Hayase Denki to buy", "In July, Norrland Cell closed its plant", LUVIK + BANKRUPT),
    ("Hayase Denki Snaps Up", "In July, Norrland Cell closed its plant", LUVIK + BANKRUPT),
    ("Luvik gets its factory back", "for the plant that closed in July", LUVIK),
    ("Luvik gets its factory back", "In July the line stopped", LUVIK + SNAP),
    ("Kestrel-2 lands near", "The agency launched the mission on Aug. 25", LAUNCH),
    ("Kestrel-2 is down", "The agency launched the mission on Aug. 25", LAUNCH),
    ("A soft landing on a hard slope", "We watched the craft leave in August", LAUNCH),
    ("Ferry with 412 aboard", "In August, safety inspectors found", DOORS),
    ("Fire on the Sankt Orla", "In August, safety inspectors found", DOORS),
    ("Sankt Orla towed to Tornvik", "at the centre of an August inspection", DOORS),
    ("Eleven boats went out", "took one engineer off the night crossing in July", ENGINEER + DOORS),
    ("A night on the Sankt Orla", "They will begin with a date: 13 August", ENGINEER + DOORS),
    ("A night on the Sankt Orla", "four days after her election victory", VOTE),
    ("Tornvik Line Shares Sink", "that flunked an inspection in August", ENGINEER + DOORS),
    ("Tornvik Line Shares Sink", "small matter of a €2.3 billion bridge", BRIDGE),
    ("Who maintains Lattice now?", "which we benchmarked in September", LATTICE),
    ("Podcast: When a laboratory leaves town", "a marine station in Caldria was washed away", LUVIK + ILMA + ORRIN),
    ("The year class that was never born", "from the research vessel Aurvandil", SURVEY),
]  # fmt: skip
ARGUABLE = (
    "whether he wants Norrland Cell's dead battery plant",
    "who was a shift leader in the coating shop until the summer",
    "three weeks before an election, while everyone was looking at a factory",
)
"""Paragraphs that may recall something, in some reader's eye."""

Found = list[tuple[str, str, tuple[Linked, ...]]]


@pytest.fixture(scope="module")
def found(sample: Path) -> Iterator[Found]:
    """(title, paragraph, what is offered) for every paragraph of the sample."""
    with Library.open(sample, offline=True, read_only=True, clock=clock) as library:
        rows: Found = []
        for head in library.headlines(library.ids()):
            recalled = library.coverage.recalls(head.id)
            for number, block in enumerate(library.article(head.id).blocks):
                if block.kept and block.kind in ("p", "li", "quote") and len(block.text) > 40:
                    rows.append((head.title, block.text, recalled.get(number, ())))
        yield rows


def is_expected(title: str, text: str) -> bool:
    return any(title.startswith(wanted) and words in text for wanted, words, _ in RECALLED)


def test_the_right_report_comes_first_for_what_a_paragraph_recalls(found: Found) -> None:
    assert len(RECALLED) >= 25
    first = 0
    for wanted, words, right in RECALLED:
        offered = [rows for title, text, rows in found if title.startswith(wanted) and words in text]
        assert offered, f"no such paragraph in the sample: {words}"
        first += any(rows and rows[0].title.startswith(right) for rows in offered)
    assert first / len(RECALLED) >= 0.85, f"{first} of {len(RECALLED)}"


def test_nothing_is_offered_where_nothing_is_recalled(found: Found) -> None:
    others = [
        rows for title, text, rows in found
        if not is_expected(title, text) and not any(words in text for words in ARGUABLE)
    ]  # fmt: skip
    assert len(others) > 300
    assert sum(not rows for rows in others) / len(others) >= 0.95


def test_no_paragraph_brings_its_own_story_or_what_came_later(sample: Path) -> None:
    with Library.open(sample, offline=True, read_only=True, clock=clock) as library:
        heads = {head.id: head for head in library.headlines(library.ids())}
        for head in heads.values():
            for rows in library.coverage.recalls(head.id).values():
                for row in rows:
                    assert row.published < head.published
                    assert heads[row.id].story != head.story


def test_every_reason_of_what_is_recalled_is_true_of_paragraph_and_report(sample: Path) -> None:
    with Library.open(sample, offline=True, read_only=True, clock=clock) as library:
        named = 0
        for id in library.ids():
            article = library.article(id)
            for number, rows in library.coverage.recalls(id).items():
                paragraph = replace(
                    article, blocks=(article.blocks[number],), headline=replace(article.headline, title="")
                )
                for row in rows:
                    for reason in row.reasons:
                        kind = holds(reason, paragraph, library.article(row.id))
                        assert kind, (reason, article.headline.title, row.title)
                        named += kind == "names"
        assert named >= 20


def test_a_row_that_was_taken_away_is_not_recalled_either(sample: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copyfile(sample, tmp_path / "demo.db")
    with Library.open(tmp_path / "demo.db", offline=True, clock=clock) as library:
        here, rows = next((id, rows) for id in library.ids() for rows in library.coverage.recalls(id).values())
        library.coverage.not_same_story(here, rows[0].id)
        assert rows[0].id not in {row.id for found in library.coverage.recalls(here).values() for row in found}
