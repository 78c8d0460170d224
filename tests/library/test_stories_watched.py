"""A watched story: told when it moves, whatever number it has, until the watch is taken back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.demo import NOW
from reader.errors import NothingFound
from reader.library import Library
from reader.library.coverage import moved
from reader.library.exchange import import_articles, read_articles
from reader.model import Place, Story


class Hands:
    """A clock that is set by hand."""

    now = NOW

    def __call__(self):  # type: ignore[no-untyped-def]
        return self.now


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def library(sample: Path, tmp_path: Path, hands: Hands) -> Iterator[Library]:
    shutil.copyfile(sample, tmp_path / "demo.db")
    with Library.open(tmp_path / "demo.db", offline=True, clock=hands) as opened:
        yield opened


def largest(library: Library) -> Story:
    return max(library.stories(), key=lambda story: (len(story.articles), -story.story))


def report(library: Library, hands: Hands, story: Story, guid: str) -> int:
    """Another outlet tells the story's newest report in its own order of sentences, an hour later."""
    hands.now += timedelta(hours=1)
    article = library.article(story.articles[0])
    told = [sentence for block in article.blocks if block.kept for sentence in block.text.split(". ")]
    row = {
        "id": guid, "title": f"{article.headline.title}: what is known", "source": "The Late Post",
        "text": ". ".join([f"This is report {guid}", *told[::-1]]), "published": article.headline.published.isoformat(),
    }  # fmt: skip
    import_articles(library.store, read_articles(json.dumps(row).encode(), "late"))
    library.catch_up()
    return next(head.id for head in library.headlines(library.ids()) if head.title == row["title"])


def test_a_new_report_of_a_watched_story_is_told_until_it_is_read(library: Library, hands: Hands) -> None:
    story = largest(library)
    assert library.coverage.watch(story.story).summary.startswith("Watching “")
    before = library.coverage.watched()
    assert [(row.story.story, row.new) for row in before] == [(story.story, 0)]
    new = report(library, hands, story, "late-1")
    after = library.coverage.watched()
    assert new in after[0].story.articles
    assert [(row.story.headline, row.new) for row in moved(before, after)] == [(after[0].story.headline, 1)]
    assert not moved(after, library.coverage.watched())
    library.mark_read([new])
    assert library.coverage.watched()[0].new == 0


def test_other_stories_are_not_told(library: Library, hands: Hands) -> None:
    watched, other = library.stories()[:2]
    library.coverage.watch(watched.story)
    before = library.coverage.watched()
    report(library, hands, other, "late-2")
    assert not moved(before, library.coverage.watched())


def test_a_watch_survives_a_rebuild_and_undo_takes_it_back(library: Library) -> None:
    story = largest(library)
    library.coverage.watch(story.story)
    library.rebuild_stories()
    [row] = library.coverage.watched()
    assert set(row.story.articles) == set(story.articles)
    assert [s.story for s in library.stories() if s.watched] == [row.story.story]
    library.undo()
    assert not library.coverage.watched()
    library.redo()
    assert len(library.coverage.watched()) == 1
    library.coverage.watch(row.story.story)
    assert not library.coverage.watched()


def test_the_left_pane_has_a_row_for_watched_stories_once_there_are_some(library: Library, hands: Hands) -> None:
    assert not [view for view in library.views() if view.place is Place.WATCHED]
    story = largest(library)
    library.coverage.watch(story.story)
    report(library, hands, story, "late-3")
    [view] = [view for view in library.views() if view.place is Place.WATCHED]
    assert (view.name, view.unread, view.total) == ("Watched stories", 1, 1)
    assert set(library.ids(view.query)) == set(library.coverage.watched()[0].story.articles)
    assert [s.watched for s in library.coverage.front_page(query=view.query)] == [True]


def test_a_story_that_is_none_cannot_be_watched(library: Library) -> None:
    with pytest.raises(NothingFound, match="no story 987654"):
        library.coverage.watch(987654)
