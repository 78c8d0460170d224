"""Amounts and days found by size, and names found anew when the tagger is a newer one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.amounts import meaning
from reader.library.exchange import ImportedArticle, import_articles
from reader.model import EntityKind, Value
from tests.fakes import Clock

TEXTS = {
    "bank": "Pellux raised $1.2 billion from its owners. The share fell 12 percent on 14 May 2024.",
    "port": "The port of Halden paid €3 million for 1,200 people to move. It took from 2019 to 2021.",
    "gull": "A gull stole a sandwich on the quay, and nobody minded at all.",
}


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        rows = [
            ImportedArticle(name, "", name, text, "", datetime(2026, 11, 19, tzinfo=UTC), "Post", "")
            for name, text in TEXTS.items()
        ]
        import_articles(library.store, rows)
        library.catch_up()
        yield library


def found(library: Library, query: str) -> list[str]:
    return sorted(head.title for head in library.headlines(library.ids(query)))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("money:>1b", ["bank"]),
        ("money:>1b:usd", ["bank"]),
        ("money:>1b:eur", []),
        ("money:1m..5m", ["port"]),
        ("money:>500k", ["bank", "port"]),
        ("percent:>10", ["bank"]),
        ("percent:<10", []),
        ("quantity:>1000:people", ["port"]),
        ("date:2024", ["bank"]),
        ("date:2024-05", ["bank"]),
        ("date:2024-06", []),
        ("-money:>1 gull", ["gull"]),
    ],
)
def test_articles_are_found_by_size(library: Library, query: str, titles: list[str]) -> None:
    assert found(library, query) == titles


def test_values_of_older_articles_are_read_from_their_mentions(library: Library) -> None:
    ids = list(library.ids())
    before = [library.store.values.of(id) for id in ids]
    assert Value("money", 1.2e9, 1.2e9, "USD") in {value for values in before for value in values}
    with library.store.write() as db:
        db.execute("delete from value_mentions")
    library.store.waiting.add("mentions", ids)
    library.catch_up()
    assert [library.store.values.of(id) for id in ids] == before


@pytest.fixture
def demo(sample: Path, tmp_path: Path) -> Iterator[Library]:
    from reader.demo import clock

    shutil.copyfile(sample, tmp_path / "demo.db")
    with Library.open(tmp_path / "demo.db", offline=True, clock=clock) as library:
        yield library


def names_in(library: Library, article_id: int) -> list[tuple[int, int, int, str]]:
    """Where they stand and what they name. Which kind some are of depends on what the archive had heard by then."""
    return [(m.block, m.start, m.end, m.entity) for m in library.article(article_id).mentions]


def test_a_newer_tagger_finds_all_names_anew_and_goes_on_where_it_was_stopped(
    demo: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert demo.waiting() == 0
    articles = len(demo.ids())
    demo.names.rename("Halden", "Haldenport")
    names = {id: names_in(demo, id) for id in demo.ids()}
    with demo.store.write() as db:
        for id in demo.ids():
            demo.store.entities.save(id, demo.headlines([id])[0].published, [], [])
        db.execute("update counts set value = 0 where name = 'tagger'")
    assert demo.waiting() == articles
    newest = demo.store.waiting.next("again")[0]
    monkeypatch.setattr("reader.library.jobs.AGAIN_AT_ONCE", 20)
    steps: list[object] = []
    demo.catch_up(progress=steps.append, cancelled=lambda: len(steps) >= 1)
    left = demo.waiting()
    assert 0 < left < articles
    assert newest not in demo.store.waiting.next("again")
    assert names_in(demo, newest) == names[newest]
    demo.catch_up()
    assert demo.waiting() == 0
    assert {id: names_in(demo, id) for id in demo.ids()} == names


def test_new_articles_are_named_before_old_ones_are_named_again(demo: Library) -> None:
    ids = list(demo.ids())
    with demo.store.write() as db:
        db.execute("update counts set value = 0 where name = 'tagger'")
    demo.waiting()
    demo.store.waiting.add("names", ids[-3:])
    demo.catch_up(most=3)
    assert not demo.store.waiting.next("names")
    assert len(demo.store.waiting.next("again")) == len(ids) - 3


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ('money:">1 billion dollars"', ["bank"]),
        ("money:3m€", ["port"]),
        ("money:eur", ["port"]),
        ('quantity:">1k people"', ["port"]),
        ('date:"May 2024"', ["bank"]),
        ('date:"14 may 2024"', ["bank"]),
        ("since:2026-11", ["bank", "gull", "port"]),
        ("since:1y before:november", []),
        ("before:2030", ["bank", "gull", "port"]),
        ('since:"2026-11-18 23:00"', ["bank", "gull", "port"]),
    ],
)
def test_articles_are_found_by_size_as_a_person_writes_it(library: Library, query: str, titles: list[str]) -> None:
    assert found(library, query) == titles


def test_a_measure_is_found_by_any_of_its_names(library: Library) -> None:
    rows = [
        ImportedArticle("t", "", "ore", "It shipped 40,000 tonnes of ore over 55 miles in 3 GW of heat.", "",
                        datetime(2026, 11, 19, tzinfo=UTC), "Post", "")
    ]  # fmt: skip
    import_articles(library.store, rows)
    library.catch_up()
    for query in ("quantity:40000:tonnes", "quantity:40k:t", "quantity:55:miles", "quantity:55:mile", "quantity:>1:gw"):
        assert found(library, query) == ["ore"], query


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Sunday", "date", "Sun 22 Nov 2026"),
        ("next week", "date", "30 Nov – 6 Dec 2026"),
        ("€900m", "money", "900,000,000 EUR"),
        ("$1.25", "money", "1.25 USD"),
        ("the old days", "date", ""),
        ("14%", "percent", ""),
    ],
)
def test_what_an_amount_or_a_day_comes_to_is_told_in_words(text: str, kind: EntityKind, told: str) -> None:
    assert meaning(text, kind, datetime(2026, 11, 23, 9, tzinfo=UTC)) == told


def test_crowns_are_found_by_the_country_that_the_article_names(library: Library) -> None:
    text = "The yard cost 12.9 billion Norwegian crowns; its owners gave 2 billion crowns."
    row = ImportedArticle("yard", "", "yard", text, "", datetime(2026, 11, 19, tzinfo=UTC), "Post", "")
    import_articles(library.store, [row])
    library.catch_up()
    assert found(library, "money:nok") == found(library, "money:2b:nok") == ["yard"]
    assert found(library, "money:czk") == []
    hits = library.snippets("money:2b:nok", library.ids("money:2b:nok"))
    assert [hit.snippet[start:end] for hit in hits.values() for start, end in hit.marks] == ["2 billion crowns"]
