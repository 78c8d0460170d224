"""Deciding about a line: here, in its source, everywhere; at once, undone, and in every other article it reaches."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library
from reader.model import Block, Decision, Extracted, plain_text
from reader.text.apply import decide
from tests.fakes import Clock
from tests.store.making import feed, filed

PLEA = "Join our 1200 members and keep the lamps of the Lantern Post burning"


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


@pytest.fixture
def demo(sample: Path, tmp_path: Path) -> Iterator[Library]:
    from reader.demo import clock

    shutil.copyfile(sample, tmp_path / "demo.db")
    with Library.open(tmp_path / "demo.db", offline=True, clock=clock) as library:
        yield library


def articles(library: Library) -> list[int]:
    """Two of one source and one of another, each with the plea cut at its end; its figure drifts."""
    store = library.store
    ids = filed(store, feed(store, "lantern"), ["One", "Two"]) + filed(store, feed(store, "harbour"), ["Three"])
    for n, id in enumerate(ids):
        plea = Block("p", PLEA.replace("1200", str(1200 + n)), kept=False, reason="asks you to join")
        store.texts.save(id, Extracted((Block("p", f"The ferry number {n} left on time."), plea)), 1)
    return ids


def told(library: Library, id: int) -> str:
    """What the article says of its last line."""
    article = library.article(id)
    block = article.blocks[-1]
    return f"{'kept' if block.kept else 'cut'}: {article.decided.get(len(article.blocks) - 1) or block.reason}"


def last_key(library: Library, id: int) -> str:
    return library.article(id).blocks[-1].key


def test_always_keep_reaches_the_whole_source_whatever_its_figures_and_no_other(library: Library) -> None:
    one, two, three = articles(library)
    change = library.texts.decide_cut(one, last_key(library, one), True, "source")
    assert change.summary == "Keep this line in Lantern from now on"
    assert told(library, one) == told(library, two) == "kept: you always keep this in Lantern"
    assert told(library, three) == "cut: asks you to join"
    library.undo()
    assert [told(library, id) for id in (one, two, three)] == ["cut: asks you to join"] * 3
    library.redo()
    assert told(library, two) == "kept: you always keep this in Lantern"


def test_everywhere_is_everywhere(library: Library) -> None:
    one, _, three = articles(library)
    library.texts.decide_cut(one, last_key(library, one), True, "everywhere")
    assert told(library, three) == "kept: you always keep this everywhere"


def test_a_wider_decision_made_here_takes_the_place_of_a_nearer_one_and_undo_brings_that_back(library: Library) -> None:
    one, two, _ = articles(library)
    library.texts.decide_cut(one, last_key(library, one), False)
    library.texts.decide_cut(one, last_key(library, one), True, "source")
    assert told(library, one) == told(library, two) == "kept: you always keep this in Lantern"
    library.texts.decide_cut(one, last_key(library, one), False, "everywhere")
    assert told(library, two) == "cut: you always cut this everywhere"
    library.undo()
    library.undo()
    assert told(library, one) == "cut: you cut this"
    assert told(library, two) == "cut: asks you to join"


def test_an_exception_for_one_article_stays_an_exception(library: Library) -> None:
    one, two, _ = articles(library)
    library.texts.decide_cut(one, last_key(library, one), True, "source")
    library.texts.decide_cut(two, last_key(library, two), False)
    assert told(library, one).startswith("kept")
    assert told(library, two) == "cut: you cut this"
    library.texts.forget_decision(two, last_key(library, two))
    assert told(library, two) == "kept: you always keep this in Lantern"
    library.texts.forget_decision(two, last_key(library, two))
    assert told(library, two) == told(library, one) == "cut: asks you to join"
    assert library.texts.forget_decision(one, last_key(library, one)).ids == ()


def test_a_decision_for_a_source_holds_for_articles_still_to_come_and_for_new_texts(library: Library) -> None:
    one, *_ = articles(library)
    library.texts.decide_cut(one, last_key(library, one), True, "source")
    store = library.store
    (later,) = filed(store, store.feeds.all()[-1].id, ["Four"])
    plea = Block("p", PLEA.replace("1200", "7"), kept=False, reason="asks you to join")
    store.texts.save(later, Extracted((Block("p", "A later ferry."), plea)), 1)
    assert told(library, later) == "kept: you always keep this in Lantern"


# --------------------------------------------------------------------------- what holds for any article

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=40)
blocks = st.lists(st.builds(Block, st.just("p"), texts, st.booleans()), max_size=8).map(
    lambda found: tuple(replace(b, reason=None if b.kept else "asks") for b in found)
)


@given(blocks)
def test_kept_and_cut_are_all_there_is(found: tuple[Block, ...]) -> None:
    assert sorted(b.text for b in found) == sorted(
        [b.text for b in found if b.kept] + [b.text for b in found if not b.kept]
    )
    assert plain_text(tuple(replace(b, kept=True) for b in found)) == "\n\n".join(b.text for b in found)


@given(blocks, st.data())
def test_cutting_and_restoring_gives_back_the_same_bytes(found: tuple[Block, ...], data: st.DataObject) -> None:
    whole = tuple(replace(b, kept=True, reason=None) for b in found)
    chosen = data.draw(st.lists(st.sampled_from(whole), max_size=4)) if whole else []
    cut = decide(whole, {b.key: Decision(False) for b in chosen})
    assert all(not b.kept for b in cut if b.key in {c.key for c in chosen})
    restored = decide(cut, {b.key: Decision(True) for b in chosen})
    assert plain_text(restored).encode() == plain_text(whole).encode()
    assert restored == whole


def test_names_point_at_their_words_before_and_after_a_restore(demo: Library) -> None:
    id = next(id for id in demo.ids() if any(not b.kept for b in demo.article(id).blocks))
    before = demo.article(id)
    cut = next(b for b in before.blocks if not b.kept)
    demo.texts.decide_cut(id, cut.key, True)
    after = demo.article(id)
    assert cut.text in [b.text for b in after.blocks if b.kept]
    for article in (before, after):
        assert article.mentions
        for mention in article.mentions:
            text = article.headline.title if mention.block < 0 else article.blocks[mention.block].text
            assert text[mention.start : mention.end] == mention.text
    demo.undo()
    assert demo.article(id) == before


def test_a_passage_that_the_page_says_twice_is_restored_with_its_words_and_cut_again(library: Library) -> None:
    (id,) = filed(library.store, feed(library.store), ["Twice"])
    line = "The ferry left on time, and the clerk slept on the quay."
    copy = Block("p", "", kept=False, reason="the page says this twice", alt=line)
    library.store.texts.save(id, Extracted((Block("p", line), copy)), 1)
    assert told(library, id) == "cut: the page says this twice"
    library.texts.decide_cut(id, last_key(library, id), True)
    assert [block.text for block in library.article(id).blocks] == [line, line]
    library.undo()
    assert [(block.text, block.kept) for block in library.article(id).blocks] == [(line, True), ("", False)]
    library.catch_up()
    assert [hit.headline.id for hit in library.search("clerk slept")] == [id]
