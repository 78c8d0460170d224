"""Names corrected: at once, in the archive's counts, after names were found anew, and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.config import Config
from reader.errors import NothingFound, UsageError
from reader.library import Library
from reader.model import EntityRow


@pytest.fixture
def demo(sample: Path, tmp_path: Path) -> Iterator[Library]:
    from reader.demo import clock

    shutil.copyfile(sample, tmp_path / "demo.db")
    with Library.open(tmp_path / "demo.db", offline=True, clock=clock) as library:
        yield library


def people(library: Library) -> tuple[EntityRow, EntityRow]:
    """Two people of the sample, the first with another spelling."""
    rows = library.entities("person")
    first = next(row for row in rows if row.aliases and row.articles > 1)
    return first, next(row for row in rows if row.id != first.id)


def state(library: Library) -> dict[str, object]:
    """All that is told of names: in the archive and in every article."""
    return {
        "rows": [(row.name, row.kind, row.articles) for row in library.entities(limit=10_000)],
        "articles": [(id, library.article(id).mentions, library.article(id).entities) for id in library.ids()],
    }


def tag_again(library: Library) -> None:
    library.store.waiting.add("names", library.ids())
    library.catch_up(what="stories")


Correction = Callable[[Library, EntityRow, EntityRow], object]
CORRECTIONS: dict[str, Correction] = {
    "no name": lambda library, one, two: library.names.not_a_name(one.name),
    "kind": lambda library, one, two: library.names.retype(one.name, "org"),
    "rename": lambda library, one, two: library.names.rename(one.name, "Somebody New"),
    "merge": lambda library, one, two: library.names.merge(two.name, one.name),
    "split": lambda library, one, two: library.names.split(one.name, one.aliases[0]),
}


@pytest.mark.parametrize("what", CORRECTIONS)
def test_a_correction_holds_after_names_are_found_anew_and_is_undone(demo: Library, what: str) -> None:
    tag_again(demo)
    before = state(demo)
    CORRECTIONS[what](demo, *people(demo))
    after = state(demo)
    assert after["rows"] != before["rows"]
    assert after["articles"] != before["articles"]
    tag_again(demo)
    assert state(demo) == after
    assert demo.store.doctor.examine() == []
    demo.undo()
    assert state(demo) == before
    demo.redo()
    assert state(demo) == after


def test_what_is_no_name_has_no_page_and_is_found_no_more(demo: Library) -> None:
    one, _ = people(demo)
    demo.names.not_a_name(one.name)
    with pytest.raises(NothingFound):
        demo.entity(one.name)
    assert not list(demo.ids(f'entity:"{one.name}"'))


def test_no_name_here_is_one_in_other_articles(demo: Library) -> None:
    one, _ = people(demo)
    first, *others = demo.ids(f'entity:"{one.name}"')
    mention = next(m for m in demo.article(first).mentions if m.entity == one.name)
    demo.names.not_a_name(mention.text, first)
    assert mention not in demo.article(first).mentions
    assert any(m.entity == one.name for m in demo.article(others[0]).mentions)


def test_merged_names_have_one_page_by_either_name(demo: Library) -> None:
    one, two = people(demo)
    both = {*demo.ids(f'entity:"{one.name}"'), *demo.ids(f'entity:"{two.name}"')}
    demo.names.merge(two.name, one.name)
    page = demo.entity(one.name)
    assert page.row.name == two.name
    assert page.row.articles == len(both) == sum(count for _, count in page.weeks)
    assert one.name in page.row.aliases
    assert {*demo.ids(f'entity:"{two.name}"')} == both
    with pytest.raises(UsageError):
        demo.names.merge(two.name, one.name)
    demo.names.split(two.name, one.name)
    assert demo.entity(one.name).row.name == one.name


def test_a_rename_there_and_back_is_what_it_was(demo: Library) -> None:
    one, _ = people(demo)
    before = state(demo)["rows"]
    demo.names.rename(one.name, "Somebody New")
    assert demo.entity("somebody new").row.articles == one.articles
    assert demo.entity(one.name).row.name == "Somebody New"
    demo.names.rename("Somebody New", one.name)
    assert state(demo)["rows"] == before


def test_all_corrections_of_a_name_are_taken_back_at_once(demo: Library) -> None:
    before = state(demo)
    one, two = people(demo)
    demo.names.retype(one.name, "org")
    demo.names.merge(two.name, one.name)
    assert len(demo.names.corrections()) >= 2
    demo.names.forget_corrections(two.name)
    assert demo.names.corrections() == []
    assert state(demo) == before


def test_what_is_not_counted_at_once_is_counted_behind_the_reading(
    demo: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.refresh.mentions_pass.AT_ONCE", 0)
    one, _ = people(demo)
    demo.names.rename(one.name, "Somebody New")
    assert demo.waiting() == one.articles
    article = demo.article(demo.store.waiting.next("mentions")[0])
    assert any(entity.name == "Somebody New" for entity in article.entities)
    demo.catch_up()
    assert demo.waiting() == 0
    assert demo.entity("Somebody New").row.articles == one.articles


def test_a_name_nobody_knows_is_refused(demo: Library) -> None:
    one, _ = people(demo)
    with pytest.raises(NothingFound):
        demo.names.retype("No Such Name", "org")
    with pytest.raises(NothingFound):
        demo.names.split(one.name, "No Such Spelling")
    with pytest.raises(UsageError):
        demo.names.split(one.name, one.name.upper())


def test_what_was_merged_and_then_renamed_is_split_off_again(demo: Library) -> None:
    one, two = people(demo)
    demo.names.merge(two.name, one.name)
    demo.names.rename(two.name, "Somebody New")
    assert demo.entity(one.name).row.name == "Somebody New"
    demo.names.split("Somebody New", one.name)
    assert demo.entity(one.name).row.name == one.name
    assert demo.entity(one.name).row.articles == one.articles
    assert demo.entity("Somebody New").row.articles == two.articles


def test_a_search_for_a_corrected_name_finds_what_its_page_counts(demo: Library) -> None:
    one, two = people(demo)
    demo.names.merge(two.name, one.name)
    demo.names.rename(two.name, "Étienne NEU")
    page = demo.entity(one.name)
    found = [set(demo.ids(f'entity:"{name}"')) for name in (one.name, two.name, "étienne neu")]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == page.row.articles
    assert not list(demo.ids(f'entity:"{one.name}" -entity:"Étienne NEU"'))
    assert {hit.headline.id for hit in demo.search(f'entity:"{one.name}"', 10_000)} == found[0]


def test_undo_writes_a_name_as_it_is_written(demo: Library) -> None:
    one, two = people(demo)
    demo.names.merge(two.name, one.name)
    change = demo.undo()
    assert change is not None
    assert one.name in change.summary
    assert two.name in change.summary


def naming(tmp_path: Path, *names: str) -> tuple[Library, list[int]]:
    """An archive of as many articles, each of which names one body, and their numbers."""
    from datetime import UTC, datetime

    from reader.model import Entity, Mention
    from reader.store import Store
    from tests.store.making import feed, filed

    now = datetime(2026, 11, 20, tzinfo=UTC)
    library = Library(Store.open(tmp_path / "a.db", clock=lambda: now), Config())
    ids = filed(library.store, feed(library.store), [f"article {number}" for number, _ in enumerate(names)])
    for id, name in zip(ids, names, strict=True):
        library.store.entities.save(id, now, [Mention(0, 0, 6, name, "org", name)], [Entity(name, "org", 1)])
    return library, ids


def test_names_that_differ_in_case_alone_are_merged_and_split_off_again(tmp_path: Path) -> None:
    library, _ = naming(tmp_path, "Pellux", "Pellux", "PelLux")
    with library:
        assert [row.articles for row in library.entities()] == [2, 1]
        library.names.merge("Pellux", "PelLux")
        assert [(row.name, row.articles) for row in library.entities()] == [("Pellux", 3)]
        assert library.store.doctor.examine() == []
        library.undo()
        assert [row.articles for row in library.entities()] == [2, 1]
        library.names.merge("PelLux", "Pellux")
        assert [(row.name, row.articles) for row in library.entities()] == [("PelLux", 3)]


def test_a_name_in_capitals_that_means_another_is_split_off(tmp_path: Path) -> None:
    library, ids = naming(tmp_path, "Pellux", "Pellux", "PELLUX")
    with library:
        assert [(row.name, row.articles) for row in library.entities()] == [("Pellux", 3)]
        library.names.split("Pellux", "PELLUX")
        assert [(row.name, row.articles) for row in library.entities()] == [("Pellux", 2), ("PELLUX", 1)]
        assert library.entity("Pellux").row.name == "Pellux"
        assert library.entity("PELLUX").row.name == "PELLUX"
        assert [m.entity for m in library.store.entities.mentions(ids[2])] == ["PELLUX"]
        library.undo()
        assert [(row.name, row.articles) for row in library.entities()] == [("Pellux", 3)]
        with pytest.raises(UsageError, match="is the name itself"):
            library.names.split("Pellux", "pellux")
        assert library.store.doctor.examine() == []


def test_a_merged_name_leads_to_the_other_while_its_articles_wait_to_be_counted(
    demo: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = people(demo)
    demo.names.merge(two.name, one.name)
    demo.undo()
    demo.names.settle()
    monkeypatch.setattr("reader.refresh.mentions_pass.AT_ONCE", 1)
    demo.names.merge(two.name, one.name)
    assert demo.waiting() > 0
    assert demo.entity(one.name).row.name == two.name


def test_corrections_are_listed_as_names_are_written(demo: Library) -> None:
    one, two = people(demo)
    demo.names.merge(two.name, one.name)
    demo.names.retype(two.name, "group")
    listed = {about for _, about, _ in demo.names.corrections()}
    assert listed == {one.name, two.name}


def test_undoing_that_a_word_is_no_name_gives_every_article_its_kind_back(demo: Library) -> None:
    def kinds(name: str, ids: list[int]) -> list[set[str]]:
        return [{m.kind for m in demo.article(id).mentions if m.entity == name} for id in ids]

    for row in [row for row in demo.entities(limit=60) if row.kind in ("org", "product") and row.articles > 2]:
        ids = [*demo.ids(f'entity:"{row.name}"')]
        before = kinds(row.name, ids)
        demo.names.not_a_name(row.name)
        demo.names.follow(demo.undo())
        assert kinds(row.name, ids) == before, row.name
