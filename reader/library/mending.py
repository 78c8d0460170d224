"""What a person corrects about stories: not the same story, split, merge, prefer a source. Each is one undoable step.

A correction is kept as pairs of articles and not of stories: story numbers change with every rebuild.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING

from reader.errors import NothingFound
from reader.library.copying import copies_of

if TYPE_CHECKING:
    from reader.model import Change
    from reader.store import Store
    from reader.store.effects import Effect

APART, TOGETHER, UNRELATED, PREFER = "apart", "together", "unrelated", "prefer"


def not_same_story(store: Store, here: int, other: int) -> Change:
    """`other` is not shown beside `here` any more, and leaves its story when that is the same one."""
    effects = _pairs(UNRELATED, [here], [other], "1")
    story = store.stories.story_of([here, other])
    if story.get(here) is not None and story.get(here) == story.get(other):
        group = [id for id in _with_copies(store, other, story[other]) if id != here]
        effects += _parted(store, group, story[other])
    return store.journal.correct_stories(f"“{_title(store, other)}” is not the same story", effects)


def split(store: Store, article_id: int) -> Change:
    """The article, with its copies, becomes a story of its own. Raises NothingFound when it is alone already."""
    story = store.stories.story_of([article_id]).get(article_id)
    members = [] if story is None else store.stories.members(story)
    group = _with_copies(store, article_id, story)
    if not set(members) - set(group):
        raise NothingFound("this article is a story of its own already")
    return store.journal.correct_stories(f"Split “{_title(store, article_id)}” off", _parted(store, group, story))


def merge(store: Store, into: int, article_id: int) -> Change:
    """The story of `article_id` joins that of `into`. Raises NothingFound when they are one already."""
    story = store.stories.story_of([into, article_id])
    ours, theirs = story.get(into), story.get(article_id)
    if ours is None or theirs is None:
        raise NothingFound("names and stories of these articles are not found yet")
    if ours == theirs:
        raise NothingFound("they are one story already")
    staying, coming = store.stories.members(ours), store.stories.members(theirs)
    effects = _pairs(APART, staying, coming, None) + _pairs(UNRELATED, [into], coming, None)
    effects += _pairs(TOGETHER, staying[:1], coming, "1")
    effects.append(["joined", coming, staying[0]])
    return store.journal.correct_stories(f"Merged “{_title(store, article_id)}” into this story", effects)


def prefer(store: Store, feed_id: int) -> Change:
    """Let this source speak for its stories, or no longer when it did."""
    feed = store.feeds.get(feed_id)
    if feed is None:
        raise NothingFound(f"there is no feed {feed_id}")
    preferred = str(feed_id) in store.corrections.about(PREFER, "source")
    does = f"{feed.title} no longer speaks for its stories" if preferred else f"{feed.title} speaks for its stories"
    effect: Effect = ["correction", PREFER, "source", str(feed_id), None if preferred else "1"]
    return store.journal.correct_stories(does, [effect])


def _parted(store: Store, group: list[int], story: int | None) -> list[Effect]:
    """`group` leaves `story`: apart from all that stay, whatever had put them together."""
    rest = [id for id in store.stories.members(story) if id not in group] if story is not None else []
    return [*_pairs(TOGETHER, group, rest, None), *_pairs(APART, group, rest, "1"), ["joined", group, 0]]


def _pairs(kind: str, ones: Iterable[int], others: Iterable[int], value: str | None) -> list[Effect]:
    """Both directions, so that either article finds the other with one look."""
    pairs = [(one, other) for one, other in product([*ones], [*others]) if one != other]
    return [
        ["correction", kind, str(a), str(b), value] for one, other in pairs for a, b in ((one, other), (other, one))
    ]


def _with_copies(store: Store, article_id: int, story: int | None) -> list[int]:
    """An article takes its copies along: the same text cannot be of two stories."""
    members = set(store.stories.members(story)) if story is not None else set()
    return [article_id, *(id for id in copies_of(store, [article_id]) if id in members)]


def _title(store: Store, article_id: int) -> str:
    heads = store.lists.headlines([article_id])
    if not heads:
        raise NothingFound(f"there is no article {article_id}")
    title = heads[0].title
    return title if len(title) <= 60 else title[:59].rstrip() + "…"
