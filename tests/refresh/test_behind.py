"""What follows a refresh: pages, repeated lines, names, stories, the index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.store.journal import NewFeed
from tests.fakes import Clock, Web, rss

BODY = (
    "The council of Port Ellan voted on Tuesday to replace the old swing bridge after engineers from Tollan Works found cracks in two of its piers. "
    "Mayor Ines Okafor said the new bridge would cost 41 million euros and open in 2029. "
    "Shopkeepers on the northern quay fear for their trade while the road is closed, and asked for a ferry to run every ten minutes until then. "
)
PAGE = """<html><head><title>{title} | Quay Courier</title><meta property="og:title" content="{title}"></head><body><nav><a href="/">Home</a><a href="/sea">Sea</a></nav>
<article><h1>{title}</h1>{body}<p>Sign up for the Quay Courier newsletter and never miss a ferry again. Subscribe now</p></article><footer>© Quay Courier</footer></body></html>"""


def teaser(number: int, title: str, host: str) -> str:
    return f"<item><title>{title}</title><link>{host}/story/{number}</link><guid isPermaLink='false'>s{number}</guid><pubDate>Thu, 19 Nov 2026 0{number}:00:00 GMT</pubDate><description>The council of Port Ellan voted on Tuesday to replace the old swing bridge […]</description></item>"


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


def serve_page(site: Web, number: int, title: str, body: str) -> None:
    site.serve(f"/story/{number}", PAGE.format(title=title, body=body), kind="text/html; charset=utf-8")


def test_a_short_entry_gets_its_whole_page_without_what_surrounds_it(library: Library, site: Web) -> None:
    serve_page(
        site,
        1,
        "Port Ellan replaces its bridge",
        f"<p>{BODY}</p>" * 3 + "<h2>What it costs</h2><p>Nobody knows yet.</p>",
    )
    library.store.journal.subscribe(
        [NewFeed(site.serve("/feed", rss(teaser(1, "Port Ellan replaces its bridge", site.address))))]
    )
    assert library.refresh().waiting == 0
    article = library.article(library.ids()[0])
    kept = [block.text for block in article.blocks if block.kept]
    assert article.origin == "page"
    assert "What it costs" in kept
    assert not any("newsletter" in text or "Home" in text for text in kept)
    [cut] = [block for block in article.blocks if not block.kept and "newsletter" in block.text]
    assert cut.reason
    assert {"Port Ellan", "Ines Okafor"} <= {entity.name for entity in article.entities}
    assert library.search("swing bridge")[0].headline.id == article.headline.id


def test_when_the_page_cannot_be_had_the_feeds_text_stays_and_says_why(library: Library, site: Web) -> None:
    library.store.journal.subscribe([NewFeed(site.serve("/feed", rss(teaser(1, "Bridge", site.address))))])
    library.refresh()
    article = library.article(library.ids()[0])
    assert "voted on Tuesday" in article.blocks[0].text
    assert "404" in article.why


def test_a_page_on_a_private_host_that_nobody_added_is_not_fetched(library: Library, site: Web) -> None:
    elsewhere = site.address.replace("127.0.0.1", "localhost")
    library.store.journal.subscribe([NewFeed(site.serve("/feed", rss(teaser(1, "Bridge", elsewhere))))])
    library.refresh()
    assert [path for path, _ in site.asked] == ["/feed"]
    assert "private" in library.article(library.ids()[0]).why


def test_a_line_that_the_source_repeats_is_cut_in_every_article_once_three_had_it(library: Library, site: Web) -> None:
    tail = "<p>Our harbour desk has watched these waters since the lighthouse was built of wood.</p>"
    paragraphs = ["alpha beacon", "brine cargo", "dock ebb", "flood gale", "hull inlet"]
    items = "".join(
        f"<item><title>Report {n}</title><guid isPermaLink='false'>r{n}</guid><pubDate>Thu, 19 Nov 2026 0{n}:00:00 GMT</pubDate><description><![CDATA["
        + "".join(
            f"<p>{words} {n} {k} was noted by the pilots of the outer roads and written into the long log of the day {k * n}.</p>"
            for k in range(20)
        )
        + f"{tail}]]></description></item>"
        for n, words in enumerate(paragraphs)
    )
    library.store.journal.subscribe([NewFeed(site.serve("/feed", rss(items)))])
    library.refresh()
    cuts = [[b.reason for b in library.article(id).blocks if not b.kept] for id in library.ids(sort="oldest")]
    assert cuts[:3] == [["seen in 4 articles of this source"]] * 3
    assert cuts[3] == ["seen in 3 articles of this source"]
    assert cuts[4] == ["seen in 4 articles of this source"]


def test_two_reports_of_one_event_become_a_story_with_reasons_true_of_both(library: Library, site: Web) -> None:
    one = f"<p>{BODY}</p><p>The vote was nine to four after three hours of debate in the old customs house.</p>" * 2
    two = (
        "<p>Port Ellan will get a new swing bridge. Its council decided so on Tuesday evening, with nine votes against four, because Tollan Works had found cracks in the piers of the old one.</p>"
        "<p>“We cannot wait until it falls,” Mayor Ines Okafor told reporters. She put the price at 41 million euros and the opening in 2029. Traders of the northern quay want a ferry every ten minutes.</p>"
        * 2
    )
    for path, title, body in (
        ("/a", "Port Ellan council votes to replace swing bridge", one),
        ("/b", "New swing bridge for Port Ellan after cracks are found", two),
    ):
        feed = rss(
            f"<item><title>{title}</title><guid isPermaLink='false'>{path}</guid><pubDate>Thu, 19 Nov 2026 06:00:00 GMT</pubDate><description><![CDATA[{body}]]></description></item>",
            title=path,
        )
        library.store.journal.subscribe([NewFeed(site.serve(path, feed))])
    library.refresh()
    [story] = library.stories()
    assert len(story.articles) == 2
    [row] = library.related(story.articles[0]).same_story
    assert any("Ines Okafor" in reason for reason in row.reasons)


def test_catching_up_goes_on_where_it_was_cancelled(library: Library, site: Web) -> None:
    items = "".join(
        f"<item><title>Report {n} of the pilots</title><guid isPermaLink='false'>r{n}</guid><description>{BODY * 4} {n}</description></item>"
        for n in range(50)
    )
    library.store.journal.subscribe([NewFeed(site.serve("/feed", rss(items)))])
    library.refresh(behind=False)
    steps: list[object] = []
    library.catch_up(progress=steps.append, cancelled=lambda: len(steps) >= 1)
    assert 0 < library.waiting() <= 50
    library.catch_up()
    assert library.waiting() == 0
    assert len(library.search("pilots", 100)) == 50
