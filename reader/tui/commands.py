"""What the command palette offers: the actions that work now, every view and feed, every theme.

Textual's own provider reads titles as markup, and a feed called `[/]` ends the app: ours gives it Content only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.model import Place
from reader.tui import keys, show

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


class Offer(NamedTuple):
    title: str
    about: str
    run: Callable[[], None]


def offers(reading: ReadingScreen) -> Iterable[Offer]:
    """Everything that can be chosen at this moment."""
    told: set[str] = set()
    for key in keys.KEYS:
        if key.context != "global" or key.group == "Moving" or key.action in told or not reading.works(key.action):
            continue
        told.add(key.action)
        shown = " ".join(keys.display(name) for name in reading.keymap.shown[key.id][:1])
        yield Offer(key.label, f"{key.tip} ({shown})", partial(reading.run_later, key.action))
    for view in reading.feeds.views:
        kind = "Feed" if view.place is Place.FEED else "Folder" if view.place is Place.FOLDER else "View"
        about = show.count(view.unread, "unread article") if view.unread else "Show its articles"
        yield Offer(f"{kind}: {show.line(view.name, 80)}", about, partial(reading.show_view, view))
    names = sorted(reading.app.available_themes, key=lambda name: (not name.startswith("newsdeck"), name))
    for name in names:
        yield Offer(f"Theme: {name}", "Change the colours", partial(setattr, reading.app, "theme", name))


class Offers(Provider):
    async def discover(self) -> Hits:
        for offer in self._offers():
            title = show.content(offer.title)
            yield DiscoveryHit(title, offer.run, text=offer.title, help=cast(str, show.content(offer.about)))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for offer in self._offers():
            score, places = matcher.fuzzy_search.match(query, offer.title)
            if score > 0:
                title = marked(offer.title, places)
                yield Hit(score, title, offer.run, text=offer.title, help=cast(str, show.content(offer.about)))

    def _offers(self) -> Iterable[Offer]:
        from reader.tui.screens.reading import ReadingScreen

        screen = self.app.screen_stack[0]
        return offers(screen) if isinstance(screen, ReadingScreen) else ()


def marked(title: str, places: Iterable[int]) -> Content:
    """The title with the letters that matched made bold."""
    content = show.content(title)
    for place in places:
        content = content.stylize("bold", place, place + 1)
    return content
