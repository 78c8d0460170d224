"""What we remember: the one place that knows SQL.

Stage: beside the others, below the refresh. `Store.open` gives the archive; its parts are attributes, one file each.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.store.connection import Interrupted
from reader.store.store import Store

if TYPE_CHECKING:
    from reader.store.articles import Applied
    from reader.store.journal import NewFeed
    from reader.store.snippets import Snippet
    from reader.store.stories import FeatureRow

_HOME = {"Applied": "articles", "NewFeed": "journal", "Snippet": "snippets", "FeatureRow": "stories"}


def __getattr__(name: str) -> Any:
    """What the first screen does not need is imported when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


__all__ = ["Applied", "FeatureRow", "Interrupted", "NewFeed", "Snippet", "Store"]
