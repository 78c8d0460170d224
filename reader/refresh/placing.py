"""An article whose names were found joins a story or starts one; what came before its own story moves over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from reader.config import Config
from reader.model import Headline
from reader.refresh.meaning import with_meaning
from reader.store import Store

if TYPE_CHECKING:
    from reader.refresh.jobs import Named
    from reader.store.stories import FeatureRow
    from reader.stories.cluster import Candidate, Decided
    from reader.stories.fingerprint import Fingerprint
    from reader.stories.likeness import Likeness
    from reader.stories.series import Kin

POSTINGS_PER_TERM = 200
_DAY = 86_400


def place_article(store: Store, config: Config, head: Headline, article: Named, *, arriving: bool = False) -> None:
    """Join a story or start one; remember the fingerprint for those that come later.

    `arriving`: it is named for the first time; then it is read already if it only repeats what was read.
    """
    from reader.stories.background import with_background
    from reader.stories.cluster import most_promising, place
    from reader.stories.copies import adds_nothing
    from reader.stories.fingerprint import pack, weigh

    if not store.stories.counted([head.id]):
        store.stories.add_df(article.counts.terms())
    terms = article.counts.terms()
    frequencies, total = with_background(terms, store.stories.df(list(terms)), store.stories.n())
    fingerprint = weigh(article.counts, frequencies, total, article.signature)
    posted = fingerprint.posted()
    day = int(head.published.timestamp()) // _DAY
    window = config.stories.window_days
    sharing = store.stories.with_terms(posted, day - window, day + window, POSTINGS_PER_TERM)
    sharing.pop(head.id, None)
    wanted = most_promising(sharing, {**fingerprint.words, **fingerprint.names})
    near = timedelta(days=window + 1)
    rows = {
        id: row for id, row in store.stories.features(wanted).items() if abs(row.published - head.published) <= near
    }
    candidates = with_meaning(store, config, head.id, compared(store, head, fingerprint, rows))
    placed = place(candidates, decided=_decided(store, head.id))
    story = placed.story_id if placed.story_id is not None else store.stories.new_story()
    store.stories.save_features(head.id, head.published, head.feed_id, pack(fingerprint), posted)
    store.stories.set_story({head.id: story})
    _draw_over(store, config, story, candidates, rows)
    if placed.copies:
        count = len(placed.copies)
        store.copied.join((head.id, *placed.copies))
        store.articles.set_copies(dict.fromkeys((head.id, *placed.copies), count))
        if arriving and not head.read:
            read = {id for id, status in store.statuses.of(placed.copies).items() if status.read}
            signs = [c.like.signature for c in candidates if c.article_id in read]
            if any(adds_nothing(article.signature, sign) for sign in signs):
                store.statuses.arrived_read(head.id)


def compared(store: Store, head: Headline, here: Fingerprint, rows: Mapping[int, FeatureRow]) -> list[Candidate]:
    """How like an article those of `rows` are; two of a series are no copies."""
    from reader.stories.cluster import Candidate
    from reader.stories.likeness import likenesses

    likes = likenesses(here, [row.features for row in rows.values()])
    kin = kin_of(store, head, [id for id, like in zip(rows, likes, strict=True) if like.copied])
    return [
        Candidate(id, row.story_id, row.published, as_kin(like, kin.get(id, "copy")))
        for (id, row), like in zip(rows.items(), likes, strict=True)
    ]


def as_kin(like: Likeness, kin: Kin | Literal["wall"]) -> Likeness:
    match kin:
        case "copy":
            return like
        case "update":
            return replace(like, copied=False, updated=True)
        case "series":
            return replace(like, copied=False)
        case "wall":  # what is the same around every article says nothing of this one: only the headlines do
            return replace(like, words=like.title, names=min(like.names, like.title), copied=False)


def _speaks_of_its_headline(store: Store, head: Headline) -> bool:
    from reader.stories.series import speaks_of

    text = store.texts.get(head.id)
    return text is None or speaks_of(head.title, "\n".join(block.text for block in text.blocks if block.kept))


def kin_of(store: Store, head: Headline, ids: Sequence[int]) -> dict[int, Kin | Literal["wall"]]:
    """What each of `ids`, whose words are those of `head`, is to it; a wall has words of its own for no article."""
    from reader.stories.series import MIXED, Printed, kin

    if not ids:
        return {}
    mixed = store.feeds.mixed()

    def printed(head: Headline) -> Printed:
        return Printed(head.title, MIXED if head.feed_id in mixed else head.feed_id, head.url)

    here = printed(head)
    found: dict[int, Kin | Literal["wall"]] = {o.id: kin(here, printed(o)) for o in store.lists.headlines(ids)}
    if "update" in found.values() and not _speaks_of_its_headline(store, head):
        found = {id: "wall" if each == "update" else each for id, each in found.items()}
    return found


def _draw_over(
    store: Store, config: Config, story: int, candidates: list[Candidate], rows: Mapping[int, FeatureRow]
) -> None:
    """Move articles that came before their own story into it; what a person put together or apart stays."""
    from reader.stories.cluster import DRAWN_BY, Decided, drawn_over, worth_another_look
    from reader.stories.fingerprint import unpack

    def members(story_id: int) -> dict[int, FeatureRow]:
        return store.stories.features(store.stories.members(story_id)[-DRAWN_BY:])

    window = timedelta(days=config.stories.window_days)
    for article in worth_another_look(story, candidates):
        now = store.stories.story_of([article.article_id]).get(article.article_id)
        if now is None or now == story or _decided(store, article.article_id) != Decided():
            continue
        fingerprint = unpack(rows[article.article_id].features)
        [head] = store.lists.headlines([article.article_id])
        there = {id: r for id, r in members(story).items() if abs(r.published - article.published) <= window}
        beside, beyond = (
            with_meaning(store, config, article.article_id, compared(store, head, fingerprint, some))
            for some in (members(now), there)
        )
        moved = drawn_over(article.article_id, beside, beyond)
        if moved and all(_decided(store, id) == Decided() for id in moved):
            store.stories.set_story(dict.fromkeys(moved, story))


def _decided(store: Store, article_id: int) -> Decided:
    """What a person corrected about this article's story; nothing for nearly every article."""
    from reader.stories.cluster import Decided

    together = store.corrections.partners("together", article_id)
    apart = store.corrections.partners("apart", article_id)
    if not together and not apart:
        return Decided()
    story_of = store.stories.story_of(together | apart)
    put = [story_of[id] for id in sorted(together) if id in story_of]
    return Decided(put[0] if put else None, frozenset(story_of[id] for id in apart if id in story_of), frozenset(apart))
