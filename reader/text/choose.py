"""Which text is the article: what the feed carried or what its page holds.

Stage: text. Pure. The reason is kept with the text and is fit to show a person.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.model import Block, Extracted, FullText

SHORT = 1_500
"""Characters. Of 3,664 items of a hundred outlets, 19 % carry more than this; the others are summaries."""
_MORE = r"read (?:more|on|the (?:full|rest|whole)[\w ]*)|continue reading|full (?:story|article)"
_MORE_ELSEWHERE = r"weiterlesen|lire la suite|leer más|leggi tutto|lees verder"
_TRUNCATED = re.compile(
    rf"(?:\[?(?:…|\.\.\.)\]?|\[&hellip;\])\s*(?:[→»>]\s*)?$|(?:{_MORE}|{_MORE_ELSEWHERE})\W*$",
    re.I,
)
_ASKED = """
    subscribe (?:now |today )?to (?:continue|keep|read|unlock)
    subscribers? only
    already (?:a )?subscriber
    (?:log|sign) ?in to continue
    to continue reading
    create a free account
    free articles? (?:left|remaining)
    unlock this article
    we (?:and our partners )?(?:use|store) (?:cookies|and/or access)
    accept (?:all )?cookies
    manage (?:your )?(?:consent|privacy)
    privacy preferences
    enable (?:javascript|cookies)
    checking your browser
    are you a (?:robot|human)
    verify(?:ing)? you are (?:a )?human
    unusual traffic
    captcha
    access denied
    403 forbidden
    404 not found
    page (?:not found|(?:cannot|could not) be found)
    service unavailable
    bad gateway
"""
_WALL = re.compile(r"\b(?:" + "|".join(line.strip() for line in _ASKED.strip().splitlines()) + r")\b", re.I)
_WORDS = re.compile(r"\w{3,}")
_COMMON = frozenset(
    """
    the and for with that this from are was were has have had will not but its his her their they you your who what
    when which would could should been more than into over after about also one two new said says can all out how our
    """.split()
)


def needs_page(feed: Extracted, setting: FullText) -> bool:
    """True when the page must be fetched to have the whole article."""
    match setting:
        case "always":
            return True
        case "never":
            return False
        case _:
            text = feed.text.rstrip()
            return len(text) < SHORT or bool(_TRUNCATED.search(text[-120:]))


def choose(feed: Extracted, page: Extracted | None, failure: str = "") -> Extracted:
    """The better of the two, with `origin` and `why`. The feed's text stays whenever the page is doubtful.

    `failure` tells why there is no page ("the page answered 503").
    """
    if page is None or not page.text.strip():
        reason = failure or ("the page has no text" if page is not None else "the feed carries it")
        return _from_feed(feed, f"the feed's text: {reason}" if failure or page is not None else "the feed's text")
    if not feed.text.strip():
        doubt = _doubt_alone(page)
        if doubt:
            return replace(page, blocks=(), origin="none", why=doubt, title=feed.title or page.title)
        return _from_page(feed, page, "the page's text: the feed has none")
    doubt = _doubt(feed, page)
    if doubt:
        return _from_feed(feed, f"the feed's text: {doubt}")
    return _from_page(feed, page, "the page's text: the feed has only a part of it")


def _doubt(feed: Extracted, page: Extracted) -> str:
    """Why the page should not replace the feed's text, or ""."""
    ours, theirs = feed.text, page.text
    if _is_wall(theirs):
        return "the page asks for a subscription, a consent or a log-in"
    whole_feed = len(ours) >= SHORT and not _TRUNCATED.search(ours.rstrip()[-120:])
    if len(theirs) < 0.8 * len(ours) or (whole_feed and len(theirs) < 1.1 * len(ours)):
        return "it is fuller than the page's"
    if not _is_related(feed, page):
        return "the page tells of something else"
    return ""


def _doubt_alone(page: Extracted) -> str:
    if _is_wall(page.text):
        return "the page asks for a subscription, a consent or a log-in"
    return ""


def _is_wall(text: str) -> bool:
    """Short pages of which a good part is the wall; a long article may well speak of cookies."""
    return len(text) < 1_200 and bool(_WALL.search(text))


def _is_related(feed: Extracted, page: Extracted) -> bool:
    """True when the page holds the words of the feed's summary or title; too few words prove nothing."""
    asked = _content_words(feed.title) | _content_words(feed.text[:600])
    if len(asked) < 4:
        return True
    held = _content_words(page.title) | _content_words(page.text)
    return len(asked & held) >= 0.25 * len(asked)


def _content_words(text: str) -> set[str]:
    return {word for word in _WORDS.findall(text.lower()) if word not in _COMMON}


def _from_feed(feed: Extracted, why: str) -> Extracted:
    return replace(feed, origin="feed" if feed.text.strip() else "none", why=why)


def _from_page(feed: Extracted, page: Extracted, why: str) -> Extracted:
    """The page's text under the feed's facts: its title and date are the ones the reader saw in the list."""
    lead = _lead_image(feed, page)
    return replace(
        page,
        blocks=(*lead, *page.blocks),
        title=feed.title or page.title,
        author=feed.author or page.author,
        published=feed.published or page.published,
        site=page.site or feed.site,
        language=page.language or feed.language,
        image=page.image or feed.image,
        canonical_url=page.canonical_url or feed.canonical_url,
        origin="page",
        why=why,
    )


def _lead_image(feed: Extracted, page: Extracted) -> tuple[Block, ...]:
    """The feed's own picture when the page's text came without any."""
    if any(block.kind == "image" for block in page.blocks):
        return ()
    return tuple(block for block in feed.blocks if block.kind == "image" and block.kept)[:1]
