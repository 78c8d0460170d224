"""Cuts from scripts: what was cut from an article or a source and why, and deciding about it for good."""

from __future__ import annotations

from typing import Any

import click

from reader.clean import whole_number
from reader.cli.app import Session
from reader.cli.options import NUMBER, as_json
from reader.cli.output import put, put_json, put_rows, say, table
from reader.errors import NothingFound, UsageError
from reader.model import Article, SourcePage


@click.command()
@click.argument("article_id", metavar="ID", type=NUMBER)
@click.option("--keep", "verdict", flag_value="keep", help="Keep the line that LINE names, whatever cleaning says.")
@click.option("--cut", "verdict", flag_value="cut", help="Cut the line that LINE names.")
@click.option("--forget", "verdict", flag_value="forget", help="Take the decision about it back.")
@click.option("--line", metavar="LINE", help="Its number in the article, its key, or some of its words.")
@click.option(
    "--in",
    "scope",
    type=click.Choice(["article", "source", "everywhere"]),
    default="article",
    help="How far the decision reaches.",
)
@as_json
@click.pass_obj
def cuts(session: Session, article_id: int, verdict: str | None, line: str | None, scope: Any, how: str) -> None:
    """What was cut from an article, each line with its reason; or decide about a line: `cuts 42 --keep --line 7`."""
    library = session.library()
    article = library.article(article_id)
    if verdict is None:
        if line is not None:
            raise click.UsageError("--line needs --keep, --cut or --forget")
        _show(article, how)
        return
    if line is None:
        raise click.UsageError(f"--{verdict} needs --line")
    key = article.blocks[_number(article, line)].key
    if verdict == "forget":
        put(library.texts.forget_decision(article_id, key).summary)
    else:
        put(library.texts.decide_cut(article_id, key, verdict == "keep", scope).summary)


def _show(article: Article, how: str) -> None:
    rows = [
        {
            "line": number,
            "key": block.key,
            "kept": block.kept,
            "reason": block.reason,
            "decided": article.decided.get(number),
            "text": block.says or block.alt,
        }
        for number, block in enumerate(article.blocks)
        if not block.kept or number in article.decided
    ]
    if how:
        put_rows("cuts", rows, how)
        return
    for row in rows:
        put(f"{row['line']:>4}  {'kept' if row['kept'] else 'cut'}: {row['decided'] or row['reason'] or ''}")
        put(f"      {row['text']}")
    if not rows:
        say("newsdeck: nothing was cut from this article")


def _number(article: Article, line: str) -> int:
    """The block that a number, a key or some words name. Raises NothingFound or UsageError."""
    number = whole_number(line)
    if number is not None and number < len(article.blocks):
        return number
    words = " ".join(line.casefold().split())
    found = [
        number
        for number, block in enumerate(article.blocks)
        if words and (line in (block.key, block.line_key) or words in " ".join(block.says.casefold().split()))
    ]
    if not found:
        raise NothingFound(f"the article has no line {line!r}")
    if len(found) > 1:
        raise UsageError(
            f"{line!r} stands in {len(found)} lines ({', '.join(map(str, found[:8]))}); name one by number"
        )
    return found[0]


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--forget", metavar="KEY", help="Take back the decision about the line with this key.")
@as_json
@click.pass_obj
def source(session: Session, name: tuple[str, ...], forget: str | None, how: str) -> None:
    """A feed as a source: what is cut from it and how often, what you decided for it, how its texts come out."""
    library = session.library()
    page = library.texts.source(library.feed(" ".join(name)).id)
    if forget is not None:
        line = next((line for line in page.decisions if line.key == forget), None)
        if line is None:
            raise NothingFound(f"nothing was decided about a line {forget!r} of {page.feed.title}")
        put(library.texts.decide_line(page.feed.id, line.key, None, everywhere=line.everywhere).summary)
    elif how:
        put_json(_source_json(page))
    else:
        _show_source(page)


def _source_json(page: SourcePage) -> dict[str, Any]:
    return {
        "id": page.feed.id,
        "title": page.feed.title,
        "url": page.feed.url,
        "articles": page.articles,
        "words": page.words,
        "cut_words": page.cut_words,
        "usual_words": page.usual_words,
        "empty": page.empty,
        "warning": page.warning or None,
        "cut_short": page.feed.cut_short or None,
        "origins": dict(page.origins),
        "cuts": [
            {"key": cut.key, "text": cut.text, "reason": cut.reason, "articles": cut.articles, "newest": cut.newest}
            for cut in page.cuts
        ],
        "decisions": [
            {"key": line.key, "keep": line.keep, "text": line.text, "everywhere": line.everywhere}
            for line in page.decisions
        ],
    }


def _show_source(page: SourcePage) -> None:
    put(f"{page.feed.title}  {page.feed.url}")
    put(
        f"{page.articles} articles looked at, usually {page.usual_words} words, {page.empty} without text;"
        f" {page.cut_share:.1%} of all words cut"
    )
    put("text from: " + (", ".join(f"{origin} {count}" for origin, count in page.origins) or "nowhere yet"))
    if page.feed.cut_short:
        put(page.feed.cut_short)
    if page.warning:
        put(f"warning: {page.warning}")
    if page.decisions:
        put("\nyou decided")
        rows = [
            [line.key, "keep" if line.keep else "cut", "everywhere" if line.everywhere else "here", line.text]
            for line in page.decisions
        ]
        table(rows, 3)
    if page.cuts:
        put("\ncut from it")
        table([[f"{cut.articles}×", cut.text, cut.reason] for cut in page.cuts], 1)
