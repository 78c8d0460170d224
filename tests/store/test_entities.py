from __future__ import annotations

from datetime import timedelta

from reader.model import Entity, EntityRow, Mention
from reader.store import Store
from tests.store.making import NOW, feed, filed

LENA = Entity("Lena Moor", "person", 2, ("Moor",))
PORT = Entity("Port Authority", "org", 1, ("PA", "Port Authority"), parent="City of Harbour")
SUM = Entity("$3 million", "money", 1)


def named(*entities: Entity) -> list[Mention]:
    return [Mention(0, n * 10, n * 10 + 4, e.name.split()[-1], e.kind, e.name) for n, e in enumerate(entities)]


def test_mentions_and_entities_come_back_as_they_were(store: Store):
    (a,) = filed(store, feed(store), ["a"])
    mentions = [
        *named(LENA, PORT, SUM),
        Mention(-1, 0, 4, "Moor", "person", "Lena Moor"),
        Mention(1, 0, 4, "Ross", "person", "Ross"),
        Mention(1, 6, 9, "Ann", "person", "Ann Ross"),
    ]
    store.entities.save(a, NOW, mentions, [LENA, PORT, SUM])
    assert store.entities.mentions(a) == tuple(mentions)
    assert store.entities.of_article(a) == (LENA, PORT, SUM)
    assert store.entities.mentions(a + 1) == ()
    assert not store.entities.has(a + 1)


def test_saving_again_replaces_and_counts_hold(store: Store):
    (a,) = filed(store, feed(store), ["a"])
    store.entities.save(a, NOW, named(LENA), [LENA])
    store.entities.save(a, NOW, named(PORT), [PORT])
    store.entities.save(a, NOW, named(PORT), [PORT])
    assert [row.name for row in store.entities.rows()] == ["Port Authority"]
    assert store.entities.find("Lena Moor") == []
    assert store.doctor.examine() == []


def test_names_are_listed_by_articles_with_the_recent_ones_counted(store: Store):
    ids = filed(store, feed(store), [f"a{n}" for n in range(8)])
    for n, id in enumerate(ids):
        store.entities.save(id, NOW - timedelta(days=3 * n), [], [LENA, *([PORT] if n < 2 else []), SUM])
    assert store.entities.rows() == [
        EntityRow(store.entities.find("moor")[0].id, "Lena Moor", "person", 8, 3, ("Moor",)),
        EntityRow(store.entities.find("PA")[0].id, "Port Authority", "org", 2, 2, ("PA",)),
    ]
    assert [row.name for row in store.entities.rows("org")] == ["Port Authority"]
    assert [row.name for row in store.entities.rows(limit=1)] == ["Lena Moor"]


def test_the_page_of_a_name(store: Store):
    one, two = feed(store, "one"), feed(store, "two")
    a, b = filed(store, one, ["a", "b"])
    (c,) = filed(store, two, ["c"])
    store.entities.save(a, NOW, [], [LENA, PORT])
    store.entities.save(b, NOW - timedelta(days=7), [], [LENA])
    store.entities.save(c, NOW, [], [LENA, PORT])
    (lena,) = store.entities.find("  LENA   moor ")
    assert store.entities.articles(lena.id) == [c, a, b]
    assert store.name_pages.companions(lena.id) == [("Port Authority", "org", 2)]
    assert store.name_pages.sources(lena.id) == [("One", 2), ("Two", 1)]
    assert store.name_pages.weeks(lena.id) == [("2026-W46", 1), ("2026-W47", 2)]


def test_ids_remembered_in_a_failed_transaction_are_forgotten(store: Store):
    (a,) = filed(store, feed(store), ["a"])
    try:
        with store.write():
            store.entities.save(a, NOW, named(LENA), [LENA])
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    store.entities.save(a, NOW, named(PORT), [PORT])
    store.entities.save(a, NOW, named(LENA), [LENA])
    assert [row.name for row in store.entities.find("Lena Moor")] == ["Lena Moor"]
    assert store.doctor.examine() == []


def test_of_two_kinds_of_one_name_the_one_of_more_articles_comes_first_however_it_is_written(store: Store):
    a, b, c = filed(store, feed(store), ["a", "b", "c"])
    place, person = Entity("Halden", "place", 1, ("HALDEN",)), Entity("Halden", "person", 1)
    store.entities.save(a, NOW, named(person), [person])
    for id in (b, c):
        store.entities.save(id, NOW, named(place), [place])
    assert [(row.kind, row.articles) for row in store.entities.find("halden")] == [("place", 2), ("person", 1)]
