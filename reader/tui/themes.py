"""Our own looks. Each names a colour for every ink, so that all panes agree; Textual's themes work as well.

Variables beginning with "entity-" colour the kinds of names; the kinds also differ in weight, slant and underline.
"""

from __future__ import annotations

from textual.theme import Theme

DEFAULT = "newsdeck-dark"


def _theme(name: str, *, dark: bool, base: dict[str, str], entity: dict[str, str]) -> Theme:
    variables = {f"nd-{key}": value for key, value in base.items()} | {f"entity-{k}": v for k, v in entity.items()}
    variables |= {
        "scrollbar": base["rule"],
        "scrollbar-hover": base["muted"],
        "scrollbar-active": base["accent"],
        "scrollbar-background": base["page"],
        "scrollbar-background-hover": base["page"],
        "scrollbar-background-active": base["page"],
        "scrollbar-corner-color": base["page"],
        "border": base["accent"],
        "border-blurred": base["rule"],
        "block-cursor-background": base["cursor"],
        "block-cursor-foreground": base["text"],
        "block-cursor-text-style": "none",
        "input-cursor-background": base["accent"],
    }
    return Theme(
        name=name,
        primary=base["accent"],
        secondary=base["second"],
        accent=base["accent"],
        warning=base["warning"],
        error=base["error"],
        success=base["good"],
        foreground=base["text"],
        background=base["page"],
        surface=base["side"],
        panel=base["bar"],
        dark=dark,
        variables=variables,
    )


DARK = _theme(
    DEFAULT,
    dark=True,
    base={
        "page": "#16181d", "list": "#121419", "side": "#0e1013", "bar": "#1c1f26", "cursor": "#262d3a",
        "cursor-blur": "#1d212a", "text": "#d5d8de", "strong": "#f3f4f6", "muted": "#8d94a1", "faint": "#6c7480",
        "rule": "#2b303a", "accent": "#7fb4f0", "second": "#b79df0", "star": "#e8c268", "warning": "#e0a458",
        "error": "#ef7d7d", "good": "#8cc78f", "code": "#1d2027", "cut": "#b98a6b",
    },
    entity={
        "person": "#8fc1f5", "org": "#e6b673", "place": "#94cf9a", "group": "#d0a8e6", "product": "#7fd0cf",
        "event": "#ef9f9f", "work": "#d8c58a", "money": "#a8c98a", "percent": "#a8c98a", "date": "#9fb0c8",
        "quantity": "#9fb0c8", "ticker": "#e6b673",
    },
)  # fmt: skip
LIGHT = _theme(
    "newsdeck-light",
    dark=False,
    base={
        "page": "#fcfbf8", "list": "#f6f4ef", "side": "#efece5", "bar": "#e6e2d9", "cursor": "#d9e4f2",
        "cursor-blur": "#e9e6df", "text": "#2b2d31", "strong": "#0d0f12", "muted": "#66696f", "faint": "#7a7c81",
        "rule": "#d5d0c5", "accent": "#1f5fae", "second": "#6a45b0", "star": "#a87400", "warning": "#9a5b00",
        "error": "#b3261e", "good": "#2d7034", "code": "#f1eee7", "cut": "#8a5a36",
    },
    entity={
        "person": "#1b5faa", "org": "#8a5200", "place": "#256b2f", "group": "#7a3b9c", "product": "#00696b",
        "event": "#a8322e", "work": "#6f5c00", "money": "#41661f", "percent": "#41661f", "date": "#48597a",
        "quantity": "#48597a", "ticker": "#8a5200",
    },
)  # fmt: skip
SEPIA = _theme(
    "newsdeck-sepia",
    dark=True,
    base={
        "page": "#221d18", "list": "#1e1915", "side": "#1a1612", "bar": "#2b251e", "cursor": "#3b3227",
        "cursor-blur": "#2c261f", "text": "#dcd0bd", "strong": "#f5ead7", "muted": "#a39680", "faint": "#86795f",
        "rule": "#3a3228", "accent": "#e0b070", "second": "#c99a86", "star": "#e9c46a", "warning": "#e0a458",
        "error": "#e58a77", "good": "#a9bf7d", "code": "#2a241d", "cut": "#b08a66",
    },
    entity={
        "person": "#a9c6dc", "org": "#e6b673", "place": "#b1c98b", "group": "#d3abc9", "product": "#93cdbf",
        "event": "#e69c86", "work": "#dccb8d", "money": "#b9c88a", "percent": "#b9c88a", "date": "#b7b0a4",
        "quantity": "#b7b0a4", "ticker": "#e6b673",
    },
)  # fmt: skip
CONTRAST = _theme(
    "newsdeck-contrast",
    dark=True,
    base={
        "page": "#000000", "list": "#0d0d0d", "side": "#181818", "bar": "#262626", "cursor": "#003f7d",
        "cursor-blur": "#2a2a2a", "text": "#ffffff", "strong": "#ffffff", "muted": "#d0d0d0", "faint": "#b0b0b0",
        "rule": "#8a8a8a", "accent": "#5fd7ff", "second": "#ffaf5f", "star": "#ffff00", "warning": "#ffd75f",
        "error": "#ff8787", "good": "#87ff87", "code": "#1a1a1a", "cut": "#ffaf87",
    },
    entity={
        "person": "#5fd7ff", "org": "#ffd75f", "place": "#87ff87", "group": "#ff9fff", "product": "#5fffff",
        "event": "#ff8787", "work": "#ffffaf", "money": "#afff87", "percent": "#afff87", "date": "#d0d0ff",
        "quantity": "#d0d0ff", "ticker": "#ffd75f",
    },
)  # fmt: skip

THEMES = (DARK, LIGHT, SEPIA, CONTRAST)
