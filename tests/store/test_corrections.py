"""What a person decided about a line holds for this article, its source, or everywhere; the nearest decision wins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.model import Decision, Entry, NewEntry
from reader.store import Store
from reader.store.journal import NewFeed

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "archive.db", clock=lambda: NOW) as store:
        yield store


def articles(store: Store) -> list[int]:
    """Two of one source and one of another."""
    _, feeds = store.journal.subscribe([NewFeed("https://a.example/"), NewFeed("https://b.example/")])
    ids: list[int] = []
    for feed, names in zip(feeds, (("one", "two"), ("three",)), strict=True):
        ids += store.articles.apply(
            feed, [NewEntry(Entry(name, f"https://{name}.example/", name), NOW) for name in names], NOW
        ).new_ids
    return ids


def test_a_decision_reaches_as_far_as_it_was_meant(store: Store) -> None:
    one, two, three = articles(store)
    store.journal.decide_cut(one, "k1", keep=True)
    store.journal.decide_cut(one, "k2", keep=False, scope="source")
    store.journal.decide_cut(one, "k3", keep=False, scope="everywhere")
    assert store.corrections.cut_decisions(one) == {
        "k1": Decision(True),
        "k2": Decision(False, "source"),
        "k3": Decision(False, "everywhere"),
    }
    assert store.corrections.cut_decisions(two) == {
        "k2": Decision(False, "source"),
        "k3": Decision(False, "everywhere"),
    }
    assert store.corrections.cut_decisions(three) == {"k3": Decision(False, "everywhere")}


def test_the_nearest_decision_wins_and_undo_brings_the_wider_one_back(store: Store) -> None:
    one, two, three = articles(store)
    store.journal.decide_cut(three, "line", keep=False, scope="everywhere")
    store.journal.decide_cut(one, "line", keep=True, scope="source")
    store.journal.decide_cut(two, "line", keep=False)
    assert [store.corrections.cut_decisions(id)["line"].keep for id in (one, two, three)] == [True, False, False]
    store.journal.undo()
    assert store.corrections.cut_decisions(two)["line"].keep is True
    store.journal.undo()
    assert store.corrections.cut_decisions(one)["line"].keep is False
