"""What a search shows of an article when no word was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.exchange import ImportedArticle, import_articles
from tests.fakes import Clock

TEXT = (
    "Rain fell on the harbour all day and nobody went out. The council met late in the old hall. "
    "Pellux raised $1.2 billion from its owners on 14 May 2024. "
    "The share of Ada Lindqvist fell 12 percent, and 1,200 people lost money."
)


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        day = datetime(2026, 11, 19, tzinfo=UTC)
        import_articles(library.store, [ImportedArticle("1", "", "Rain", TEXT, "", day, "Post", "")])
        library.catch_up()
        yield library


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("money:>1b", "$1.2 billion"),
        ('money:">1 billion dollars"', "$1.2 billion"),
        ("date:2024", "14 May 2024"),
        ("percent:>10", "12 percent"),
        ("quantity:>1k:people", "1,200 people"),
        ('entity:"ada lindqvist"', "Ada Lindqvist"),
        ('entity:"Ada Lindqvist (person)"', "Ada Lindqvist"),
        ("(percent:>90 OR date:2024) -money:<5", "14 May 2024"),
    ],
)
def test_the_sentence_that_holds_what_was_asked_for_is_shown(library: Library, query: str, marked: str) -> None:
    (id,) = library.ids(query)
    hit = library.snippets(query, [id])[id]
    assert [hit.snippet[start:end] for start, end in hit.marks] == [marked]
    assert "Rain" not in hit.snippet


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("date:2024 money:>1b", ["$1.2 billion", "14 May 2024"]),
        (
            'entity:Pellux quantity:>1k percent:>10 entity:"ada lindqvist"',
            ["Ada Lindqvist", "12 percent", "1,200 people"],
        ),
        ("entity:Pellux percent:>10", ["Pellux"]),
    ],
)
def test_of_several_things_the_sentence_that_holds_most_is_shown_with_all_of_them_marked(
    library: Library, query: str, marked: list[str]
) -> None:
    (id,) = library.ids(query)
    hit = library.snippets(query, [id])[id]
    assert [hit.snippet[start:end] for start, end in hit.marks] == marked


def test_words_go_before_amounts_and_what_is_left_out_is_not_shown(library: Library) -> None:
    (id,) = library.ids("rain")
    assert library.snippets("rain money:>1b", [id])[id].snippet.startswith("Rain")
    assert not library.snippets("-percent:>90 is:unread", [id])[id].marks
    assert library.snippets("money:>", [id])[id].snippet.startswith("Rain")


def test_a_renamed_name_is_shown_by_either_name(library: Library) -> None:
    library.names.rename("Ada Lindqvist", "Ada L.")
    (id,) = library.ids('entity:"Ada L."')
    for name in ("Ada L.", "ada lindqvist"):
        hit = library.snippets(f'entity:"{name}"', [id])[id]
        assert [hit.snippet[start:end] for start, end in hit.marks] == ["Ada Lindqvist"]
