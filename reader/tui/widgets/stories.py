"""Stories as a front page: a headline, how many sources tell it, and its articles folded away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.model import Headline, Story
from reader.tui import keys, show
from reader.tui.runs import Run
from reader.tui.widgets.headlines import marks
from reader.tui.widgets.laid import LaidList, Piece, wrapped

if TYPE_CHECKING:
    from reader.tui.runs import Line


class Stories(LaidList):
    BINDINGS = [*keys.bindings("stories"), keys.FOLD]

    def __init__(
        self,
        *,
        now: Callable[[], datetime],
        fetch: Callable[[Sequence[int]], list[Headline]],
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.stories: Sequence[Story] = ()
        self.rows: list[Story | Headline] = []
        self.unfolded: dict[int, list[Headline]] = {}
        """Story number -> its articles, for the stories that are open."""
        self._now, self._fetch = now, fetch

    def show_stories(self, stories: Sequence[Story], title: str = "Stories") -> None:
        self.stories = stories
        here = self.story_here()
        unfolded = {story.story: story for story in stories if story.story in self.unfolded}
        self.unfolded = {number: self._fetch(story.articles) for number, story in unfolded.items()}
        self.set_title(title, f"{len(stories):,}")
        self.rows_changed()
        if here is not None:
            row = next((n for n, r in enumerate(self.rows) if isinstance(r, Story) and r.story == here.story), None)
            if row is not None and self.story_here() != here:
                self.cursor = row

    @property
    def choice(self) -> int | None:
        """The article under the cursor; the newest one of a folded story."""
        if self.cursor >= len(self.rows):
            return None
        row = self.rows[self.cursor]
        return row.id if isinstance(row, Headline) else None

    def headline_at(self, row: int) -> Headline | None:
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Headline) else None

    def pieces(self, width: int) -> Iterable[Piece]:
        self.rows = []
        now = self._now()
        for story in self.stories:
            self.rows.append(story)
            yield Piece(story_lines(story, width, now, story.story in self.unfolded))
            for head in self.unfolded.get(story.story, ()):
                self.rows.append(head)
                yield Piece(article_lines(head, width, now))
            yield Piece([()], row=False)

    def empty_lines(self, width: int) -> Sequence[Line]:
        return ((), (Run(" No stories yet.", "strong"),), (Run(" A story is told by two articles or more.", "muted"),))

    def action_chosen(self) -> None:
        """A story opens its list of articles; an article opens itself."""
        if self.choice is None:
            self.action_fold()
        else:
            super().action_chosen()

    def on_line_list_chosen(self, message: LaidList.Chosen) -> None:
        if self.choice is None:
            message.stop()
            self.action_fold()

    def action_fold(self) -> None:
        if self.cursor >= len(self.rows):
            return
        story = self.story_here()
        if story is None:
            return
        if story.story in self.unfolded:
            del self.unfolded[story.story]
        else:
            self.unfolded[story.story] = self._fetch(story.articles)
        self.rows_changed()
        self.cursor = self.rows.index(story)

    def story_here(self) -> Story | None:
        for row in reversed(self.rows[: self.cursor + 1]):
            if isinstance(row, Story):
                return row
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.rows) if action in ("chosen", "fold") else True


def story_lines(story: Story, width: int, now: datetime, unfolded: bool) -> list[list[Run]]:
    ink = "unread" if story.unread else "read"
    title = wrapped(show.line(story.headline), ink, width, 3, most=2)
    title[0] = [Run(" ▾ " if unfolded else " ▸ ", "accent"), *title[0][1:]]
    when = show.age(story.last, now)
    since = show.age(story.first, now)
    facts = f"{show.count(story.sources, 'source')} · {show.count(len(story.articles), 'article')}"
    span = when if since == when or width < len(facts) + len(since) + len(when) + 9 else f"{since} – {when}"
    sign = Run(" ◉ ", "accent") if story.watched else Run("   ")
    return [*title, [sign, Run(facts, "muted"), Run(f" · {span}", "faint")]]


def article_lines(head: Headline, width: int, now: datetime) -> list[list[Run]]:
    """One line of columns, or in a narrow pane the title and under it source and age."""
    ink = "read" if head.read else "text"
    when, feed, title = show.age(head.published, now), show.line(head.feed), show.line(head.title)
    if width >= 60:
        source = min(18, width // 5)
        columns = [Run(f" {when:>4} ", "faint"), Run(show.fit(feed, source), "muted"), Run(" ")]
        return [[Run("   "), *marks(head, False), *columns, Run(show.fit(title, max(4, width - 12 - source)), ink)]]
    lines = wrapped(title, ink, width, 6, most=2)
    lines[0] = [Run("   "), *marks(head, False), Run(" "), *lines[0][1:]]
    return [*lines, [Run("      "), Run(show.cut(feed, max(4, width - 14)), "muted"), Run(f" · {when}", "faint")]]
