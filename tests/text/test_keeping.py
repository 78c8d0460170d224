"""A kept page is a fraction of what came, and gives the same article."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.extract import extract_page
from reader.text.jsonld import page_data
from reader.text.keeping import thinned

PAGES = sorted((Path(__file__).parent.parent / "data" / "text" / "structure").glob("*.html"))
PROSE = "".join(
    f"<p>The pilots of the {word} roads counted the ferries and found that one was missing.</p>"
    for word in ("outer", "inner", "upper", "lower") * 4
)
PAGE = f"""<!doctype html><html><head><meta charset="iso-8859-1"><title>One ferry missing</title>
<style>p {{ color: red }} /* </p> */</style><!-- a comment about > ferries -->
<script>var tracker = "<p>not a paragraph</p>";</script>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "One ferry missing", "author": {{"name": "Ada Vance"}}, "articleBody": "{"The pilots counted the ferries. " * 10}"}}</script>
</head><body><svg viewBox="0 0 9 9"><title>Logo</title><path d="M0 0h9"/></svg><article><h1>One ferry missing</h1>{PROSE}<p>Caf\u00e9 by the quay.</p></article></body></html>"""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_our_own_pages_read_the_same(path: Path) -> None:
    page = path.read_bytes()
    assert extract_page(thinned(page)) == extract_page(page)


def test_programs_go_and_the_data_about_the_article_stays() -> None:
    page = PAGE.encode("latin-1")
    kept = thinned(page)
    assert extract_page(kept) == extract_page(page)
    assert page_data(kept) == page_data(page)
    assert extract_page(kept).author == "Ada Vance"
    text = kept.decode("utf-8-sig")
    assert "Café by the quay" in text  # the page's own word for its encoding holds no longer
    for gone in ("tracker", "color: red", "a comment", "M0 0h9"):
        assert gone not in text


def test_thinning_twice_changes_nothing_more() -> None:
    assert thinned(thinned(PAGE.encode("latin-1"))) == thinned(PAGE.encode("latin-1"))


@pytest.mark.parametrize(
    "unit", ["<script>", "<!--", "<svg>", "<style", "<script type='application/ld+json'>", "<svg></svg "]
)
def test_elements_that_are_never_closed_cost_no_time_and_no_text(unit: str) -> None:
    page = f"<p>Before.</p>{unit * 20_000}<p>After.</p>".encode()
    assert b"After." in thinned(page)


@given(
    st.lists(
        st.sampled_from(
            [
                "<script>",
                "</script>",
                "<svg>",
                "</svg>",
                "<!--",
                "-->",
                "<style>",
                "</style>",
                "<p>word</p>",
                " a ",
                "é",
            ]
        ),
        max_size=20,
    )
)
def test_no_page_is_too_broken(parts: list[str]) -> None:
    once = thinned("".join(parts).encode())
    assert once.decode("utf-8-sig").count("<p>") <= parts.count("<p>word</p>")


def test_attributes_that_nothing_reads_go_and_others_stay() -> None:
    kept = thinned(
        b'<link rel="preload" href="/f.woff"><link rel="canonical" href="/one">'
        b'<p class="lead" id="x" data-track="y" onclick="go()" style="color: red" aria-label="z">One</p>'
        b'<p style="display:none">Two</p><img src="/a.jpg" srcset="/b.jpg 2x" alt="A"><img srcset="/c.jpg 2x" data-src="/d.jpg">'
    ).decode("utf-8-sig")
    assert '<link><link rel="canonical" href="/one"><p class="lead" id="x">One</p>' in kept
    assert '<p style="display:none">Two</p><img src="/a.jpg" alt="A"><img srcset="/c.jpg 2x" data-src="/d.jpg">' in kept


@pytest.mark.parametrize(
    "tag",
    ['<p title="a > b" onclick="x">', "<p onclick='it's'>", '<p onclick="open>', "<p =onclick>", "<p a=`b` onclick>"],
)
def test_a_tag_that_can_be_read_in_two_ways_stays_as_it_is(tag: str) -> None:
    assert tag in thinned(f"<div>{tag}word</div>".encode()).decode()


def test_words_that_look_like_attributes_stay() -> None:
    for words in ("x < y onclick=z > w", "if a<b onclick=1 then", "Data-led: data-x=1"):
        page = f"<p>{words.replace('<', '&lt;')}</p>"
        assert page in thinned(page.encode()).decode()


@pytest.mark.parametrize("unit", ["<p a", "<p a=", '<p a="', "<p a=b c='", "<p\n", "<p a=b "])
def test_tags_that_never_end_cost_no_time(unit: str) -> None:
    page = unit * 40_000
    assert thinned(page.encode()).decode("utf-8-sig").startswith(unit.strip())
