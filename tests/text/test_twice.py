"""What a page holds for two screens is read once; what an author says twice is read twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Block
from reader.text.placed import Placed
from reader.text.twice import without_copies

LINES = [
    "The mayor of the upper town told the council that the old bridge would not be sold before the autumn, as long as"
    " nobody could say who owned the eastern half of it and who had paid for the nails.",
    "Two builders had asked for the price.",
    "In the lower town, where the carts cross twice a day, people had already begun to look for boats again, and those"
    " who had none went to the miller, who sold planks by the yard and asked no questions.",
    "The miller counted his sacks, found that four were wet, and walked up the hill to speak with the clerk, who was"
    " asleep, and with the clerk's brother, who was not.",
]


def placed(lines: list[str]) -> list[Placed]:
    return [Placed(Block("p", line), number) for number, line in enumerate(lines)]


def told(lines: list[str]) -> list[str]:
    return [each.block.text for each in without_copies(placed(lines))]


def test_an_article_that_the_page_holds_twice_is_read_once() -> None:
    assert told([*LINES, "The weather: rain.", *LINES]) == [*LINES, "The weather: rain."]


def test_its_first_place_is_its_place() -> None:
    assert [each.at for each in without_copies(placed([*LINES, *LINES, *LINES]))] == [0, 1, 2, 3]


def test_a_refrain_and_a_clause_are_said_as_often_as_they_were_written() -> None:
    refrain = ["And over the bridge we go, we go,", "and over the bridge we go."]
    song = [*refrain, LINES[0], *refrain, LINES[2], *refrain, LINES[0], LINES[1]]
    assert told(song) == song
    assert told([LINES[0] * 3, "Second part", LINES[0] * 3]) == [LINES[0] * 3, "Second part", LINES[0] * 3]


def test_a_line_that_stands_again_in_a_hidden_place_is_read_once() -> None:
    lines = placed([LINES[1], LINES[2], LINES[1], LINES[3]])
    assert [each.at for each in without_copies(lines, {2, 3})] == [0, 1, 3]


def test_pictures_are_no_words() -> None:
    picture = Placed(Block("image", "", src="https://example.org/a.jpg"), None)
    assert without_copies([*placed(LINES), picture, *placed(LINES), picture]) == [*placed(LINES), picture, picture]


@given(st.lists(st.sampled_from([*LINES, "Short.", ""]), max_size=30))
def test_no_line_is_lost_altogether_and_their_order_stays(lines: list[str]) -> None:
    once = without_copies(placed(lines))
    assert {each.block.text for each in once} == set(lines)
    assert [each for each in once if each in placed(lines)] == once
