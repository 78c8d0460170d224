"""Which text is the article: what the feed carried or what its page holds.

Stage: text. Pure. The reason is kept with the text and is fit to show a person.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.model import Block, Extracted, FullText, TextChoice
from reader.text.jsonld import PageData

CHOSEN = "you chose it"
SHORT = 1_500
"""Characters. Of 3,664 items of a hundred outlets, 19 % carry more than this; the others are summaries."""
_MORE = r"read (?:more|on|the (?:full|rest|whole)[\w ]*)|continue reading|full (?:story|article)"
_MORE_ELSEWHERE = r"weiterlesen|lire la suite|leer más|leggi tutto|lees verder"
_TRUNCATED = re.compile(
    rf"(?:\[?(?:…|\.\.\.)\]?|\[&hellip;\])\s*(?:[→»>]\s*)?$|(?:{_MORE}|{_MORE_ELSEWHERE})\W*$",
    re.I,
)
_ASKED = {
    "a subscription": """
        subscribe (?:now |today )?to (?:continue|keep|read|unlock)
        subscribers? only
        already (?:a )?subscriber
        (?:log|sign) ?in to continue
        to continue reading
        create a free account
        free articles? (?:left|remaining)
        unlock this article
    """,
    "your consent": """
        we (?:and our partners )?(?:use|store) (?:cookies|and/or access)
        accept (?:all )?cookies
        manage (?:your )?(?:consent|privacy)
        privacy preferences
        enable cookies
    """,
    "a check that you are no robot": """
        enable javascript
        checking your browser
        are you a (?:robot|human)
        verify(?:ing)? you are (?:a )?human
        unusual traffic
        captcha
    """,
    "": """
        access denied
        403 forbidden
        404 not found
        page (?:not found|(?:cannot|could not) be found)
        service unavailable
        bad gateway
    """,
}
"""What a page without its article asks for instead; nothing for one that only says that it is not there."""
_WALLS = {
    asked: re.compile(r"\b(?:" + "|".join(line.strip() for line in said.strip().splitlines()) + r")\b", re.I)
    for asked, said in _ASKED.items()
}
_WALL_LONGEST = 1_200
_THIN = 600
"""Characters of a page's text below which its data is looked at."""
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


def is_thin(page: Extracted) -> bool:
    """True when the page shows so little that its data, or a word about who may read it, should be looked at."""
    return len(page.text) < _WALL_LONGEST


def choose(
    feed: Extracted,
    page: Extracted | None,
    failure: str = "",
    *,
    data: PageData | None = None,
    prefer: TextChoice = "auto",
) -> Extracted:
    """The better of the two, with `origin` and `why`. The feed's text stays whenever the page is doubtful.

    `failure` tells why there is no page ("the page answered 503"). What a person prefers is taken where there is any.
    """
    chosen = _preferred(feed, page, data, prefer)
    if chosen is not None:
        return chosen
    page = fuller(page, data) if page is not None else None
    if page is None or not page.text.strip():
        reason = failure or ("the page has no text" if page is not None else "the feed carries it")
        return _from_feed(feed, f"the feed's text: {reason}" if failure or page is not None else "the feed's text")
    if not feed.text.strip():
        doubt = _wall(page.text, data)
        if doubt:
            return replace(page, blocks=(), origin="none", why=doubt, title=feed.title or page.title)
        return _from_page(feed, page, "the feed has none")
    doubt = _doubt(feed, page, data)
    if doubt:
        return _from_feed(feed, f"the feed's text: {doubt}")
    return _from_page(feed, page, "the feed has only a part of it")


def fuller(page: Extracted, data: PageData | None) -> Extracted:
    """The text in the page's data, where the page shows next to nothing of it."""
    if data is None or data.text is None or data.is_shown or _wall(data.text.text, None):
        return page
    # Where a page shows no article at all, the extractor may have taken the data's text by itself.
    taken = _content_words(page.text) == _content_words(data.text.text)
    if not taken and (len(page.text) >= _THIN or len(data.text.text) < 2 * len(page.text)):
        return page
    return replace(data.text, title=page.title or data.text.title, why="the page shows next to nothing of it")


def _preferred(feed: Extracted, page: Extracted | None, data: PageData | None, prefer: TextChoice) -> Extracted | None:
    """The text a person chose; None without a choice, or when there is no such text."""
    if prefer == "feed" and feed.text.strip():
        return _from_feed(feed, f"the feed's text: {CHOSEN}")
    if prefer == "page" and page is not None and page.text.strip():
        return _from_page(feed, page, CHOSEN)
    if prefer == "jsonld" and data is not None and data.text is not None:
        return _from_page(feed, data.text, CHOSEN)
    return None


def _doubt(feed: Extracted, page: Extracted, data: PageData | None) -> str:
    """Why the page should not replace the feed's text, or ""."""
    ours, theirs = feed.text, page.text
    wall = _wall(theirs, data)
    if wall:
        return wall
    whole_feed = len(ours) >= SHORT and not _TRUNCATED.search(ours.rstrip()[-120:])
    if len(theirs) < 0.8 * len(ours) or (whole_feed and len(theirs) < 1.1 * len(ours)):
        if data is not None and not data.is_free:
            return "the page is for subscribers only"
        return "it is fuller than the page's"
    if not _is_related(feed, page):
        return "the page tells of something else"
    return ""


def _wall(text: str, data: PageData | None) -> str:
    """What a short page asks for instead of its article; a long article may well speak of cookies."""
    if len(text) >= _WALL_LONGEST:
        return ""
    for asked, wall in _WALLS.items():
        if wall.search(text):
            return f"the page asks for {asked}" if asked else "the page is not there"
    return ""


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


def _from_page(feed: Extracted, page: Extracted, reason: str) -> Extracted:
    """The page's text under the feed's facts: its title and date are the ones the reader saw in the list."""
    lead = _lead_image(feed, page)
    of_data = page.origin == "jsonld"
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
        origin="jsonld" if of_data else "page",
        why=f"the text in the page's data: {reason}" if of_data else f"the page's text: {reason}",
    )


def _lead_image(feed: Extracted, page: Extracted) -> tuple[Block, ...]:
    """The feed's own picture when the page's text came without any."""
    if any(block.kind == "image" for block in page.blocks):
        return ()
    return tuple(block for block in feed.blocks if block.kind == "image" and block.kept)[:1]
