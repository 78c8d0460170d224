"""Asides of the seed's kind are dimmed where a person wants that, and never missing from the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.config import Cleaning, Config
from reader.library import Library
from reader.model import Block, Extracted
from reader.text import CLEANER_VERSION
from tests.fakes import Clock
from tests.store.making import feed, filed

NEWS = "The council of Port Ellan spent nine hours on the price of a ferry ticket and four minutes on the harbour wall."
SNEER = "Priorities, people."


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


def article(library: Library) -> int:
    (id,) = filed(library.store, feed(library.store), ["Nine hours for a ticket"])
    blocks = (
        Block("p", f"{NEWS} {SNEER}"),
        Block("p", "The wall is from 1871, and so is its only map, an engineer said."),
    )
    library.store.texts.save(id, Extracted(blocks), CLEANER_VERSION)
    return id


def dimmed(library: Library, id: int) -> list[str]:
    found = library.article(id)
    return [found.blocks[block].text[start:end] for block, start, end in found.asides]


def test_by_default_nothing_is_dimmed(library: Library) -> None:
    assert dimmed(library, article(library)) == []


def test_a_feed_set_to_dim_has_its_asides_named_and_its_text_whole(library: Library) -> None:
    id = article(library)
    source = library.feeds()[0].id
    before = library.article(id).blocks
    library.set_option(source, "asides", "dim")
    assert dimmed(library, id) == [SNEER]
    assert library.article(id).blocks == before
    library.undo()
    assert dimmed(library, id) == []


def test_the_config_dims_everywhere_but_where_a_feed_keeps_them(tmp_path: Path, clock: Clock) -> None:
    with Library.open(tmp_path / "dim.db", Config(cleaning=Cleaning(asides="dim")), clock=clock) as library:
        id = article(library)
        assert dimmed(library, id) == [SNEER]
        library.set_option(library.feeds()[0].id, "asides", "keep")
        assert dimmed(library, id) == []
