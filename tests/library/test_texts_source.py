"""The page of a source, and the warning that stands beside its feed when its texts come out worse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import NothingFound
from reader.library import Library, sources
from reader.model import Block, Extracted, NewEntry
from reader.text import CLEANER_VERSION
from tests.fakes import Clock
from tests.store.making import entry, feed

PLEA = "Join our {n} members and keep the lamps of the Lantern Post burning"


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock, offline=True) as library:
        yield library


def arrive(library: Library, source: int, number: int, words: int, *, plea: bool = True) -> int:
    store = library.store
    item = replace(entry(f"{source}-{number}"), url=f"https://f{source}.example/{number}")
    (id,) = store.articles.apply(source, [NewEntry(item, library.clock())], library.clock()).new_ids
    body = [Block("p", " ".join(f"word{number}x{k}" for k in range(words)))] if words else []
    cut = [Block("p", PLEA.format(n=number), kept=False, reason="asks you to join")] if plea else []
    origin = "page" if number % 2 else "feed"
    store.texts.save(id, Extracted((*body, *cut), origin=origin), CLEANER_VERSION)
    return id


def test_the_page_counts_each_cut_line_once_an_article_whatever_its_figures(library: Library) -> None:
    source = feed(library.store, "lantern")
    ids = [arrive(library, source, n, 87) for n in range(4)]
    arrive(library, source, 4, 0, plea=False)
    page = library.texts.source(source)
    [cut] = page.cuts
    assert (cut.articles, cut.reason, cut.newest) == (4, "asks you to join", ids[-1])
    assert (page.articles, page.usual_words, page.empty) == (5, 87, 1)
    assert page.cut_share == 52 / (4 * 87 + 52)
    assert dict(page.origins) == {"feed": 3, "page": 2}


def test_what_was_decided_is_listed_with_its_words_and_can_be_taken_back(library: Library) -> None:
    source = feed(library.store, "lantern")
    ids = [arrive(library, source, n, 30) for n in range(3)]
    [cut] = library.texts.source(source).cuts
    library.texts.decide_line(source, cut.key, True, line=cut.text)
    page = library.texts.source(source)
    assert page.cuts == ()
    [line] = page.decisions
    assert (line.keep, line.text, line.everywhere) == (True, cut.text, False)
    assert all(library.article(id).blocks[-1].kept for id in ids)
    library.texts.decide_line(source, line.key, None)
    assert library.texts.source(source).cuts == (cut,)
    library.undo()
    assert library.texts.source(source).decisions == (line,)


def test_there_is_no_page_of_a_source_that_is_not_there(library: Library) -> None:
    with pytest.raises(NothingFound):
        library.texts.source(99)


def test_a_redesigned_site_warns_beside_its_feed_until_its_texts_come_out_again(library: Library, clock: Clock) -> None:
    source, other = feed(library.store, "lantern"), feed(library.store, "harbour")
    arrive(library, other, 0, 50)
    number = 0

    def days(count: int, words: int) -> str:
        nonlocal number
        for _ in range(count):
            number += 1
            clock.move(hours=6)
            id = arrive(library, source, number, words)
        sources.look_after(library.store, [id])
        views = {view.name: view.warning for view in library.views()}
        assert views["Harbour"] == ""
        assert views["Lantern"] == library.texts.source(source).warning == library.feed("Lantern").warning
        return views["Lantern"]

    assert days(20, 400) == ""
    assert days(6, 0) == "6 of the last 10 articles came out empty"
    assert days(14, 380) == ""


def test_articles_whose_page_is_still_to_come_are_not_held_against_the_source(library: Library, clock: Clock) -> None:
    source = feed(library.store, "lantern")
    for number in range(20):
        clock.move(hours=6)
        arrive(library, source, number, 400)
    for number in range(20, 30):
        clock.move(hours=6)
        library.store.waiting.add("page", [arrive(library, source, number, 0)])
    sources.look_after(library.store, library.ids())
    assert library.feed("Lantern").warning == ""


def test_catching_up_looks_after_the_sources(library: Library, clock: Clock) -> None:
    source = feed(library.store, "lantern")
    for number in range(25):
        clock.move(hours=6)
        arrive(library, source, number, 400 if number < 18 else 0)
    library.catch_up()
    assert library.feed("Lantern").warning == "7 of the last 10 articles came out empty"
