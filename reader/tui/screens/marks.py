"""A person's marks: shown at once, made in order in the background, put back with a word when they fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from reader.tui import show
from reader.tui.screens.desk import Desk

if TYPE_CHECKING:
    from reader.model import Article, Change, Headline


class Marks(Desk):
    def current_headline(self) -> Headline | None:
        """What a mark is about: the article in the pane when the pane has the focus, else the row of the list.

        Never the row of the headlines while another list stands in their place.
        """
        article, other = self.view.article, self.other_list()
        if other is not None and other.has_focus and other.headline is not None:
            return other.headline
        if article is not None and (self.view.has_focus or self.side.has_focus or other is not None):
            row = self.headlines.row_of(article.headline.id)
            return (self.headlines.headline(row) if row is not None else None) or article.headline
        return self.headlines.current if other is None else None

    def targets(self) -> list[Headline]:
        """The selected rows when the list has the focus, else the one article at hand."""
        if self.headlines.has_focus and self.headlines.selected:
            rows = (self.headlines.row_of(i) for i in self.headlines.marked_ids())
            return [head for row in rows if row is not None and (head := self.headlines.headline(row)) is not None]
        head = self.current_headline()
        return [head] if head is not None else []

    def _meant(self, heads: Sequence[Headline], *, whole: bool) -> list[int]:
        """The articles that a mark is for. A row shows the marks of all it stands for: what takes one away, or reads,
        is for all of them."""
        ids = [head.id for head in heads]
        return self.headlines.stood_for(ids) if whole else ids

    def apply(self, ids: Sequence[int], job: Callable[[], Change], **values: Any) -> None:
        """Show `values` on these rows now; make the change; put the rows back if the archive refuses."""
        before = self.headlines.change(ids, **values)
        self.mark(job, self._applied, partial(self._refused, before))

    def _applied(self, change: Change) -> None:
        self.changed(change)
        self.headlines.selected.clear()
        self._show_in_article(change.ids)
        if change.kind == "read" and "Marked" in change.summary and not change.summary.endswith("unread"):
            self._read_with_copies(change)
        if self.panes.list_widget != "headlines":
            self.reload()

    def _show_in_article(self, ids: Iterable[int]) -> None:
        """The star and the tags stand in the article's head too: fetch it again when it was marked."""
        if self.view.article is not None and self.view.article.headline.id in ids:
            self.read_open_article_again()

    def read_open_article_again(self) -> None:
        library, article = self.library, self.view.article
        if library is not None and article is not None:
            article_id = article.headline.id
            self.errand("article", lambda: library.article(article_id), self._show_again)

    def _show_again(self, article: Article) -> None:
        if article.headline.id == self.opened_id:
            before = self.view.article
            self.view.show_article(article)
            if before is None or before.entities != article.entities:
                self.side.show_names(article.entities)
                self.coverage_changed()  # beside new names the linked stories are asked for again

    def _refused(self, before: list[Headline], why: str) -> None:
        self.headlines.put_back(before)
        self.toast(why, "error", title="Not changed")

    # ------------------------------------------------------------------ read

    def mark_opened(self, article: Article) -> None:
        library, head = self.library, article.headline
        self.just_read.add(head.id)
        row = self.headlines.known(head.id) or head  # unread while one of the copies that it stands for is
        if library is None or library.read_only or row.read or not library.config.reading.mark_read_on_open:
            return
        ids = self.headlines.stood_for([head.id])
        before = self.headlines.change(ids, read=True)
        self.mark(lambda: library.mark_read(ids, True), self._read_with_copies, partial(self._refused, before))

    def _read_with_copies(self, change: Change) -> None:
        """The same text in other outlets is read too; its rows stay where they are."""
        self.just_read.update(change.ids)
        self.headlines.change(change.ids, read=True)
        if self.panes.list_widget in ("watched", "rising"):
            self.reload()

    def action_toggle_read(self) -> None:
        library, heads = self.library, self.targets()
        if library is None or not heads:
            return
        read = any(not head.read for head in heads)
        ids = self._meant(heads, whole=read)
        self.just_read.update(ids)
        self.apply(ids, lambda: library.mark_read(ids, read), read=read)

    def action_mark_story_read(self) -> None:
        library, story = self.library, self.story_here()
        if library is None:
            return
        if story is None:
            self.say("This article is not part of a story")
            return

        def job() -> Change:
            return library.mark_read([h.id for h in library.coverage.story(story)], True)

        rows = [i for i in self.headlines.ids if (h := self.headlines.known(i)) is not None and h.story == story]
        self.just_read.update(rows)
        self.apply(rows, job, read=True)

    def action_mark_all_read(self) -> None:
        """Every id the list shows, and no other: what arrived meanwhile stays unread."""
        library = self.library
        ids = self.headlines.stood_for(self.headlines.ids)
        if library is None or not ids or self.panes.list_widget != "headlines":
            return
        self.just_read.update(ids)
        self.say(f"Marking {show.count(len(ids), 'article')} read …")
        self.apply(ids, lambda: library.mark_read(ids, True), read=True)

    # ------------------------------------------------------------------ star, tag

    def action_toggle_star(self) -> None:
        library, heads = self.library, self.targets()
        if library is None or not heads:
            return
        starred = any(not head.starred for head in heads)
        ids = self._meant(heads, whole=not starred)
        self.apply(ids, lambda: library.star(ids, starred), starred=starred)

    def action_tag(self) -> None:
        library, heads = self.library, self.targets()
        if library is None or not heads:
            return
        self.errand("tags", library.tags, partial(self._ask_tag, heads))

    def _ask_tag(self, heads: list[Headline], known: list[tuple[str, int]]) -> None:
        from reader.tui.screens.dialogs import Ask

        on = sorted({tag for head in heads for tag in head.tags})
        hint = "Tags: " + ", ".join(f"{name} ({n})" for name, n in known[:12]) if known else "No tags yet"
        if on:
            hint += f" · has {', '.join(on)}: the same word takes it away"
        what = heads[0].title if len(heads) == 1 else show.count(len(heads), "article")
        names = [name for name, _ in known]
        self.app.push_screen(Ask("Tag", what, hint=hint, known=names), partial(self._tag, heads))

    def _tag(self, heads: list[Headline], name: str | None) -> None:
        library = self.library
        name = show.line(name or "", 60).lstrip("#").strip()
        if library is None or not name:
            return
        on = not all(name in head.tags for head in heads)
        ids = self._meant(heads, whole=not on)
        self.mark(lambda: library.tag(ids, name, on), self._tagged)

    def _tagged(self, change: Change) -> None:
        self._applied(change)
        self.headlines.forget()

    # ------------------------------------------------------------------ undo

    def action_undo(self) -> None:
        library = self.library
        if library is not None:
            self.mark(library.undo, partial(self._turned, "Nothing to undo", "ctrl+r redo", True))

    def action_redo(self) -> None:
        library = self.library
        if library is not None:
            self.mark(library.redo, partial(self._turned, "Nothing to redo", "u undo", False))

    def _turned(self, nothing: str, hint: str, undone: bool, change: Change | None) -> None:
        """An undo or redo came back: rows, counts and the open article are asked for again."""
        if change is None:
            self.can_undo, self.can_redo = (False, self.can_redo) if undone else (self.can_undo, False)
            self.say(nothing)
        else:
            self.can_undo, self.can_redo = (True, True) if undone else (True, self.can_redo)
            self.say(f"{change.summary} · {hint}")
            self.headlines.forget()
            self.reload()
            if change.kind in ("cut", "name") and not change.ids:  # decided for all: the open article may hold it
                self.read_open_article_again()
            self._show_in_article(change.ids)
            if change.kind == "story":
                self.coverage_changed()
            elif change.kind in ("text", "cut"):  # names and links of the text or the line that came back
                self.work_behind()
        self.refresh_bindings()
