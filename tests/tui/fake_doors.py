"""The sub-doors of the archive in memory: stories and names of which nothing is watched."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

from reader.library.folding import Folded
from reader.model import EntityKind, Headline, Linked, Story, WatchedStory

if TYPE_CHECKING:
    from tests.tui.fake_library import FakeLibrary


class FakeCoverage:
    """No story is watched, no text has copies that fold."""

    def __init__(self, library: FakeLibrary) -> None:
        self.library = library

    def story(self, story_id: int) -> list[Headline]:
        return [
            self.library._headline(i) for i in range(self.library.count, 0, -1) if self.library._story_of(i) == story_id
        ]

    def front_page(self, limit: int = 300, query: str = "") -> list[Story]:
        return self.library.stories()

    def recalls(self, article_id: int) -> dict[int, tuple[Linked, ...]]:
        return {}

    def watched(self) -> list[WatchedStory]:
        return []

    def folded(self, ids: array[int], unfolded: Set[int] = frozenset()) -> Folded:
        return Folded(ids)

    def first_folded(self, query: str, ids: array[int]) -> Folded:
        return Folded(ids)

    def rows(self, ids: Sequence[int], hidden: Mapping[int, Sequence[int]]) -> list[Headline]:
        return self.library.headlines(ids)

    def text_of(self, article_id: int) -> int | None:
        return None


class FakeNames:
    """Nothing is watched for."""

    def total(self, kind: EntityKind | None = None) -> int:
        return 5

    def newest_hit(self) -> int:
        return 0

    def met_since(self, hit: int) -> list[tuple[str, int]]:
        return []
