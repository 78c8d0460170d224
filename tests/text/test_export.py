from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.clean import clean_block
from reader.model import Block, Mark
from reader.text.export import to_html, to_markdown, to_plain
from reader.text.extract import blocks_from_html

BLOCKS = (
    Block("h2", "On boats"),
    Block("p", "Go to the quay & wait", marks=(Mark(6, 14, "link", "http://e.org/a"), Mark(10, 14, "strong"))),
    Block("li", "first", number=1),
    Block("li", "inner", depth=1),
    Block("li", "second", number=2),
    Block("quote", "Nobody knows."),
    Block("code", "a < b", language="python"),
    Block("table", "x\ty\n1\t2", rows=(("x", "y"), ("1", "2"))),
    Block("image", "", src="http://e.org/b.jpg", alt="A boat"),
    Block("p", "Advertisement", kept=False, reason="advertising label"),
)


def test_markdown_holds_every_element_and_no_cut_line() -> None:
    written = to_markdown("Boats", BLOCKS)
    assert written.startswith("# Boats\n\n## On boats\n\n")
    assert "Go to [the **quay**](http://e.org/a) &amp; wait" in written
    assert "1. first\n    - inner\n2. second" in written
    assert "> Nobody knows." in written
    assert "```python\na < b\n```" in written
    assert "| x | y |\n| --- | --- |\n| 1 | 2 |" in written
    assert "![A boat](http://e.org/b.jpg)" in written
    assert "Advertisement" not in written


def test_html_read_back_gives_the_same_blocks() -> None:
    kept = tuple(block for block in BLOCKS if block.kept)
    assert blocks_from_html(to_html("", BLOCKS)) == kept


def test_what_an_author_wrote_never_becomes_markup() -> None:
    blocks = [Block("p", "# no *heading* <b>here</b> [x](y)"), Block("p", "1. not a list"), Block("p", "- nor this")]
    written = to_markdown("", blocks)
    assert "\\# no \\*heading\\* \\<b\\>here" in written
    assert "1\\. not a list" in written
    assert "\\- nor this" in written
    assert "<b>" not in to_html("<i>t</i>", blocks).replace("<br>", "")


def test_code_with_fences_inside_gets_a_longer_fence() -> None:
    assert to_markdown("", [Block("code", "```\nx\n```")]).startswith("````\n")


def test_plain_text_is_wrapped_with_hanging_items() -> None:
    written = to_plain("Boats", [Block("li", "one two three four five six seven", number=1)], width=20)
    assert written == "Boats\n\n1. one two three\n   four five six\n   seven\n"


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Cf", "Zl", "Zp", "Mn")),
        min_size=1,
        max_size=60,
    ),
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["em", "strong", "code", "link"])), max_size=6
    ),
)
@settings(max_examples=150, deadline=None)
def test_marks_of_any_shape_leave_the_words_whole(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = tuple(
        Mark(min(a, b), min(max(a, b), len(text)), kind, "http://e.org/" if kind == "link" else None)  # type: ignore[arg-type]
        for a, b, kind in spans
        if min(a, b) < min(max(a, b), len(text))
    )
    read_back = blocks_from_html(to_html("", [Block("p", text, marks=marks)]))
    assert "".join("".join(block.text for block in read_back).split()) == "".join(clean_block(text).split())
