from __future__ import annotations

from reader.stories.background import table, with_background
from reader.stories.terms import short_id, tokens


def common(word: str) -> int:
    [token] = tokens(word)
    return with_background([short_id(token)], {}, 0)[0][short_id(token)]


def test_common_words_are_known_to_be_common_and_rare_ones_rare() -> None:
    assert common("president") > 10 * common("harbour")
    assert common("zxqvjk") == 0


def test_the_archives_own_counts_are_added() -> None:
    term = short_id("ferry")
    _, total = table()
    assert with_background([term], {term: 5}, 10) == ({term: common("ferry") + 5}, total + 10)
