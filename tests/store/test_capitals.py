"""A name that an article writes in capitals throughout goes to the one name of the archive with the same letters."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from reader.entities.tag import tag_text
from reader.model import Entity, EntityKind, Mention
from reader.store import Store
from reader.store.capitals import may_join
from tests.store.making import NOW, feed, filed

QUIET = """Pellux, the brewer, will open a second brewery near Halden in Norway, said Margit Solheim, its chief executive.
Shares in Pellux rose in Oslo. Ronald McAllister of the union was glad."""
LOUD = """PELLUX TO CLOSE ITS HALDEN BREWERY, MARGIT SOLHEIM SAYS
SHARES IN PELLUX FELL 4 PERCENT IN OSLO. RONALD McALLISTER DID NOT ANSWER."""


def written(
    *texts: str, kind: EntityKind = "org", name: str = "", votes: float = 2.0
) -> tuple[list[Mention], list[Entity]]:
    """One name, as an article with these spellings of it resolves it."""
    name = name or texts[0]
    others = tuple(sorted({text for text in texts if text != name}))
    places = range(0, 100 * len(texts), 100)
    mentions = [Mention(0, at, at + len(text), text, kind, name) for at, text in zip(places, texts, strict=True)]
    return mentions, [Entity(name, kind, len(texts), others, votes=((kind, votes),))]


def catch_up(store: Store) -> int:
    done = 0
    while waiting := store.waiting.next("mentions"):
        store.entities.index_again(waiting)
        store.waiting.done("mentions", waiting)
        done += len(waiting)
        assert done < 100, "the work behind the reading never ends"
    return done


def counted(store: Store) -> list[tuple[str, str, int]]:
    return sorted((row.name, row.kind, row.articles) for row in store.entities.rows())


Article = tuple[list[Mention], list[Entity]]


def in_every_order(store: Store, articles: Sequence[Article]) -> list[list[tuple[str, str, int]]]:
    """What is counted after the articles arrived in each order."""
    ids = filed(store, feed(store), [f"a{n}" for n in range(len(articles))])
    found = []
    for order in permutations(range(len(articles))):
        store.entities.clear()
        for n in order:
            store.entities.save(ids[n], NOW, *articles[n])
        catch_up(store)
        assert store.doctor.examine() == []
        found.append(counted(store))
    return found


@pytest.mark.parametrize(
    ("loud", "quiet", "kind"),
    [
        (written("PELLUX"), "Pellux", "org"),
        (written("PELLUX’S", "PELLUX", name="PELLUX"), "Pellux", "org"),
        (written("NORTHGATE BANK"), "Northgate Bank", "org"),
        (written("BBC NEWS"), "BBC News", "org"),
        (written("TALLPHONE", kind="product"), "tallPhone", "product"),
        (written("MARGIT SOLHEIM", kind="person", name="Margit Solheim"), "Margit Solheim", "person"),
        (written("RONALD MCALLISTER", kind="person", name="Ronald Mcallister"), "Ronald McAllister", "person"),
        (written("Ronald McALLISTER", kind="person"), "Ronald McAllister", "person"),
        (written("ISLE OF MARROW", kind="place", name="Isle Of Marrow"), "Isle of Marrow", "place"),
    ],
)
def test_a_name_in_capitals_is_the_archives_name_whichever_came_first(
    store: Store, loud: Article, quiet: str, kind: EntityKind
):
    assert in_every_order(store, [loud, written(quiet, kind=kind), loud]) == [[(quiet, kind, 3)]] * 6


@pytest.mark.parametrize(
    ("loud", "quiet", "kind"),
    [
        ("WHO", "Who", "org"),
        ("US", "Us", "place"),
        ("IT", "It", "org"),
        ("AIDS", "Aids", "org"),
        ("W.H.O.", "w.h.o.", "org"),
        ("SOLHEIM", "SolHeim", "person"),
        ("VAN DAMME", "van Damme", "person"),
        ("PLXAB", "Plxab", "ticker"),
    ],
)
def test_an_acronym_or_a_surname_alone_joins_nothing(store: Store, loud: str, quiet: str, kind: EntityKind):
    for found in in_every_order(store, [written(loud, kind=kind), written(quiet, kind=kind)]):
        assert found == sorted([(loud, kind, 1), (quiet, kind, 1)])


def test_a_name_in_capitals_stays_where_two_of_the_archive_are_written_so(store: Store):
    articles = [written("PELLUX"), written("Pellux"), written("PelLux")]
    assert in_every_order(store, articles) == [[("PELLUX", "org", 1), ("PelLux", "org", 1), ("Pellux", "org", 1)]] * 6


def test_a_person_in_capitals_stays_with_the_spelling_that_others_have_too(store: Store):
    loud = written("MARGIT MACKAY", kind="person", name="Margit Mackay")
    articles = [loud, written("Margit Mackay", kind="person"), written("Margit MacKay", kind="person")]
    assert in_every_order(store, articles) == [[("Margit MacKay", "person", 1), ("Margit Mackay", "person", 2)]] * 6


def test_two_ways_to_raise_a_name_both_come_home(store: Store):
    first = written("RONALD MCALLISTER", kind="person", name="Ronald Mcallister")
    second = written("Ronald McALLISTER", kind="person")
    articles = [first, second, written("Ronald McAllister", kind="person")]
    assert in_every_order(store, articles) == [[("Ronald McAllister", "person", 3)]] * 6


def test_a_name_that_the_article_also_writes_in_small_letters_is_left_as_it_is(store: Store):
    articles = [written("PELLUX", "PelLux", name="PelLux"), written("Pellux")]
    assert in_every_order(store, articles) == [[("PelLux", "org", 1), ("Pellux", "org", 1)]] * 2


def test_kinds_tell_names_apart_and_the_archive_tells_the_kind_of_a_name_in_capitals(store: Store):
    ids = filed(store, feed(store), ["a", "b", "c", "d"])
    for id in ids[:2]:
        store.entities.save(id, NOW, *written("Pellux", kind="org"))
    store.entities.save(ids[2], NOW, *written("PELLUX", kind="product", votes=0.0))
    store.entities.save(ids[3], NOW, *written("PELLUX", kind="place", votes=5.0))
    assert counted(store) == [("Pellux", "org", 3), ("Pellux", "place", 1)]


def test_the_article_shows_the_name_and_keeps_what_stands_in_it(store: Store):
    a, b = filed(store, feed(store), ["a", "b"])
    mentions, [pellux] = written("PELLUX")
    ticker = Entity("PLXA", "ticker", 1, parent="PELLUX")
    store.entities.save(a, NOW, [*mentions, Mention(0, 50, 54, "PLXA", "ticker", "PLXA")], [pellux, ticker])
    store.entities.save(b, NOW, *written("Pellux"))
    assert [m.entity for m in store.entities.mentions(a)] == ["PELLUX", "PLXA"]
    assert catch_up(store) == 1
    assert [(m.text, m.entity) for m in store.entities.mentions(a)] == [("PELLUX", "Pellux"), ("PLXA", "PLXA")]
    assert [(e.name, e.aliases, e.parent) for e in store.entities.of_article(a)] == [
        ("Pellux", ("PELLUX",), None),
        ("PLXA", (), "Pellux"),
    ]
    assert [(row.name, row.aliases) for row in store.entities.find("PELLUX")] == [("Pellux", ("PELLUX",))]
    store.entities.save(b, NOW, [], [])
    store.entities.index_again([a])
    assert [m.entity for m in store.entities.mentions(a)] == ["PELLUX", "PLXA"]
    assert [e.parent for e in store.entities.of_article(a)] == [None, "PELLUX"]
    assert store.doctor.examine() == []


def test_a_name_that_a_person_renamed_takes_its_capitals_with_it(store: Store):
    a, b = filed(store, feed(store), ["a", "b"])
    store.entities.save(a, NOW, *written("Pellux"))
    store.journal.correct("name-same", "*", "=pellux", "Pellux Group", "renamed")
    catch_up(store)
    store.entities.save(b, NOW, *written("PELLUX"))
    assert counted(store) == [("Pellux Group", "org", 2)]
    store.journal.undo()
    catch_up(store)
    assert counted(store) == [("Pellux", "org", 2)]


def test_two_articles_that_each_write_the_others_name_in_capitals_come_to_rest(store: Store):
    first = written("Pellux"), written("NORTHGATE BANK")
    second = written("PELLUX"), written("Northgate Bank")
    articles = [(a[0] + b[0], a[1] + b[1]) for a, b in (first, second)]
    assert in_every_order(store, articles) == [[("Northgate Bank", "org", 2), ("Pellux", "org", 2)]] * 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_article_in_capitals_adds_no_names_to_those_of_an_ordinary_one(store: Store, order: Sequence[int]):
    ids = filed(store, feed(store), ["quiet", "loud"])
    texts = [QUIET, LOUD]
    for n in order:
        tagged = tag_text(texts[n])
        store.entities.save(ids[n], NOW, tagged.mentions, tagged.entities)
    catch_up(store)
    # Which names are found is the recogniser's affair; one that is found in both is one.
    names = {row.name for row in store.entities.rows() if may_join(row.name, row.kind)}
    assert len({name.casefold() for name in names}) == len(names)
    assert {"Pellux", "Margit Solheim", "Ronald McAllister"} <= names
    assert sum(row.articles > 1 for row in store.entities.rows()) > 2


def test_an_archive_that_is_there_already_joins_its_names_behind_the_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as older, Store.open(path, clock=lambda: NOW) as store:
        older.setattr("reader.store.entities.names_of_raised", lambda *_: {})
        older.setattr("reader.store.entities.learnt_from", lambda *_: [])
        ids = filed(store, feed(store), [f"a{n}" for n in range(8)])
        for id in ids[:3]:
            store.entities.save(id, NOW, *written("Pellux"))
        store.entities.save(ids[3], NOW, *written("PELLUX"))
        store.entities.save(ids[4], NOW, *written("Ronald McAllister", kind="person"))
        store.entities.save(ids[5], NOW, *written("RONALD MCALLISTER", kind="person", name="Ronald Mcallister"))
        store.entities.save(ids[6], NOW, *written("WHO"))
        store.entities.save(ids[7], NOW, *written("Marrow"))
        assert len(counted(store)) == 6
    with sqlite3.connect(path) as db:
        db.execute("delete from _sqlite_migrations where name like '0010%'")
        db.execute("pragma user_version = 9")
    db.close()
    with Store.open(path, clock=lambda: NOW) as store:
        assert catch_up(store) == 3
        assert counted(store) == [
            ("Marrow", "org", 1), ("Pellux", "org", 4), ("Ronald McAllister", "person", 2), ("WHO", "org", 1),
        ]  # fmt: skip
        assert store.doctor.examine() == []
