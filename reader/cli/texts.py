"""Text tools on any file or address: extract, entities. Many files in one process; pages are read in workers."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.clean import whole_number
from reader.cli.app import Session
from reader.cli.mention_rows import entities_json, mentions_json
from reader.cli.options import Whole, as_json
from reader.cli.output import iso, put, put_json, say
from reader.errors import NewsdeckError, ServiceError, UsageError

if TYPE_CHECKING:
    from reader.model import Block, Extracted

PARTIAL = 1


def blocks_json(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The contract's four keys; an image, which has no text, also tells its `alt` and `src`, a passage that the page
    says again what it repeats: its `text` is empty while it is cut, for no word of it is missing."""
    return [
        {"kind": b.kind, "text": b.text, "kept": b.kept, "reason": b.reason}
        | ({"alt": b.alt, "src": b.src} if b.kind == "image" else {"again": b.alt} if b.is_copy else {})
        for b in blocks
    ]


def extract_row(source: str, text: Extracted) -> dict[str, Any]:
    """The extract object of the contract."""
    return {
        "source": source,
        "title": text.title,
        "author": text.author,
        "published": iso(text.published),
        "site": text.site,
        "language": text.language,
        "image": text.image,
        "text": text.text,
        "blocks": blocks_json(text.blocks),
    }


def offsets(blocks: Sequence[Block]) -> tuple[str, dict[int, int]]:
    """The kept text, and where each kept block begins in it."""
    starts: dict[int, int] = {}
    at = 0
    parts: list[str] = []
    for number, block in enumerate(blocks):
        if block.kept and block.text:
            starts[number] = at
            parts.append(block.text)
            at += len(block.text) + 2
    return "\n\n".join(parts), starts


def bytes_of(session: Session, source: str) -> tuple[bytes, str, str | None]:
    """(bytes, address, charset) of a file, "-" or a web address. Raises ServiceError or UsageError naming it."""
    if source == "-":
        return sys.stdin.buffer.read(), "", None
    if source.startswith(("http://", "https://")):
        if session.offline:
            raise ServiceError(f"{source}: newsdeck was started with --offline")
        from reader.feeds import headers
        from reader.feeds.fetch import fetch
        from reader.feeds.outcome import Failed, Fetched, Request
        from reader.model import Feed
        from reader.refresh.feeds_pass import limits
        from reader.refresh.pages_pass import ACCEPT

        config = session.config()
        request = Request(source, limit_bytes=config.fetching.page_limit_mb * 2**20, accept=ACCEPT)
        [(_, outcome)] = list(fetch([request], limits(config, [Feed(0, source, "")])))
        if not isinstance(outcome, Fetched):
            raise ServiceError(f"{source}: {outcome.why if isinstance(outcome, Failed) else 'no answer'}")
        return outcome.body, outcome.url, headers.charset(outcome.content_type)
    path = Path(source.removeprefix("file://"))
    try:
        return path.read_bytes(), "", None
    except (OSError, ValueError) as error:  # ValueError: no file can have such a name
        raise UsageError(f"{source}: {getattr(error, 'strerror', None) or error}") from None


def extracted_from(session: Session, source: str) -> Extracted:
    """The article in one source."""
    for _, text in _extracted(session, (source,), ""):
        if isinstance(text, NewsdeckError):
            raise text
        return text
    raise UsageError(f"{source}: nothing to read")


def _extracted(session: Session, sources: Sequence[str], url: str) -> Iterator[tuple[str, Extracted | NewsdeckError]]:
    """Each source with its article or what went wrong, in the order given, two processes at work."""
    from reader.workers import Done, Workers

    strip = session.config().cleaning.strip
    ready: dict[int, Extracted | NewsdeckError] = {}
    given = iter(enumerate(sources))
    shown = 0
    with Workers(1 if len(sources) < 4 else 2) as workers:

        def submit_next() -> bool:
            number, source = next(given, (-1, ""))
            if number < 0:
                return False
            try:
                body, address, charset = bytes_of(session, source)
            except NewsdeckError as error:
                ready[number] = error
            else:
                job = "reader.refresh.jobs:read_page"
                workers.submit(number, job, body, url or address, charset, None, strip, limit=30.0)
            return True

        more = True
        while True:
            while more and workers.pending < 4:
                more = submit_next()
            for number, outcome in workers.outcomes():
                lost = ServiceError(f"{sources[number]}: {getattr(outcome, 'why', '')}")
                ready[number] = outcome.value if isinstance(outcome, Done) else lost
                if more:
                    more = submit_next()
                while shown in ready:
                    yield sources[shown], ready.pop(shown)
                    shown += 1
            while shown in ready:
                yield sources[shown], ready.pop(shown)
                shown += 1
            if not more and not workers.pending:
                return


@click.command()
@click.argument("sources", nargs=-1, metavar="FILE|URL|-…")
@click.option("--again", is_flag=True, help="Read the kept pages of the archive again; the words are a query then.")
@click.option("--url", default="", help="The address that relative links are relative to.")
@click.option("--md", "how", flag_value="md", help="Markdown.")
@as_json
@click.pass_obj
def extract(session: Session, sources: tuple[str, ...], again: bool, url: str, how: str) -> None:
    """The article of each page, without what surrounds it; JSON tells every cut with its reason."""
    if again:
        _again(session, " ".join(sources))
        return
    if not sources:
        raise click.UsageError("name a file, an address or - for standard input")
    from reader.text.export import to_markdown, to_plain

    failed = 0
    for source, text in _extracted(session, sources, url):
        if isinstance(text, NewsdeckError):
            say(f"newsdeck: {text}")
            failed += 1
        elif how in ("json", "jsonl"):
            put_json(extract_row(source, text))
        else:
            put((to_markdown if how == "md" else to_plain)(text.title, text.blocks))
    _exit_for(failed, len(sources))


def _again(session: Session, query: str) -> None:
    """Without a query the texts that an older cleaner made; broken off, it goes on there the next time."""
    from reader.cli.output import Bar
    from reader.text import CLEANER_VERSION

    library = session.library()
    ids = list(library.ids(query)) if query else library.store.texts.older_than(CLEANER_VERSION, 10_000_000)
    with Bar() as bar:
        changed = library.jobs.read_again(ids, bar, lambda: False)
    put(f"{len(ids)} articles read again, {changed} changed")


@click.command()
@click.argument("sources", nargs=-1, metavar="FILE|ID|-…")
@click.option("--rising", is_flag=True, help="Names in far more articles than usual, with the articles.")
@click.option(
    "--since", metavar="SPAN", default="7d", show_default=True, help="With --rising: the last days, as 7d or 2w."
)
@click.option("--top", is_flag=True, help="The names of the archive, those in most articles first.")
@click.option("--kind", metavar="KIND", help="With --top: names of this kind only, as org.")
@click.option("--limit", type=Whole(min=1), default=100, show_default=True, help="With --top: so many.")
@click.option("--corrected", is_flag=True, help="What you corrected about names.")
@as_json
@click.pass_obj
def entities(session: Session, /, sources: tuple[str, ...], how: str, since: str, limit: int, **wanted: Any) -> None:
    """The names, amounts and dates in plain-text files (UTF-8) or kept articles, with character offsets.

    Or, without files, the names of the archive: --top, --rising, --corrected.
    """
    asked = [option for option in ("rising", "top", "corrected") if wanted[option]]
    if wanted["kind"] and asked != ["top"]:
        raise click.UsageError("--kind goes with --top")
    if asked:
        from reader.cli import names

        if sources or len(asked) > 1:
            raise click.UsageError(f"--{asked[0]} takes no files" if sources else f"--{asked[0]} or --{asked[1]}")
        if asked == ["rising"]:
            names.show_rising(session, since, how)
        elif asked == ["top"]:
            names.show_top(session, wanted["kind"], limit, how)
        else:
            names.show_corrections(session, how)
        return
    if not sources:
        raise click.UsageError("Missing argument 'FILE|ID|-…'.")
    _tell_of_engine(session, sources)
    failed = 0
    for source in sources:
        try:
            mentions, found = _tagged(session, source)
        except NewsdeckError as error:
            say(f"newsdeck: {error}")
            failed += 1
            continue
        if how:
            put_json({"source": source, "mentions": mentions, "entities": found})
        else:
            for row in found:
                also = f"  (also {', '.join(row['aliases'])})" if row["aliases"] else ""
                part = f"  (part of {row['parent']})" if row["parent"] else ""
                put(f"{row['kind']:9} {row['count']:4}  {row['name']}{also}{part}")
    # The word lists are left to the system as they lie: to look them through once more at the end takes 20 ms.
    gc.freeze()
    _exit_for(failed, len(sources))


def _tell_of_engine(session: Session, sources: Sequence[str]) -> None:
    """That another engine is wanted and missing; with an archive open, that says so itself."""
    engine = session.config().entities.engine
    if engine != "builtin" and not all(map(str.isdigit, sources)):
        from reader.entities.engines import problem_of, recogniser_of

        problem = problem_of(engine)
        if problem or recogniser_of(engine) is None:
            say(problem or f'entities.engine = "{engine}": cannot be loaded; the built-in engine finds the names')


def _tagged(session: Session, source: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    from reader.entities.engines import recogniser_of
    from reader.entities.tag import tag, tag_text

    number = whole_number(source)
    if number is not None and not Path(source).exists():
        library = session.library() if not session.opened else session.opened[0]
        article = library.article(number)
        _, starts = offsets(article.blocks)
        if library.store.entities.has(article.headline.id):
            return mentions_json(article.mentions, starts, article.headline.published), entities_json(article.entities)
        tagged = tag(article.headline.title, article.blocks, language=article.language, artefacts=article.artefacts)
        published = article.headline.published
        return mentions_json(tagged.mentions, starts, published), entities_json(tagged.entities)
    body, _, _ = bytes_of(session, source)
    try:
        text = body.decode("utf-8-sig" if body[:3] == b"\xef\xbb\xbf" else "utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{source}: not UTF-8 text (byte {error.start})") from None
    tagged = tag_text(text, recogniser=recogniser_of(session.config().entities.engine))
    return mentions_json(tagged.mentions, {0: 0}), entities_json(tagged.entities)


def _exit_for(failed: int, total: int) -> None:
    """0 when all went well, 1 when some failed, 69 when all did."""
    if failed:
        raise click.exceptions.Exit(PARTIAL if failed < total else ServiceError.exit_status)
