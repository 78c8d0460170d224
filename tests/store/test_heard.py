from __future__ import annotations

from pathlib import Path

from reader.entities.tag import tag_text
from reader.entities.training.reports import read
from reader.entities.training.score import KINDS
from reader.model import Entity, EntityKind, Mention
from reader.store import Store
from tests.store.making import NOW, feed, filed

COUNTRY = Path(__file__).parents[1] / "data" / "entities" / "country"
"""Five weeks of an invented country: 151 articles of our own, in which most names recur, often bare."""


def named(kind: EntityKind, weight: float) -> tuple[list[Mention], list[Entity]]:
    votes: tuple[tuple[EntityKind, float], ...] = ((kind, weight),)
    return [Mention(0, 0, 6, "Marrow", kind, "Marrow")], [Entity("Marrow", kind, 1, votes=votes)]


def kinds(store: Store, ids: list[int]) -> list[str]:
    return [store.entities.mentions(id)[0].kind for id in ids]


def catch_up(store: Store) -> int:
    waiting = store.waiting.next("mentions")
    store.entities.index_again(waiting)
    store.waiting.done("mentions", waiting)
    return len(waiting)


def test_a_bare_name_is_what_the_archive_knows_it_as(store: Store):
    ids = filed(store, feed(store), ["a", "b", "c"])
    for id in ids[:2]:
        store.entities.save(id, NOW, *named("org", 3.0))
    store.entities.save(ids[2], NOW, *named("person", 0.0))
    assert kinds(store, ids) == ["org"] * 3
    assert [(row.name, row.kind, row.articles) for row in store.entities.rows()] == [("Marrow", "org", 3)]


def test_what_came_before_the_archive_knew_is_decided_again_behind_the_reading(store: Store):
    ids = filed(store, feed(store), ["a", "b", "c"])
    store.entities.save(ids[0], NOW, *named("person", 0.0))
    for id in ids[1:]:
        store.entities.save(id, NOW, *named("org", 3.0))
    assert kinds(store, ids) == ["person", "org", "org"]
    assert store.waiting.next("mentions") == [ids[0]]
    assert catch_up(store) == 1
    assert kinds(store, ids) == ["org"] * 3
    assert catch_up(store) == 0
    assert store.doctor.examine() == []


def test_an_article_found_anew_takes_back_what_it_had_said(store: Store):
    ids = filed(store, feed(store), ["a", "b", "c"])
    for id in ids:
        store.entities.save(id, NOW, *named("org", 3.0))
    for id in ids:
        store.entities.save(id, NOW, *named("place", 3.0))
    catch_up(store)
    assert kinds(store, ids) == ["place"] * 3
    assert dict(store.read().all("select kind, heard from entities")) == {"org": 0.0, "place": 9.9}


def test_a_kind_that_a_person_gave_stands_over_what_the_archive_says(store: Store):
    ids = filed(store, feed(store), ["a", "b", "c"])
    for id in ids[:2]:
        store.entities.save(id, NOW, *named("org", 3.0))
    store.journal.correct("name-kind", "*", "=marrow", "person", "Marrow is a person")
    store.entities.save(ids[2], NOW, *named("place", 0.0))
    assert kinds(store, ids[2:]) == ["person"]


def test_the_articles_of_one_country_tell_each_other_what_its_names_are(store: Store):
    documents = [d for file in sorted(COUNTRY.iterdir()) for _, d in read(file.read_text("utf-8"))]
    ids = filed(store, feed(store), [f"a{n}" for n in range(len(documents))])
    alone: set[tuple[int, int, int, str]] = set()
    right: set[tuple[int, int, int, str]] = set()
    for id, document in zip(ids, documents, strict=True):
        right |= {(id, start, end, KINDS[label]) for start, end, label in document.spans if label in KINDS}
        tagged = tag_text(document.text)
        alone |= {(id, m.start, m.end, m.kind) for m in tagged.mentions}
        store.entities.save(id, NOW, tagged.mentions, tagged.entities)
    catch_up(store)
    together = {(id, m.start, m.end, m.kind) for id in ids for m in store.entities.mentions(id)}
    assert len(documents) == 151
    mended, spoilt = len((together - alone) & right), len((alone - together) & right)
    assert mended > 60
    assert mended > 3 * spoilt
    assert store.doctor.examine() == []
