"""Outlets, dates and lengths of the sample archive, and that it is built alike every time."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import timedelta
from pathlib import Path

from reader.demo import NOW, OUTLETS, build, clock
from reader.library import Library
from reader.model import Headline, Related
from tests.demo.conftest import Everything


def test_sixty_articles_and_more_from_six_outlets_in_four_folders(library: Library, heads: list[Headline]) -> None:
    assert len(heads) >= 64
    assert len({head.feed for head in heads}) == 6
    assert {feed.folder for feed in library.feeds()} == {"World", "Tech & Markets", "Sea & Coast", "Science"}


def test_every_feed_document_is_of_another_format() -> None:
    from reader.feeds.parse import NotAFeed, parse_feed

    versions = []
    for outlet in tomllib.loads((OUTLETS / "outlets.toml").read_text("utf-8"))["outlet"]:
        feed = parse_feed((OUTLETS / outlet["file"]).read_bytes(), outlet["url"])
        assert not isinstance(feed, NotAFeed)
        assert feed.problem is None, outlet["file"]
        versions.append(feed.version)
    assert len(versions) == 6
    assert len(set(versions)) >= 4, versions


def test_the_news_spreads_over_four_months_and_is_thickest_today(heads: list[Headline]) -> None:
    ages = [NOW - head.published for head in heads]
    assert min(ages) == timedelta(0), "the entry without a date counts as first seen now"
    assert max(ages) > timedelta(days=115)
    assert sum(age <= timedelta(days=1) for age in ages) >= 10
    assert sum(age <= timedelta(days=7) for age in ages) >= 25


def test_the_first_screen_mixes_all_outlets_and_several_stories(heads: list[Headline]) -> None:
    screen = heads[:20]
    assert {head.feed for head in screen} == {head.feed for head in heads}
    told = Counter(head.story for head in screen)
    assert sum(times >= 2 for times in told.values()) >= 4


def test_articles_are_of_the_length_of_news(articles: Everything) -> None:
    lengths = sorted(sum(len(b.text.split()) for b in a.blocks if b.kept) for a in articles.values())
    assert lengths[len(lengths) // 2] >= 140
    assert sum(length >= 800 for length in lengths) >= 3


def test_addresses_lead_nowhere_outside_the_invented_world() -> None:
    for file in OUTLETS.rglob("*"):
        if file.is_file():
            for host in re.findall(r"https?://([^/\"'\s<>]+)", file.read_text("utf-8")):
                known = host.endswith(".example") or host in ("www.w3.org", "purl.org", "schema.org", "jsonfeed.org")
                assert known, (file.name, host)


def test_a_second_build_gives_the_same_archive(
    tmp_path: Path, library: Library, heads: list[Headline], related: dict[int, Related]
) -> None:
    build(tmp_path / "again.db")
    with Library.open(tmp_path / "again.db", offline=True, clock=clock) as again:
        assert again.headlines(again.ids()) == heads
        assert again.stories() == library.stories()
        for head in heads[:20]:
            assert again.related(head.id) == related[head.id]
            assert again.article(head.id) == library.article(head.id)


def test_the_build_leaves_no_log_beside_the_archive(tmp_path: Path) -> None:
    build(tmp_path / "alone.db")
    assert (tmp_path / "alone.db").stat().st_size > 500_000
    assert not [path.name for path in tmp_path.iterdir() if path.name.endswith(("-wal", "-shm"))]
