"""In and out: import opml, jsonl and state, export opml, jsonl, Markdown, HTML and state."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click

from reader.cli.app import Session
from reader.cli.options import query_words
from reader.cli.output import Bar, put, say
from reader.errors import CannotWrite, UsageError


@click.command("import")
@click.argument("form", type=click.Choice(["opml", "jsonl", "state"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only tell what would come in.")
@click.pass_obj
def import_(session: Session, form: str, file: Path, dry_run: bool) -> None:
    """Bring in subscriptions (opml), articles (jsonl) or what you did (state); all of a file or nothing."""
    from reader.library import exchange

    try:
        source = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}") from None
    with Bar() as bar:
        if form == "opml":
            found = exchange.read_subscriptions(source, str(file))
            if dry_run:
                for feed in found:
                    put(f"{feed.folder or '-'}  {feed.title or feed.url}  {feed.url}")
                return
            library = session.library()
            put(exchange.import_opml(library.store, found).summary)
        elif form == "state":
            _import_state(session, source, str(file), dry_run, bar)
        else:
            rows = exchange.read_articles(source, str(file))
            if dry_run:
                put(f"{len(rows)} articles from {len({row.source for row in rows})} sources")
                return
            library = session.library()
            new = exchange.import_articles(library.store, rows, progress=bar)
            library.catch_up(progress=bar)
            put(f"{new} new articles of {len(rows)}")


def _import_state(session: Session, source: bytes, name: str, dry_run: bool, bar: Bar) -> None:
    from reader.library import state

    read = state.read_state(source, name)
    if dry_run:
        put(f"{len(read.feeds)} feeds, {len(read.saved)} saved queries, {len(read.marks)} marks")
        return
    library = session.library()
    done = state.import_state(library.store, library.jobs, read, bar)
    waiting = f"; {done.waiting} wait for their articles" if done.waiting else ""
    put(f"{done.done} marks restored{waiting}")


@click.command()
@click.argument("form", type=click.Choice(["opml", "jsonl", "md", "html", "state"]))
@click.argument("query", nargs=-1)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here; stdout otherwise.")
@click.pass_obj
def export(session: Session, form: str, query: tuple[str, ...], output: Path | None) -> None:
    """Write subscriptions (opml) or articles (jsonl, md, html) that QUERY finds, or all that you did (state)."""
    from reader.library import exchange

    library = session.library()
    pieces = exchange.exported(library, form, query_words(query))
    if output is None or str(output) == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # a file's encoding is not the terminal's
        for piece in pieces:
            sys.stdout.write(piece)
        return
    try:
        if output.exists() and not output.is_file():  # /dev/stdout, a pipe: nothing takes its place
            _write(output, pieces)
        else:
            _write_whole(output, pieces)
    except OSError as error:
        raise CannotWrite(f"{output}: {error.strerror or error}") from None
    say(f"written to {output}")


def _write_whole(output: Path, pieces: Iterator[str]) -> None:
    """Whole or not at all: a half-written file never takes the place of a good one."""
    part = output.with_name(output.name + ".part")
    try:
        _write(part, pieces)
        part.replace(output)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _write(file: Path, pieces: Iterator[str]) -> None:
    with file.open("w", encoding="utf-8") as opened:
        opened.writelines(pieces)
