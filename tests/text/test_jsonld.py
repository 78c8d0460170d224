from __future__ import annotations

import json

import pytest

from reader.model import Block, Extracted
from reader.text.choose import choose, fuller
from reader.text.jsonld import PageData, page_data

BODY = "The pilots of the outer roads counted the ferries and found that one was missing since the storm. " * 5
FEED = Extracted((Block("p", "The pilots counted the ferries after the storm."),), title="One ferry missing")


def page(shown: str, **data: object) -> bytes:
    ld = json.dumps({"@type": "NewsArticle", "headline": "One ferry missing", "articleBody": BODY, **data})
    return (
        f'<html><body><script type="application/ld+json">{ld}</script><article>{shown}</article></body></html>'.encode()
    )


def test_the_text_in_the_data_is_read_with_what_it_says_of_itself() -> None:
    found = page_data(page("<p>Open the app to read on.</p>", author={"name": "Ada Vance"}, isAccessibleForFree=False))
    assert found.text is not None
    assert (found.text.text, found.text.author, found.text.origin) == (BODY.strip(), "Ada Vance", "jsonld")
    assert (found.is_free, found.is_shown) == (False, False)


def test_a_text_that_the_page_shows_too_is_the_pages() -> None:
    data = page_data(page(f"<p>{BODY}</p>"))
    assert data.is_shown
    shown = Extracted((Block("p", "The pilots counted."),))
    assert fuller(shown, data) is shown


def test_lines_of_the_body_are_paragraphs_and_its_title_is_not_said_twice() -> None:
    found = page_data(page("", articleBody="One ferry missing\n" + BODY + "\n" + BODY)).text
    assert found is not None
    assert [block.text for block in found.blocks] == [BODY.strip()] * 2


@pytest.mark.parametrize("data", [{"articleBody": "Too short."}, {"articleBody": ["no", "text"]}, {"articleBody": ""}])
def test_a_teaser_or_nonsense_is_no_text(data: dict[str, object]) -> None:
    assert page_data(page("", **data)).text is None


@pytest.mark.parametrize("markup", [b"", b"\x00\xff", b"<p>", b"<script type='application/ld+json'>{</script>" * 40])
def test_no_page_is_too_broken(markup: bytes) -> None:
    assert page_data(markup).text is None


def test_a_thin_page_gives_way_to_its_data_and_a_full_one_does_not() -> None:
    data = page_data(page(""))
    assert data.text is not None
    thin = Extracted((Block("p", "Read about the ferries and the storm in our app."),))
    full = Extracted(
        (Block("p", "The ferries lay in the harbour while the pilots went out to look for the lost one. " * 12),)
    )
    assert choose(FEED, thin, data=data).origin == "jsonld"
    assert choose(FEED, full, data=data).origin == "page"


def test_a_wall_in_the_data_is_a_wall() -> None:
    wall = Extracted(
        (Block("p", "Subscribe to continue reading about the ferries and the storm. " * 6),), origin="jsonld"
    )
    thin = Extracted((Block("p", "The ferries and the storm."),))
    assert fuller(thin, PageData(wall)) is thin


def test_what_a_person_prefers_is_taken_where_there_is_any() -> None:
    data = page_data(page(""))
    full = Extracted((Block("p", "The ferries lay in the harbour while the pilots went out. " * 12),))
    assert [choose(FEED, full, data=data, prefer=prefer).origin for prefer in ("feed", "page", "jsonld")] == [
        "feed",
        "page",
        "jsonld",
    ]  # type: ignore[arg-type]
    assert choose(FEED, full, prefer="jsonld").origin == "page"
    assert choose(FEED, None, "the page answered 503", prefer="page").why == "the feed's text: the page answered 503"
