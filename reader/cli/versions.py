"""Texts through time from scripts: what a publisher changed."""

from __future__ import annotations

from typing import Any

import click

from reader.cli.app import Session
from reader.cli.options import as_json
from reader.cli.output import iso, put, put_json, say, when
from reader.errors import NothingFound
from reader.model import Edit, Paragraph

_SIGNS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


@click.command()
@click.argument("article_id", metavar="ID", type=int)
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
