"""What a person did goes from archive to archive: by the addresses of articles and feeds, never by row numbers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.demo import clock
from reader.errors import UsageError
from reader.library import Library, exchange, state
from reader.library.exchange import import_articles, read_articles
from reader.library.mending import PREFER
from reader.model import CutScope
from reader.store import marks
from reader.store.corrected import NAME_CORRECTIONS
from tests.fakes import Clock, Web
from tests.library import test_texts_choice as choices


@pytest.fixture(scope="module")
def articles(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A part of the sample as lines of JSON: articles of the two largest stories, copies among them, and others."""
    path = tmp_path_factory.mktemp("state") / "demo.db"
    shutil.copyfile(sample, path)
    with Library.open(path, offline=True, clock=clock) as library:
        chosen = sorted(library.stories(), key=lambda story: -len(story.articles))[:4]
        query = "id:" + ",".join(str(id) for story in chosen for id in story.articles)
        return "".join(exchange.exported(library, "jsonl", query)).encode()


@pytest.fixture
def filled(articles: bytes, tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "one.db", offline=True, clock=clock) as library:
        bring(library, articles)
        yield library


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "two.db", offline=True, clock=clock) as library:
        # Other row numbers than in the first archive.
        bring(
            library, b'{"id": "x", "title": "The lamp of Tollan is dark", "text": "Nobody knows why.", "source": "A"}'
        )
        yield library


def bring(library: Library, lines: bytes) -> None:
    import_articles(library.store, read_articles(lines, "lines"))
    library.catch_up()


def exported(library: Library) -> bytes:
    return "".join(exchange.exported(library, "state", "")).encode()


def imported(library: Library, source: bytes) -> state.Imported:
    return state.import_state(library.store, library.jobs, state.read_state(source, "state"), lambda progress: None)


def urls(library: Library) -> set[frozenset[str]]:
    """Stories by the addresses of their articles."""
    told = [library.headlines(story.articles) for story in library.stories(include_single=True)]
    return {frozenset(head.url for head in heads if head.url) for heads in told if any(head.url for head in heads)}


def corrected(library: Library) -> tuple[int, int]:
    """Split one article off, merge two stories, part two reports, prefer a source, restore a cut, watch a story."""
    first, second, third, *_ = library.stories()
    lone = next(id for id in first.articles if not library.headlines([id])[0].copies)
    library.coverage.split_story(lone)
    library.coverage.merge_stories(second.articles[0], third.articles[0])
    library.coverage.not_same_story(second.articles[0], lone)
    library.coverage.prefer_source(library.headlines([lone])[0].feed_id)
    library.texts.decide_cut(lone, "a line", True)
    library.texts.decide_cut(lone, "another line", False, "source")
    library.coverage.watch(library.headlines([second.articles[0]])[0].story or 0)
    library.star([lone])
    library.tag([lone], "harbour")
    library.mark_read([lone])
    return lone, second.articles[0]


def by_url(library: Library, url: str) -> int:
    return next(head.id for head in library.headlines(library.ids()) if head.url == url)


def check(one: Library, two: Library, lone: int, merged: int) -> None:
    here, there = one.headlines([lone])[0], by_url(two, one.headlines([lone])[0].url)
    assert there != lone
    assert urls(two) == urls(one)
    head = two.headlines([there])[0]
    assert (head.read, head.starred, head.tags) == (True, True, ("harbour",))
    assert {key: d.keep for key, d in two.store.corrections.cut_decisions(there).items()} == {
        "a line": True, "another line": False,
    }  # fmt: skip
    speaks = [two.feed(id).url for id in two.store.corrections.about(PREFER, "source")]
    assert speaks == [one.feed(str(here.feed_id)).url]
    [watched] = two.coverage.watched()
    assert by_url(two, one.headlines([merged])[0].url) in watched.story.articles


def test_corrections_made_in_one_archive_hold_in_another_with_the_same_articles(
    filled: Library, other: Library, articles: bytes
) -> None:
    lone, merged = corrected(filled)
    bring(other, articles)
    assert urls(other) != urls(filled)
    done = imported(other, exported(filled))
    assert done.waiting == 0
    check(filled, other, lone, merged)
    other.rebuild_stories()
    check(filled, other, lone, merged)


def test_corrections_wait_for_articles_that_arrive_after_the_state(
    filled: Library, other: Library, articles: bytes
) -> None:
    lone, merged = corrected(filled)
    assert imported(other, exported(filled)).waiting > 0
    lines = articles.splitlines()
    bring(other, b"\n".join(lines[: len(lines) // 2]))
    bring(other, b"\n".join(lines[len(lines) // 2 :]))
    assert other.store.marks.awaited() == 0
    check(filled, other, lone, merged)


def test_a_state_tells_no_row_numbers_and_says_the_same_wherever_it_is_exported(
    filled: Library, other: Library, articles: bytes
) -> None:
    corrected(filled)
    bring(other, articles)
    imported(other, exported(filled))
    there, here = json.loads(exported(other)), json.loads(exported(filled))
    assert sorted(map(json.dumps, there["marks"])) == sorted(map(json.dumps, here["marks"]))
    assert all(not (isinstance(part, str) and part.isdigit()) for mark in here["marks"] for part in mark[2:4])


def test_an_imported_state_is_one_step_to_undo(filled: Library, other: Library, articles: bytes) -> None:
    corrected(filled)
    bring(other, articles)
    before = urls(other)
    imported(other, exported(filled))
    other.undo()
    assert not list(other.ids("is:starred"))
    assert not other.coverage.watched()
    other.rebuild_stories()
    assert urls(other) == before


def test_importing_twice_changes_nothing_more(filled: Library, other: Library, articles: bytes) -> None:
    corrected(filled)
    bring(other, articles)
    imported(other, exported(filled))
    after, steps = urls(other), len(other.store.journal.history())
    imported(other, exported(filled))
    assert (urls(other), len(other.store.journal.history())) == (after, steps)


@pytest.mark.parametrize(
    "mark",
    [
        ["correction", "apart", "1", "2", "1"], ["correction", "cut", "feed:1", "line", "keep"], ["read", True, [1]], ["read", True, []],
        ["star", True], ["note", {"feed": "f", "guid": "g", "url": "u"}, 5], ["correction", "apart", {"feed": "f"}, "x", "1"],
        ["correction", "prefer", "source", "", "1"], ["correction", "prefer", "source", {"feed": "f", "guid": "g", "url": "u"}, "1"],
        ["correction", "text", {"feed": "https://port.example/feed"}, "", "feed"], ["correction", "text", "*", "", "feed"],
        ["nonsense"], "text", None, ["tag", "t", True, [{"feed": 1, "guid": "g", "url": "u"}]], ["watched", True, {"feed": "f"}, 1],
    ],
)  # fmt: skip
def test_a_mark_that_is_none_is_left_out(other: Library, mark: object) -> None:
    source = json.dumps({"v": 1, "kind": "newsdeck state", "marks": [mark]}).encode()
    assert imported(other, source) == state.Imported(0, 0)


@pytest.mark.parametrize("source", [b"", b"[]", b"{}", b'{"kind": "newsdeck state", "v": 2}', b"[" * 9000])
def test_what_is_no_state_says_so(source: bytes) -> None:
    with pytest.raises(UsageError, match=r"file\.json: "):
        state.read_state(source, "file.json")


def test_a_chosen_text_is_shown_in_the_other_archive_too_now_or_when_it_arrives(
    tmp_path: Path, site: Web, clock: Clock
) -> None:
    html = choices.page(f"<p>{choices.BODY}</p>" * 6, choices.DATA * 5)
    with Library.open(tmp_path / "first.db", clock=clock) as first:
        id = choices.follow(first, site, html)
        assert first.article(id).origin == "page"
        first.texts.choose(id, "jsonld")
        source = exported(first)
    with Library.open(tmp_path / "second.db", clock=clock) as second:
        there = choices.follow(second, site, html)
        assert imported(second, source).waiting == 0
        assert second.article(there).origin == "jsonld"
        assert second.texts.offers(there).chosen == "jsonld"
    with Library.open(tmp_path / "third.db", clock=clock) as third:
        imported(third, source)
        assert third.article(choices.follow(third, site, html)).origin == "jsonld"


@pytest.mark.parametrize("scope", ["source", "everywhere"])
def test_a_line_decided_for_a_source_or_for_all_is_decided_in_the_other_archive(
    filled: Library, other: Library, articles: bytes, scope: CutScope
) -> None:
    id = filled.ids()[0]
    block = next(block for block in filled.article(id).blocks if block.kept and len(block.text) > 40)
    filled.texts.decide_cut(id, block.key, False, scope)
    bring(other, articles)
    assert imported(other, exported(filled)).waiting == 0
    there = by_url(other, filled.headlines([id])[0].url)
    feed = other.headlines([there])[0].feed_id
    subject = "*" if scope == "everywhere" else f"feed:{feed}"
    [(key, kept, line)] = other.store.corrections.decided_lines(subject)
    assert (key, kept, line) == (block.line_key, False, block.text[:300])
    [cut] = [one for one in other.article(there).blocks if one.line_key == block.line_key]
    assert not cut.kept


def test_watched_and_corrected_names_go_along_even_those_that_are_numbers(
    filled: Library, other: Library, articles: bytes
) -> None:
    known = filled.entities("person")[0]
    filled.names.watch(["1984", "²", known.name])
    filled.names.not_a_name("42")
    filled.names.retype(known.name, "org")
    [id] = [head.id for head in filled.headlines(filled.ids()[:1])]
    filled.names.not_a_name(known.name, id)
    bring(other, articles)
    assert imported(other, exported(filled)).waiting == 0
    other.catch_up()
    assert [watch.name for watch in other.names.watches()] == [watch.name for watch in filled.names.watches()]
    assert other.names.hits(known.name)
    there = by_url(other, filled.headlines([id])[0].url)
    assert sorted(names_of(other, there)) == sorted(names_of(filled, id))


def names_of(library: Library, article: int) -> list[tuple[str, ...]]:
    """What was corrected about names; the article by a word, because its number is another in each archive."""
    return [
        (kind, "here" if subject == str(article) else subject, about, value)
        for kind in (*NAME_CORRECTIONS, "watch")
        for subject, about, value in library.store.corrections.of_kind(kind)
    ]


def test_what_no_archive_can_hold_is_left_out_of_a_state_and_its_words_are_made_safe(
    other: Library, articles: bytes
) -> None:
    bring(other, articles)
    [(id, ref)] = marks.article_refs(other.store.read(), [other.ids()[0]]).items()
    absent = {"feed": ref["feed"], "guid": "not here yet", "url": "https://sea.example/later"}
    broken: list[object] = [
        ["tag", "a\ud800\x1b[2J\u202eb", True, [ref]], ["tag", " ", True, [ref]], ["note", ref, "read\udfff it"],
        ["correction", "name-kind", "*", "pell\ud800ux", "org"],
        *(["watched", True, about, since] for about in (ref, absent) for since in (-1, 2**63, 10**30)),
    ]  # fmt: skip
    state = {
        "v": 1, "kind": "newsdeck state", "marks": broken, "saved": [["a\ud800", "feed:\ud800"]],
        "feeds": [{"url": "https://sea.example/\ud800", "title": "Sea \ud800", "folder": "\udfff"}],
    }  # fmt: skip
    imported(other, json.dumps(state).encode())
    assert other.headlines([id])[0].tags == ("a[2Jb",)
    assert other.coverage.watched() == []
    assert other.store.marks.awaited() == 0
    assert ("a", "feed:") not in other.store.saved.all()
    assert "https://sea.example/" in [feed.url for feed in other.feeds()]
    exported(other)
