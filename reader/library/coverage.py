"""Coverage, as it is told over time, and what a person can do about it: watch a story, fold copies, correct links."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

from reader.errors import NothingFound
from reader.library.folding import Folded, folded, standing_for
from reader.query import parse

if TYPE_CHECKING:
    from reader.config import Config
    from reader.model import Change, Headline, Linked, Story, Told, Versions, WatchedStory
    from reader.store import Store


FIRST_ROWS = 200
"""Several screens; folding them takes a tenth of what folding 30,000 does."""


class Coverage:
    def __init__(self, store: Store, config: Config) -> None:
        self.store = store
        self.config = config

    # ------------------------------------------------------------------ telling

    def front_page(self, limit: int = 300, query: str = "") -> list[Story]:
        """The newest stories, ranked by sources, freshness and size; each says why it stands where it stands."""
        from reader.stories.frontpage import ranked

        tree = parse(query) if query.strip() else None
        return ranked(self.store.stories.stories(tree, include_single=bool(query), limit=limit), self.store.clock())

    def story(self, story_id: int) -> list[Headline]:
        """The reports of a story, oldest first. Raises NothingFound."""
        members = self.store.stories.members(story_id)
        if not members:
            raise NothingFound(f"there is no story {story_id}")
        return self.store.lists.headlines(members)

    def timeline(self, story_id: int) -> tuple[Told, ...]:
        """What came before the story and its own reports, oldest first, each with its new fact. Raises NothingFound."""
        from reader.library import telling

        return telling.timeline(self.store, self.config, story_id)

    def versions(self, left: int, right: int) -> Versions:
        """Two articles sentence by sentence. Raises NothingFound."""
        from reader.library import telling

        return telling.versions(self.store, left, right)

    def copies(self, article_id: int) -> list[Headline]:
        """The other articles that hold the same text, oldest first."""
        from reader.library.copying import copies_of

        heads = self.store.lists.headlines(copies_of(self.store, [article_id]))
        return sorted(heads, key=lambda head: (head.published, head.id))

    def recalls(self, article_id: int) -> dict[int, tuple[Linked, ...]]:
        """Number of a block to reports of other events that it recalls, best first. Raises NothingFound."""
        from reader.library import recalls

        return recalls.recalls(self.store, article_id)

    # ------------------------------------------------------------------ watching

    def watch(self, story_id: int) -> Change:
        """Watch a story, or no longer when it is watched. Raises NothingFound."""
        story = self.store.stories.get(story_id)
        if story is None:
            raise NothingFound(f"there is no story {story_id}")
        headline = story.headline if len(story.headline) <= 60 else story.headline[:59].rstrip() + "…"
        watches = self.store.watches.of(story_id)
        if watches:
            effects = [["watched", False, id, 0] for id in watches]
            return self.store.journal.watch_stories(f"Watching “{headline}” no longer", effects)
        anchor = self.store.stories.members(story_id)[0]
        now = int(self.store.clock().timestamp())
        return self.store.journal.watch_stories(f"Watching “{headline}”", [["watched", True, anchor, now]])

    def is_watched(self, story_id: int) -> bool:
        return bool(self.store.watches.of(story_id))

    def watched(self) -> list[WatchedStory]:
        """Stories under watch, those with most new reports first."""
        from reader.model import WatchedStory

        found = []
        for number, (since, new) in self.store.watches.stories().items():
            story = self.store.stories.get(number)
            if story is not None:
                found.append(WatchedStory(story, since, new))
        return sorted(found, key=lambda row: (-row.new, -row.story.last.timestamp()))

    # ------------------------------------------------------------------ copies in lists

    def folded(self, ids: array[int], unfolded: Set[int] = frozenset()) -> Folded:
        """One row a text, that of a preferred source or else the earliest; the texts `unfolded` (see `text_of`) with
        all their copies."""
        return folded(ids, self.store.copied.texts(), self.store.copied.ranks, unfolded)

    def first_folded(self, query: str, ids: array[int]) -> Folded:
        """The list of a query with its first rows folded, for a screen that cannot wait for the others."""
        head, rest = ids[:FIRST_ROWS], ids[FIRST_ROWS:]
        texts = self.store.copied.texts_of(head)
        beyond = set(self.store.lists.among(parse(query), texts.keys() - set(head))) if rest else set()
        made = folded(head + array("q", beyond), texts, self.store.copied.ranks)
        ids = array("q", (id for id in made.ids if id not in beyond)) + rest
        away = {row: tuple(copy for copy in copies if copy not in beyond) for row, copies in made.hidden.items()}
        return Folded(ids, hidden={row: copies for row, copies in away.items() if copies}, whole=not rest)

    def rows(self, ids: Sequence[int], hidden: Mapping[int, Sequence[int]]) -> list[Headline]:
        """Headlines for the rows of a folded list, each with the marks of all that it stands for."""
        under = {id: hidden[id] for id in ids if id in hidden}
        heads = self.store.lists.headlines([*ids, *(copy for copies in under.values() for copy in copies)])
        if not under:
            return heads
        known = {head.id: head for head in heads}
        return [
            standing_for(known[id], (known[copy] for copy in under.get(id, ()) if copy in known))
            for id in ids
            if id in known
        ]

    def text_of(self, article_id: int) -> int | None:
        """The number that an article shares with its copies; None when it has none."""
        return self.store.copied.text_of(article_id)

    # ------------------------------------------------------------------ corrections

    def not_same_story(self, here: int, other: int) -> Change:
        """Whatever linked `other` with the article `here` is wrong."""
        from reader.library import mending

        return mending.not_same_story(self.store, here, other)

    def split_story(self, article_id: int) -> Change:
        """Take an article, with its copies, out of its story. Raises NothingFound when it stands alone."""
        from reader.library import mending

        return mending.split(self.store, article_id)

    def merge_stories(self, into: int, article_id: int) -> Change:
        """One story of two, each told by an article of it. Raises NothingFound when they are one already."""
        from reader.library import mending

        return mending.merge(self.store, into, article_id)

    def prefer_source(self, feed_id: int) -> Change:
        """Take the headline of a story from this source where it reports; a second time takes that back."""
        from reader.library import mending

        return mending.prefer(self.store, feed_id)


def moved(before: Sequence[WatchedStory], after: Sequence[WatchedStory]) -> list[WatchedStory]:
    """The watched stories that have more new reports than before, each with how many more.

    Told by their articles: a story that was placed anew in between is still the same one.
    """
    from reader.model import WatchedStory

    known: Mapping[int, int] = {id: row.new for row in before for id in row.story.articles}
    grown = []
    for row in after:
        more = row.new - max((known[id] for id in row.story.articles if id in known), default=row.new)
        if more > 0:
            grown.append(WatchedStory(row.story, row.since, more))
    return grown
