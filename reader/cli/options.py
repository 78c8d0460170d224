"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
_WIDTH = re.compile(r"\d{6}")
"""In --format: a field as wide as {id:>99999999999} needs more memory than there is."""


class Whole(click.IntRange):
    """A whole number that SQLite can hold; the help need not tell which is the largest."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        number: int = super().convert(value, param, ctx)
        if abs(number) >= 2**63:
            self.fail(f"{number} is too large.", param, ctx)
        return number


NUMBER = Whole()


def as_json(function: F) -> F:
    """--json and --jsonl as one parameter `how`: "json", "jsonl" or "" for people."""
    function = click.option("--jsonl", "how", flag_value="jsonl", help="Print one JSON object a line.")(function)
    function = click.option("--json", "how", flag_value="json", help="Print one JSON object.")(function)
    return click.option("--text", "how", flag_value="", default=True, hidden=True)(function)


def windowed(function: F) -> F:
    function = click.option("--limit", type=Whole(min=0), default=100, show_default=True, help="At most so many.")(
        function
    )
    return click.option("--all", "everything", is_flag=True, help="No limit.")(function)


def query_words(words: tuple[str, ...]) -> str:
    """The words of a query as the shell split them, as one query again."""
    return " ".join(words)


def formatted(template: str, values: dict[str, Any]) -> str:
    """`template` with {id}, {title} … filled in. Raises UsageError for an unknown name."""
    from reader.errors import UsageError

    try:
        if _WIDTH.search(template):
            raise ValueError("there is a number of six digits in it, too wide for a line")
        return template.format(**values)
    except (KeyError, IndexError, ValueError, AttributeError, TypeError, OverflowError, MemoryError) as error:
        raise UsageError(f"--format {template!r}: {error}; known names: {', '.join(values)}") from None
