from __future__ import annotations

from reader.model import Entity, Mention
from reader.store import Store
from tests.store.making import NOW, feed, filed

AMAZON = Entity("Amazon", "org", 2, ("Amazon.com",))
AWS = Entity("AWS", "org", 1, ("Amazon Web Services",), parent="Amazon")


def written(store: Store) -> list[int]:
    ids = filed(store, feed(store), ["a", "b"])
    for id in ids:
        store.entities.save(
            id,
            NOW,
            [
                Mention(0, 0, 6, "Amazon", "org", "Amazon"),
                Mention(0, 10, 20, "Amazon.com", "org", "Amazon"),
                Mention(0, 30, 40, "Amazon.com", "org", "Amazon"),
                *([Mention(0, 50, 53, "AWS", "org", "AWS")] if id == ids[0] else []),
            ],
            [AMAZON, *([AWS] if id == ids[0] else [])],
        )
    return ids


def test_spellings_are_counted_by_articles_and_parts_know_their_whole(store: Store) -> None:
    written(store)
    amazon, aws = store.entities.find("Amazon")[0], store.entities.find("AWS")[0]
    assert store.name_pages.family(amazon).spellings == (("Amazon.com", 2),)
    assert store.name_pages.family(amazon).parts == ("AWS",)
    assert store.name_pages.family(aws).parents == ("Amazon",)
    assert store.name_pages.total() == 2
    assert store.name_pages.total("person") == 0


def test_near_names_hold_the_words_or_are_written_alike(store: Store) -> None:
    written(store)
    assert store.name_pages.near("azon") == ["Amazon", "AWS"]
    assert store.name_pages.near("Amazno") == ["Amazon"]
    assert store.name_pages.near("%") == []
    assert store.name_pages.near("  ") == []


def test_a_page_says_into_how_many_articles_it_looked(store: Store) -> None:
    written(store)
    amazon = store.entities.find("Amazon")[0]
    assert store.name_pages.family(amazon).among == 2
    assert store.name_pages.family(amazon, among=1).among == 1
    assert store.name_pages.family(amazon, among=1).spellings == (("Amazon.com", 1),)


def test_a_spelling_that_is_anothers_too_is_told_as_shared(store: Store) -> None:
    ids = filed(store, feed(store), ["a", "b", "c"])
    lena, ada = Entity("Lena Moor", "person", 2, ("Moor", "L. Moor")), Entity("Ada Moor", "person", 2, ("Moor",))
    bare = Entity("Moor", "person", 1)
    for id, entity in zip(ids, (lena, ada, bare), strict=True):
        store.entities.save(id, NOW, [Mention(0, 0, 4, "Moor", "person", entity.name)], [entity])
    row = next(row for row in store.entities.find("Lena Moor") if row.name == "Lena Moor")
    assert store.name_pages.family(row).shared == (("Moor", ("Ada Moor",)),)
    store.entities.save(ids[1], NOW, [], [])
    assert store.name_pages.family(row).shared == ()
