"""Kept values that cannot be read: nothing stops, what is derived is made anew, and nothing that was kept goes."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library
from reader.library.state import exported
from reader.store.damage import is_fingerprint
from reader.stories.copies import signature
from reader.stories.fingerprint import Fingerprint, pack

HURT: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda body: b"",
    "cut": lambda body: body[: len(body) // 2],
    "another": lambda body: b'[[1],2,[3,[4]],"x"]',
}


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    shutil.copyfile(sample, tmp_path / "a.db")
    return tmp_path / "a.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with opened(path) as library:
        yield library


def opened(path: Path) -> Library:
    from reader.demo import clock

    return Library.open(path, offline=True, clock=clock)


def hurt(library: Library, table: str, column: str, ids: list[int], how: Callable[[bytes], bytes]) -> dict[int, bytes]:
    """Damage these rows, as nothing of newsdeck would; gives what stands there now."""
    with sqlite3.connect(library.path) as db:
        for id in ids:
            (body,) = db.execute(f"select {column} from {table} where article_id = ?", (id,)).fetchone()
            db.execute(f"update {table} set {column} = ? where article_id = ?", (how(body), id))
    db.close()
    return {id: bodies(library, table, column)[id] for id in ids}


def bodies(library: Library, table: str, column: str) -> dict[int, Any]:
    return dict(library.store.read().all(f"select article_id, {column} from {table}"))


def read_it_all(library: Library, ids: list[int]) -> None:
    for id in ids:
        library.article(id)
        library.related(id)
        library.coverage.recalls(id)
        library.texts.edits(id)
        library.texts.offers(id)
    library.stories()
    library.names.rising()
    for row in library.entities(limit=20):
        library.entity(row.name)
    for query in ("the", "money:>1m", "entity:Halden"):
        library.snippets(query, [hit.headline.id for hit in library.search(query)])


@pytest.mark.parametrize("how", HURT)
def test_a_damaged_fingerprint_is_made_anew(library: Library, how: str) -> None:
    ids = list(library.ids())[:3]
    before = bodies(library, "features", "features")
    links = {id: library.related(id) for id in ids}
    hurt(library, "features", "features", ids, HURT[how])
    with library.store.write() as db:
        db.execute("delete from links")
    read_it_all(library, ids)
    assert library.waiting() == len(ids)
    library.catch_up()
    assert library.waiting() == 0
    now = bodies(library, "features", "features")
    assert all(is_fingerprint(now[id]) for id in ids)
    assert {id: body for id, body in now.items() if id not in ids} == {
        id: body for id, body in before.items() if id not in ids
    }
    assert [row.id for row in library.related(ids[0]).same_story] == [row.id for row in links[ids[0]].same_story]


@pytest.mark.parametrize("how", HURT)
def test_names_that_cannot_be_read_are_found_anew(library: Library, how: str) -> None:
    ids = list(library.ids())[:3]
    before = {id: library.article(id).mentions for id in ids}
    counted = {(row.name, row.kind): row.articles for row in library.entities(limit=10_000)}
    hurt(library, "mentions", "body", ids, HURT[how])
    read_it_all(library, ids)
    library.catch_up()
    assert {id: library.article(id).mentions for id in ids} == before
    assert {(row.name, row.kind): row.articles for row in library.entities(limit=10_000)} == counted
    assert library.waiting() == 0
    assert library.store.doctor.examine() == []


@pytest.mark.parametrize("how", HURT)
def test_a_damaged_text_is_read_again_from_its_page(library: Library, how: str) -> None:
    ids = [id for id in library.ids() if library.store.texts.page(id) is not None][:2]

    def told() -> dict[int, list[tuple[str, str, bool]]]:
        return {id: [(block.kind, block.text, block.kept) for block in library.article(id).blocks] for id in ids}

    before = told()
    hurt(library, "texts", "body", ids, HURT[how])
    read_it_all(library, ids)
    library.catch_up()
    assert told() == before
    assert library.waiting() == 0


def test_a_damaged_text_of_which_nothing_else_is_kept_stays_and_is_asked_for_again(library: Library) -> None:
    id = next(id for id in library.ids() if library.store.texts.page(id) is None)
    kept = hurt(library, "texts", "body", [id], HURT["cut"])
    assert "damaged" in library.article(id).why
    read_it_all(library, [id])
    library.catch_up()
    assert bodies(library, "texts", "body")[id] == kept[id]
    assert library.store.waiting.next("page") == [id]
    assert set(library.store.read().column("select digest from entries where article_id = ?", (id,))) == {b""}
    library.article(id)
    library.store.damage.queue()
    assert library.store.waiting.next("mend") == [], "what cannot be mended is not tried for ever"


def test_the_doctor_finds_what_nobody_has_read_yet(path: Path) -> None:
    with opened(path) as library:
        ids = list(library.ids())[:4]
        hurt(library, "mentions", "body", ids[:1], HURT["cut"])
        hurt(library, "features", "features", ids[1:3], HURT["cut"])
        hurt(library, "texts", "body", ids[3:], HURT["cut"])
        told = {finding.what.split(";")[0]: finding.mendable for finding in library.store.doctor.examine()}
    assert told == {
        "1 texts cannot be read": True,
        "1 articles have names that cannot be read": True,
        "2 articles have a damaged fingerprint": True,
    }
    with opened(path) as library:
        assert library.waiting() == 3
        library.catch_up()
        (left,) = library.store.doctor.examine() or [None]
        assert left is None or not left.mendable


def test_damaged_pages_stay_kept_and_stop_nothing(library: Library) -> None:
    ids = [id for id in library.ids() if library.store.texts.page(id) is not None][:2]
    kept = hurt(library, "pages", "body", ids, HURT["cut"])
    read_it_all(library, ids)
    library.jobs.read_again(ids, lambda progress: None, lambda: False)
    assert {id: bodies(library, "pages", "body")[id] for id in ids} == kept
    assert all(library.article(id).blocks for id in ids)


def test_what_was_met_while_reading_waits_for_the_next_run(path: Path) -> None:
    with opened(path) as library:
        ids = list(library.ids())[:2]
        hurt(library, "mentions", "body", ids, HURT["cut"])
        assert library.article(ids[0]).mentions == ()
    with opened(path) as library:
        assert library.store.waiting.next("names") == ids[:1]
        library.catch_up()
        assert library.article(ids[0]).mentions != ()


def test_small_kept_values_that_cannot_be_read_are_none(library: Library) -> None:
    library.mark_read(list(library.ids())[:2])
    library.mark_read(list(library.ids())[2:4])
    first = next(iter(library.ids()))
    library.related(first)
    with library.store.write() as db:
        db.execute("update feeds set settings = '{'")
        db.execute("update articles set extra = '[1]', title = cast(x'ff41' as text) where id = ?", (first,))
        db.execute("update links set payload = x'5b'")
        db.execute("update indexed set decided = 'x 1'")
        db.execute("update journal set inverse = '[[' where id = (select max(id) from journal)")
        db.execute("update entities set heard = 9e999")
        db.execute("update articles set published_at = 99999999999999 where id = ?", (first,))
        db.execute("insert into corrections values ('unrelated', '1', 'x', '1'), ('prefer', 'source', 'x', '1')")
    read_it_all(library, [first])
    assert library.headlines([first])[0].title == "\ufffdA"
    assert all(feed.settings == {} for feed in library.feeds())
    assert library.headlines([first])[0].published.year == 1970
    assert "".join(exported(library.store))
    change = library.undo()
    assert change is not None
    assert "damaged" in change.summary
    change = library.undo()
    assert change is not None
    assert len(change.ids) == 2
    library.set_option(library.feeds()[0].id, "strip", "off")
    library.store.waiting.add("again", library.ids())
    library.store.waiting.add("index", library.ids())
    library.catch_up()
    assert library.waiting() == 0


vectors = st.dictionaries(st.integers(0, 2**24 - 1), st.floats(0.01, 1.0), max_size=80)
words = st.lists(st.sampled_from("harbour ferry barley pellux tide mayor vote strike".split()), max_size=60)


@given(vectors, vectors, vectors, words, st.integers(1, 40))
def test_every_fingerprint_is_one_and_no_shortened_one_is(
    one: dict[int, float], two: dict[int, float], three: dict[int, float], text: list[str], off: int
) -> None:
    packed = pack(Fingerprint(one, two, three, signature(" ".join(text))))
    assert is_fingerprint(packed)
    assert not is_fingerprint(packed[:-off])
    assert not is_fingerprint(packed + bytes(off))
