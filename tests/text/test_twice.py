"""What a page holds for two screens is read once; what an author says twice is read twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Block, Decision
from reader.store.texts import pack, unpack
from reader.text.apply import decide
from reader.text.extract import extract_page
from reader.text.placed import Placed
from reader.text.promos import cut_promos
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
    return [each.block.text for each in without_copies(placed(lines)) if each.block.kept]


def copies(lines: list[str]) -> list[Block]:
    return [each.block for each in without_copies(placed(lines)) if not each.block.kept]


def test_an_article_that_the_page_holds_twice_is_read_once() -> None:
    assert told([*LINES, "The weather: rain.", *LINES]) == [*LINES, "The weather: rain."]


def test_its_first_place_is_its_place() -> None:
    kept = [each for each in without_copies(placed([*LINES, *LINES, *LINES])) if each.block.kept]
    assert [each.at for each in kept] == [0, 1, 2, 3]


def test_the_copy_is_a_cut_in_its_place_that_tells_what_it_holds_and_why() -> None:
    found = without_copies(placed([*LINES, "The weather: rain.", *LINES, "The end."]))
    assert [each.block.kept for each in found] == [True] * 5 + [False, True]
    (copy,) = copies([*LINES, "The weather: rain.", *LINES, "The end."])
    assert (copy.reason, copy.text, copy.says) == ("the page says this twice", "", "\n".join(LINES))


def test_a_copy_is_restored_and_cut_again_without_touching_what_it_repeats() -> None:
    blocks = [each.block for each in without_copies([*placed(LINES), *placed(LINES)])]
    copy = blocks[-1]
    assert copy.key not in {block.key for block in blocks[:-1]}
    restored = decide(blocks, {copy.key: Decision(True)})
    assert restored[:-1] == tuple(blocks[:-1])
    assert (restored[-1].kept, restored[-1].text, restored[-1].key) == (True, "\n".join(LINES), copy.key)
    again = decide(restored, {copy.key: Decision(False)})[-1]
    assert (again.kept, again.text, again.says, again.reason) == (False, "", copy.says, "you cut this")
    one = [each.block for each in without_copies(placed([LINES[1], LINES[2], LINES[1]]), {2})]
    assert one[2].key != one[0].key
    assert one[2].line_key != one[0].line_key


def test_a_copy_does_not_move_the_end_of_the_article() -> None:
    plea = "Subscribe to our newsletter to read more like this."
    once, twice = [Block("p", line) for line in [*LINES, plea]], placed([*LINES, plea, *LINES, *LINES])
    cut = [block for block in cut_promos([each.block for each in without_copies(twice)]) if not block.is_copy]
    assert tuple(cut) == cut_promos(once)
    assert not cut[-1].kept


def test_a_page_that_holds_its_article_twice_shows_the_cut_and_keeps_it() -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES * 2)
    page = f"<html><body><article><h1>The old bridge of the upper town</h1>{body}</article></body></html>"
    text = extract_page(page.encode(), "https://town.example/bridge")
    assert [block.text for block in text.blocks if block.kept] == LINES
    assert [block.says for block in text.blocks if not block.kept] == ["\n".join(LINES)]
    assert unpack(pack(text)) == text


def test_a_refrain_and_a_clause_are_said_as_often_as_they_were_written() -> None:
    refrain = ["And over the bridge we go, we go,", "and over the bridge we go."]
    song = [*refrain, LINES[0], *refrain, LINES[2], *refrain, LINES[0], LINES[1]]
    assert told(song) == song
    assert told([LINES[0] * 3, "Second part", LINES[0] * 3]) == [LINES[0] * 3, "Second part", LINES[0] * 3]


def test_a_line_that_stands_again_in_a_hidden_place_is_read_once() -> None:
    lines = placed([LINES[1], LINES[2], LINES[1], LINES[3]])
    found = without_copies(lines, {2, 3})
    assert [each.at for each in found if each.block.kept] == [0, 1, 3]
    assert [each.block.says for each in found if not each.block.kept] == [LINES[1]]


def test_pictures_are_no_words() -> None:
    picture = Placed(Block("image", "", src="https://example.org/a.jpg"), None)
    found = without_copies([*placed(LINES), picture, *placed(LINES), picture])
    assert [each for each in found if each.block.kept] == [*placed(LINES), picture, picture]
    found = without_copies([*placed(LINES), *placed(LINES)[:2], picture, *placed(LINES)[2:]])
    assert [each.block.says for each in found if not each.block.kept] == ["\n".join(LINES)]


@given(st.lists(st.sampled_from([*LINES, "Short.", ""]), max_size=30))
def test_no_line_is_lost_altogether_and_their_order_stays(lines: list[str]) -> None:
    found = without_copies(placed(lines))
    once = [each for each in found if each.block.kept]
    said = "\n".join(each.block.says for each in found if each.block.says)
    assert sorted(filter(None, said.split("\n"))) == sorted(filter(None, lines))
    assert {each.block.text for each in once} == set(lines)
    assert [each for each in once if each in placed(lines)] == once
