"""Timelines and versions of the sample's stories, and copies that arrive after the original was read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.demo import clock
from reader.library import Library
from reader.library.exchange import import_articles, read_articles
from reader.model import Headline


@pytest.fixture
def library(sample: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copyfile(sample, tmp_path / "demo.db")
    with Library.open(tmp_path / "demo.db", offline=True, clock=clock) as opened:
        yield opened


def titled(library: Library, words: str) -> Headline:
    (found,) = [head for head in library.headlines(library.ids()) if words in head.title]
    return found


def test_the_ferry_fires_timeline_leads_back_to_the_doors_and_the_night_crew(library: Library) -> None:
    story = titled(library, "Ferry with 412 aboard").story
    assert story is not None
    told = library.coverage.timeline(story)
    before = [row.headline.title for row in told if row.earlier]
    assert any("one engineer off the night crossing" in title for title in before)
    assert any("fire doors" in title for title in before)
    assert [row.headline.published for row in told] == sorted(row.headline.published for row in told)
    assert any(row.silence is not None and row.silence >= timedelta(days=30) for row in told)
    assert {copy.feed for row in told for copy in row.copies} == {"The Skerry Post"}


def test_every_fact_of_a_timeline_stands_in_its_own_report(library: Library) -> None:
    facts = 0
    for story in library.stories():
        for row in library.coverage.timeline(story.story):
            text = " ".join(" ".join(b.text for b in library.article(row.headline.id).blocks if b.kept).split())
            assert " ".join(row.fact.split()) in text
            facts += bool(row.fact)
    assert facts > 40


def test_two_versions_show_what_only_one_of_them_says(library: Library) -> None:
    wire, paper = titled(library, "Fisheries council cuts"), titled(library, "Herring: quota down")
    versions = library.coverage.versions(paper.id, wire.id)
    only_paper = [left for left, right, _ in versions.rows if right is None]
    assert any("The decision the harbour has waited for" in (said or "") for said in only_paper)
    assert sum(left is not None and right is not None for left, right, _ in versions.rows) >= 6
    assert versions.share > 0.7
    assert next(head.id for head in library.coverage.copies(paper.id)) == wire.id


def test_a_copy_that_arrives_after_the_original_was_read_is_read_and_one_that_adds_is_not(library: Library) -> None:
    original = titled(library, "Ferry with 412 aboard")
    library.mark_read([original.id])
    text = "\n\n".join(b.text for b in library.article(original.id).blocks if b.kept)
    more = " ".join(f"Stewardess number {n} told the Gazette what she saw below deck that night." for n in range(40))
    import json

    rows = [
        {"id": "again", "title": "Ferry loses power", "text": text, "source": "Gazette", "published": "2026-11-20T07:50:00Z"},
        {"id": "more", "title": "Ferry: the crew tells", "text": f"{text}\n\n{more}", "source": "Herald", "published": "2026-11-20T07:55:00Z"},
    ]  # fmt: skip
    source = "\n".join(map(json.dumps, rows)).encode()
    import_articles(library.store, read_articles(source, "rows.jsonl"))
    library.catch_up()
    again, adds = titled(library, "Ferry loses power"), titled(library, "Ferry: the crew tells")
    assert again.story == adds.story == titled(library, "Ferry with 412 aboard").story
    assert again.read
    assert not adds.read
    unread = {story.story: story.unread for story in library.stories()}
    library.mark_read([again.id], False)
    assert {story.story: story.unread for story in library.stories()}[again.story or 0] == unread[again.story or 0] + 1
    library.rebuild_stories()
    assert not titled(library, "Ferry loses power").read, "what a person marked unread stays unread"


def test_the_front_page_is_ranked_and_says_why(library: Library) -> None:
    stories = library.coverage.front_page()
    assert [story.rank for story in stories] == sorted((story.rank for story in stories), reverse=True)
    assert "Sankt Orla" in stories[0].headline or "Ferry" in stories[0].headline
    assert all(f"{story.sources} source" in story.why for story in stories)
