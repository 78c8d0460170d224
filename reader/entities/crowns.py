"""Which country's crowns an article means that says only "crowns": those it names elsewhere, else its country's.

Stage: entities. Pure. An amount without a currency is better than one in the wrong: five countries have crowns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from reader.model import Mention
from reader.model.currencies import CROWNS, code_of

_PLAINLY = 2
"""A country decides that is named so many times as often as any other that has crowns."""
_WORDS: dict[str, str] = {
    "CZK": "Czech Czechs Czechia Prague Brno Ostrava",
    "DKK": "Denmark Danish Danes Dane Copenhagen Aarhus Odense",
    "ISK": "Iceland Icelandic Icelanders Reykjavik Reykjavík",
    "NOK": "Norway Norwegian Norwegians Oslo Bergen Trondheim Stavanger Tromsø",
    "SEK": "Sweden Swedish Swedes Swede Stockholm Gothenburg Malmö Uppsala",
}
_OF_WORD = {word: code for code, words in _WORDS.items() for word in words.split()}
_BARE = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(CROWNS)})(?![^\W_])", re.I)
_MONEY = re.compile(
    r"\b(?:(?:Czech|Danish|Icelandic|Norwegian|Swedish)\s)?(?:crowns|kron(?:er|or|ur|e|a)|krónur|koruna|korunas)\b",
    re.I,
)
_CODE = re.compile(r"\b(?:CZK|DKK|ISK|NOK|SEK)\b|Kč")
_LETTERS = re.compile(r"[^\W\d_]+")


def crowns_of(mentions: Sequence[Mention]) -> dict[str, str]:
    """The currency of each bare word for crowns ("crowns", "kroner", "krona"), as far as the article says."""
    amounts = [mention.text for mention in mentions if mention.kind == "money"]
    if not any(map(_BARE.search, amounts)):
        return {}
    named = frozenset(filter(None, map(_named, amounts)))
    countries = Counter(code for mention in mentions if mention.kind != "money" for code in _countries(mention.text))
    found = {word: _decided(frozenset(codes), named, countries) for word, codes in CROWNS.items()}
    return {word: code for word, code in found.items() if code}


def _named(amount: str) -> str:
    code = _CODE.search(amount)
    coin = _MONEY.search(amount)
    return (code_of(code.group()) if code else code_of(coin.group()) if coin else None) or ""


@lru_cache(2_000)
def _countries(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_OF_WORD[word] for word in _LETTERS.findall(name) if word in _OF_WORD))


def _decided(possible: frozenset[str], named: frozenset[str], countries: Counter[str]) -> str:
    if len(possible & named) == 1:
        return next(iter(possible & named))
    among = [(code, count) for code, count in countries.most_common() if code in (possible & named or possible)]
    if not among or (len(among) > 1 and among[0][1] < _PLAINLY * among[1][1]):
        return ""
    return among[0][0]
