"""Feeds from scripts: add, feeds (and remove, rename, move, set), refresh."""

from __future__ import annotations

from typing import Any

import click

from reader.cli.app import Session
from reader.cli.options import as_json, query_words
from reader.cli.output import Bar, iso, met_line, put, put_json, put_rows, say, table, when
from reader.errors import NewsdeckError, NothingFound, ServiceError
from reader.model import Feed


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="URL…")
@click.option("--folder", default="", help="File the feed here; A/B for a folder in a folder.")
@click.option(
    "--as", "as_kind", type=click.Choice(["auto", "feed", "article"]), default="auto", help="What the address is."
)
@as_json
@click.pass_obj
def add(session: Session, addresses: tuple[str, ...], folder: str, as_kind: str, how: str) -> None:
    """Follow feeds or sites, or keep articles: web addresses, file:// and paths."""
    library = session.library()
    added: list[dict[str, Any]] = []
    status = 0
    for address in addresses:
        try:
            found = library.add(address, folder, as_kind=as_kind)
        except NewsdeckError as error:
            say(f"newsdeck: {error}")
            status = error.exit_status
            continue
        added.append(
            {"source": address, "kind": found.kind, "title": found.title, "feed": found.feed_id or None,
             "article": found.article_id or None, "new": found.new, "offered": list(found.offered)}
        )  # fmt: skip
        if not how:
            told = {
                "feed": f"following {found.title} ({found.new} articles)",
                "article": f"kept the article {found.article_id}: {found.title}",
                "known": f"already here: {found.title}",
            }[found.kind]
            put(told)
            for other in found.offered:
                put(f"  the page also offers {other}")
    if how:
        put_rows("added", added, how)
    if added and not library.offline:
        with Bar() as bar:
            library.jobs.catch_up_with(sum(row["new"] for row in added), bar, lambda: False)
    if status:
        raise click.exceptions.Exit(1 if added else status)


def feed_row(feed: Feed) -> dict[str, Any]:
    return {
        "id": feed.id,
        "url": feed.url,
        "title": feed.title,
        "folder": feed.folder,
        "entries": feed.entries,
        "unread": feed.unread,
        "last_ok": iso(feed.last_ok),
        "error": feed.error,
    }


@click.group(invoke_without_command=True)
@click.option("--health", is_flag=True, help="How each feed is doing: last answer, error, pause.")
@as_json
@click.pass_context
def feeds(ctx: click.Context, health: bool, how: str) -> None:
    """List the feeds; or remove, rename, move, set one."""
    if ctx.invoked_subcommand is not None:
        return
    library = ctx.obj.library()
    found = library.feeds()
    polls = {poll.feed_id: poll for poll in library.store.feeds.polls([f.id for f in found])} if health else {}
    if how:
        rows = []
        for feed in found:
            row = feed_row(feed)
            if health:
                poll = polls.get(feed.id)
                row |= {
                    "paused": feed.paused,
                    "failures": poll.failures if poll else 0,
                    "next": iso(poll.next_at) if poll else None,
                    "warning": feed.warning or None,
                }
            rows.append(row)
        put_rows("feeds", rows, how)
    elif health:
        table(
            [
                [
                    str(f.id),
                    "paused" if f.paused else "failing" if f.error else "doubtful" if f.warning else "well",
                    when(f.last_ok) if f.last_ok else "never",
                    f.title,
                    f.error or f.warning,
                ]
                for f in found
            ],
            4,
        )
    else:
        table([[str(f.id), f"{f.unread}/{f.entries}", f.folder or "-", f.title, f.url] for f in found], 4)
    if not found:
        say("newsdeck: no feeds yet; `newsdeck add ADDRESS` follows one")
        raise click.exceptions.Exit(NothingFound.exit_status)


@click.command()
@click.argument("which", metavar="FEED")
@click.pass_obj
def remove(session: Session, which: str) -> None:
    """Stop following a feed (number, address or title). Starred and tagged articles stay; undo brings all back."""
    library = session.library()
    put(library.remove(library.feed(which).id).summary)


@click.command()
@click.argument("which", metavar="FEED")
@click.argument("title")
@click.pass_obj
def rename(session: Session, which: str, title: str) -> None:
    """Give a feed a title of your own; "" gives it its own one back."""
    library = session.library()
    put(library.rename(library.feed(which).id, title).summary)


@click.command()
@click.argument("which", metavar="FEED")
@click.argument("folder")
@click.pass_obj
def move(session: Session, which: str, folder: str) -> None:
    """File a feed in a folder; "" takes it out."""
    library = session.library()
    put(library.move(library.feed(which).id, folder).summary)


@click.command("set")
@click.argument("which", metavar="FEED")
@click.argument("key", required=False)
@click.argument("value", required=False)
@click.option("--unset", is_flag=True, help="Follow the config again.")
@as_json
@click.pass_obj
def set_(session: Session, which: str, key: str | None, value: str | None, unset: bool, how: str) -> None:
    """Settings of one feed; without KEY all of them, with the value in force and where it comes from."""
    from reader.config import FEED_SETTINGS
    from reader.refresh.feeds_pass import setting

    library = session.library()
    feed = library.feed(which)
    if key is not None and (value is not None or unset):
        put(library.set_option(feed.id, key, None if unset else value).summary)
        return
    if key is not None and key not in FEED_SETTINGS:
        library.set_option(feed.id, key, "")
    rows = [
        {
            "key": name,
            "value": setting(feed, library.config, name),
            "origin": "this feed" if name in feed.settings else f"config {'.'.join(FEED_SETTINGS[name])}",
        }
        for name in FEED_SETTINGS
        if key in (None, name)
    ]
    if how:
        put_rows("settings", rows, how)
    else:
        table([[str(row["key"]), str(row["value"]), str(row["origin"])] for row in rows], 2)


for _command in (remove, rename, move, set_):
    feeds.add_command(_command)


@click.command()
@click.argument("query", nargs=-1)
@as_json
@click.option(
    "--complete", is_flag=True, help="After a flood of articles, too, wait for all names, stories and the index."
)
@click.pass_obj
def refresh(session: Session, query: tuple[str, ...], how: str, complete: bool) -> None:
    """Ask the feeds for news; QUERY chooses feeds (feed:NAME, folder:NAME)."""
    from reader.library.coverage import moved

    library = session.library()
    before = library.coverage.watched()
    newest_hit = library.names.newest_hit()
    with Bar() as bar:
        report = library.refresh(query_words(query), progress=bar)
        if complete:
            library.catch_up(progress=bar)
    watched = moved(before, library.coverage.watched())
    met = library.names.met_since(newest_hit)
    failed = [{"url": problem.url, "error": problem.error} for problem in report.failed]
    if how:
        put_json(
            {"feeds": report.feeds, "new": report.new, "updated": report.updated, "not_modified": report.not_modified,
             "failed": failed, "cut_short": [{"url": short.url, "why": short.error} for short in report.cut_short],
             "seconds": round(report.seconds, 3),
             "watched": [{"story": w.story.story, "headline": w.story.headline, "new": w.new} for w in watched],
             "met": [{"name": name, "articles": articles} for name, articles in met]}
        )  # fmt: skip
    else:
        put(
            f"{report.feeds} feeds: {report.new} new, {report.updated} updated, {report.not_modified} not modified,"
            f" {len(failed)} failed ({report.seconds:.1f} s)"
        )
        for moving in watched:
            put(f"watched: {moving.story.headline} ({moving.new} new, story {moving.story.story})")
        if met:
            put(met_line(met) + "; `newsdeck watch` shows where")
    for row in failed:
        say(f"{row['url']}: {row['error']}")
    for short in report.cut_short:
        say(f"{short.url}: {short.error}")
    if report.waiting and not complete:
        say(
            f"{report.waiting} articles can be read and wait for names and index:"
            " the reader does that behind, or `newsdeck refresh --complete` now"
        )
    if failed:
        raise click.exceptions.Exit(1 if len(failed) < report.feeds else ServiceError.exit_status)
