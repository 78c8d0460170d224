from __future__ import annotations

import pytest

from reader.entities.tag import tag
from reader.model import Block


def entities(text: str) -> dict[str, tuple[str, tuple[str, ...], str | None]]:
    tagged = tag("", [Block("p", text)])
    return {entity.name: (entity.kind, entity.aliases, entity.parent) for entity in tagged.entities}


@pytest.mark.parametrize(
    "native", ["Олена Бондар", "王小明", "יעל לוי", "ليلى حداد", "山本 花子", "अनीता शर्मा", "Νίκος Ζάχος"]
)
def test_a_name_in_its_own_script_is_an_alias_of_the_latin_one(native: str) -> None:
    found = entities(f"The prize went to Angela Merkel ({native}), who was not there to take it.")
    assert found["Angela Merkel"] == ("person", (native,), None)


@pytest.mark.parametrize(
    ("text", "ticker"),
    [
        ("Shares of Kestrel Motors (KSTM) fell on Friday.", "KSTM"),
        ("Kestrel Motors (NYSE: KSTM) makes vans.", "KSTM"),
        ("Kestrel Motors makes vans, and $KSTM fell.", "KSTM"),
    ],
)
def test_letters_of_the_stock_exchange_are_tickers(text: str, ticker: str) -> None:
    assert entities(text)[ticker][0] == "ticker"


def test_a_ticker_belongs_to_the_company_before_it() -> None:
    assert entities("Shares of Kestrel Motors (KSTM) fell on Friday.")["KSTM"][2] == "Kestrel Motors"


def test_an_acronym_is_no_ticker() -> None:
    found = entities("Stocks fell. The World Health Organization (WHO) said so, and the WHO should know.")
    assert found["World Health Organization"][1] == ("WHO",)
    assert all(kind != "ticker" for kind, _, _ in found.values())


def test_a_coin_is_a_ticker_wherever_it_stands() -> None:
    text = "Its own token, QLX, lost half of its value. On Friday QLX was worth a cent."
    mentions = tag("", [Block("p", text)]).mentions
    assert [m.kind for m in mentions if m.text == "QLX"] == ["ticker", "ticker"]


def test_a_ministry_has_no_ticker() -> None:
    text = "Shares fell after the Nuclear Safety Authority (ASN) closed a plant; profit will suffer."
    assert "ticker" not in {m.kind for m in tag("", [Block("p", text)]).mentions}
