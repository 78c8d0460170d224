"""Amounts, shares, counts and dates in our own expressions; published on Friday, 20 November 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.entities.normalise import Normal, normalise
from reader.entities.quantities import measures_of
from reader.model import EntityKind

TABLE = Path(__file__).parents[1] / "data" / "entities" / "normal.tsv"
ROWS = [tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()]
PUBLISHED = date(2026, 11, 20)


def written(normal: Normal | None) -> str:
    """A normal form as the table writes it."""
    if normal is None:
        return "nothing"
    if normal.kind == "date":
        return normal.iso
    value = f"{normal.value:.10g}".replace("e+", "e")
    value = f"{normal.value:f}".rstrip("0").rstrip(".") if "e" in value else value
    upper = f"..{normal.upper:f}".rstrip("0").rstrip(".") if normal.upper is not None else ""
    return " ".join(filter(None, (value + upper, normal.unit, normal.bound)))


def test_the_table_is_large() -> None:
    assert len(ROWS) >= 150


@pytest.mark.parametrize(("kind", "text", "expected"), ROWS)
def test_expressions_come_to_what_they_say(kind: str, text: str, expected: str) -> None:
    assert written(normalise(text, cast(EntityKind, kind), PUBLISHED)) == expected


@pytest.mark.parametrize(("kind", "text", "expected"), ROWS)
def test_the_same_expressions_are_found_in_a_sentence(kind: str, text: str, expected: str) -> None:
    sentence = f"They said {text} was too much."
    found = {(sentence[m.start : m.end].lower().removeprefix("the "), m.kind) for m in measures_of(sentence)}
    assert (text.lower().removeprefix("the "), kind) in found


def test_what_says_nothing_certain_is_nothing() -> None:
    assert normalise("Angela Merkel", "person", PUBLISHED) is None
    assert normalise("some time", "date", PUBLISHED) is None
    assert normalise("31 February 2025", "date", PUBLISHED) is None


def test_the_hour_of_publication_does_not_matter() -> None:
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert normalise("last Friday", "date", noon) == normalise("last Friday", "date", PUBLISHED)


@given(st.text(max_size=60), st.sampled_from(["money", "percent", "date", "quantity"]))
@settings(max_examples=300, deadline=None)
def test_any_words_are_survived(text: str, kind: EntityKind) -> None:
    found = normalise(text, kind, PUBLISHED)
    assert found is None or found.kind == kind
