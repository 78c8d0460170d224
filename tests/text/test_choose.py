from __future__ import annotations

import pytest

from reader.model import Block, Extracted
from reader.text.choose import choose, needs_page

LONG = "The council of the harbour town met for nine hours to settle the price of the ferry. " * 30


def text(words: str, title: str = "Ferry price settled by the council") -> Extracted:
    return Extracted((Block("p", words),) if words else (), title=title)


FEED = text("The council of the harbour town has settled the price of the ferry after nine hours.")


@pytest.mark.parametrize(
    ("words", "setting", "expected"),
    [
        ("Short.", "auto", True),
        (LONG, "auto", False),
        (LONG + "…", "auto", True),
        (LONG + "[…]", "auto", True),
        (LONG + "Read more", "auto", True),
        (LONG + "Continue reading →", "auto", True),
        (LONG, "always", True),
        ("Short.", "never", False),
    ],
)
def test_a_page_is_fetched_for_short_or_broken_off_text(words: str, setting: str, expected: bool) -> None:
    assert needs_page(text(words), setting) is expected  # type: ignore[arg-type]


def test_a_fuller_page_is_taken_under_the_title_of_the_feed() -> None:
    chosen = choose(FEED, text(LONG, title="Another title"))
    assert (chosen.origin, chosen.title) == ("page", FEED.title)
    assert chosen.text == LONG.strip() or chosen.text == LONG
    assert "only a part" in chosen.why


def test_nothing_is_lost_when_the_page_failed() -> None:
    chosen = choose(FEED, None, "the page answered 503")
    assert (chosen.blocks, chosen.origin) == (FEED.blocks, "feed")
    assert "503" in chosen.why


@pytest.mark.parametrize(
    "page",
    [
        "Subscribe to continue reading. The ferry price of the council is for our members.",
        "We and our partners use cookies. Accept all cookies to see how the council settled the ferry price.",
        "Checking your browser before the ferry council page opens.",
    ],
)
def test_walls_are_refused(page: str) -> None:
    chosen = choose(FEED, text(page + " Please wait a moment while we look at the harbour town and its price."))
    assert chosen.origin == "feed"
    assert chosen.blocks == FEED.blocks


def test_a_page_about_something_else_is_refused() -> None:
    other = text("Our shop sells lamps, carpets and mirrors from nine to five on weekdays. " * 20, title="Shop")
    assert choose(FEED, other).origin == "feed"


def test_a_shorter_page_is_refused() -> None:
    assert choose(text(LONG), text("The council met about the ferry price in the harbour town.")).origin == "feed"


def test_a_feed_without_text_takes_what_the_page_has() -> None:
    assert choose(text(""), text("The council met about the ferry.")).origin == "page"


def test_two_empty_texts_have_no_origin() -> None:
    assert choose(text(""), None).origin == "none"


def test_the_picture_of_the_feed_is_kept_when_the_page_has_none() -> None:
    picture = Block("image", "", src="http://e.org/f.jpg", alt="A ferry")
    feed = Extracted((picture, *FEED.blocks), title=FEED.title)
    assert choose(feed, text(LONG)).blocks[0] == picture
