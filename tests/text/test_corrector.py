from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reader.model import Block
from reader.text.corrector import MAX_CUT, corrected
from reader.text.placed import Placed
from reader.text.trees import LEAF, forest_of, load, save, shipped

PAGE = [
    Block("p", "The mayor of the upper town told the council that the old bridge would not be sold before the autumn."),
    Block("p", "Two builders had asked for the price, and neither wished to say what he wanted with a bridge of wood."),
    Block(
        "p", "In the lower town, where the carts cross twice a day, people had already begun to look for boats again."
    ),
    Block(
        "p", "The miller counted his sacks, found that four were wet, and walked up the hill to speak with the clerk."
    ),
    Block("p", "By evening it was clear that nobody knew who owned the eastern half, least of all those who had paid."),
    Block("p", "Tickets for the autumn fair"),
    Block("h2", "What the bridge has cost so far"),
    Block("p", "It was built for nine thousand crowns, and each winter since then has cost the town another hundred."),
]
CHOSEN = [Placed(PAGE[i], i) for i in (0, 1, 2, 3, 4, 5)]
SURE = [0.99, 0.98, 0.97, 0.98, 0.99, 0.02, 0.1, 0.1]


def test_an_unlikely_line_is_cut_where_it_stood_and_says_how_unlikely() -> None:
    blocks = corrected(CHOSEN, PAGE, SURE)
    assert [block.kept for block in blocks] == [True, True, True, True, True, False]
    assert blocks[5].reason == "model: 2 % likely to be article"


def test_a_likely_block_that_was_missed_is_put_back_in_its_place() -> None:
    blocks = corrected(CHOSEN[:5], PAGE, [0.9] * 5 + [0.1, 0.9, 0.95])
    assert [block.text for block in blocks] == [PAGE[i].text for i in (0, 1, 2, 3, 4, 6, 7)]
    assert all(block.kept for block in blocks)


def test_a_missed_block_between_two_lines_stands_between_them() -> None:
    blocks = corrected([CHOSEN[0], CHOSEN[2]], PAGE, [0.9, 0.9, 0.9] + [0.1] * 5)
    assert [block.text for block in blocks] == [PAGE[i].text for i in (0, 1, 2)]


def test_what_stands_above_the_article_is_put_back_only_when_it_is_sure() -> None:
    likely = [0.8, 0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1]
    assert corrected(CHOSEN[1:5], PAGE, likely)[0] == PAGE[1]
    assert corrected(CHOSEN[1:5], PAGE, [0.95, *likely[1:]])[0] == PAGE[0]


def test_a_fifth_of_an_article_is_never_cut() -> None:
    blocks = corrected(CHOSEN, PAGE, [0.01, 0.01, 0.9, 0.9, 0.9, 0.01, 0.1, 0.1])
    assert MAX_CUT == 0.2
    assert all(block.kept for block in blocks)


def test_a_line_that_the_page_does_not_know_is_left_alone() -> None:
    unknown = Placed(Block("p", "Words that stand nowhere on the page as the reader sees it."), None)
    assert corrected([*CHOSEN[:5], unknown], PAGE, SURE)[-1] == unknown.block


@pytest.mark.parametrize("kind", ["code", "table", "image", "caption"])
def test_code_tables_and_pictures_are_never_cut(kind: str) -> None:
    block = Block(kind, "a\tb", src="http://e.org/i.png")  # type: ignore[arg-type]
    page = [*PAGE[:5], block]
    assert corrected([Placed(b, i) for i, b in enumerate(page)], page, [0.9] * 5 + [0.01])[5].kept


def test_a_block_is_put_back_once_though_the_page_has_it_twice() -> None:
    page = [*PAGE, PAGE[7]]
    blocks = corrected(CHOSEN[:5], page, [0.9] * 5 + [0.1, 0.1, 0.9, 0.9])
    assert [block.text for block in blocks].count(PAGE[7].text) == 1


def test_nothing_is_lost_and_order_is_kept() -> None:
    rng = np.random.default_rng(3)
    for _ in range(50):
        blocks = corrected(CHOSEN, PAGE, rng.random(len(PAGE)).tolist())
        texts = [block.text for block in blocks]
        assert [text for text in texts if text in {p.block.text for p in CHOSEN}] == [p.block.text for p in CHOSEN]
        assert all((block.reason is None) == block.kept for block in blocks)


# --------------------------------------------------------------------------- trees


def test_a_tree_sends_rows_left_up_to_its_threshold() -> None:
    tree = [(0, 0.5, 2), (LEAF, -2.0, 0), (1, 3.0, 4), (LEAF, 0.0, 0), (LEAF, 2.0, 0)]
    forest = forest_of([tree], 2, ("a", "b"))
    rows = np.asarray([[0.5, 9.0], [0.6, 3.0], [0.6, 4.0]], dtype=np.float32)
    assert forest.likelihood(rows).tolist() == pytest.approx([0.119, 0.5, 0.881], abs=0.001)


def test_a_saved_forest_gives_the_same_likelihoods(tmp_path: Path) -> None:
    forest = forest_of([[(0, 0.3, 2), (LEAF, -1.3, 0), (LEAF, 0.7, 0)]] * 3, 1, ("a",))
    save(forest, tmp_path / "trees.npz")
    rows = np.linspace(0, 1, 50, dtype=np.float32)[:, None]
    assert load(tmp_path / "trees.npz").likelihood(rows).tolist() == forest.likelihood(rows).tolist()


def test_the_shipped_trees_are_small_and_know_the_features_of_today() -> None:
    from reader.text import trees
    from reader.text.features import NAMES

    weights = Path(trees.__file__).with_name("data") / "lines.npz"
    assert weights.stat().st_size <= 200 * 1024
    assert (weights.parent / "NOTICE").read_text("utf-8").count("Licence:") == 2
    assert shipped().names == NAMES


def test_a_heading_that_the_table_of_contents_says_too_is_put_back() -> None:
    contents = Block("li", PAGE[6].text)
    page = [contents, *PAGE]
    chosen = [Placed(contents, 0), *(Placed(page[i], i) for i in (1, 2, 3, 8))]
    blocks = corrected(chosen, page, [0.9] * 7 + [0.99, 0.9])
    assert [block.kind for block in blocks if block.text == PAGE[6].text] == ["li", "h2"]
    doubtful = corrected(chosen, page, [0.9] * 7 + [0.8, 0.9])
    assert [block.kind for block in doubtful if block.text == PAGE[6].text] == ["li"]
