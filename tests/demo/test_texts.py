"""Articles of the sample archive: cuts, blocks, names, scripts, awkward titles."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from reader.clean import clean_line, is_safe
from reader.model import Headline
from tests.demo.conftest import Everything, titled


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
    for kind in ("person", "org", "place", "group", "product", "event", "money", "percent", "date", "quantity"):
        assert kinds[kind] >= 3, kind
    assert kinds["work"] >= 1


def test_every_text_is_safe_and_every_mention_points_at_its_words(articles: Everything) -> None:
    for article in articles.values():
        head = article.headline
        assert clean_line(head.title) == head.title
        assert all(is_safe(block.text) for block in article.blocks)
        for mention in article.mentions:
            text = head.title if mention.block < 0 else article.blocks[mention.block].text
            assert text[mention.start : mention.end] == mention.text
