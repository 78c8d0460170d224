"""What blocks have in common with others of their page."""

from __future__ import annotations

import numpy as np

from reader.text.cover import words_of
from reader.text.dom import parsed
from reader.text.features import NAMES, features
from reader.text.shape import Floats, shape_of
from reader.text.walk import walk

PROSE = [
    "The upper road to the mill is closed until spring, as the council said on Friday.",
    "Carts must go round by the quarry, which takes them another hour in dry weather.",
    "Nobody has yet paid for new planks, and none of those who live there expects it.",
    "A rider who tried it all the same lost his hat, his lamp and most of his temper.",
]
PAGE = f"""<body><main><h2>Roads</h2>{"".join(f"<p>{line}</p>" for line in PROSE)}
<h2>More news</h2><div class="card"><a href="https://example.org/1">Ferries are late again in the old harbour</a></div>
<div class="card"><a href="https://example.org/2">Horses win a prize at the autumn fair</a></div></main></body>"""


def rows(markup: str, chosen: list[str]) -> Floats:
    root = parsed(markup)
    assert root is not None
    shape = shape_of(walk(root))
    return features(shape, chosen, [words_of(block) for block in shape.blocks])


def column(table: Floats, name: str) -> list[float]:
    return [round(float(value), 3) for value in table[:, NAMES.index(name)]]


def test_blocks_built_alike_are_counted_together() -> None:
    table = rows(PAGE, PROSE)
    assert column(table, "look_blocks") == [2, 4, 4, 4, 4, 2, 2, 2]
    assert column(table, "look_links")[-2:] == [1.0, 1.0]


def test_a_block_says_nothing_of_itself_about_those_like_it() -> None:
    assert column(rows(PAGE, PROSE[:1]), "look_chosen")[1] == 0.0
    assert column(rows(PAGE, PROSE[1:]), "look_chosen")[1] == 1.0


def test_a_section_is_what_stands_under_its_heading() -> None:
    table = rows(PAGE, PROSE)
    assert column(table, "section_chosen") == [1.0] * 5 + [0.0] * 3
    assert column(table, "section_links") == [0.0] * 5 + [1.0] * 3
    assert column(table, "section_after_links")[:5] == [1.0] * 5
    assert column(table, "section_level") == [2.0] * 8


def test_a_page_without_headings_or_with_one_block_has_numbers_everywhere() -> None:
    for page in ("<p>One word</p>", "<h1>Only a heading</h1>", "<p>One.</p><p>Two.</p>"):
        assert np.isfinite(rows(page, [])).all()
