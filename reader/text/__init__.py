"""A page or a feed entry becomes an article: typed blocks, each kept or cut with a reason."""

from __future__ import annotations

CLEANER_VERSION = 3
"""Grows when the same page would give other blocks or other cuts, so that the archive can be read again."""
