from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.errors import UsageError
from reader.model import Decision
from reader.query import parse
from reader.store import Store
from reader.store.journal import NewFeed
from tests.store.making import NOW, feed, filed, new


def test_undo_leaves_read_what_was_read_before(store: Store):
    a, b, c = filed(store, feed(store), ["a", "b", "c"])
    store.journal.mark_read([a])
    change = store.journal.mark_read([a, b, c])
    assert change.summary == "Marked 2 articles read"
    assert set(change.ids) == {b, c}
    undone = store.journal.undo()
    assert undone is not None
    assert undone.summary == "Undid: marked 2 articles read"
    assert {id for id, status in store.statuses.of([a, b, c]).items() if status.read} == {a}


def test_marking_touches_only_the_ids_it_was_given(store: Store):
    feed_id = feed(store)
    seen = filed(store, feed_id, ["a", "b"])
    (later,) = store.articles.apply(feed_id, [new("later")], NOW).new_ids
    store.journal.mark_read(seen)
    assert [*store.lists.ids(parse("is:unread"))] == [later]


def test_a_mark_that_changes_nothing_is_no_step(store: Store):
    (a,) = filed(store, feed(store), ["a"])
    assert store.journal.mark_read([a], read=False).ids == ()
    assert store.journal.undo() is None


def test_undo_and_redo_survive_a_restart(path: Path, store: Store):
    a, b = filed(store, feed(store), ["a", "b"])
    store.journal.star([a])
    store.journal.tag([a, b], "sea")
    store.close()
    with Store.open(path) as again:
        assert again.journal.undo() is not None
        assert again.statuses.tags() == []
    with Store.open(path) as again:
        assert again.journal.redo() is not None
        assert again.statuses.tags() == [("sea", 2)]
        assert again.journal.redo() is None
        assert [row for row, _ in again.journal.history()] == ["Tagged 2 articles “sea”", "Starred 1 article"]


def test_a_new_mark_forgets_what_could_be_redone(store: Store):
    a, b = filed(store, feed(store), ["a", "b"])
    store.journal.star([a])
    store.journal.undo()
    store.journal.star([b])
    assert store.journal.redo() is None


def test_removing_a_feed_hides_its_articles_but_not_the_marked_and_undo_brings_all_back(store: Store):
    one, two = feed(store, "one"), feed(store, "two")
    starred, tagged, noted, plain, shared = filed(store, one, ["s", "t", "n", "p", "shared"])
    store.articles.apply(two, [new("same", url=f"https://f{one}.example/4")], NOW)
    store.journal.star([starred])
    store.journal.tag([tagged], "keep")
    store.journal.note(noted, "worth it")
    everything = [*store.lists.ids()]
    store.journal.remove_feed(one)
    assert set(store.lists.ids()) == {starred, tagged, noted, shared}
    assert [*store.lists.ids(parse(f"feed:{two}"))] == [shared]
    assert [f.title for f in store.feeds.all()] == ["Two"]
    assert store.lists.headlines([starred])[0].feed == "One"
    assert [id for id, _ in store.search.search("p")] == []
    assert store.doctor.examine() == []
    store.journal.undo()
    assert [*store.lists.ids()] == everything
    assert plain in everything
    assert store.doctor.examine() == []


def test_taking_the_star_off_in_a_removed_feed_hides_the_article(store: Store):
    one = feed(store, "one")
    (a,) = filed(store, one, ["a"])
    store.journal.star([a])
    store.journal.remove_feed(one)
    store.journal.star([a], False)
    assert [*store.lists.ids()] == []
    store.journal.undo()
    assert [*store.lists.ids()] == [a]


def test_subscribing_again_brings_the_old_articles_back(store: Store):
    one = feed(store, "one")
    (a,) = filed(store, one, ["a"])
    store.journal.remove_feed(one)
    change, ids = store.journal.subscribe([NewFeed("https://one.example/feed")])
    assert ids == (one,)
    assert [*store.lists.ids()] == [a]
    assert change.summary


def test_an_import_is_one_step(store: Store):
    one = feed(store, "one")
    wanted = [NewFeed(f"https://n{n}.example/", f"N{n}", "news") for n in range(3)] + [
        NewFeed("https://one.example/feed")
    ]
    _, ids = store.journal.subscribe(wanted)
    assert len(set(ids)) == 4
    assert ids[3] == one
    assert len(store.feeds.all()) == 4
    store.journal.undo()
    assert [f.id for f in store.feeds.all()] == [one]
    store.journal.redo()
    assert [f.folder for f in store.feeds.all()].count("news") == 3


def test_imported_articles_go_and_come_back_in_one_step(store: Store):
    old = feed(store, "old")
    (kept,) = filed(store, old, ["kept"])
    with store.write():
        wire = store.feeds.add("newsdeck:import/wire", title="Wire").id
        first = store.articles.apply(old, [new("x"), new("y", unread=False)], NOW).new_ids
        second = store.articles.apply(wire, [new("z")], NOW).new_ids
        change = store.journal.imported("Imported 3 articles", [wire], {old: first, wire: second})
    assert set(change.ids) == {*first, *second}
    everything = [*store.lists.ids()]
    store.journal.undo()
    assert [*store.lists.ids()] == [*store.lists.ids(parse(f"feed:{old}"))] == [kept]
    assert [f.title for f in store.feeds.all()] == ["Old"]
    assert store.doctor.examine() == []
    store.journal.redo()
    assert [*store.lists.ids()] == everything
    assert store.doctor.examine() == []
    store.journal.undo()
    again = store.articles.apply(old, [new("x")], NOW)
    assert again.new_ids == first[:1], "the same article, found by its address"
    assert {*store.lists.ids()} == {kept, first[0]}


def test_feeds_are_renamed_moved_and_set_and_all_of_it_undone(store: Store):
    one = feed(store, "one")
    before = store.feeds.all()
    store.journal.rename_feed(one, "Mine")
    store.journal.move_feed(one, "News/City")
    store.journal.set_feed(one, "full_text", "always")
    (now,) = store.feeds.all()
    assert (now.title, now.folder, now.settings) == ("Mine", "News/City", {"full_text": "always"})
    store.feeds.describe(one, title="Their new title", site_url="")
    assert store.feeds.all()[0].title == "Mine"
    store.feeds.describe(one, title="One", site_url="")
    for _ in range(3):
        store.journal.undo()
    assert store.feeds.all() == before


def test_cut_decisions_stick_and_are_undone(store: Store):
    (a,) = filed(store, feed(store), ["a"])
    store.journal.decide_cut(a, "0123", keep=True)
    store.journal.decide_cut(a, "4567", keep=False)
    assert store.corrections.cut_decisions(a) == {"0123": Decision(True), "4567": Decision(False)}
    store.journal.decide_cut(a, "0123", keep=False)
    store.journal.undo()
    assert store.corrections.cut_decisions(a) == {"0123": Decision(True), "4567": Decision(False)}


def test_saved_queries_keep_their_order_through_undo(store: Store):
    store.journal.save_query("City", "tram OR ferry")
    store.journal.save_query("Sea", "ferry")
    store.journal.save_query("City", "tram")
    store.journal.forget_query("City")
    assert store.saved.all() == [("Sea", "ferry")]
    store.journal.undo()
    store.journal.undo()
    assert store.saved.all() == [("City", "tram OR ferry"), ("Sea", "ferry")]


def test_nameless_marks_and_unknown_feeds_are_refused(store: Store):
    with pytest.raises(UsageError):
        store.journal.tag([1], "  ")
    with pytest.raises(UsageError):
        store.journal.rename_feed(99, "x")


ids = st.lists(st.integers(1, 6), max_size=6)


class Marks(RuleBasedStateMachine):
    """Any marks, undone to the beginning and redone to the end, pass through the very same states."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "a.db", clock=lambda: NOW)
        for name in ("one", "two"):
            filed(self.store, feed(self.store, name), [f"{name} {n}" for n in range(3)])
        self.store.articles.apply(2, [new("shared", url="https://f1.example/0")], NOW)
        self.states = [self.state()]
        self.at = 0

    def state(self) -> list[object]:
        db = self.store.read()
        tables = ("statuses", "tags", "notes", "corrections", "saved_queries", "counts")
        feeds = db.all("select id, given_title, folder, settings, removed_at is null, entries, unread from feeds")
        return [feeds, *(db.all(f"select * from {table} order by 1, 2") for table in tables)]

    def marked(self) -> None:
        now = self.state()
        if now != self.states[self.at]:
            self.states = [*self.states[: self.at + 1], now]
            self.at += 1

    @rule(ids=ids, value=st.booleans())
    def read(self, ids: list[int], value: bool) -> None:
        self.store.journal.mark_read(ids, value)
        self.marked()

    @rule(ids=ids, value=st.booleans())
    def star(self, ids: list[int], value: bool) -> None:
        self.store.journal.star(ids, value)
        self.marked()

    @rule(ids=ids, name=st.sampled_from(["a", "b"]), value=st.booleans())
    def tag(self, ids: list[int], name: str, value: bool) -> None:
        self.store.journal.tag(ids, name, value)
        self.marked()

    @rule(id=st.integers(1, 6), note=st.sampled_from(["", "x", "y"]))
    def note(self, id: int, note: str) -> None:
        self.store.journal.note(id, note)
        self.marked()

    @rule(id=st.integers(1, 6), key=st.sampled_from(["k", "l"]), keep=st.booleans())
    def cut(self, id: int, key: str, keep: bool) -> None:
        self.store.journal.decide_cut(id, key, keep)
        self.marked()

    @rule(feed_id=st.integers(1, 2))
    def remove(self, feed_id: int) -> None:
        self.store.journal.remove_feed(feed_id)
        self.marked()

    @rule(feed_id=st.integers(1, 2), title=st.sampled_from(["", "T"]), folder=st.sampled_from(["", "F"]))
    def rename_and_move(self, feed_id: int, title: str, folder: str) -> None:
        self.store.journal.rename_feed(feed_id, title)
        self.marked()
        self.store.journal.move_feed(feed_id, folder)
        self.marked()

    @rule(feed_id=st.integers(1, 2), value=st.sampled_from([None, 1, "x"]))
    def set(self, feed_id: int, value: object) -> None:
        self.store.journal.set_feed(feed_id, "key", value)
        self.marked()

    @rule(name=st.sampled_from(["p", "q"]), query=st.sampled_from(["x", "y"]))
    def save(self, name: str, query: str) -> None:
        self.store.journal.save_query(name, query)
        self.marked()

    @rule(name=st.sampled_from(["p", "q"]))
    def forget(self, name: str) -> None:
        self.store.journal.forget_query(name)
        self.marked()

    @rule()
    def undo(self) -> None:
        assert (self.store.journal.undo() is not None) == (self.at > 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        assert (self.store.journal.redo() is not None) == (self.at < len(self.states) - 1)
        self.at = min(len(self.states) - 1, self.at + 1)

    @invariant()
    def the_state_is_the_one_of_this_step(self) -> None:
        assert self.state() == self.states[self.at]

    def teardown(self) -> None:
        assert self.store.doctor.examine() == []
        self.store.close()
        self.folder.cleanup()


TestMarks = Marks.TestCase
TestMarks.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
