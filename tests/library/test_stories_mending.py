"""A person's corrections of stories: they stick through rebuilds, and each is one step to undo and redo."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.demo import clock
from reader.errors import NothingFound
from reader.library import Library
from reader.model import Headline, Story


@pytest.fixture
def library(sample: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copyfile(sample, tmp_path / "demo.db")
    with Library.open(tmp_path / "demo.db", offline=True, clock=clock) as opened:
        yield opened


def partition(library: Library) -> set[frozenset[int]]:
    return {frozenset(story.articles) for story in library.stories(include_single=True)}


def largest(library: Library) -> Story:
    return max(library.stories(), key=lambda story: (len(story.articles), -story.story))


def head(library: Library, id: int) -> Headline:
    return library.headlines([id])[0]


def one_with_copies(library: Library) -> Headline:
    return next(h for h in library.headlines(library.ids()) if h.copies)


def test_a_rebuild_gives_the_stories_that_arrival_gave(library: Library) -> None:
    before = partition(library)
    library.rebuild_stories()
    assert partition(library) == before


def test_split_off_stays_split_off_after_a_rebuild_and_undo_joins_again(library: Library) -> None:
    story = largest(library)
    before = partition(library)
    lone = next(id for id in story.articles if not head(library, id).copies)
    change = library.coverage.split_story(lone)
    assert change.summary.startswith("Split “")
    assert frozenset({lone}) in partition(library)
    assert frozenset(set(story.articles) - {lone}) in partition(library)
    after = partition(library)
    library.rebuild_stories()
    assert partition(library) == after
    library.undo()
    assert partition(library) == before
    library.redo()
    assert partition(library) == after
    library.undo()
    library.rebuild_stories()
    assert partition(library) == before


def test_an_article_takes_its_copies_along(library: Library) -> None:
    story = next(
        s for s in library.stories()
        if len(s.articles) > 2 and any(head(library, i).copies and head(library, i).copies + 1 < len(s.articles) for i in s.articles)
    )  # fmt: skip
    copied = next(id for id in story.articles if head(library, id).copies)
    library.coverage.split_story(copied)
    moved = frozenset(next(part for part in partition(library) if copied in part))
    assert len(moved) == head(library, copied).copies + 1
    library.rebuild_stories()
    assert moved in partition(library)


def test_merged_stories_stay_merged_and_a_later_split_wins(library: Library) -> None:
    one, two = library.stories()[:2]
    before = partition(library)
    library.coverage.merge_stories(one.articles[0], two.articles[0])
    both = frozenset(one.articles + two.articles)
    assert both in partition(library)
    library.rebuild_stories()
    assert both in partition(library)
    lone = next(id for id in two.articles if not head(library, id).copies)
    library.coverage.split_story(lone)
    library.rebuild_stories()
    assert frozenset({lone}) in partition(library)
    library.undo()
    library.undo()
    assert partition(library) == before
    library.rebuild_stories()
    assert partition(library) == before


def test_a_wrong_link_goes_from_the_sidebar_on_both_sides(library: Library) -> None:
    here, row = next((id, found.earlier[0]) for id in library.ids() if (found := library.related(id)).earlier)
    library.coverage.not_same_story(here, row.id)
    assert row.id not in {r.id for r in library.related(here).earlier}
    assert all(r.id != here for _, rows in library.related(row.id).sections() for r in rows)
    library.rebuild_stories()
    assert row.id not in {r.id for r in library.related(here).earlier}
    library.undo()
    assert row.id in {r.id for r in library.related(here).earlier}


def test_not_the_same_story_parts_two_reports_for_good(library: Library) -> None:
    story = largest(library)
    here, other = [id for id in story.articles if not head(library, id).copies][:2]
    library.coverage.not_same_story(here, other)
    assert head(library, here).story != head(library, other).story
    library.rebuild_stories()
    assert head(library, here).story != head(library, other).story
    library.undo()
    assert head(library, here).story == head(library, other).story


def test_an_undo_after_a_rebuild_finds_the_story_under_its_new_number(library: Library) -> None:
    story = largest(library)
    lone = next(id for id in story.articles if not head(library, id).copies)
    library.coverage.split_story(lone)
    library.rebuild_stories()
    library.undo()
    assert frozenset(story.articles) in partition(library)


def test_what_cannot_be_split_or_merged_says_why(library: Library) -> None:
    (alone,) = next(s.articles for s in library.stories(include_single=True) if len(s.articles) == 1)
    with pytest.raises(NothingFound, match="a story of its own already"):
        library.coverage.split_story(alone)
    story = largest(library)
    with pytest.raises(NothingFound, match="one story already"):
        library.coverage.merge_stories(story.articles[0], story.articles[1])


def test_a_preferred_source_gives_the_headline(library: Library) -> None:
    story = next(s for s in library.stories() if s.sources > 1 and len(s.articles) <= 5)
    other = next(h for h in (head(library, id) for id in story.articles) if h.title != story.headline)
    library.coverage.prefer_source(other.feed_id)
    told = next(s for s in library.stories() if s.articles == story.articles)
    assert (
        head(library, next(i for i in told.articles if head(library, i).title == told.headline)).feed_id
        == other.feed_id
    )
    library.rebuild_stories()
    assert next(s for s in library.stories() if s.articles == story.articles).headline == told.headline
    library.undo()
    assert next(s for s in library.stories() if s.articles == story.articles).headline == story.headline


def test_one_copy_read_is_read_everywhere_and_nothing_disappears(library: Library) -> None:
    copied = one_with_copies(library)
    everything = list(library.ids())
    copies = [row.id for row in library.related(copied.id).copies]
    library.mark_read([copied.id, *copies], False)
    library.mark_read([copied.id])
    assert all(h.read for h in library.headlines([copied.id, *copies]))
    assert list(library.ids()) == everything
    library.undo()
    assert not any(h.read for h in library.headlines([copied.id, *copies]))
