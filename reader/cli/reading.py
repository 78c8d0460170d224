"""Reading from scripts: list, search, read, related, stories, story."""

from __future__ import annotations

from typing import Any

import click

from reader.clean import whole_number
from reader.cli.app import Session
from reader.cli.options import NUMBER, as_json, formatted, query_words, windowed
from reader.cli.output import (
    Bar,
    article_row,
    cells,
    fit,
    iso,
    linked_row,
    put,
    put_json,
    put_rows,
    say,
    story_row,
    table,
    told_row,
    when,
)
from reader.errors import NothingFound
from reader.model import Headline


def _many(library: Any, ids: Any) -> list[Headline]:
    found: list[Headline] = []
    for start in range(0, len(ids), 1000):
        found += library.headlines(ids[start : start + 1000])
    return found


def caught_up(library: Any, what: str) -> None:
    """Names, stories or the index of articles that a refresh left waiting, so that the answer is whole."""
    if not library.read_only and library.waiting():
        with Bar() as bar:
            library.catch_up(progress=bar, what=what)


@click.command("list")
@click.argument("query", nargs=-1)
@as_json
@windowed
@click.option("--sort", type=click.Choice(["newest", "oldest", "title", "feed"]), help="Order.")
@click.option("--format", "template", help="A line per article, such as '{id} {title}'.")
@click.pass_obj
def list_(
    session: Session,
    query: tuple[str, ...],
    how: str,
    limit: int,
    everything: bool,
    sort: str | None,
    template: str | None,
) -> None:
    """List articles, those that QUERY finds: is:unread feed:NAME since:7d words -without …"""
    library = session.library()
    ids = library.ids(query_words(query), sort or library.config.reading.sort)
    heads = _many(library, ids if everything else ids[:limit])
    if template is not None:
        for head in heads:
            put(formatted(template, article_row(head)))
    elif how:
        put_rows("articles", map(article_row, heads), how)
    else:
        table(
            [
                [
                    str(h.id),
                    ("●" if not h.read else " ") + ("★" if h.starred else " "),
                    when(h.published),
                    fit(h.feed, min(24, cells(h.feed))),
                    h.title or "(no title)",
                ]
                for h in heads
            ],
            4,
        )
    none_is_3(heads, "no article fits")


@click.command()
@click.argument("query", nargs=-1, required=True)
@as_json
@windowed
@click.option("--format", "template", help="A line per article, such as '{id} {title}'.")
@click.pass_obj
def search(
    session: Session, query: tuple[str, ...], how: str, limit: int, everything: bool, template: str | None
) -> None:
    """Search the archive, best first, with the passage that matched."""
    library = session.library()
    caught_up(library, "index")
    text = query_words(query)
    hits = library.search(text, 1_000_000 if everything else limit)
    shown = library.snippets(text, [hit.headline.id for hit in hits]) if hits else {}
    rows = [
        {
            **article_row(h.headline),
            "score": round(h.score, 4),
            "snippet": shown[h.headline.id].snippet if h.headline.id in shown else "",
        }
        for h in hits
    ]
    if template is not None:
        for row in rows:
            put(formatted(template, row))
    elif how:
        put_rows("articles", rows, how)
    else:
        for hit, row in zip(hits, rows, strict=True):
            put(f"{hit.headline.id}  {hit.headline.title}  ({hit.headline.feed}, {when(hit.headline.published)})")
            if row["snippet"]:
                put("    " + str(row["snippet"]).replace("\n", " "))
    none_is_3(hits, "nothing found")


@click.command()
@click.argument("which", metavar="ID|URL")
@click.option("--plain", "form", flag_value="plain", default=True, help="Plain text (default).")
@click.option("--md", "form", flag_value="md", help="Markdown.")
@click.option("--html", "form", flag_value="html", help="HTML.")
@click.option("--json", "form", flag_value="json", help="Everything, as JSON.")
@click.pass_obj
def read(session: Session, which: str, form: str) -> None:
    """Print an article, or the article on a page that is not kept."""
    from reader.cli.mention_rows import mentions_json
    from reader.cli.texts import blocks_json, extracted_from, offsets

    number = whole_number(which)
    if number is None:
        source = extracted_from(session, which)
        title, blocks, extra = source.title, source.blocks, None
    else:
        library = session.library()
        article = library.article(number)
        title, blocks, extra = article.headline.title, article.blocks, article
        if form == "json":
            if not library.store.entities.has(article.headline.id):
                caught_up(library, "stories")
                article = library.article(number)
            head = article.headline
            text, starts = offsets(article.blocks)
            put_json(
                {
                    **article_row(head), "source": which, "site": article.site, "language": article.language,
                    "image": article.image, "text": text, "blocks": blocks_json(article.blocks),
                    "origin": article.origin, "why": article.why, "tags": list(head.tags), "feeds": list(article.feeds),
                    "mentions": mentions_json(article.mentions, starts, head.published),
                }
            )  # fmt: skip
            return
    if form == "json":
        from reader.cli.texts import extract_row

        put_json({**extract_row(which, source), "id": None, "mentions": []})
        return
    from reader.text.export import to_html, to_markdown, to_plain

    if extra is not None and form == "plain":
        head = extra.headline
        byline = " · ".join(filter(None, [head.feed, head.author, when(head.published), head.url]))
        put(f"{title}\n{byline}\n")
        put(to_plain("", blocks))
        return
    write = {"plain": to_plain, "md": to_markdown, "html": to_html}[form]
    put(write(title, blocks))


@click.command()
@click.argument("article_id", metavar="ID", type=NUMBER)
@as_json
@click.pass_obj
def related(session: Session, article_id: int, how: str) -> None:
    """What is linked with an article: copies, same story, earlier, background, each with its reasons."""
    library = session.library()
    caught_up(library, "stories")
    found = library.related(article_id)
    if how:
        put_json(
            {
                name: [linked_row(row) for row in getattr(found, name)]
                for name in ("copies", "same_story", "earlier", "background")
            }
        )
        return
    for name, rows in found.sections():
        if rows:
            put(name)
            for row in rows:
                put(f"  {row.id}  {row.title}  ({row.feed}, {when(row.published)})")
                put("      " + " · ".join(row.reasons))
    none_is_3([row for _, rows in found.sections() for row in rows], "nothing is linked with this article")


@click.command()
@click.argument("query", nargs=-1)
@as_json
@windowed
@click.option("--rebuild", is_flag=True, help="Find names and stories of the whole archive anew.")
@click.option("--watched", is_flag=True, help="Only stories under watch, each with its count of new unread reports.")
@click.pass_obj
def stories(
    session: Session, query: tuple[str, ...], how: str, limit: int, everything: bool, rebuild: bool, watched: bool
) -> None:
    """Stories: reports of the same event. --all includes stories of one article."""
    library = session.library()
    if rebuild:
        with Bar() as bar:
            library.rebuild_stories(progress=bar)
    caught_up(library, "stories")
    if watched:
        _watched(library, how, query_words(query))
        return
    found = library.stories(query_words(query), include_single=everything, limit=None if everything else limit)
    if how:
        put_rows("stories", map(story_row, found), how)
    else:
        table(
            [
                [str(s.story), f"{len(s.articles)} articles", f"{s.sources} sources", when(s.last), s.headline]
                for s in found
            ],
            4,
        )
    none_is_3(found, "no story has two articles yet")


def _watched(library: Any, how: str, query: str) -> None:
    rows = library.coverage.watched()
    if query:
        numbers = {story.story for story in library.stories(query, include_single=True)}
        rows = [row for row in rows if row.story.story in numbers]
    if how:
        put_rows("stories", ({**story_row(row.story), "new": row.new, "since": iso(row.since)} for row in rows), how)
    else:
        table(
            [
                [
                    str(r.story.story),
                    f"{r.new} new",
                    f"{len(r.story.articles)} articles",
                    when(r.story.last),
                    r.story.headline,
                ]
                for r in rows
            ],
            4,
        )
    none_is_3(rows, "no story is under watch")


@click.command()
@click.argument("story_id", metavar="ID", type=NUMBER)
@as_json
@click.option("--watch/--no-watch", default=None, help="Be told when the story moves, or no longer.")
@click.pass_obj
def story(session: Session, story_id: int, how: str, watch: bool | None) -> None:
    """The timeline of one story: what came before, then each report with the first thing it adds."""
    library = session.library()
    if watch is not None:
        if any(row.story.story == story_id for row in library.coverage.watched()) != watch:
            say(library.coverage.watch(story_id).summary)
        else:
            say("It is watched already" if watch else "It is not watched")
        return
    if how == "jsonl":
        put_rows("articles", map(article_row, library.coverage.story(story_id)), how)
        return
    told = library.coverage.timeline(story_id)
    if how:
        put_json(
            {
                "articles": [article_row(h) for h in library.coverage.story(story_id)],
                "timeline": [told_row(row) for row in told],
            }
        )
        return
    for row in told:
        if row.silence is not None:
            put(f"\n   … {row.silence.days} days of silence …\n")
        head = row.headline
        sign = "earlier  " if row.earlier else ""
        put(f"{when(head.published)}  {sign}{head.title}  ({head.id}, {head.feed})")
        if row.fact:
            put(f"                  {row.fact}")
        if row.copies:
            put("                  the same text: " + ", ".join(f"{copy.feed} ({copy.id})" for copy in row.copies))


def none_is_3(rows: Any, said: str) -> None:
    if not rows:
        say(f"newsdeck: {said}")
        raise click.exceptions.Exit(NothingFound.exit_status)
