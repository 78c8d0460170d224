"""What we remember: the one place that knows SQL.

Stage: beside the others, below the refresh. `Store.open` gives the archive; its parts are attributes, one file each.
"""

from __future__ import annotations

from reader.store.articles import Applied
from reader.store.connection import Interrupted
from reader.store.journal import NewFeed
from reader.store.snippets import Snippet
from reader.store.store import Store
from reader.store.stories import FeatureRow

__all__ = ["Applied", "FeatureRow", "Interrupted", "NewFeed", "Snippet", "Store"]
