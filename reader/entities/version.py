"""Which tagger found the names of an archive."""

from __future__ import annotations

TAGGER_VERSION = 7
"""Raise it when the names of articles come out noticeably better: every archive then finds them anew, newest articles
first, behind the reading."""
