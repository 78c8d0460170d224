"""How rows are printed, and what a row of JSON says of an amount."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.cli.mention_rows import worth
from reader.cli.output import cells, fit
from reader.model import EntityKind
from tests.cli.conftest import Run


@pytest.mark.parametrize("text", ["Gazette", "山田新聞", "Jose\u0301 Ruiz", "नमस्ते दुनिया", "", "山a山a山a"])
def test_a_cell_of_a_table_is_as_wide_as_was_asked(text: str) -> None:
    for width in range(1, 14):
        assert cells(fit(text, width)) == width
    assert fit(text, 14).rstrip() == text


def test_columns_of_wide_characters_stand_in_line(newsdeck: Run, tmp_path: Path) -> None:
    rows = [
        {"id": name, "title": title, "text": "It rained.", "published": "2026-11-10", "source": name}
        for name, title in (("山田新聞", "One"), ("Gazette", "Two"), ("The very long name of an outlet", "Three"))
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert newsdeck("import", "jsonl", "in.jsonl").status == 0
    lines = newsdeck("list").out.splitlines()
    ends = {title: next(line for line in lines if line.endswith(title)) for title in ("One", "Two", "Three")}
    assert len({cells(line[: -len(title)]) for title, line in ends.items()}) == 1
    assert "The very long name of a…" in ends["Three"]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("$1.2 billion", "money", {"value": 1.2e9, "unit": "USD"}),
        ("$1 to $2 million", "money", {"value": 1e6, "unit": "USD", "upper": 2e6}),
        ("4.5 %", "percent", {"value": 4.5, "unit": "%"}),
        ("on Sunday", "date", {"date": "2026-11-22"}),
        ("May 2026", "date", {"date": "2026-05"}),
        ("Ada Moor", "person", {}),
    ],
)
def test_an_amount_says_what_it_comes_to(text: str, kind: EntityKind, said: dict[str, object]) -> None:
    assert worth(text, kind, datetime(2026, 11, 23, 9, tzinfo=UTC)) == said
