"""Stories on the reading screen: the timeline, versions side by side, a person's corrections, following the reading."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reader.tui import show
from reader.tui.page import HEADER
from reader.tui.screens.desk import Desk

if TYPE_CHECKING:
    from reader.model import Change, Linked, Story, Told, Versions, WatchedStory
    from reader.tui.widgets.article import ArticleView
    from reader.tui.widgets.stories import Stories


class Coverage(Desk):
    following = True
    """Whether the sidebar follows the paragraph being read."""
    picked_story: tuple[int, str] | None = None
    """An article of the story that waits to be merged with another, and that story's headline."""

    # ------------------------------------------------------------------ which story

    def stories_here(self) -> Stories | None:
        """The front page, when it has the focus."""
        if self.panes.list_widget != "stories":
            return None
        from reader.tui.widgets.stories import Stories

        return self.focused if isinstance(self.focused, Stories) else None

    def story_told(self) -> Story | None:
        """The story under the cursor of the front page, when it has the focus."""
        stories = self.stories_here()
        return stories.story_here() if stories is not None else None

    def story_here(self) -> int | None:
        """The story under the cursor of the front page, else that of the article at hand."""
        if self.stories_here() is not None:
            here = self.story_told()
            return here.story if here is not None else None
        head = self.current_headline()
        return head.story if head is not None else None

    def linked_here(self) -> Linked | None:
        """The row of the sidebar, when it has the focus."""
        return self.side.linked if self.side.has_focus else None

    # ------------------------------------------------------------------ timeline and versions

    def action_story_timeline(self) -> None:
        library, story = self.library, self.story_here()
        if library is None:
            return
        if story is None:
            self.say("This article is not part of a story")
            return
        self.errand(
            "timeline",
            lambda: (library.coverage.timeline(story), library.coverage.is_watched(story)),
            partial(self._show_timeline, story),
        )

    def _show_timeline(self, story: int, found: tuple[tuple[Told, ...], bool]) -> None:
        from reader.tui.screens.timeline import TimelineScreen

        told, watched = found
        watch = partial(self._watch, story) if self.writable() else None
        self.app.push_screen(TimelineScreen(told, self.now(), watched=watched, watch=watch), self._open_if)

    def action_compare(self) -> None:
        """The article with the row of the sidebar, or with the first of its copies."""
        library, article, row = self.library, self.view.article, self.linked_here()
        if library is None or article is None:
            return
        here, other = article.headline.id, row.id if row is not None else None

        def job() -> Versions | None:
            chosen = other if other is not None else next((head.id for head in library.coverage.copies(here)), None)
            return None if chosen is None else library.coverage.versions(here, chosen)

        self.errand("versions", job, self._show_versions)

    def _show_versions(self, versions: Versions | None) -> None:
        if versions is None:
            self.say("No other outlet has this text · c in the sidebar compares any row")
            return
        from reader.tui.screens.compare import CompareScreen

        self.app.push_screen(CompareScreen(versions, self.now()), self._open_if)

    def _open_if(self, article_id: int | None) -> None:
        if article_id is not None:
            self.open_article(article_id)

    # ------------------------------------------------------------------ copies in the list

    def action_fold_copies(self) -> None:
        library, head = self.library, self.headlines.current if self.headlines.ids else None
        if library is None or head is None:
            return
        row = self.headlines.cursor
        while row > 0 and self.headlines.ids[row] in self.headlines.below:
            row -= 1
        self.errand("fold", lambda: library.coverage.text_of(head.id), partial(self._fold, self.headlines.ids[row]))

    def _fold(self, at: int, text: int | None) -> None:
        if text is None:
            self.say("No other outlet has this text")
            return
        if text not in self.unfolded and at not in self.headlines.hidden:
            self.say("Its copies are in no row of this list")
            return
        self.unfolded ^= {text}
        self.load_list(keep_place=True, at=at)

    # ------------------------------------------------------------------ watching

    def action_watch_story(self) -> None:
        library, story = self.library, self.story_here()
        if library is None:
            return
        if story is None:
            self.say("This article is not part of a story yet")
            return
        self._watch(story, lambda: None)

    def _watch(self, story: int, done: Callable[[], None]) -> None:
        library = self.library
        if library is None:
            return

        def corrected(change: Change) -> None:
            self._corrected(change)
            done()

        self.mark(lambda: library.coverage.watch(story), corrected, lambda why: self.say(why, "warning"))

    def look_at_watches(self) -> None:
        """After whatever changed the archive: did a watched story move?"""
        library = self.library
        if library is not None:
            self.errand("watches", library.coverage.watched, self._tell_moved, lambda _why: None)

    def _tell_moved(self, watched: list[WatchedStory]) -> None:
        from reader.library.coverage import moved

        before, self.watched = self.watched, watched
        self.refresh_bindings()
        for row in moved(before, watched)[:3]:
            self.toast(row.story.headline, title=f"{show.count(row.new, 'new report')} in a watched story")

    # ------------------------------------------------------------------ corrections

    def action_not_same_story(self) -> None:
        library, article, row = self.library, self.view.article, self.linked_here()
        if library is not None and article is not None and row is not None:
            here = article.headline.id
            self._correct(lambda: library.coverage.not_same_story(here, row.id))

    def action_merge_story(self) -> None:
        """In the sidebar: the row's story joins the article's. On the front page: this one, then the other."""
        library, stories = self.library, self.stories_here()
        if library is None:
            return
        if stories is None:
            article, row = self.view.article, self.linked_here()
            if article is not None and row is not None:
                here = article.headline.id
                self._correct(lambda: library.coverage.merge_stories(here, row.id))
            return
        story = stories.story_here()
        if story is None:
            return
        if self.picked_story is None:
            self.picked_story = (story.articles[0], story.headline)
            self.say(f"X on another story makes it one with “{story.headline}” · X here again lets go")
            return
        (into, _), self.picked_story = self.picked_story, None
        if into in story.articles:
            self.say("Let go")
            return
        self._correct(lambda: library.coverage.merge_stories(into, story.articles[0]))

    def action_split_story(self) -> None:
        library, stories = self.library, self.stories_here()
        chosen = stories.choice if stories is not None else None
        if library is None or stories is None:
            return
        if chosen is None:
            self.say("x on one of its articles takes that out of the story")
            return
        self._correct(lambda: library.coverage.split_story(chosen))

    def action_prefer_source(self) -> None:
        library, row = self.library, self.linked_here()
        if library is None or row is None:
            return

        def job() -> Change:
            return library.coverage.prefer_source(library.headlines([row.id])[0].feed_id)

        self._correct(job)

    def _correct(self, job: Callable[[], Change]) -> None:
        self.mark(job, self._corrected, lambda why: self.say(why, "warning"))

    def _corrected(self, change: Change) -> None:
        self.changed(change)
        self.coverage_changed()
        self.reload()

    def coverage_changed(self) -> None:
        """Stories were corrected, or that was undone: what is linked is asked for again."""
        if self.opened_id is not None:
            self.find_related(self.opened_id)
            self.find_recalls(self.opened_id)

    # ------------------------------------------------------------------ following the reading

    def find_recalls(self, article_id: int) -> None:
        library = self.library
        if library is None or not self.following:
            return
        self.errand(
            "recalls",
            lambda: library.coverage.recalls(article_id),
            partial(self._recalled, article_id),
            lambda _w: None,
        )

    def _recalled(self, article_id: int, found: dict[int, tuple[Linked, ...]]) -> None:
        if article_id == self.opened_id:
            self.view.set_recalling(found)
            self._follow_eye()

    def on_article_view_eye_moved(self, message: ArticleView.EyeMoved) -> None:
        message.stop()
        self._follow_eye()

    def _follow_eye(self) -> None:
        """What the paragraph under the eye recalls comes to the top of the sidebar, unless one is walking there."""
        if self.side.has_focus:
            return
        block = self.view.eye_block
        self.side.show_recalled(self.view.recalling.get(block, ()) if self.following and block != HEADER else ())

    def action_toggle_follow(self) -> None:
        self.following = not self.following
        self.say("The sidebar follows the paragraph you read" if self.following else "The sidebar stays as it is")
        if self.following and self.opened_id is not None:
            self.find_recalls(self.opened_id)
        else:
            self.view.set_recalling({})
            self._follow_eye()
