from __future__ import annotations

import sys
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Artefact, Block, Extracted, Mark
from reader.store import Store
from reader.store.texts import pack, unpack
from tests.store.making import NOW, feed, new, text

words = st.text(st.characters(codec="utf-8"), max_size=40)
maybe = st.one_of(st.none(), words)
marks = st.builds(Mark, st.integers(0, 9), st.integers(0, 9), st.sampled_from(["em", "link", "code"]), maybe)
blocks = st.builds(
    Block,
    kind=st.sampled_from(["p", "h2", "li", "quote", "table", "image"]),
    text=words,
    kept=st.booleans(),
    reason=maybe,
    marks=st.lists(marks, max_size=2).map(tuple),
    depth=st.integers(0, 3),
    number=st.one_of(st.none(), st.integers(0, 9)),
    language=maybe,
    src=maybe,
    rows=st.lists(st.lists(words, max_size=2).map(tuple), max_size=2).map(tuple),
)
texts = st.builds(
    Extracted,
    blocks=st.lists(blocks, max_size=5).map(tuple),
    title=words,
    author=words,
    published=st.one_of(st.none(), st.just(datetime(2026, 11, 1, tzinfo=UTC))),
    artefacts=st.lists(st.builds(Artefact, st.integers(0, 3), st.just(0), st.just(4), words, words)).map(tuple),
    origin=st.sampled_from(["page", "feed", "none"]),
    why=words,
)


@given(texts)
def test_a_text_unpacks_as_it_was_packed(extracted: Extracted):
    assert unpack(pack(extracted)) == extracted


def test_long_texts_are_compressed():
    long = text(*["The ferry crossed the strait before dawn."] * 400)
    assert len(pack(long)) < 2000
    assert unpack(pack(long)) == long


def test_a_text_is_kept_with_its_words_counted(store: Store):
    feed_id = feed(store)
    (id,) = store.articles.apply(feed_id, [new("a")], NOW).new_ids
    assert store.texts.get(id) is None
    cut = Block("p", "Subscribe to our letter", kept=False, reason="asks you to subscribe")
    extracted = Extracted((Block("p", "Four words stand here"), cut), author="Lena Moor", language="en")
    store.texts.save(id, extracted, cleaner_version=3)
    assert store.texts.get(id) == extracted
    (headline,) = store.lists.headlines([id])
    assert (headline.words, headline.author) == (4, "Lena Moor")
    assert store.texts.older_than(4) == [id]
    assert store.texts.older_than(3) == []


def test_pages_are_kept_beside_the_text(store: Store):
    (id,) = store.articles.apply(feed(store), [new("a")], NOW).new_ids
    store.texts.save_page(id, b"<p>page</p>")
    store.texts.save_page(id, b"<p>feed</p>", origin="feed")
    assert store.texts.page(id) == b"<p>page</p>"
    assert store.texts.page(id, "feed") == b"<p>feed</p>"
    assert store.texts.page(id + 1) is None


def test_a_page_that_an_earlier_version_packed_opens(store: Store):
    (id,) = store.articles.apply(feed(store), [new("a")], NOW).new_ids
    store.texts.save_page(id, b"<p>new</p>")
    assert store.texts.page(id) == b"<p>new</p>"
    with store.write() as db:
        db.execute("update pages set body = ? where article_id = ?", (zlib.compress(b"<p>old</p>", 6), id))
    assert store.texts.page(id) == b"<p>old</p>"


def test_a_python_without_lzma_keeps_pages_too(store: Store, monkeypatch: pytest.MonkeyPatch):
    (id,) = store.articles.apply(feed(store), [new("a")], NOW).new_ids
    store.texts.save_page(id, b"<p>packed tightly</p>")
    monkeypatch.setitem(sys.modules, "lzma", None)
    assert store.texts.page(id) is None
    store.texts.save_page(id, b"<p>packed as ever</p>")
    assert store.texts.page(id) == b"<p>packed as ever</p>"
