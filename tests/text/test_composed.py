"""A line that the extractor ran together becomes the page's own blocks again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Block
from reader.text.body import with_page_structure
from reader.text.composed import Page, composed

PAGE = [
    Block("p", "Menu"),
    Block("h2", "The bridge"),
    Block("p", "Two builders had asked for the price, and neither wished to say what he wanted with a bridge of wood."),
    Block("li", "Nine thousand crowns in all"),
    Block("li", "Oak"),
    Block("image", "", src="https://example.org/bridge.jpg"),
    Block(
        "p", "The miller counted his sacks, found that four were wet, and walked up the hill to speak with the clerk."
    ),
    Block("p", "Tickets for the autumn fair are sold at the mill."),
]
WHOLE = Block("p", " ".join(PAGE[i].text for i in (1, 2, 3, 4, 6)))


def test_an_article_in_one_paragraph_becomes_its_blocks() -> None:
    assert [placed.at for placed in composed(WHOLE, PAGE, Page(PAGE), ())] == [1, 2, 3, 4, 6]


def test_its_pictures_come_with_it() -> None:
    assert [placed.at for placed in with_page_structure([WHOLE], PAGE)] == [1, 2, 3, 4, 5, 6]


def test_words_that_no_block_has_stay_where_they_were() -> None:
    added = "A sentence that only the extractor saw stands here."
    line = Block("p", f"{PAGE[2].text} {added} {PAGE[6].text}")
    placed = composed(line, PAGE, Page(PAGE), ())
    assert [each.at for each in placed] == [2, None, 6]
    assert placed[1].block.text == added


def test_a_paragraph_that_lost_its_marks_of_notes_takes_the_form_of_the_page() -> None:
    noted = Block("p", PAGE[2].text.replace("price,", "price [3],").replace("wood.", "wood [4]."))
    assert [each.at for each in composed(PAGE[2], [noted], Page([noted]), ())] == [0]


def test_a_line_of_its_own_words_is_left_alone() -> None:
    line = Block(
        "p", "In the lower town, where the carts cross twice a day, people had already begun to look for boats."
    )
    assert composed(line, PAGE, Page(PAGE), ()) == []
    assert [placed.at for placed in with_page_structure([line], PAGE)] == [None]


def test_a_block_that_stands_in_the_article_already_is_not_taken_again() -> None:
    assert composed(WHOLE, PAGE, Page(PAGE), {2, 6}) == []


def test_a_sentence_out_of_a_longer_paragraph_does_not_bring_all_of_it() -> None:
    long = Block("p", " ".join(block.text for block in PAGE if block.text))
    assert composed(PAGE[2], [long], Page([long]), ()) == []


def test_a_table_of_figures_stays_a_table() -> None:
    cells = [Block("p", f"Item {row} {column}") for row in "abcd" for column in "xyz"]
    rows = tuple(tuple(cell.text for cell in cells[at : at + 3]) for at in range(0, 12, 3))
    table = Block("table", "\n".join("\t".join(row) for row in rows), rows=rows)
    assert composed(table, cells, Page(cells), ()) == []


def test_a_page_laid_out_in_a_table_is_no_table() -> None:
    rows = tuple((block.text,) for block in PAGE if block.text)
    table = Block("table", "\n".join(row[0] for row in rows), rows=rows)
    assert [each.at for each in composed(table, PAGE, Page(PAGE), ())] == [0, 1, 2, 3, 4, 6, 7]


_LINES = st.lists(st.lists(st.sampled_from("ash oak elm fir yew".split()), min_size=1, max_size=9), max_size=12)


@given(_LINES, st.data())
def test_blocks_follow_each_other_and_nothing_is_said_twice(lines: list[list[str]], data: st.DataObject) -> None:
    page = [Block("p", " ".join(words)) for words in lines]
    picked = sorted(data.draw(st.sets(st.sampled_from(range(len(page))))) if page else ())
    line = Block("p", " ".join(page[i].text for i in picked))
    placed = composed(line, page, Page(page), ())
    numbers = [each.at for each in placed if each.at is not None]
    assert numbers == sorted(set(numbers))
    assert sum(len(each.block.text.split()) for each in placed) <= 1.3 * len(line.text.split()) + 3
