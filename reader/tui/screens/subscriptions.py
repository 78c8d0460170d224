"""Feeds as subscriptions: adding, naming, moving, settings, leaving; and fetching them, with progress and a way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from reader.model import Place
from reader.tui import show
from reader.tui.screens.desk import Desk
from reader.tui.screens.names import told_met

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.adding import Added
    from reader.model import Change, Feed, Progress, RefreshReport, View

SETTINGS = ("full_text", "strip", "asides", "interval_min")
_HINTS = {
    "full_text": "auto, always or never: fetch the whole page of an article",
    "strip": "off, safe, standard or strict: how much is cut",
    "asides": "keep or dim: the sneers at the ends of paragraphs",
    "interval_min": "minutes between fetches",
}
_BEHIND = {
    "repeats": "Looking back",
    "pages": "Fetching pages",
    "names": "Finding names and stories",
    "index": "Filling the search index",
}


class Progressed(Message):
    """The refresh came one step further."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class Subscriptions(Desk):
    _cancel = False
    _looked_back = ""
    """What the work behind cut from articles that were there before: worth a word once it is done."""
    _newest_hit = -1
    """Of the watched names before the refresh: what is met after it is news. None of it before the first refresh."""
    _refresh_next: str | None = None
    """The query of a refresh that was asked for while something else was at work."""

    # ------------------------------------------------------------------ refresh

    def action_refresh_all(self) -> None:
        self._refresh("")

    def action_refresh_current(self) -> None:
        view = self.source.view
        self._refresh(view.query if view.place in (Place.FEED, Place.FOLDER) else "")

    def _refresh(self, query: str) -> None:
        library = self.library
        if library is None or self.refreshing:
            return
        if self.behind:  # one long job at a time: this one goes first, the other takes up where it was
            self._cancel, self._refresh_next = True, query
            return
        self.refreshing, self._cancel = True, False
        self.status.set_progress(0, 0, "Starting …")
        self.refresh_bindings()

        def job() -> RefreshReport:
            self._newest_hit = library.names.newest_hit()
            return library.refresh(query, progress=self._tell, cancelled=lambda: self._cancel)

        self.errand("refresh", job, self._refreshed, self._refresh_failed)

    def _tell(self, step: Progress) -> None:
        self.post_message(Progressed(step))

    def cancel_refresh(self) -> None:
        self._cancel = True
        self.status.set_progress(0, 0, "Stopping …")

    def on_progressed(self, message: Progressed) -> None:
        message.stop()
        if self.library is None or ((self.refreshing or self.behind) and not self._cancel):
            step = message.progress
            if step.job == "repeats":
                self._looked_back = step.what
            said = _BEHIND.get(step.job, "") if self.behind else ""
            if self.status.progress is None:
                self.call_after_refresh(self.refresh_bindings)
            self.status.set_progress(step.done, step.total, " · ".join(filter(None, (said, step.what))) or step.job)

    # ------------------------------------------------------------------ behind the reading

    def work_behind(self) -> None:
        """The daily backup, then whatever a refresh left waiting: pages, names, stories, the index."""
        library = self.library
        if library is None or library.read_only or self.refreshing or self.behind:
            return
        self.behind, self._cancel = True, False
        self.errand("behind", partial(self._do_behind, library), self._behind_done, self._behind_failed)

    def _do_behind(self, library: Library) -> int:
        library.backup_if_due()
        if not library.waiting():
            return 0
        return library.catch_up(
            progress=self._tell,
            cancelled=lambda: self._cancel or not self.is_running,
        )

    def _behind_ended(self) -> None:
        self.behind = False
        self.status.end_progress()
        self.refresh_bindings()
        query, self._refresh_next = self._refresh_next, None
        if query is not None:
            self._refresh(query)

    def _behind_done(self, done: int) -> None:
        self._behind_ended()
        if done:
            stopped = "Stopped: " if self._cancel else ""
            looked_back, self._looked_back = self._looked_back and f"{self._looked_back} (I shows it)", ""
            found = f"{stopped}names and stories of {show.count(done, 'article')} found"
            if done > 1 or looked_back:  # of a line that was restored the names appear, and no more need be said
                self.say(" · ".join(filter(None, (found, looked_back))), "good")
            self.tell_met()
            self.reload()
            self.read_open_article_again()

    def tell_met(self) -> None:
        """Which watched names a refresh has met, once."""
        library, newest = self.library, self._newest_hit
        if library is None or newest < 0:
            return

        def told(found: tuple[list[tuple[str, int]], int]) -> None:
            met, self._newest_hit = found
            if met:
                self.toast(told_met(met))

        self.errand("met", lambda: (library.names.met_since(newest), library.names.newest_hit()), told)

    def _behind_failed(self, why: str) -> None:
        """Another newsdeck does the same at this moment, or the disk is full: reading goes on."""
        self._behind_ended()
        self.say(why, "warning")

    def _refreshed(self, report: RefreshReport) -> None:
        self._refresh_ended()
        news = show.count(report.new, "new article") if report.new else "Nothing new"
        parts = [f"Stopped: {news.lower()}" if report.cancelled else news]
        if report.updated:
            parts.append(f"{report.updated} updated")
        if report.failed:
            parts.append(show.count(len(report.failed), "feed") + " failed")
        if report.cut_short:
            parts.append(show.count(len(report.cut_short), "feed") + " cut short")
        self.say(f"{' · '.join(parts)} · {report.seconds:.1f} s", "warning" if report.failed else "good")
        self.tell_met()
        self.reload()
        self.work_behind()

    def _refresh_failed(self, why: str) -> None:
        self._refresh_ended()
        self.toast(why, "error", title="Refresh failed")
        self.reload()

    def _refresh_ended(self) -> None:
        self.refreshing = False
        self.status.end_progress()
        self.refresh_bindings()

    # ------------------------------------------------------------------ subscribe

    def action_add_feed(self) -> None:
        from reader.tui.screens.dialogs import Ask

        view = self.feeds.current
        folder = view.name if view is not None and view.place is Place.FOLDER else ""
        hint = "Address of a feed, a site or an article; a file works too"
        self.app.push_screen(Ask("Add", "Subscribe or save", hint=hint), partial(self._add, folder))

    def _add(self, folder: str, where: str | None) -> None:
        library = self.library
        where = show.line(where or "")
        if library is None or not where:
            return
        self.say(f"Looking at {show.cut(where, 60)} …")
        self.errand("add", lambda: library.add(where, folder), self._added)

    def _added(self, added: Added) -> None:
        what = {"article": "Saved", "known": "Already there:"}.get(added.kind, "Subscribed to")
        news = f" · {show.count(added.new, 'article')}" if added.new else ""
        more = f" · {show.count(len(added.offered), 'more feed')} on that page" if added.offered else ""
        self.say(f"{what} {added.title}{news}{more}", "good")
        self.reload()

    # ------------------------------------------------------------------ one feed

    def feed_here(self) -> View | None:
        """The feed under the cursor of the left pane."""
        view = self.feeds.current
        return view if view is not None and view.place is Place.FEED and view.id else None

    def saved_here(self) -> View | None:
        """The saved query under the cursor of the left pane."""
        view = self.feeds.current
        return view if view is not None and view.place is Place.SAVED else None

    def action_feed_rename(self) -> None:
        from reader.tui.screens.dialogs import Ask

        view = self.feed_here()
        if view is not None:
            self.app.push_screen(Ask("Rename", view.name, value=view.name), partial(self._rename, view))

    def _rename(self, view: View, title: str | None) -> None:
        library, title = self.library, show.line(title or "", 200)
        if library is not None and title and title != view.name:
            self._change_feed(lambda: library.rename(view.id, title))

    def action_feed_move(self) -> None:
        from reader.tui.screens.dialogs import Ask

        view = self.feed_here()
        if view is None:
            return
        folders = [v.name for v in self.feeds.views if v.place is Place.FOLDER]
        hint = "Folder; an empty line is no folder" + (": " + ", ".join(folders[:8]) if folders else "")
        self.app.push_screen(Ask("Move", view.name, hint=hint, known=folders, blank=True), partial(self._move, view))

    def _move(self, view: View, folder: str | None) -> None:
        library = self.library
        if library is not None and folder is not None:
            name = show.line(folder, 200)
            self._change_feed(lambda: library.move(view.id, name))

    def action_feed_delete(self) -> None:
        from reader.tui.screens.dialogs import Confirm

        saved, library = self.saved_here(), self.library
        if saved is not None and library is not None:
            self._change_feed(lambda: library.forget_query(saved.name))
            return
        view = self.feed_here()
        if view is not None:
            said = "Its articles go from the lists; starred ones stay."
            self.app.push_screen(
                Confirm(f"Unsubscribe from {view.name}?", said, "Unsubscribe"), partial(self._delete, view)
            )

    def _delete(self, view: View, sure: bool | None) -> None:
        library = self.library
        if library is not None and sure:
            self._change_feed(lambda: library.remove(view.id))

    def action_feed_settings(self) -> None:
        library, view = self.library, self.feed_here()
        if library is not None and view is not None:
            self.errand("feeds", library.feeds, partial(self._ask_settings, view))

    def _ask_settings(self, view: View, feeds: list[Feed]) -> None:
        from reader.tui.screens.dialogs import Choose

        feed = next((feed for feed in feeds if feed.id == view.id), None)
        if feed is None:
            return
        rows = [(key, f"{key} = {feed.settings.get(key, 'as in config.toml')}", _HINTS[key]) for key in SETTINGS]
        about = (
            feed.error
            or feed.warning
            or (f"Last fetched {show.age(feed.last_ok, self.now())} ago" if feed.last_ok else feed.url)
        )
        self.app.push_screen(Choose(view.name, about, rows), partial(self._ask_value, feed))

    def _ask_value(self, feed: Feed, key: str | None) -> None:
        from reader.tui.screens.dialogs import Ask

        if key:
            value = str(feed.settings.get(key, ""))
            asked = Ask(key, feed.title, hint=_HINTS[key], value=value)
            self.app.push_screen(asked, partial(self._set_value, feed, key))

    def _set_value(self, feed: Feed, key: str, value: str | None) -> None:
        library, text = self.library, show.line(value or "", 100)
        if library is not None and text:
            self._change_feed(lambda: library.set_option(feed.id, key, text))

    def _change_feed(self, job: Callable[[], Change]) -> None:
        def done(change: Change) -> None:
            self.changed(change)
            self.reload()

        self.mark(job, done)
