"""Texts that are alike because a source prints the same around every article: no news hides behind another."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.exchange import import_articles, read_articles

WALL = (
    "This report is for those who keep the Harbour Gazette afloat. Whoever takes out a plan reads everything the desk "
    "has printed since the paper began, on every device in the house, and the Sunday magazine comes on top of it. A "
    "plan is ended with two clicks, at any hour, without a reason and without a call."
)
TITLES = ["Ferry fire: inquiry opens", "Grain prices fall again", "Orla Quint to lead the rail authority"]
START = datetime(2026, 11, 20, 7, tzinfo=UTC)


def bring(library: Library, rows: list[tuple[str, str, str]]) -> list[int]:
    """(title, text, source) each; named and placed, in this order."""
    before = set(library.ids())
    for n, (title, text, source) in enumerate(rows):
        row = {"id": f"{source}-{title}", "title": title, "text": text, "source": source}
        row["published"] = (START + timedelta(hours=n)).isoformat()
        import_articles(library.store, read_articles(json.dumps(row).encode(), "rows"))
        library.catch_up()
    return sorted(set(library.ids()) - before)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "a.db", offline=True)


def test_behind_a_wall_every_article_keeps_its_row_and_arrives_unread(library: Library) -> None:
    [first] = bring(library, [(TITLES[0], WALL, "Harbour Gazette")])
    library.mark_read([first])
    others = bring(library, [(title, WALL, "Harbour Gazette") for title in TITLES[1:]])
    assert [head.read for head in library.headlines(others)] == [False, False]
    assert list(library.coverage.folded(library.ids()).ids) == list(library.ids())
    library.mark_read([others[0]])
    assert not library.headlines([others[1]])[0].read
    assert library.coverage.copies(first) == []
    assert not any(rows for _, rows in library.related(first).sections())
    assert len({head.story for head in library.headlines(library.ids())}) == 3


def test_one_wire_text_in_two_papers_is_still_one_row(library: Library) -> None:
    text = " ".join(
        f"The inspectors of Halden told pier {n} that its planks would last {n + 2} winters." for n in range(9)
    )
    first, second = bring(library, [(TITLES[0], text, "Harbour Gazette"), ("Planks will last", text, "Upland Post")])
    assert len(library.coverage.folded(library.ids()).ids) == 1
    library.mark_read([first])
    assert library.headlines([second])[0].read
