from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reader.model import Block, Mark, Mention
from reader.stories.reasons import apart, read, reasons

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def block(text: str, *hrefs: str) -> Block:
    return Block("p", text, marks=tuple(Mark(0, 4, "link", href) for href in hrefs))


def mentions(text: str, **named: str) -> list[Mention]:
    return [
        Mention(0, text.index(t), text.index(t) + len(t), t, kind, t)
        for t, kind in ((t.replace("_", " "), k) for t, k in named.items())
    ]  # type: ignore[arg-type]


HERE = (
    "Captain Ines Okafor said: “the reef was nowhere on my chart that night”. The owner pays $3 million to Port Ellan."
)
THERE = "In court Ines Okafor repeated that “the reef was nowhere on my chart that night”. Repairs cost $3 million."
ONE = read(
    "A",
    [block(HERE, "https://port.example/reports/reef?utm=1")],
    [
        *mentions(HERE, Ines_Okafor="person", Port_Ellan="place"),
        Mention(0, HERE.index("$"), HERE.index("$") + 10, "$3 million", "money", "$3 million"),
    ],
    NOW,
)
TWO = read(
    "B",
    [block(THERE, "https://port.example/reports/reef")],
    [
        *mentions(THERE, Ines_Okafor="person"),
        Mention(0, THERE.index("$"), THERE.index("$") + 10, "$3 million", "money", "$3 million"),
    ],
    NOW - timedelta(days=12),
)


def test_every_reason_is_found_in_both_texts() -> None:
    assert reasons(ONE, TWO, lambda name: 1.0) == (
        "both name Ines Okafor",
        "the same quotation: “the reef was nowhere on my chart that night”",
        "both give $3 million",
        "both link to the same page of port.example",
        "12 days earlier",
    )


def test_a_name_inside_another_word_is_no_name_of_the_text() -> None:
    american = read("", [block("An American firm sold 600m shares in the USB maker.")], [], NOW)
    assert american.says("firm sold")
    assert not american.says("America")
    assert not american.says("US")
    assert not american.says("600")
    assert read("", [block("首相は東京で会見した。")], [], NOW).says("東京")


def test_a_name_that_only_one_text_has_is_no_reason() -> None:
    assert not any("Port Ellan" in reason for reason in reasons(ONE, TWO, lambda name: 1.0))


def test_a_cut_line_gives_no_reason() -> None:
    cut = read("C", [Block("p", HERE, kept=False, reason="asks you to sign up")], [], NOW)
    assert reasons(ONE, cut, lambda name: 1.0) == ("at the same time",)


def test_a_copy_says_how_much_is_the_same() -> None:
    words = " ".join(f"word{n}" for n in range(80))
    one, two = (read("T", [block(t)], [], NOW) for t in (words, words + " and a few more words of one editor"))
    assert reasons(one, two, lambda name: 1.0, copy=True)[0] == "the same text"


def test_without_names_the_rare_words_of_both_speak() -> None:
    one, two = (read("", [block(t)], [], NOW) for t in ("zinc smelter closes", "the smelter of zinc"))
    assert reasons(one, two, lambda word: {"zinc": 3, "smelter": 2}.get(word, 0))[0] == "both speak of zinc and smelter"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0, "at the same time"),
        (-1, "60 minutes earlier"),
        (-5, "5 hours earlier"),
        (48, "2 days later"),
        (-24 * 120, "4 months earlier"),
    ],
)
def test_time_apart_is_said_as_a_person_would(hours: float, said: str) -> None:
    assert apart(NOW, NOW + timedelta(hours=hours)) == said


def test_words_that_both_share_are_written_as_both_write_them() -> None:
    said = ("Nobody at Vetrand spoke. TALKS over Zinc went on.", "Vetrand has the zinc, and talks with Zinc went on.")
    one, two = (read("", [block(text)], [], NOW) for text in said)
    rated = {"vetrand": 4, "zinc": 3, "talk": 2}
    assert reasons(one, two, lambda word: rated.get(word, 0))[0] == "both speak of Vetrand, Zinc and talks"
