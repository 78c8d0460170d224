from __future__ import annotations

import time

import pytest

from reader.model import Entity, Headline, Mention, Place
from reader.query import parse
from reader.store import Store
from tests.store.making import NOW, feed, filed, new


def listed(store: Store, query: str, sort: str = "newest") -> list[int]:
    return [*store.lists.ids(parse(query), sort)]  # type: ignore[arg-type]


def test_views_are_sorted_as_asked(store: Store):
    b, a, c = filed(store, feed(store), ["Beta", "alpha", "Gamma"])
    assert listed(store, "") == [b, a, c]
    assert listed(store, "", "oldest") == [c, a, b]
    assert listed(store, "", "title") == [a, b, c]
    (z,) = filed(store, feed(store, "aaa"), ["Zeta"])
    assert listed(store, "", "feed") == [z, b, a, c]
    assert listed(store, "feed:1", "title") == [a, b, c]


@pytest.mark.parametrize(
    ("query", "which"),
    [
        ("is:unread", "bcd"), ("is:read", "a"), ("is:starred", "b"), ("-is:starred", "acd"), ("is:tagged", "c"),
        ("tag:SEA", "c"), ("feed:1", "ab"), ("feed:harbour", "ab"), ('feed:"Hill Post"', "cd"), ("feed:hill", "cd"),
        ("folder:news", "cd"), ("folder:News/City", "cd"), ("folder:new", ""), ("id:1", "b"), ("id:1,2,77", "ab"),
        ("since:2h", "ac"), ("before:2h", "bd"), ("since:2026-11-01", "abcd"), ("before:2026-11-01", ""),
        ("author:moor", "d"), ("lang:en", "d"), ("lang:e", ""), ("story:1", "d"), ('entity:"lena moor"', "d"),
        ("entity:moor", "d"), ("is:unread -feed:1", "cd"), ("feed:1 OR is:tagged", "abc"), ("author:100%", ""),
        ("-()", ""), ("today", ""),
    ],
)  # fmt: skip
def test_every_field_filters(store: Store, query: str, which: str):
    one, two = feed(store, "harbour"), feed(store, "Hill Post".replace(" ", "-"), "News/City")
    store.journal.rename_feed(two, "Hill Post")
    a, b = store.articles.apply(one, [new("a", hours=1.5), new("b", hours=30)], NOW).new_ids
    c, d = store.articles.apply(two, [new("c", hours=1), new("d", hours=40)], NOW).new_ids
    store.journal.mark_read([a])
    store.journal.star([b])
    store.journal.tag([c], "sea")
    with store.write() as db:
        db.execute("update articles set author = 'Lena Moor', language = 'en-GB' where id = ?", (d,))
    store.stories.set_story({d: store.stories.new_story()})
    store.entities.save(
        d, NOW, [Mention(0, 0, 4, "Moor", "person", "Lena Moor")], [Entity("Lena Moor", "person", 1, ("Moor",))]
    )
    names = {a: "a", b: "b", c: "c", d: "d"}
    assert "".join(sorted(names[id] for id in listed(store, query))) == which


def test_headlines_come_in_the_order_asked_and_leave_out_what_is_no_more(store: Store):
    feed_id = feed(store)
    a, b = filed(store, feed_id, ["a", "b"])
    store.journal.tag([a], "x y")
    store.journal.tag([a], "b")
    shown = store.lists.headlines([b, 999, a])
    assert [h.id for h in shown] == [b, a]
    assert shown[1] == Headline(
        a, "a", f"https://f{feed_id}.example/0", feed_id, "Harbour", "", shown[1].published, False, False,
        tags=("b", "x y"),
    )  # fmt: skip


def test_the_left_pane(store: Store):
    one, two = feed(store, "one", "News"), feed(store, "two")
    a, b, c = filed(store, one, ["a", "b", "c"])
    filed(store, two, ["d"])
    store.journal.star([a, b])
    store.journal.mark_read([a])
    store.journal.tag([c], "Sea")
    store.journal.save_query("Fog", "fog OR mist")
    rows = [(v.place, v.name, v.query, v.unread, v.total, v.depth) for v in store.lists.views()]
    assert rows == [
        (Place.UNREAD, "Unread", "is:unread", 3, 3, 0),
        (Place.ALL, "All", "", 3, 4, 0),
        (Place.STARRED, "Starred", "is:starred", 1, 2, 0),
        (Place.TODAY, "Today", "since:today", 3, 4, 0),
        (Place.STORIES, "Stories", "", 0, 0, 0),
        (Place.ENTITIES, "Names", "", 0, 0, 0),
        (Place.RISING, "Rising", "", 0, 0, 0),
        (Place.SAVED, "Fog", "fog OR mist", 0, 0, 0),
        (Place.TAG, "Sea", "tag:Sea", 1, 1, 0),
        (Place.FOLDER, "News", "folder:News", 2, 3, 0),
        (Place.FEED, "One", f"feed:{one}", 2, 3, 1),
        (Place.FEED, "Two", f"feed:{two}", 1, 1, 0),
    ]


def test_stats_count_what_there_is(store: Store):
    filed(store, feed(store), ["a", "b"])
    stats = store.lists.stats()
    assert stats.pop("bytes") > 4096
    assert stats == {"feeds": 1, "entries": 2, "articles": 2, "unread": 2, "stories": 0, "entities": 0}


def test_the_doctor_finds_wrong_counts_and_mends_them(store: Store):
    filed(store, feed(store), ["a", "b"])
    with store.write() as db:
        db.execute("update feeds set unread = 7")
        db.execute("update counts set value = 5 where name = 'unread'")
        db.execute("insert into stories (articles) values (3)")
    assert [f.mendable for f in store.doctor.examine()] == [True, True, True]
    assert store.doctor.repair() == []
    assert store.feeds.all()[0].unread == 2


def test_the_plain_views_read_one_covering_index(store: Store):
    feed(store)
    db = store.read()
    for query in ("", "is:unread", "is:starred", "feed:1"):
        seen: list[str] = []
        db.set_trace_callback(seen.append)
        store.lists.ids(parse(query))
        db.set_trace_callback(None)
        plan = " ".join(row[3] for row in db.all(f"explain query plan {seen[-1]}"))
        assert "COVERING INDEX" in plan
        assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("since:0001-01-01", True),
        ("before:0001-01-01", False),
        ("since:9999-12-31", False),
        ("before:9999-12-31", True),
    ],
)
def test_the_ends_of_the_calendar_are_times_like_others(
    store: Store, monkeypatch: pytest.MonkeyPatch, zone: str, query: str, finds: bool
):
    filed(store, feed(store), ["Ferry late"])
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    assert bool(listed(store, query)) == finds


@pytest.mark.parametrize("word", ["a ", "a OR ", "-tag:x ", "feed:x OR ", "-(a OR b) "])
def test_a_query_may_have_thousands_of_parts(store: Store, word: str):
    filed(store, feed(store), ["Ferry late"])
    assert len(listed(store, word * 1500 + "-tag:z")) in (0, 1)


def test_half_a_character_is_searched_for_and_not_found(store: Store):
    filed(store, feed(store), ["Ferry late"])
    assert listed(store, "feed:\udcff") == []
    assert listed(store, "tag:\ud800 OR author:\udcff") == []
