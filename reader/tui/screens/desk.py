"""What every part of the reading screen stands on: the library once it is open, the panes, the clock, short words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.model import Place, View
from reader.tui.errands import Errands
from reader.tui.panes import Panes
from reader.tui.widgets.article import ArticleView
from reader.tui.widgets.feeds import Feeds
from reader.tui.widgets.footer import Footer, StatusLine
from reader.tui.widgets.headlines import Headlines
from reader.tui.widgets.laid import LaidList
from reader.tui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from reader.library import Library
    from reader.model import Article, Change, EntityKind, Headline, Linked, Story, WatchedStory
    from reader.tui.panes import Pane

MESSAGE_SECONDS = 6.0
FIRST_QUERY = "is:unread"
UNREAD_VIEW = View(Place.UNREAD, "Unread", FIRST_QUERY)
SCOPES = {
    "all": View(Place.ALL, "All", ""),
    "unread": UNREAD_VIEW,
    "starred": View(Place.STARRED, "Starred", "is:starred"),
    "today": View(Place.TODAY, "Today", "since:today"),
    "stories": View(Place.STORIES, "Stories", ""),
    "entities": View(Place.ENTITIES, "Names", ""),
    "rising": View(Place.RISING, "Rising", ""),
    "met": View(Place.MET, "Watched names", "is:met"),
}
"""What a key opens; the archive's own view takes its place where it has one."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the list's articles come from. A search keeps its ids; a view asks for them again when they change."""

    view: View
    found: bool = False
    """A search result: ranked, and not asked for again behind the reader's back."""
    sort: str = "newest"


@dataclass(slots=True)
class Visit:
    """An article in the history and the line that was on top."""

    article_id: int
    line: int = 0


@dataclass(slots=True)
class Trail:
    """Articles read, like pages in a browser: back, forward, and a new one forgets what was forward."""

    back: list[Visit] = field(default_factory=list)
    forward: list[Visit] = field(default_factory=list)


def folded(name: str) -> str:
    """Names are watched for in whatever case they are written."""
    return " ".join(name.split()).casefold()


class Desk(Errands[None]):
    library: Library | None = None
    watched: Sequence[WatchedStory] = ()
    """Stories under watch as last seen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.source = Source(UNREAD_VIEW)
        self.trail = Trail()
        self.opened_id: int | None = None
        """The article in the pane, or on its way there."""
        self.just_read: set[int] = set()
        """Read since the list was chosen: they stay in the unread list."""
        self.unfolded: set[int] = set()
        """Texts whose copies stand in the list, each by the number that its articles share."""
        self.on_copies = False
        """Whether the row under the cursor has copies: the footer offers to show them."""
        self.seen_version: int | None = None
        self.refreshing = False
        self.behind = False
        """Whether names, links and index are being made for articles that wait for them."""
        self.watched_for: frozenset[str] = frozenset()
        """Names that are watched for, as `folded` writes them."""
        self.can_undo = False
        self.can_redo = False
        self._quiet: Timer | None = None
        now = self.now
        self.feeds = Feeds(id="feeds")
        self.headlines = Headlines(now=now, id="headlines")
        self.view = ArticleView(now=now, id="article")
        self.side = Sidebar(now=now, id="side")
        self.panes = Panes(self.feeds, self.headlines, self.view, self.side)
        self.status = StatusLine(id="status")
        self.footer = Footer(id="keys")

    def now(self) -> datetime:
        """The library's clock: the demo's stands at the demo's date."""
        return self.library.clock() if self.library is not None else datetime.now(UTC)

    @property
    def reading(self) -> Any:
        """The [reading] section of the config."""
        return self.library.config.reading if self.library is not None else None

    def say(self, text: str, ink: str = "text") -> None:
        """A word in the status line; it makes room for the list's name again after a few seconds."""
        self.status.set(message=text, ink=ink)
        if self._quiet is not None:
            self._quiet.stop()
        self._quiet = self.set_timer(MESSAGE_SECONDS, self._hush)

    def _hush(self) -> None:
        self._quiet = None
        self.status.set(message="")

    def changed(self, change: Change | None, *, undoable: bool = True) -> None:
        """A mark was made: say so, and how to take it back."""
        if change is None:
            return
        self.can_undo, self.can_redo = True, False
        self.say(f"{change.summary} · u undo" if undoable else change.summary)
        self.refresh_bindings()

    def other_list(self) -> LaidList | None:
        """What stands in the list pane in place of the headlines: stories, names, what rises, what was met."""
        which = self.panes.list_widget
        return None if which == "headlines" else self.panes.get_child_by_id(which, LaidList)

    def writable(self) -> bool:
        return self.library is not None and not self.library.read_only

    # ------------------------------------------------------------------ what the parts of the screen do for each other

    def focus_pane(self, pane: Pane) -> None:
        raise NotImplementedError

    def open_article(self, article_id: int, *, line: int = 0, record: bool = True, focus: bool = True) -> None:
        raise NotImplementedError

    def mark_opened(self, article: Article) -> None:
        raise NotImplementedError

    def find_related(self, article_id: int) -> None:
        raise NotImplementedError

    def find_recalls(self, article_id: int) -> None:
        raise NotImplementedError

    def story_here(self) -> int | None:
        raise NotImplementedError

    def story_told(self) -> Story | None:
        raise NotImplementedError

    def linked_here(self) -> Linked | None:
        raise NotImplementedError

    def coverage_changed(self) -> None:
        raise NotImplementedError

    def load_list(self, *, keep_place: bool = False, at: int | None = None) -> None:
        raise NotImplementedError

    def look_at_watches(self) -> None:
        raise NotImplementedError

    def work_behind(self) -> None:
        raise NotImplementedError

    def current_headline(self) -> Headline | None:
        raise NotImplementedError

    def side_changed(self) -> None:
        raise NotImplementedError

    def read_open_article_again(self) -> None:
        raise NotImplementedError

    def source_here(self) -> int | None:
        raise NotImplementedError

    def tell_block(self) -> None:
        raise NotImplementedError

    def reload(self) -> None:
        raise NotImplementedError

    def feed_here(self) -> View | None:
        raise NotImplementedError

    def saved_here(self) -> View | None:
        raise NotImplementedError

    def show_view(self, view: View, *, focus: bool = True) -> None:
        raise NotImplementedError

    def load_views(self) -> None:
        raise NotImplementedError

    def use_list(self, which: str) -> None:
        raise NotImplementedError

    def load_rising(self, *, focus: bool = True) -> None:
        raise NotImplementedError

    def load_watched(self, *, focus: bool = True) -> None:
        raise NotImplementedError

    def action_scope(self, which: str) -> None:
        raise NotImplementedError

    def load_names(self, *, focus: bool = True) -> None:
        raise NotImplementedError

    def name_here(self) -> str:
        raise NotImplementedError

    def follow_name(self, name: str, text: str, kind: EntityKind) -> None:
        raise NotImplementedError

    def explain(self, text: str) -> None:
        raise NotImplementedError

    def action_next_unread(self) -> None:
        raise NotImplementedError
