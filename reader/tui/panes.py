"""Where each pane lies: three columns from 120 cells, two from 80, one below. Pure arithmetic.

All panes live as long as the screen; one that has no place is not drawn and keeps its own place inside.
"""

from __future__ import annotations

from typing import Literal

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

Pane = Literal["feeds", "list", "article", "side"]
ORDER: tuple[Pane, ...] = ("feeds", "list", "article", "side")
WIDE, ROOMY, NARROW = 164, 120, 80
_TALL = 30
"""Lines from which the sidebar fits below the headlines in two columns."""


def plan(width: int, height: int, focus: Pane, *, side: bool, zen: bool) -> dict[Pane, Region]:
    """The panes on screen and their places. `side` tells whether there is a sidebar to show."""
    if zen and focus == "article":
        return {"article": Region(0, 0, width, height)}
    if width < NARROW:
        return {focus: Region(0, 0, width, height)}
    if width < ROOMY:
        return _two(width, height, focus, side)
    feeds = 26 if width >= 132 else 23
    if width >= WIDE:
        column = 38 if side else 0
        headlines = max(44, min(80, (width - feeds - column) * 2 // 5))
        article = width - feeds - headlines - column
        four: dict[Pane, Region] = {
            "feeds": Region(0, 0, feeds, height),
            "list": Region(feeds, 0, headlines, height),
            "article": Region(feeds + headlines, 0, article, height),
        }
        if side:
            four["side"] = Region(width - column, 0, column, height)
        return four
    headlines = max(38, (width - feeds) * 2 // 5)
    below = _side_lines(height) if side else 0
    three: dict[Pane, Region] = {
        "feeds": Region(0, 0, feeds, height),
        "list": Region(feeds, 0, headlines, height - below),
        "article": Region(feeds + headlines, 0, width - feeds - headlines, height),
    }
    if below:
        three["side"] = Region(feeds, height - below, headlines, below)
    return three


def _two(width: int, height: int, focus: Pane, side: bool) -> dict[Pane, Region]:
    """The article on the right; on the left whatever of the others is in use."""
    left = 30 if focus == "feeds" else max(34, width * 2 // 5)
    panes: dict[Pane, Region] = {"article": Region(left, 0, width - left, height)}
    if focus == "feeds":
        panes["feeds"] = Region(0, 0, left, height)
    elif side and height >= _TALL:
        below = _side_lines(height)
        panes["list"] = Region(0, 0, left, height - below)
        panes["side"] = Region(0, height - below, left, below)
    elif focus == "side":
        panes["side"] = Region(0, 0, left, height)
    else:
        panes["list"] = Region(0, 0, left, height)
    return panes


def _side_lines(height: int) -> int:
    return max(8, height * 9 // 20)


class PlannedLayout(Layout):
    """Gives each child the region its pane was planned; the others are left out."""

    name = "planned"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        if not isinstance(parent, Panes):
            return []
        regions: dict[Pane, Region] = plan(size.width, size.height, parent.focus_pane, side=parent.side, zen=parent.zen)
        parent.planned = regions
        shown_panes = [(regions[pane], child) for child in children if (pane := parent.pane_of(child)) in regions]
        return [WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child) for region, child in shown_panes]


class Panes(Widget):
    """Holds the panes and knows what the plan depends on."""

    DEFAULT_CSS = "Panes { width: 1fr; height: 1fr; overflow: hidden; }"

    def __init__(self, *children: Widget) -> None:
        super().__init__(*children, id="panes")
        self.focus_pane: Pane = "list"
        self.side = False
        self.zen = False
        self.list_widget = "headlines"
        """Id of the widget that fills the list pane: headlines, stories, names or watched."""
        self.planned: dict[Pane, Region] = {}
        self._planned_layout = PlannedLayout()

    @property
    def layout(self) -> Layout:
        return self._planned_layout

    def pane_of(self, child: Widget) -> Pane | None:
        """The pane a child fills now; None for a list that is not the one in use."""
        if child.id == self.list_widget:
            return "list"
        return child.id if child.id in ("feeds", "article", "side") else None  # type: ignore[return-value]

    def replan(self, **changes: object) -> None:
        """Set what the plan depends on; lays out again only when something differs."""
        changed = {name: value for name, value in changes.items() if getattr(self, name) != value}
        for name, value in changed.items():
            setattr(self, name, value)
        if changed:
            self._clear_arrangement_cache()
            self.refresh(layout=True)
