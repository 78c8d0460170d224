"""Rising names in an archive."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from reader.library import Library
from reader.model import Entity, Mention, NewEntry
from tests.store.making import NOW, entry, feed


def archive(path: Path) -> Library:
    """Eight weeks with Halden in every other article; in the last week Pellux in six."""
    library = Library.open(path, clock=lambda: NOW)
    store = library.store
    intents = [NewEntry(entry(f"a{n}", f"Report {n}"), NOW - timedelta(hours=8 * n + 1)) for n in range(180)]
    ids = store.articles.apply(feed(store), intents, NOW).new_ids
    for n, id in enumerate(ids):
        names = [("Halden", "place")] * (n % 2 == 0) + [("Pellux", "org")] * (n in (1, 2, 5, 9, 11, 14, 80))
        entities = [Entity(name, kind, 1) for name, kind in names]  # type: ignore[arg-type]
        mentions = [Mention(0, 0, 6, e.name, e.kind, e.name) for e in entities]
        store.entities.save(id, NOW - timedelta(hours=8 * n + 1), mentions, entities)
    return library


def test_a_name_far_above_its_own_past_rises_with_its_newest_articles(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as library:
        [pellux] = library.names.rising()
        assert (pellux.name, pellux.articles) == ("Pellux", 6)
        assert pellux.usual < 1
        assert [head.title for head in pellux.causes] == ["Report 1", "Report 2", "Report 5"]
        assert library.names.rising(days=50) == []


def test_a_name_corrected_away_rises_no_more(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as library:
        library.names.rename("Pellux", "Pellux AG")
        assert [name.name for name in library.names.rising()] == ["Pellux AG"]
        library.names.not_a_name("Pellux AG")
        library.names.not_a_name("Pellux")
        assert library.names.rising() == []
