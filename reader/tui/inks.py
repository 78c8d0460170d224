"""Inks: the names that runs carry, as colours and weights of the theme in force.

Kinds of names differ in weight, slant and underline besides colour, so that they stay apart on a grey screen.
"""

# ruff: noqa: E501 (a table reads best with one row a line)
from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from rich.style import Style
from textual.color import Color, ColorParseError

KIND_LETTERS: Mapping[str, str] = {
    "person": "ᴾ", "org": "ᴼ", "place": "ᴸ", "group": "ᴳ", "product": "ᴿ", "event": "ᴱ", "work": "ᵂ",
    "money": "ᴹ", "percent": "ᵖ", "date": "ᴰ", "quantity": "ᵠ", "ticker": "ᵀ",
}  # fmt: skip
"""One each, so that every kind can be told without colour."""
KIND_NAMES: Mapping[str, str] = {
    "person": "person/people", "org": "organisation", "place": "place", "group": "group", "product": "product",
    "event": "event", "work": "work", "money": "amount of money/amounts of money", "percent": "percentage",
    "date": "date", "quantity": "quantity/quantities", "ticker": "ticker",
}  # fmt: skip

# ink: (foreground, background, attributes); colours are names of the theme's nd- variables
_INKS: dict[str, tuple[str, str, str]] = {
    "page": ("text", "page", ""), "list": ("text", "list", ""), "side": ("text", "side", ""), "bar": ("muted", "bar", ""),
    "text": ("text", "", ""), "strong": ("strong", "", "bold"), "muted": ("muted", "", ""), "faint": ("faint", "", ""),
    "rule": ("rule", "", ""), "accent": ("accent", "", ""), "key": ("accent", "", "bold"), "second": ("second", "", ""),
    "star": ("star", "", ""), "warning": ("warning", "", ""), "error": ("error", "", ""), "good": ("good", "", ""),
    "title": ("strong", "", "bold"), "heading": ("accent", "", "bold"), "subheading": ("strong", "", "bold"),
    "unread": ("strong", "", "bold"), "dot": ("accent", "", "bold"), "read": ("muted", "", ""),
    "cursor": ("", "cursor", ""), "cursor-blur": ("", "cursor-blur", ""), "selected": ("second", "", "bold"),
    "quote": ("text", "", "italic"), "bar-mark": ("rule", "", ""), "bullet": ("accent", "", ""),
    "code": ("text", "code", ""), "code-mark": ("faint", "code", ""), "caption": ("muted", "", "italic"),
    "link": ("accent", "", "underline"), "em": ("", "", "italic"), "aside": ("faint", "", "italic"),
    "inserted": ("good", "", "underline"), "deleted": ("error", "", "strike"), "bold": ("strong", "", "bold"),
    "strike": ("", "", "strike"), "cut": ("faint", "", "strike"), "reason": ("cut", "", ""), "here": ("accent", "", "bold"),
    "letter": ("muted", "", "not bold not italic not underline"), "hint": ("page", "star", "bold"),
    "artefact": ("", "", "underline2"), "current": ("page", "accent", "bold"), "match": ("star", "", "bold"),
    "only": ("strong", "", "bold underline"), "recall": ("second", "", "bold"),
    "done": ("accent", "bar", ""), "todo": ("rule", "bar", ""),
}  # fmt: skip
_CUES = {
    "person": "bold", "org": "underline", "place": "italic", "group": "bold italic", "product": "italic underline",
    "event": "bold underline", "work": "bold italic underline", "money": "", "percent": "", "date": "",
    "quantity": "", "ticker": "underline",
}  # fmt: skip
# Where another theme keeps what ours call by these names.
_FALLBACK = {
    "page": "background", "list": "background", "side": "surface", "bar": "panel", "cursor": "primary-muted",
    "cursor-blur": "panel", "text": "foreground", "strong": "foreground", "accent": "primary", "second": "secondary",
    "star": "warning", "warning": "warning", "error": "error", "good": "success", "code": "surface",
    "cut": "warning", "rule": "panel-lighten-2",
}  # fmt: skip
_KIND_FALLBACK = {
    "person": "text-primary", "org": "text-warning", "place": "text-success", "group": "text-secondary",
    "product": "text-accent", "event": "text-error", "work": "text-warning", "money": "text-success",
    "percent": "text-success", "ticker": "text-warning",
}  # fmt: skip

_serials = count()


def inks_of(widget: Any) -> Inks:
    """The inks of the app's theme; an app without any (a test of one widget) gets them from its variables."""
    inks = getattr(widget.app, "inks", None)
    return inks if isinstance(inks, Inks) else Inks(widget.app.theme_variables)


class Inks:
    """Looks an ink up: "page link person" is `page`, then `link` over it, then `person`."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.serial = next(_serials)
        """Tells the strips drawn in one theme from those of another."""
        self._variables = variables
        self._single: dict[str, Style] = {}
        self._mixed: dict[tuple[str, str], Style] = {}

    def __call__(self, ink: str, under: str = "") -> Style:
        """The style of `ink` laid over `under`."""
        style = self._mixed.get((under, ink))
        if style is None:
            names = f"{under} {ink}".split()
            style = Style.combine([self._one(name) for name in names]) if names else Style.null()
            self._mixed[(under, ink)] = style
        return style

    def _one(self, name: str) -> Style:
        style = self._single.get(name)
        if style is None:
            if name in _CUES:
                style = _style(self._kind(name), "", _CUES[name])
            else:
                front, back, attributes = _INKS.get(name, ("", "", ""))
                style = _style(self.colour(front), self.colour(back), attributes)
            self._single[name] = style
        return style

    def colour(self, name: str) -> str:
        """A colour of ours in this theme, as #rrggbb; nothing for no name."""
        if not name:
            return ""
        own = self._variables.get(f"nd-{name}")
        if own:
            return own
        if name in ("muted", "faint"):
            return _blend(self._variables, 0.35 if name == "muted" else 0.55)
        return _hex(self._variables.get(_FALLBACK.get(name, "foreground"), ""))

    def _kind(self, kind: str) -> str:
        own = self._variables.get(f"entity-{kind}")
        return own or _hex(self._variables.get(_KIND_FALLBACK.get(kind, "foreground"), ""))


def _style(front: str, back: str, attributes: str) -> Style:
    wanted: dict[str, Any] = {}
    value = True
    for word in attributes.split():
        if word == "not":
            value = False
            continue
        wanted[word] = value
        value = True
    return Style(color=front or None, bgcolor=back or None, **wanted)


def _hex(text: str) -> str:
    """A theme's colour as rich reads it; nothing where it is "auto", transparent or of the terminal's own palette."""
    try:
        colour = Color.parse(text)
    except ColorParseError:
        return ""
    return "" if colour.a < 0.2 or colour.ansi is not None else colour.hex6


def _blend(variables: Mapping[str, str], part: float) -> str:
    """The text colour, part of the way towards the background."""
    try:
        front, back = (Color.parse(variables.get(name, "")) for name in ("foreground", "background"))
    except ColorParseError:
        return ""
    return "" if front.ansi is not None or back.ansi is not None else front.blend(back, part).hex6
