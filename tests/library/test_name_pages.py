"""What the page of a name leads to."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from reader.config import Config
from reader.library import Library
from reader.model import TITLE_BLOCK, Entity, Mention
from reader.store import Store
from tests.store.making import NOW, feed, filed


def test_a_name_alone_and_the_fuller_ones_lead_to_each_other(tmp_path: Path) -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    with Library(Store.open(tmp_path / "a.db", clock=lambda: now), Config()) as library:
        store = library.store
        first, second, third = filed(store, feed(store), ["a", "b", "c"])
        whole = [
            Mention(0, 0, 9, "Lena Moor", "person", "Lena Moor"),
            Mention(0, 20, 24, "Moor", "person", "Lena Moor"),
        ]
        store.entities.save(first, now, whole, [Entity("Lena Moor", "person", 2, ("Moor",))])
        store.entities.save(second, now, [Mention(0, 0, 4, "Moor", "person", "Moor")], [Entity("Moor", "person", 1)])
        store.entities.save(third, now, [Mention(0, 0, 6, "Halden", "place", "Halden")], [Entity("Halden", "place", 1)])
        assert [other.name for other in library.entity("Lena Moor").others] == ["Moor"]
        assert [other.name for other in library.entity("Moor").others] == ["Lena Moor"]
        assert library.entity("Halden").others == ()
        library.names.split("Lena Moor", "Moor")
        assert library.entity("Lena Moor").others == ()


def test_sentences_come_newest_first_in_whatever_order_they_were_filed(tmp_path: Path) -> None:
    with Library(Store.open(tmp_path / "a.db", clock=lambda: NOW), Config()) as library:
        store = library.store
        titles = ["Pellux at eleven", "Pellux at ten", "Pellux at nine"]
        for id in filed(store, feed(store), titles, ["It rained."] * 3):
            title = [Mention(TITLE_BLOCK, 0, 6, "Pellux", "org", "Pellux")]
            store.entities.save(id, NOW, title, [Entity("Pellux", "org", 1)])
        assert [mention.title for mention in library.entity("Pellux").mentions] == titles
