"""The one query language: text to tree and back. Search, saved queries, bulk actions and the command line share it.

Stage: between the stages and config. Pure; the store compiles the tree to SQL.
"""

from __future__ import annotations

from reader.query.parse import parse
from reader.query.tree import EVERYTHING, And, Field, Node, Not, Or, Phrase, Word, all_of, any_of, render, words_of

__all__ = [
    "EVERYTHING", "And", "Field", "Node", "Not", "Or", "Phrase", "Word", "all_of", "any_of", "parse", "render",
    "words_of",
]  # fmt: skip
