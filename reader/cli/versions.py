"""Texts by time and by source from scripts: what a publisher changed, and which text of an article is shown."""

from __future__ import annotations

from typing import Any

import click

from reader.cli.app import Session
from reader.cli.options import NUMBER, as_json
from reader.cli.output import iso, put, put_json, say, when
from reader.errors import NothingFound
from reader.model import Edit, Paragraph, TextOffers

_SIGNS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


@click.command()
@click.argument("article_id", metavar="ID", type=NUMBER)
@as_json
@click.pass_obj
def revisions(session: Session, article_id: int, how: str) -> None:
    """What the publisher of an article changed, newest first: [-words taken out-] {+words put in+}."""
    library = session.library()
    edits = library.texts.edits(article_id)
    if how:
        put_json({"id": article_id, "revisions": [_edit_json(edit) for edit in edits]})
        return
    if not edits:
        say("newsdeck: the publisher changed nothing that was kept")
        raise click.exceptions.Exit(NothingFound.exit_status)
    for edit in edits:
        put(f"{when(edit.at)}  {edit.added} words in, {edit.removed} out")
        for row in (edit.title, *edit.rows):
            if any(piece.kind != "same" for piece in row):
                put("    " + "".join(_SIGNS[piece.kind].format(piece.text) for piece in row))


def _edit_json(edit: Edit) -> dict[str, Any]:
    return {
        "replaced": iso(edit.at),
        "added": edit.added,
        "removed": edit.removed,
        "title": _pieces(edit.title),
        "paragraphs": [_pieces(row) for row in edit.rows],
    }


def _pieces(row: Paragraph) -> list[dict[str, str]]:
    return [{"kind": piece.kind, "text": piece.text} for piece in row]


@click.command()
@click.argument("article_id", metavar="ID", type=NUMBER)
@click.argument("choice", required=False, type=click.Choice(["auto", "feed", "page", "jsonld"]))
@as_json
@click.pass_obj
def text(session: Session, article_id: int, choice: Any, how: str) -> None:
    """Which text an article shows: the feed's own, its page's, or that in the page's data (jsonld); auto chooses."""
    library = session.library()
    if choice is not None:
        put(library.texts.choose(article_id, choice).summary)
        return
    found = library.texts.offers(article_id)
    if how:
        put_json({"id": article_id, "chosen": found.chosen, "why": found.why, "texts": _offers_json(found)})
        return
    put(f"{found.chosen}: {found.why}")
    for offer in found.offers:
        first = " ".join(offer.text.text.split()[:12]) if offer.text is not None else "not kept; choosing it fetches it"
        put(f"  {offer.choice:7} {offer.words:6} words  {first}")


def _offers_json(found: TextOffers) -> list[dict[str, Any]]:
    return [
        {
            "choice": offer.choice,
            "words": offer.words,
            "kept": offer.text is not None,
            "text": offer.text.text if offer.text is not None else None,
        }
        for offer in found.offers
    ]
