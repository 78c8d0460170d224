"""What was marked since the last backup outlives the archive."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.store import Store
from reader.store.diary import before, current, read
from reader.store.journal import NewFeed
from tests.store.making import NOW, feed, filed, new

TITLES = ["Ferry late", "Bridge shut", "Tram new", "Mill sold"]


def opened(path: Path) -> Store:
    return Store.open(path, clock=lambda: NOW)


def lose(path: Path, how: str) -> None:
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.write_bytes({"emptied": b"", "garbage": os.urandom(20_000), "cut short": path.read_bytes()[:5_000]}[how])


@pytest.mark.parametrize("how", ["emptied", "garbage", "cut short"])
def test_marks_made_since_the_backup_outlive_the_archive(tmp_path: Path, how: str) -> None:
    with opened(path := tmp_path / "archive.db") as store:
        first, second, third, _ = filed(store, feed(store), TITLES)
        store.backup()
        store.journal.star([first])
        store.journal.mark_read([first, second])
        store.journal.mark_read([second], False)
        store.journal.tag([third], "sea")
        store.journal.note(third, "Ask Ada.")
        store.journal.save_query("Ferries", "ferry")
    lose(path, how)
    with opened(path) as store:
        assert "marks made since then were made again" in store.notices[0]
        heads = {head.id: head for head in store.lists.headlines([first, second, third])}
        assert heads[first].starred
        assert heads[first].read
        assert not heads[second].read
        assert heads[third].tags == ("sea",)
        assert [*store.read().column("select note from notes where article_id = ?", (third,))] == ["Ask Ada."]
        assert ("Ferries", "ferry") in [tuple(row) for row in store.saved.all()]
        assert store.doctor.examine() == []


def test_a_mark_on_an_article_that_is_lost_too_waits_until_it_is_fetched_again(tmp_path: Path) -> None:
    with opened(path := tmp_path / "archive.db") as store:
        harbour = feed(store)
        store.backup()
        [id] = store.articles.apply(harbour, [new("g1")], NOW).new_ids
        store.journal.star([id])
    lose(path, "garbage")
    with opened(path) as store:
        assert store.lists.ids().tolist() == []
        [id] = store.articles.apply(harbour, [new("g1")], NOW).new_ids
        assert store.lists.headlines([id])[0].starred


def test_without_any_backup_subscriptions_and_marks_come_back(tmp_path: Path) -> None:
    with opened(path := tmp_path / "archive.db") as store:
        _, (harbour,) = store.journal.subscribe([NewFeed("https://harbour.example/feed", "Harbour", "Sea")])
        [id] = store.articles.apply(harbour, [new("g1")], NOW).new_ids
        store.journal.star([id])
    lose(path, "emptied")
    with opened(path) as store:
        [again] = store.feeds.all()
        assert (again.url, again.title, again.folder) == ("https://harbour.example/feed", "Harbour", "Sea")
        [id] = store.articles.apply(again.id, [new("g1")], NOW).new_ids
        assert store.lists.headlines([id])[0].starred


def test_what_was_undone_stays_undone(tmp_path: Path) -> None:
    with opened(path := tmp_path / "archive.db") as store:
        [id] = filed(store, feed(store), TITLES[:1])
        store.backup()
        store.journal.star([id])
        store.journal.undo()
    lose(path, "garbage")
    with opened(path) as store:
        assert not store.lists.headlines([id])[0].starred


def test_a_backup_begins_a_new_diary(tmp_path: Path) -> None:
    with opened(path := tmp_path / "archive.db") as store:
        [id] = filed(store, feed(store), TITLES[:1])
        store.journal.star([id])
        assert len([*read(path)]) > 0
        store.backup()
        assert [*read(path)] == []
        assert not before(path).exists()


def test_a_backup_that_fails_loses_no_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.store import files

    def full(*_: object) -> Path:
        raise OSError("disk full")

    with opened(path := tmp_path / "archive.db") as store:
        one, two = filed(store, feed(store), TITLES[:2])
        store.journal.star([one])
        monkeypatch.setattr(files, "kept_backup", full)
        with pytest.raises(OSError, match="disk full"):
            store.backup()
        store.journal.star([two])
        assert [item[0] for item in read(path)][-2:] == ["star", "star"]


def test_a_torn_line_spoils_no_other(tmp_path: Path) -> None:
    with opened(path := tmp_path / "archive.db") as store:
        [id] = filed(store, feed(store), TITLES[:1])
        store.backup()
        store.journal.star([id])
    with current(path).open("ab") as file:
        file.write(b'[["star", true, [{"feed"')
    lose(path, "garbage")
    with opened(path) as store:
        assert store.lists.headlines([id])[0].starred


def test_a_diary_that_cannot_be_written_stops_no_mark(tmp_path: Path) -> None:
    with opened(path := tmp_path / "archive.db") as store:
        [id] = filed(store, feed(store), TITLES[:1])
        current(path).unlink(missing_ok=True)
        current(path).mkdir()
        store.journal.star([id])
        assert store.lists.headlines([id])[0].starred


Steps = st.lists(
    st.tuples(st.sampled_from(["read", "unread", "star", "unstar", "tag", "untag", "undo", "redo"]), st.integers(0, 3)),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(Steps)
def test_whatever_was_marked_is_marked_the_same_afterwards(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with opened(path := Path(folder) / "archive.db") as store:
            ids = filed(store, feed(store), TITLES)
            store.backup()
            for step, at in steps:
                chosen = [ids[at]]
                match step:
                    case "read" | "unread":
                        store.journal.mark_read(chosen, step == "read")
                    case "star" | "unstar":
                        store.journal.star(chosen, step == "star")
                    case "tag" | "untag":
                        store.journal.tag(chosen, "sea", step == "tag")
                    case "undo":
                        store.journal.undo()
                    case _:
                        store.journal.redo()
            marked = [(head.read, head.starred, head.tags) for head in store.lists.headlines(ids)]
        lose(path, "garbage")
        with opened(path) as store:
            assert [(head.read, head.starred, head.tags) for head in store.lists.headlines(ids)] == marked
