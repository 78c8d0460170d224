"""The sample archive as a fixture: what every screen of the demo, and every test that reads it, may count on."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from pathlib import Path

import pytest

from reader.clean import clean_line, is_safe
from reader.demo import NOW, OUTLETS, build, clock
from reader.library import Library
from reader.model import Article, Headline, Related

Everything = dict[int, Article]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    build(path)
    return path


@pytest.fixture(scope="session")
def library(archive: Path) -> Iterator[Library]:
    with Library.open(archive, offline=True, clock=clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def heads(library: Library) -> list[Headline]:
    """Newest first."""
    return library.headlines(library.ids())


@pytest.fixture(scope="session")
def articles(library: Library, heads: list[Headline]) -> Everything:
    return {head.id: library.article(head.id) for head in heads}


@pytest.fixture(scope="session")
def related(library: Library, heads: list[Headline]) -> dict[int, Related]:
    return {head.id: library.related(head.id) for head in heads}


def titled(heads: list[Headline], words: str) -> Headline:
    (found,) = [head for head in heads if words in head.title]
    return found


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


def test_eight_stories_and_more_have_two_sources(library: Library) -> None:
    stories = library.stories()
    assert sum(story.sources >= 2 for story in stories) >= 8
    assert sum(story.sources >= 3 for story in stories) >= 5
    assert max(len(story.articles) for story in stories) < 10, "a story that swallows its neighbours is no story"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ferry with 412 aboard loses power", "A night on the Sankt Orla"),
        ("Ferry with 412 aboard loses power", "Tornvik Line Shares Sink"),
        ("Orrin to close Hangzhou AI lab", "Who maintains Lattice now?"),
        ("Kestrel-2 lands near", "A soft landing on a hard slope"),
        ("Code registry Quillpack pulls", "Your Line-Breaking Package"),
    ],
)
def test_one_event_in_different_words_is_one_story(heads: list[Headline], one: str, two: str) -> None:
    assert titled(heads, one).story == titled(heads, two).story is not None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Kestrel-2 lands near", "Arden agency launches Kestrel-2"),
        ("Ferry with 412 aboard loses power", "Inspectors order repairs"),
        ("Ferry with 412 aboard loses power", "storm gate at Tornvik"),
    ],
)
def test_the_same_names_in_other_months_and_matters_are_other_stories(
    heads: list[Headline], one: str, two: str
) -> None:
    assert titled(heads, one).story != titled(heads, two).story


def test_wire_reports_are_copied_by_other_outlets(heads: list[Headline], related: dict[int, Related]) -> None:
    pairs = {tuple(sorted((id, row.id))) for id, found in related.items() for row in found.copies}
    assert len(pairs) >= 6
    assert sum(head.copies >= 2 for head in heads) >= 3, "one report is carried by two outlets"
    for row in chain.from_iterable(found.copies for found in related.values()):
        assert any("same text" in reason for reason in row.reasons)


def test_a_copy_cut_to_its_first_half_is_still_a_copy(heads: list[Headline], related: dict[int, Related]) -> None:
    half, whole = titled(heads, "Herring quota falls"), titled(heads, "Fisheries council cuts")
    assert half.words < 0.8 * whole.words
    assert whole.id in {row.id for row in related[half.id].copies}


def test_follow_ups_find_what_came_before_and_say_why(related: dict[int, Related]) -> None:
    assert sum(bool(found.earlier) for found in related.values()) >= 10
    for row in chain.from_iterable(found.earlier for found in related.values()):
        assert row.reasons
        assert "earlier" in row.reasons[-1]


def test_months_later_the_landing_recalls_the_launch(heads: list[Headline], related: dict[int, Related]) -> None:
    landing, launch = titled(heads, "Kestrel-2 lands near"), titled(heads, "Arden agency launches")
    assert launch.id in {row.id for row in related[landing.id].earlier}


def test_background_links_stand_on_shared_names(related: dict[int, Related]) -> None:
    assert sum(bool(found.background) for found in related.values()) >= 10


def test_one_quotation_joins_outlets_that_share_no_other_sentence(
    heads: list[Headline], related: dict[int, Related]
) -> None:
    night, boats = titled(heads, "A night on the Sankt Orla"), titled(heads, "Eleven boats went out")
    (row,) = [row for row in related[night.id].same_story if row.id == boats.id]
    assert any("walk to the stern" in reason for reason in row.reasons)


def test_every_cut_has_a_reason_and_many_kinds_are_shown(articles: Everything) -> None:
    cuts = [block for article in articles.values() for block in article.blocks if not block.kept]
    assert all(block.reason for block in cuts)
    reasons = Counter(re.sub(r"\d+", "N", block.reason or "") for block in cuts)
    for reason in (
        "related stories",
        "asks you to share",
        "asks you to sign up",
        "asks you to follow",
        "asks for support",
        "asks for tips",
        "asks you to act on an offer",
        "plugs an app",
        "copyright line",
        "advertising label",
        "seen in N articles of this source",
    ):
        assert reasons[reason], reason


def test_every_outlet_repeats_a_line_that_is_learned_and_cut(articles: Everything) -> None:
    learned = {
        article.headline.feed
        for article in articles.values()
        for block in article.blocks
        if not block.kept and (block.reason or "").startswith("seen in")
    }
    assert len(learned) == 6


def test_no_offer_of_the_academy_is_left_on_the_first_screens(articles: Everything, heads: list[Headline]) -> None:
    read = "\n".join(b.text for head in heads[:40] for b in articles[head.id].blocks if b.kept)
    assert "Ledgerline Academy:" not in read
    assert "masterclass" not in read


@pytest.mark.parametrize(
    "words", ["Sign up today and save your spot, they said", "Download the app, it said", "It then invited her to a"]
)
def test_reporting_that_sounds_like_promotion_stays(articles: Everything, words: str) -> None:
    (block,) = [b for article in articles.values() for b in article.blocks if words in b.text]
    assert block.kept


def test_pages_are_read_where_the_feed_has_only_summaries(articles: Everything) -> None:
    paged = [article for article in articles.values() if article.headline.feed == "Ledgerline"]
    assert len(paged) >= 10
    for article in paged:
        assert article.origin == "page", article.headline.title
        text = "\n".join(block.text for block in article.blocks if block.kept)
        for furniture in ("[…]", "min read", "Copy link", "short the ferry", "Unsubscribe", "Advertise", "BTC 99,812"):
            assert furniture not in text, (article.headline.title, furniture)


def test_scars_of_the_auto_linker_are_found_and_left_as_they_are(articles: Everything) -> None:
    scarred = [article for article in articles.values() if article.artefacts]
    assert len(scarred) >= 4
    assert {article.headline.feed for article in scarred} == {"Ledgerline"}
    shown = set()
    for article in scarred:
        for scar in article.artefacts:
            shown.add(article.blocks[scar.block].text[scar.start : scar.end])
    assert {"FLOW", "Core", "TRUMP"} <= shown


def test_every_kind_of_block_and_of_formatting_occurs(articles: Everything) -> None:
    blocks = [block for article in articles.values() for block in article.blocks if block.kept]
    kinds = {block.kind for block in blocks}
    assert {"p", "h2", "li", "quote", "code", "table", "image", "caption"} <= kinds
    assert {mark.kind for block in blocks for mark in block.marks} >= {"em", "strong", "code", "link", "sub", "sup"}
    assert {block.language for block in blocks if block.kind == "code"} >= {"python", "bash", "javascript", "rust"}
    assert max(block.depth for block in blocks if block.kind == "li") >= 2
    assert any(block.number == 3 for block in blocks)
    assert all(block.rows for block in blocks if block.kind == "table")


def test_other_scripts_and_languages_are_there(articles: Everything, heads: list[Headline]) -> None:
    everything = "\n".join(block.text for article in articles.values() for block in article.blocks)
    for name in (
        "王敏",
        "田中誠",
        "Олена Марчук",
        "نادية الخطيب",
        "יעל ברוך",
        "Þóra Eldjárnsdóttir",
        "Darragh Ó Súilleabháin",
    ):
        assert name in everything
    assert any(re.search(r"[\u3040-\u30ff]", head.title) for head in heads)
    assert articles[titled(heads, "Velmark hat gewählt").id].language == "de"
    assert "ciclón" in titled(heads, "Caldria busca").title


def test_awkward_titles_are_shown_whole(heads: list[Headline]) -> None:
    titles = [head.title for head in heads]
    assert any(title.startswith("[PDF] ") for title in titles)
    assert any("[/]" in title and "[/tmp]" in title for title in titles)
    assert any(title.startswith('Salt & Light: "a novel') for title in titles)
    assert max(map(len, titles)) > 200
    assert all(titles), "the entry without a title is called by its first words"


def test_a_podcast_keeps_its_recording(articles: Everything, heads: list[Headline]) -> None:
    (recording,) = articles[titled(heads, "Podcast").id].enclosures
    assert recording.media_type == "audio/mpeg"


def test_names_and_measures_of_every_common_kind_are_found(articles: Everything) -> None:
    kinds = Counter(mention.kind for article in articles.values() for mention in article.mentions)
    for kind in ("person", "org", "place", "group", "product", "event", "work", "money", "percent", "date", "quantity"):
        assert kinds[kind] >= 3, kind


def test_every_text_is_safe_and_every_mention_points_at_its_words(articles: Everything) -> None:
    for article in articles.values():
        head = article.headline
        assert clean_line(head.title) == head.title
        assert all(is_safe(block.text) for block in article.blocks)
        for mention in article.mentions:
            text = head.title if mention.block < 0 else article.blocks[mention.block].text
            assert text[mention.start : mention.end] == mention.text


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
