"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def as_json(function: F) -> F:
    """--json and --jsonl as one parameter `how`: "json", "jsonl" or "" for people."""
    function = click.option("--jsonl", "how", flag_value="jsonl", help="Print one JSON object a line.")(function)
    function = click.option("--json", "how", flag_value="json", help="Print one JSON object.")(function)
    return click.option("--text", "how", flag_value="", default=True, hidden=True)(function)


def windowed(function: F) -> F:
    function = click.option(
        "--limit", type=click.IntRange(min=0), default=100, show_default=True, help="At most so many."
    )(function)
    return click.option("--all", "everything", is_flag=True, help="No limit.")(function)


def query_words(words: tuple[str, ...]) -> str:
    """The words of a query as the shell split them, as one query again."""
    return " ".join(words)


def formatted(template: str, values: dict[str, Any]) -> str:
    """`template` with {id}, {title} … filled in. Raises UsageError for an unknown name."""
    from reader.errors import UsageError

    try:
        return template.format(**values)
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        raise UsageError(f"--format {template!r}: {error}; known names: {', '.join(values)}") from None
