"""The page of a name, and the names of the archive, as lines and as JSON."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from reader.cli.output import iso, put, put_json, put_rows, table, when
from reader.library.pages import COMPANIONS_AMONG
from reader.library.weeks import every_week, monday
from reader.query import Field, render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library import Library
    from reader.model import EntityKind, EntityMention, EntityPage, EntityRow

BAR = 40
"""Columns of the bar of the busiest week."""
WEEKS = 26
SENTENCES = 20
COMPANIONS = 10


def show_page(page: EntityPage, how: str) -> None:
    if how:
        put_json(as_object(page))
        return
    row, family = page.row, page.family
    put(f"{row.name}  ({row.kind}, {articles(row.articles)}, {row.recent} in the last week)")
    counted = dict(family.spellings) if family.among >= row.articles else {}
    known = [alias for alias in row.aliases if alias.casefold() != row.name.casefold()]
    known.sort(key=lambda alias: -counted.get(alias, 0))
    shared = {alias: f" ({names[0]} too)" for alias, names in family.shared}
    told = (f"{alias} {counted[alias]}" if alias in counted else alias for alias in known)
    _line("also", (each + shared.get(alias, "") for each, alias in zip(told, known, strict=True)))
    _line("part of", family.parents)
    _line("its parts", family.parts)
    _line("others of this name", (f"{o.name} ({o.kind}, {articles(o.articles)})" for o in page.others))
    _line("sources", (f"{feed} {count}" for feed, count in page.sources))
    among = f" (in the newest {COMPANIONS_AMONG})" if row.articles > COMPANIONS_AMONG else ""
    _line(f"with{among}", (f"{name} {count}" for name, _, count in page.companions[:COMPANIONS]))
    if page.stories:
        put("stories:")
        for number, head, count in page.stories:
            put(f"  {number}  {head.title}  ({articles(count)})")
    weeks = every_week(page.weeks)[-WEEKS:] if page.weeks else []
    most = max((BAR, *(count for _, count in weeks)))
    for week, count in weeks:
        put(f"week of {monday(week)}  {'▇' * max(min(count, 1), round(BAR * count / most))} {count}")
    for m in page.mentions[:SENTENCES]:
        put(f"{m.article_id}  {when(m.published)}  {m.feed}: {m.sentence}")
    if row.articles > SENTENCES:
        whole = Field("entity", f"{row.name} ({row.kind})")
        put(f"… {row.articles - SENTENCES} more: newsdeck list {shlex.quote(render(whole))} --all")


def as_object(page: EntityPage) -> dict[str, Any]:
    family = page.family
    return {
        **_row(page.row),
        "mentions": [_mention_row(mention) for mention in page.mentions],
        "companions": [{"name": n, "kind": k, "count": c} for n, k, c in page.companions],
        "sources": [{"feed": feed, "count": c} for feed, c in page.sources],
        "weeks": [{"week": week, "count": c} for week, c in page.weeks],
        "stories": [{"story": n, "headline": h.title, "articles": c} for n, h, c in page.stories],
        "spellings": [{"text": text, "articles": c} for text, c in family.spellings],
        "shared": {alias: list(names) for alias, names in family.shared},
        "spellings_among": family.among,
        "part_of": list(family.parents),
        "parts": list(family.parts),
        "others": [{"name": o.name, "kind": o.kind, "articles": o.articles} for o in page.others],
    }


def show_names(library: Library, kind: EntityKind | None, limit: int, how: str) -> list[EntityRow]:
    """Names of the archive, those in most articles first."""
    rows = library.entities(kind, limit)
    if how:
        put_rows("names", map(_row, rows), how)
    else:
        table([[str(row.articles), f"+{row.recent}" if row.recent else "", row.kind, row.name] for row in rows], 3)
    return rows


def articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"


def _line(head: str, told: Iterable[str]) -> None:
    if text := ", ".join(told):
        put(f"{head}: {text}")


def _row(row: EntityRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "kind": row.kind,
        "aliases": list(row.aliases),
        "articles": row.articles,
        "recent": row.recent,
    }


def _mention_row(mention: EntityMention) -> dict[str, Any]:
    return {
        "id": mention.article_id,
        "title": mention.title,
        "feed": mention.feed,
        "published": iso(mention.published),
        "sentence": mention.sentence,
        "start": mention.start,
        "end": mention.end,
    }
