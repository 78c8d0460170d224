"""What a person can do about coverage beside reading it: watch a story, fold the copies of a text in a list."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence, Set

from reader.errors import NothingFound
from reader.library.copying import Folded, folded
from reader.model import Change, WatchedStory
from reader.store import Store


class Coverage:
    def __init__(self, store: Store) -> None:
        self.store = store

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

    def watched(self) -> list[WatchedStory]:
        """Stories under watch, those with most new reports first."""
        found = []
        for number, (since, new) in self.store.watches.stories().items():
            story = self.store.stories.get(number)
            if story is not None:
                found.append(WatchedStory(story, since, new))
        return sorted(found, key=lambda row: (-row.new, -row.story.last.timestamp()))

    # ------------------------------------------------------------------ copies in lists

    def folded(self, ids: array[int], unfolded: Set[int] = frozenset()) -> Folded:
        """One row a text; the texts `unfolded` (see `text_of`) with all their copies."""
        return folded(ids, self.store.copied.texts(), unfolded)

    def text_of(self, article_id: int) -> int | None:
        """The number that an article shares with its copies; None when it has none."""
        return self.store.copied.text_of(article_id)


def moved(before: Sequence[WatchedStory], after: Sequence[WatchedStory]) -> list[WatchedStory]:
    """The watched stories that have more new reports than before, each with how many more.

    Told by their articles: a story that was placed anew in between is still the same one.
    """
    known: Mapping[int, int] = {id: row.new for row in before for id in row.story.articles}
    grown = []
    for row in after:
        more = row.new - max((known[id] for id in row.story.articles if id in known), default=row.new)
        if more > 0:
            grown.append(WatchedStory(row.story, row.since, more))
    return grown
