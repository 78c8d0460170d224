from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean import MAX_COMBINING, clean_block, clean_line, decode_entities, is_safe, whole_number

ANY = st.text(st.characters(codec=None), max_size=80) | st.text(
    st.sampled_from(
        list(
            "ae \u00ad\u200c\n\t\r\x00\x1b\x07\x7f\x85\u200b\u200d\u202e\u2066\ufeff\u0301\u0308\u2028\ud800\U000e0041é漢ש"
        )
    ),
    max_size=60,
)


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_block(clean_block(text)) == clean_block(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANY)
def test_no_control_or_bidi_character_is_left(text: str) -> None:
    for c in clean_block(text):
        assert c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(c) not in ("RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI")
    assert not set("\n\t\r") & set(clean_line(text))


@given(ANY)
def test_a_base_carries_few_marks(text: str) -> None:
    run = 0
    for c in clean_block(text + "\u0300" * 30):
        run = run + 1 if unicodedata.category(c) in ("Mn", "Me") else 0
        assert run <= MAX_COMBINING


@given(ANY, st.integers(2, 40))
def test_limits_hold(text: str, limit: int) -> None:
    assert len(clean_line(text, limit)) <= limit
    assert len(clean_block(text, limit)) <= limit


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧",
        "❤\ufe0f",
        "می\u200cخواهم",
        "Việt Nam",
        "שָׁלוֹם",
        "e\u0301".replace("e\u0301", "é"),
        "[PDF] [/]",
    ],
)
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert clean_line(text) == text
    assert is_safe(text)


def test_a_word_with_hyphenation_hints_is_the_plain_word() -> None:
    assert clean_line("Bundes\u00adregie\u00adrung, Auf\u200clage, Pell\u200dux") == "Bundesregierung, Auflage, Pellux"
    assert clean_block("e\u00ad\u0301t\u00e9") == "\u00e9t\u00e9"


def test_escape_sequences_lose_their_teeth() -> None:
    assert clean_line("\x1b]52;c;aGk=\x07red\x1b[31m\x9b0m") == "]52;c;aGk=red[31m0m"


def test_references_escaped_twice_are_decoded() -> None:
    assert decode_entities("Tom &amp;amp; Ada &lt;3") == "Tom & Ada <3"


@pytest.mark.parametrize(
    "text", ["", "²", "٣", "-1", "+1", "1_0", " 1", "1.0", "9" * 19, pytest.param("9" * 5000, id="huge"), "\udcff"]
)
def test_what_is_no_plain_number_is_none(text: str) -> None:
    assert whole_number(text) is None


def test_a_whole_number_is_one_that_the_archive_can_hold() -> None:
    assert (whole_number("0042"), whole_number("9" * 18)) == (42, 10**18 - 1)
