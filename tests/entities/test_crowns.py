"""Bare crowns are those that the article names elsewhere, or of the country it names most."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.entities.crowns import crowns_of
from reader.entities.normalise import normalise
from reader.entities.tag import tag_text
from reader.model.currencies import CROWNS, NATIONAL, NATIONS, code_of, folded_code_of
from reader.refresh.values import values_of

DAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def units(text: str) -> list[str]:
    mentions = tag_text(text).mentions
    crowns = crowns_of(mentions)
    found = [normalise(mention.text, mention.kind, DAY, crowns) for mention in mentions if mention.kind == "money"]
    return [normal.unit for normal in found if normal is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The yard cost 12.9 billion Norwegian crowns. The owners gave 3 billion crowns.", ["NOK", "NOK"]),
        ("The owners gave 3 billion crowns of the 9 billion Swedish kronor it cost.", ["SEK", "SEK"]),
        ("The ferry cost NOK 400 million, and the pier another 30 million kroner.", ["NOK", "NOK"]),
        ("Sweden lent 40 million crowns to the port of Gothenburg, said the minister in Stockholm.", ["SEK"]),
        ("The mayor of Copenhagen said on Monday that Denmark will pay 70 million kroner.", ["DKK"]),
        ("The bank in Reykjavik lost 2 billion krona, the government of Iceland said.", ["ISK"]),
        ("The pier cost 30 million crowns.", [""]),
        ("Norway and Sweden will share the 30 million crowns that the bridge costs.", [""]),
        ("It cost 5 million Danish crowns or 8 million Swedish crowns. He paid 30 million crowns.", ["DKK", "SEK", ""]),
        ("Sweden pays 90 million Norwegian crowns; in Stockholm 30 million crowns are a lot.", ["NOK", "NOK"]),
        ("In Prague a loaf costs 40 koruna. A beer is 60 crowns.", ["CZK", "CZK"]),
        ("Sweden will give 30 million kroner.", [""]),
        ("Norway will give 30 million kronor.", ["SEK"]),
        ("Norway gave 30 million dollars and 12 million rupees.", ["USD", "INR"]),
    ],
)
def test_bare_crowns_are_those_of_the_article_or_of_no_country(text: str, expected: list[str]) -> None:
    assert units(text) == expected


def test_values_take_the_currency_of_the_whole_article() -> None:
    mentions = tag_text("The yard cost 12.9 billion Norwegian crowns. The owners gave 3 billion crowns.").mentions
    assert [(value.value, value.unit) for value in values_of(mentions, DAY)] == [(12.9e9, "NOK"), (3e9, "NOK")]


def test_every_nation_has_a_coin_and_a_person_may_ask_for_it() -> None:
    assert {nation.lower() for nation in NATIONS} == set(NATIONAL)
    for nation, coins in NATIONAL.items():
        for coin, code in coins.items():
            assert folded_code_of(f"{nation} {coin}") == code
            assert len(code) == 3
            assert code.isupper()


def test_bare_words_for_crowns_name_no_currency_by_themselves() -> None:
    assert {code_of(word) for word in CROWNS} == {""}
    assert code_of("Norwegian crowns") == "NOK"
