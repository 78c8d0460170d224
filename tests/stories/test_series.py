from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.stories.series import MIXED, Printed, kin, speaks_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Printed("Ferry fire: inquiry opens", 1), Printed("Ferry fire: inquiry opens", 1)),
        (Printed("Ferry fire: inquiry opens", 1), Printed("Ferry fire: inquiry opens today", 1)),
        (Printed("Ferry fire: inquiry opens", 1), Printed("Police ask how the Orla burned", 2)),
        (Printed("Noon markets, 3 May", 1), Printed("NOON MARKETS, 3 MAY", 2)),
        (Printed("Ferry fire: inquiry opens", MIXED), Printed("Police ask how the Orla burned", MIXED)),
        (
            Printed("Ferry fire: inquiry opens", 1, "https://gazette.example/a"),
            Printed("Police ask how the Orla burned", 1, "https://post.example/b"),
        ),
    ],
)
def test_a_text_printed_again_may_be_a_copy(one: Printed, other: Printed) -> None:
    assert kin(one, other) == "copy"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Printed("Noon markets, 3 May", 1), Printed("Noon markets, 4 May", 1)),
        (Printed("Noon markets, 3 May", 1), Printed("Noon markets, 4 May", 2)),
        (Printed("Your week: Aries", 1), Printed("Your week: Taurus", 1)),
        (Printed("Ferry fire: inquiry opens", 1), Printed("Grain prices fall again", 1)),
        (
            Printed("Ferry fire: inquiry opens", 1, "https://www.gazette.example/a"),
            Printed("Grain prices fall again", 2, "https://gazette.example/b"),
        ),
    ],
)
def test_two_of_a_series_are_no_copies(one: Printed, other: Printed) -> None:
    assert kin(one, other) != "copy"


@given(st.text(max_size=30), st.text(max_size=30), st.booleans(), st.text(max_size=20))
def test_either_of_two_may_be_asked_and_each_is_itself(one: str, other: str, same_feed: bool, url: str) -> None:
    a, b = Printed(one, 1, url), Printed(other, 1 if same_feed else 2, url)
    assert kin(a, b) == kin(b, a)
    assert kin(a, a) == "copy"


def test_a_report_takes_up_its_headline_and_a_wall_does_not() -> None:
    title = "Grain prices fall again"
    assert speaks_of(title, "Ships are back, and grain costs less: the price fell for a third week.")
    assert not speaks_of(title, "Whoever takes out a plan reads everything the desk has printed.")
