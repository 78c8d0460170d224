"""What is restored is searched at once and its names are found; what is cut is found no longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Block, Extracted
from tests.fakes import Clock
from tests.store.making import feed, filed

LINE = "Join Mira Holt of the Quayside Observatory for an evening of comets"


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


def caught_up(library: Library) -> list[int]:
    """Two articles of one source and one of another, each with the line cut at its end; nothing waits."""
    store = library.store
    ids = filed(store, feed(store, "lantern"), ["One", "Two"]) + filed(store, feed(store, "harbour"), ["Three"])
    for id in ids:
        cut = Block("p", LINE, kept=False, reason="asks you to join")
        store.texts.save(id, Extracted((Block("p", "The ferry left Alder on time."), cut), language="en"), 1)
    library.catch_up()
    assert not library.waiting()
    return ids


def found(library: Library, words: str) -> set[int]:
    return {id for id, _ in library.store.search.search(words)}


def key(library: Library, id: int, number: int = -1) -> str:
    return library.article(id).blocks[number].key


def test_a_restored_line_is_found_from_the_same_moment_and_undo_takes_it_out(library: Library) -> None:
    one, *_ = caught_up(library)
    assert found(library, "comets") == set()
    library.texts.decide_cut(one, key(library, one), True)
    assert found(library, "comets") == {one}
    snippet = library.store.search.snippets("comets", [one])[one]
    assert "comets" in str(snippet)
    library.undo()
    assert found(library, "comets") == set()
    library.redo()
    assert found(library, "comets") == {one}
    library.texts.forget_decision(one, key(library, one))
    assert found(library, "comets") == set()
    assert found(library, "ferry") >= {one}


def test_a_line_that_was_cut_is_found_no_longer(library: Library) -> None:
    one, two, three = caught_up(library)
    library.texts.decide_cut(one, key(library, one, 0), False)
    assert found(library, "ferry") == {two, three}
    library.undo()
    assert found(library, "ferry") == {one, two, three}


def test_a_line_restored_in_its_source_is_found_here_at_once_and_elsewhere_behind(library: Library) -> None:
    one, two, three = caught_up(library)
    library.texts.decide_cut(one, key(library, one), True, "source")
    assert found(library, "comets") == {one}
    library.catch_up()
    assert found(library, "comets") == {one, two}
    library.texts.decide_cut(three, key(library, three), True, "everywhere")
    library.catch_up()
    assert found(library, "comets") == {one, two, three}
    library.undo()
    library.catch_up()
    assert found(library, "comets") == {one, two}
    assert not library.waiting()


def test_the_names_of_a_restored_line_are_the_next_thing_done(library: Library) -> None:
    one, two, _ = caught_up(library)
    assert "Mira Holt" not in names(library, one)
    library.texts.decide_cut(one, key(library, one), True, "source")
    assert library.store.waiting.next("names") == [one]
    library.catch_up()
    for id in (one, two):
        assert "Mira Holt" in names(library, id)
    library.undo()
    library.catch_up()
    for id in (one, two):
        assert "Mira Holt" not in names(library, id)


def names(library: Library, id: int) -> set[str]:
    return {mention.text for mention in library.article(id).mentions}


def test_a_decision_that_turns_no_line_leaves_index_and_names_alone(library: Library) -> None:
    one, *_ = caught_up(library)
    library.texts.decide_cut(one, key(library, one, 0), True, "everywhere")
    library.catch_up()
    assert library.store.search.index([one]) == []
    assert found(library, "comets") == set()


def test_a_text_made_anew_leaves_nothing_behind_of_what_was_restored(library: Library) -> None:
    one, *_ = caught_up(library)
    library.texts.decide_cut(one, key(library, one), True)
    library.store.texts.save(one, Extracted((Block("p", "The ferry was late."),)), 1)
    library.catch_up()
    assert found(library, "comets") == set()
    assert one in found(library, "late")
