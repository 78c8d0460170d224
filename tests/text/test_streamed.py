"""Pages whose article was sent last and lies hidden until a script moves it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.dom import parsed
from reader.text.extract import extract_page
from reader.text.keeping import thinned
from reader.text.walk import blocks_of

LINES = [
    f"The {place} ferry was late again on Monday, the harbour master said, and the {cargo} had to wait until evening."
    for place, cargo in (("northern", "mail"), ("old", "apples"), ("smaller", "horses"), ("island", "bricks"))
]
ARTICLE = "".join(f"<p>{line}</p>" for line in LINES)


def texts(markup: str) -> list[str]:
    root = parsed(markup)
    assert root is not None
    return [block.text for block in blocks_of(root)]


def test_a_piece_takes_the_place_that_was_kept_for_it() -> None:
    page = (
        '<body><h1>Ferries late</h1><main><template id="B:0"></template></main><p>Imprint</p>'
        f'<div hidden id="S:0">{ARTICLE}</div></body>'
    )
    assert texts(page) == ["Ferries late", *LINES, "Imprint"]


def test_a_gap_inside_a_piece_is_filled_too() -> None:
    page = (
        '<body><main><template id="B:1"></template></main><p>Imprint</p>'
        '<div hidden id="S:a"><p>Second.</p></div>'
        '<div hidden id="S:1"><p>First.</p><template id="P:a"></template><p>Third.</p></div></body>'
    )
    assert texts(page) == ["First.", "Second.", "Third.", "Imprint"]


def test_a_piece_without_a_place_is_shown_where_it_lies() -> None:
    assert texts('<body><p>Before.</p><div hidden id="S:7"><p>Within.</p></div></body>') == ["Before.", "Within."]


def test_text_around_a_piece_and_its_place_stays_where_it_was() -> None:
    page = (
        '<body><div>one <template id="B:2"></template> three</div>'
        '<div>four <div hidden id="S:2">two</div> five</div></body>'
    )
    assert " ".join(texts(page)).split() == ["one", "two", "three", "four", "five"]


def test_what_else_is_hidden_stays_hidden() -> None:
    assert texts('<body><p>Seen.</p><div hidden id="menu">Menu</div><div hidden id="S:0">Late.</div></body>') == [
        "Seen.",
        "Late.",
    ]


def test_the_whole_article_of_such_a_page_is_found_and_kept() -> None:
    page = (
        "<html><head><title>Ferries late</title></head><body><nav><a href='/'>Home</a></nav>"
        '<template id="B:0"></template><footer>Imprint and terms</footer>'
        f'<div hidden id="S:0"><article><h1>Ferries late</h1>{ARTICLE}'
        "<h2>What comes next</h2><ul><li>A new boat in May</li><li>A second pilot</li></ul></article></div></body></html>"
    ).encode()
    blocks = extract_page(page).blocks
    assert [block.text for block in blocks if block.kind == "p"] == LINES
    assert [block.kind for block in blocks[4:]] == ["h2", "li", "li"]
    assert extract_page(thinned(page)) == extract_page(page)


@given(
    st.lists(
        st.sampled_from(
            [
                '<div hidden id="S:0">',
                '<div hidden id="S:1">',
                "</div>",
                '<template id="B:0">',
                "</template>",
                "word ",
                '<template id="P:1"></template>',
                '<template id="B:1"></template>',
                "<p>",
                "</p>",
                '<b hidden id="S:1">',
            ]
        ),
        max_size=24,
    )
)
def test_no_order_of_pieces_loops_or_loses_words(parts: list[str]) -> None:
    root = parsed("<body>" + "".join(parts) + "</body>")
    assert root is not None
    assert "".join(root.itertext()).split().count("word") == parts.count("word ")
