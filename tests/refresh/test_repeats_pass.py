"""Once a line is known as one that its source repeats, the articles that were read before lose it too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Block, Extracted, NewEntry
from reader.text import CLEANER_VERSION
from tests.fakes import Clock
from tests.store.making import entry, feed

TAIL = "The Lantern Post is written by eleven people above a bakery"
WORDS = "alpha beacon brine cargo dock ebb flood gale hull inlet jetty keel lamp mast".split()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock, offline=True) as library:
        yield library


def arrive(library: Library, source: int, number: int, tail: str = TAIL, *, name: bool = True) -> int:
    """An article with the tail comes in, and what waits behind it is done."""
    store = library.store
    item = replace(entry(f"{source}-{number}", f"Report {number}"), url=f"https://f{source}.example/{number}")
    (id,) = store.articles.apply(source, [NewEntry(item, library.clock())], library.clock()).new_ids
    body = [Block("p", f"{word} {chr(97 + number) * 3} was noted by the pilots of the {word} roads.") for word in WORDS]
    store.texts.save(id, Extracted((*body, Block("p", tail))), CLEANER_VERSION)
    if name:
        library.catch_up()
    return id


def last(library: Library, id: int) -> tuple[bool, str | None]:
    block = library.article(id).blocks[-1]
    return block.kept, block.reason


def test_the_first_three_lose_the_line_when_the_fourth_arrives(library: Library) -> None:
    source = feed(library.store)
    first = [arrive(library, source, n) for n in range(3)]
    assert [last(library, id)[0] for id in first] == [True] * 3
    arrive(library, source, 3)
    assert [last(library, id) for id in first] == [(False, "seen in 3 articles of this source")] * 3
    assert library.waiting() == 0
    assert library.search("bakery") == []  # neither found in the cut line


def test_what_only_another_source_repeats_stays(library: Library) -> None:
    one, two = feed(library.store, "one"), feed(library.store, "two")
    other = [arrive(library, two, n) for n in range(2)]
    for n in range(5):
        arrive(library, one, n)
    assert [last(library, id) for id in other] == [(True, None)] * 2


def test_a_person_brings_the_line_back_in_the_whole_source_in_one_step_and_undo_takes_that_back(
    library: Library,
) -> None:
    source = feed(library.store)
    ids = [arrive(library, source, n) for n in range(4)]
    library.texts.decide_cut(ids[0], library.article(ids[0]).blocks[-1].key, True, "source")
    ids.append(arrive(library, source, 9))
    assert [last(library, id)[0] for id in ids] == [True] * 5
    assert library.store.texts.get(ids[0]) is not None
    library.undo()
    assert [last(library, id)[0] for id in ids] == [False] * 5


def test_a_source_that_cuts_nothing_is_left_alone(library: Library) -> None:
    source = feed(library.store)
    library.set_option(source, "strip", "off")
    ids = [arrive(library, source, n) for n in range(6)]
    assert [last(library, id)[0] for id in ids] == [True] * 6


def test_killed_before_looking_back_it_looks_back_the_next_time(library: Library) -> None:
    source = feed(library.store)
    first = [arrive(library, source, n) for n in range(3)]
    fourth = arrive(library, source, 3, name=False)
    library.jobs._repeats = lambda tell, cancelled: 0  # type: ignore[method-assign]
    library.catch_up()
    assert not last(library, fourth)[0]
    assert [last(library, id)[0] for id in first] == [True] * 3
    assert library.waiting() == 1
    del library.jobs._repeats
    library.catch_up()
    assert [last(library, id)[0] for id in first] == [False] * 3
    assert library.waiting() == 0


def test_looking_back_tells_what_it_did(library: Library) -> None:
    source = feed(library.store)
    for n in range(3):
        arrive(library, source, n)
    arrive(library, source, 3, name=False)
    told: list[str] = []
    library.catch_up(progress=lambda step: told.append(step.what) if step.job == "repeats" else None)
    assert told == ["What this source repeats was cut in 3 earlier articles of Harbour too"]


def test_lines_seen_once_are_forgotten_after_a_month_and_never_crowd_the_archive(
    library: Library, clock: Clock
) -> None:
    repeats = library.store.repeats
    repeats.add("1", range(50))
    repeats.add("1", [7])
    clock.move(days=31)
    repeats.add("2", range(100, 200))
    assert library.backup_if_due()
    assert repeats.times("1", range(50)) == {7: 2}
    assert len(repeats.times("2", range(100, 200))) == 100
    repeats.prune(0, most=10)
    assert len(repeats.times("2", range(100, 200))) == 10
    assert repeats.times("1", [7]) == {7: 2}


def test_names_are_found_in_a_line_that_a_person_brought_back(library: Library) -> None:
    source = feed(library.store)
    id = arrive(library, source, 0, name=False)
    store = library.store
    plea = Block(
        "p",
        "Mayor Ines Okafor asks you to share this with the people of Port Ellan.",
        kept=False,
        reason="asks you to share",
    )
    store.texts.save(id, Extracted((Block("p", "The pilots of the outer roads noted it."), plea)), CLEANER_VERSION)
    library.catch_up()
    assert not library.article(id).mentions
    library.texts.decide_cut(id, plea.key, True)
    store.waiting.add("names", [id])
    library.catch_up()
    assert {m.text for m in library.article(id).mentions if m.block == 1} >= {"Ines Okafor", "Port Ellan"}
