"""Which text an article shows: found by itself with a reason, chosen by a person, kept through re-extraction, undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.config import Config, Fetching
from reader.errors import NothingFound, ServiceError
from reader.library import Library
from reader.model import TextChoice
from reader.store.journal import NewFeed
from reader.tui.page import origin_line
from tests.fakes import Clock, Web, item, rss

TEASER = "<p>The council of Port Ellan voted on Tuesday to replace the old swing bridge.</p>"
BODY = "The council of Port Ellan voted on Tuesday to replace the old swing bridge after engineers found cracks in two of its piers, said the mayor. "
DATA = "Engineers of the port found the cracks in the swing bridge of Port Ellan in spring, and the council has known of them since. "


def page(shown: str, data: str = "", **more: object) -> str:
    ld = {"@type": "NewsArticle", "headline": "Port Ellan replaces its bridge", "articleBody": data, **more}
    return f"""<html><head><title>Port Ellan replaces its bridge</title><script type="application/ld+json">{json.dumps(ld)}</script>
    <script>var tracker = 1;</script></head><body><article><h1>Port Ellan replaces its bridge</h1>{shown}</article></body></html>"""


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", clock=clock) as library:
        yield library


def follow(library: Library, site: Web, html: str, teaser: str = TEASER, number: int = 1) -> int:
    site.serve(f"/ferry/{number}", html, kind="text/html; charset=utf-8")
    entry = item(number, text=teaser, title="Port Ellan replaces its bridge").replace(
        "https://harbour.example", site.address
    )
    library.store.journal.subscribe([NewFeed(site.serve("/feed", rss(entry)))])
    library.refresh()
    return library.ids()[0]


def shown(library: Library, id: int) -> tuple[str, str]:
    """(origin, reason)"""
    article = library.article(id)
    return article.origin, article.why.partition(": ")[2]


def kinds(library: Library, id: int) -> list[TextChoice]:
    return [offer.choice for offer in library.texts.offers(id).offers]


def test_a_choice_is_made_kept_through_rereading_and_undone(library: Library, site: Web) -> None:
    id = follow(library, site, page(f"<p>{BODY}</p>" * 6, DATA * 5))
    assert shown(library, id) == ("page", "the feed has only a part of it")
    whole = library.article(id).blocks
    assert kinds(library, id) == ["feed", "page", "jsonld"]
    for choice, begins in (
        ("feed", "The council of Port Ellan voted on Tuesday to replace the old swing bridge."),
        ("jsonld", "Engineers of the port"),
    ):
        library.texts.choose(id, choice)  # type: ignore[arg-type]
        assert shown(library, id) == (choice, "you chose it")
        assert library.article(id).blocks[0].text.startswith(begins)
        library.jobs.read_again([id], lambda step: None, lambda: False)
        assert shown(library, id) == (choice, "you chose it")
    library.undo()
    assert shown(library, id) == ("feed", "you chose it")
    library.undo()
    assert shown(library, id) == ("page", "the feed has only a part of it")
    assert library.article(id).blocks == whole
    library.redo()
    assert shown(library, id)[0] == "feed"
    library.texts.choose(id, "auto")
    assert shown(library, id)[0] == "page"
    assert library.texts.offers(id).chosen == "auto"


def test_a_choice_outlives_the_publishers_next_edit(library: Library, site: Web, clock: Clock) -> None:
    id = follow(library, site, page(f"<p>{BODY}</p>" * 6))
    library.texts.choose(id, "feed")
    clock.move(hours=2)
    entry = item(1, text=TEASER.replace("Tuesday", "Wednesday"), title="Port Ellan replaces its bridge")
    site.serve("/feed", rss(entry.replace("https://harbour.example", site.address)))
    library.refresh()
    assert shown(library, id) == ("feed", "you chose it")
    assert "Wednesday" in library.article(id).blocks[0].text
    library.texts.choose(id, "auto")
    assert shown(library, id)[0] == "page"


def test_a_page_that_shows_next_to_nothing_gives_the_text_in_its_data(library: Library, site: Web) -> None:
    id = follow(
        library, site, page("<p>Read this story about the swing bridge of Port Ellan in our app.</p>", DATA * 8)
    )
    assert shown(library, id)[0] == "jsonld"
    assert library.article(id).blocks[0].text.startswith("Engineers of the port")
    assert "text in the page's data" in origin_line(library.article(id))


@pytest.mark.parametrize(
    ("wall", "reason"),
    [
        (
            "<p>Subscribe to continue reading about the council of Port Ellan and its swing bridge.</p>",
            "the page asks for a subscription",
        ),
        (
            "<p>We and our partners use cookies. Accept all cookies to read about Port Ellan.</p>",
            "the page asks for your consent",
        ),
        (
            "<p>Checking your browser before you see the swing bridge of Port Ellan.</p>",
            "the page asks for a check that you are no robot",
        ),
    ],
)
def test_a_wall_is_told_in_one_line_and_the_feeds_text_is_used(
    library: Library, site: Web, wall: str, reason: str
) -> None:
    id = follow(
        library, site, page(wall + "<p>Please wait a moment while we look at who you are and what you may see.</p>")
    )
    assert shown(library, id) == ("feed", reason)
    assert origin_line(library.article(id)) == f"The feed's own text: {reason}"


def test_a_page_that_calls_itself_closed_and_gives_less_than_the_feed_is_for_subscribers(
    library: Library, site: Web
) -> None:
    teaser = TEASER + "<p>It will cost 41 million euros and open in 2029, the mayor said on Tuesday evening.</p>"
    id = follow(
        library, site, page("<p>The council of Port Ellan voted on the bridge.</p>", isAccessibleForFree=False), teaser
    )
    assert shown(library, id) == ("feed", "the page is for subscribers only")


def test_an_ordinary_article_needs_no_word_about_its_text(library: Library, site: Web) -> None:
    id = follow(library, site, page(f"<p>{BODY}</p>" * 6))
    assert origin_line(library.article(id)) == ""


def test_a_page_that_was_not_needed_is_fetched_when_it_is_chosen_and_undo_brings_the_feeds_text_back(
    library: Library, site: Web
) -> None:
    whole = "".join(f"<p>{BODY}</p>" for _ in range(12))
    id = follow(library, site, page(f"<p>{BODY} And more on the page.</p>" * 14), whole)
    assert shown(library, id)[0] == "feed"
    before = library.article(id).blocks
    [own, other] = library.texts.offers(id).offers
    assert (own.choice, other.choice, other.text) == ("feed", "page", None)
    library.texts.choose(id, "page")
    assert shown(library, id) == ("page", "you chose it")
    assert "And more on the page." in library.article(id).blocks[0].text
    library.undo()
    assert shown(library, id)[0] == "feed"
    assert library.article(id).blocks == before


def test_what_is_not_there_cannot_be_chosen_and_nothing_changes(library: Library, site: Web) -> None:
    id = follow(library, site, page(f"<p>{BODY}</p>" * 6))
    before = library.article(id)
    with pytest.raises(NothingFound, match="text in the page's data"):
        library.texts.choose(id, "jsonld")
    assert library.article(id) == before
    with pytest.raises(NothingFound):
        library.texts.offers(99)
    site.pages.clear()
    other = follow(library, site, "", "".join(f"<p>{BODY}</p>" for _ in range(12)), number=2)
    site.pages.clear()
    with pytest.raises(NothingFound):
        library.texts.choose(other, "page")
    library.jobs.offline = True
    with pytest.raises(ServiceError):
        library.texts.choose(other, "page")


def test_without_kept_pages_a_text_that_gives_way_is_still_not_lost(tmp_path: Path, site: Web, clock: Clock) -> None:
    with Library.open(tmp_path / "archive.db", Config(fetching=Fetching(keep_pages=False)), clock=clock) as library:
        id = follow(library, site, page(f"<p>{BODY}</p>" * 6))
        assert library.store.texts.page(id) is None
        before = library.article(id).blocks
        library.texts.choose(id, "feed")
        assert shown(library, id)[0] == "feed"
        library.undo()
        assert library.article(id).blocks == before
        library.texts.choose(id, "feed")
        library.jobs.offline = True
        library.texts.choose(id, "page")
        assert library.article(id).blocks == before


def test_pages_are_kept_without_their_programs_and_dropped_where_none_are_wanted(
    tmp_path: Path, site: Web, clock: Clock
) -> None:
    path = tmp_path / "archive.db"
    with Library.open(path, clock=clock) as library:
        id = follow(library, site, page(f"<p>{BODY}</p>" * 6, DATA))
        kept = library.store.texts.page(id)
        assert kept is not None
        assert b"tracker" not in kept
        assert b"articleBody" in kept
    with Library.open(path, Config(fetching=Fetching(keep_pages=False)), clock=clock) as library:
        library.store.backup_is_due = lambda: True  # type: ignore[method-assign]
        library.backup_if_due()
        assert library.store.texts.page(id) is None
        assert library.store.texts.feed_text(id) is not None


def test_names_of_another_text_are_never_painted_on_this_one(library: Library, site: Web) -> None:
    id = follow(library, site, page(f"<p>{BODY}</p>" * 6))
    library.catch_up()
    for choice in ("feed", "page"):
        library.texts.choose(id, choice)  # type: ignore[arg-type]
        for _ in range(2):
            article = library.article(id)
            for mention in article.mentions:
                text = article.headline.title if mention.block < 0 else article.blocks[mention.block].text
                assert text[mention.start : mention.end] == mention.text
            library.catch_up()
        assert "Port Ellan" in {mention.text for mention in library.article(id).mentions}
