"""A person's marks from scripts: mark, tag, undo, redo."""

from __future__ import annotations

import click

from reader.cli.app import Session
from reader.cli.options import query_words
from reader.cli.output import put, say
from reader.errors import NothingFound
from reader.model import Change


@click.command()
@click.argument("what", type=click.Choice(["read", "unread", "star", "unstar"]))
@click.argument("query", nargs=-1, required=True)
@click.pass_obj
def mark(session: Session, what: str, query: tuple[str, ...]) -> None:
    """Mark the articles that QUERY finds, one step for undo: `mark read feed:NAME before:7d`, `mark star id:12`."""
    library = session.library()
    ids = list(library.ids(query_words(query)))
    if not ids:
        raise NothingFound("no article fits")
    change = library.mark_read(ids, what == "read") if what.endswith("read") else library.star(ids, what == "star")
    put(change.summary)


@click.command()
@click.argument("name")
@click.argument("query", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Take the tag off.")
@click.pass_obj
def tag(session: Session, name: str, query: tuple[str, ...], remove: bool) -> None:
    """Tag the articles that QUERY finds."""
    library = session.library()
    ids = list(library.ids(query_words(query)))
    if not ids:
        raise NothingFound("no article fits")
    put(library.tag(ids, name, not remove).summary)


@click.command()
@click.pass_obj
def undo(session: Session) -> None:
    """Take the last step back, even of an earlier session."""
    _told(session.library().undo(), "nothing to undo")


@click.command()
@click.pass_obj
def redo(session: Session) -> None:
    """Do again what undo took back."""
    _told(session.library().redo(), "nothing to redo")


def _told(change: Change | None, otherwise: str) -> None:
    if change is None:
        say(f"newsdeck: {otherwise}")
        raise click.exceptions.Exit(NothingFound.exit_status)
    put(change.summary)
