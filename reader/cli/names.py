"""Names from scripts: what the archive knows of one, and those that are watched for."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.clean import clean_line
from reader.cli.app import Session
from reader.cli.name_pages import articles, show_names, show_page
from reader.cli.options import NUMBER, Whole, as_json, query_words
from reader.cli.output import Bar, article_row, iso, put, put_rows, say, table, when
from reader.cli.reading import caught_up, none_is_3
from reader.errors import NothingFound, UsageError
from reader.model import NAME_KINDS, Change, WatchHit

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import EntityKind


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--merge", metavar="OTHER", help="OTHER is the same: it is called NAME from now on.")
@click.option("--rename", metavar="NEW", help="NAME is called NEW from now on.")
@click.option("--retype", metavar="KIND", help="NAME is of this kind: " + ", ".join((*NAME_KINDS, "ticker")) + ".")
@click.option("--split", metavar="ALIAS", help="ALIAS does not mean NAME; it stands for itself.")
@click.option("--not-a-name", is_flag=True, help="These words are no name.")
@click.option("--in", "article_id", metavar="ID", type=NUMBER, help="With --not-a-name: in this article only.")
@click.option("--forget", is_flag=True, help="Take all corrections of NAME back.")
@as_json
@click.pass_obj
def entity(session: Session, /, name: tuple[str, ...], how: str, article_id: int | None, **wanted: Any) -> None:
    """All that the archive knows of a name: sentences, companions, sources, weeks; or correct it.

    Corrections hold when names are found anew; `newsdeck undo` takes the last one back.
    """
    library = session.library()
    caught_up(library, "stories")
    name = tuple(map(clean_line, name))
    wanted = {option: clean_line(value) if isinstance(value, str) else value for option, value in wanted.items()}
    asked = [option for option, value in wanted.items() if value is not None and value is not False]
    if article_id is not None and asked != ["not_a_name"]:
        raise click.UsageError("--in goes with --not-a-name")
    if len(asked) > 1:
        raise click.UsageError("one correction at a time")
    if asked:
        put(_corrected(library, query_words(name), asked[0], wanted[asked[0]], article_id).summary)
        return
    try:
        page = library.entity(query_words(name))
    except NothingFound as error:
        forget = f"; newsdeck entity {shlex.quote(query_words(name))} --forget takes that back"
        raise NothingFound(f"{error}{forget if 'as you said' in str(error) else ''}") from None
    show_page(page, how)


def _corrected(library: Library, name: str, how: str, value: Any, article_id: int | None) -> Change:
    names = library.names
    match how:
        case "merge":
            return names.merge(name, value)
        case "rename":
            return names.rename(name, value)
        case "split":
            return names.split(name, value)
        case "forget":
            return names.forget_corrections(name)
        case "not_a_name":
            if article_id is not None:
                library.article(article_id)
            return names.not_a_name(name, article_id)
    return names.retype(name, _kind(value))


def _kind(word: str) -> EntityKind:
    """Raises UsageError."""
    known: tuple[EntityKind, ...] = (*NAME_KINDS, "ticker")
    kind = next((kind for kind in known if kind == word.lower()), None)
    if kind is None:
        from reader.config import suggest

        raise UsageError(f"there is no kind {word!r}{suggest(word.lower(), known)}; one of {', '.join(known)}")
    return kind


# ---------------------------------------------------------------------- watching


@click.command()
@click.argument("name", nargs=-1)
@click.option("--list", "listed", is_flag=True, help="List what is watched for, with the number of articles.")
@click.option("--remove", is_flag=True, help="No longer watch for the names.")
@click.option("--from", "file", type=click.Path(path_type=Path, dir_okay=False), help="Names from a file, one a line.")
@click.option("--limit", type=Whole(min=0), default=100, show_default=True, help="At most so many hits.")
@as_json
@click.pass_obj
def watch(
    session: Session, name: tuple[str, ...], listed: bool, remove: bool, file: Path | None, limit: int, how: str
) -> None:
    """Watch for names or phrases, each NAME one of them: watch "Ada Lovelace" Pellux. Without NAME, all hits.

    Articles that hold one are told after every refresh, and shown here with the sentence that does.
    """
    library = session.library()
    wanted = [*name, *_lines(file)] if file is not None else [*name]
    if listed:
        if wanted or remove:
            raise click.UsageError("--list takes no names")
        watches = library.names.watches()
        if how:
            rows = [{"name": each.name, "articles": each.articles, "unread": each.unread} for each in watches]
            put_rows("watches", rows, how)
        else:
            table([[str(each.articles), f"{each.unread} unread", each.name] for each in watches], 2)
        none_is_3(watches, "nothing is watched for")
        return
    if remove:
        if not wanted:
            raise click.UsageError("--remove needs names")
        put(library.names.unwatch(wanted).summary)
        return
    if new := [each for each in wanted if not library.names.is_watched(each)]:
        said = library.names.watch(new).summary
        say(f"newsdeck: {said}; `newsdeck undo` takes it back")
        caught_up(library, "stories")
    if not library.read_only:
        with Bar() as bar:
            library.names.look_back(bar)
    hits = library.names.hits(limit=limit) if not wanted else _hits(library, wanted, limit)
    if how:
        put_rows("hits", map(_hit_row, hits), how)
    else:
        for hit in hits:
            head = hit.headline
            put(f"{head.id}  {hit.met.name}  {head.title}  ({head.feed}, {when(head.published)})")
            put(f"    {hit.met.sentence}")
    if not wanted:
        none_is_3(hits, "no article holds a watched name")


def _hits(library: Any, names: list[str], limit: int) -> list[WatchHit]:
    found = [hit for name in dict.fromkeys(names) for hit in library.names.hits(name, limit)]
    return sorted(found, key=lambda hit: (hit.headline.published, hit.headline.id), reverse=True)[:limit]


def _hit_row(hit: WatchHit) -> dict[str, Any]:
    head = hit.headline
    return {
        "name": hit.met.name,
        "id": head.id,
        "title": head.title,
        "url": head.url,
        "feed": head.feed,
        "published": iso(head.published),
        "read": head.read,
        "sentence": hit.met.sentence,
        "start": hit.met.start,
        "end": hit.met.end,
    }


def _lines(file: Path) -> list[str]:
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}") from None
    return [line.strip() for line in lines if line.strip()]


# ---------------------------------------------------------------------- of the archive


def show_top(session: Session, kind: str | None, limit: int, how: str) -> None:
    """For `entities --top`."""
    wanted = _kind(kind) if kind else None
    library = session.library()
    caught_up(library, "stories")
    none_is_3(show_names(library, wanted, limit, how), "the archive has no such names")


def show_corrections(session: Session, how: str) -> None:
    """For `entities --corrected`."""
    found = session.library().names.corrections()
    if how:
        put_rows("corrections", ({"what": what, "name": name, "value": value} for what, name, value in found), how)
    else:
        table([[name, what, value] for what, name, value in found], 0)
    none_is_3(found, "no name was corrected")


def show_rising(session: Session, since: str, how: str) -> None:
    """For `entities --rising`."""
    days = int(since[:-1]) * {"d": 1, "w": 7, "m": 30}[since[-1]] if re.fullmatch(r"\d{1,3}[dwm]", since) else 0
    if not days:
        raise UsageError(f"--since {since!r}: takes days, weeks or months, as 7d, 2w or 1m")
    library = session.library()
    caught_up(library, "stories")
    found = library.names.rising(days)
    if how:
        rows = [
            {
                "name": name.name,
                "kind": name.kind,
                "articles": name.articles,
                "usual": name.usual,
                "sure": name.sure,
                "causes": [article_row(head) for head in name.causes],
            }
            for name in found
        ]
        put_rows("rising", rows, how)
    else:
        for name in found:
            put(f"{articles(name.articles):>12}, usually {name.usual:g}  {name.name}  ({name.kind})")
            for head in name.causes:
                put(f"      {head.id}  {head.title}  ({head.feed}, {when(head.published)})")
    none_is_3(found, "no name rises")
