"""From a highlighted amount to the articles that name the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.entities.tag import tag_text
from reader.library.amounts import meaning, same_as
from reader.model import EntityKind
from reader.query import parse

PUBLISHED = datetime(2026, 11, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "kind", "query"),
    [
        ("nearly $1 billion", "money", "money:1000000000:usd"),
        ("$3-4 billion", "money", "money:3000000000..4000000000:usd"),
        ("45 cents", "money", "money:0.45:usd"),
        ("7.5 percent", "percent", "percent:7.5"),
        ("25 basis points", "percent", "percent:0.25"),
        ("over 1,000 people", "quantity", "quantity:1000:person"),
        ("3 May 2024", "date", "date:2024-05-03"),
        ("last year", "date", "date:2025"),
        ("2019-2021", "date", "date:2019-01-01..2021-12-31"),
        ("the money", "money", '"the money"'),
    ],
)
def test_the_query_for_an_amount(text: str, kind: EntityKind, query: str) -> None:
    assert same_as(text, kind, PUBLISHED) == query
    parse(query)


def test_bare_crowns_are_asked_for_as_those_of_the_article() -> None:
    among = tag_text("The yard cost 12 billion Norwegian crowns. The owners gave 3 million crowns.").mentions
    assert same_as("3 million crowns", "money", PUBLISHED, among) == "money:3000000:nok"
    assert same_as("3 million crowns", "money", PUBLISHED) == "money:3000000"
    assert meaning("3 million crowns", "money", PUBLISHED, among) == "3,000,000 NOK"
