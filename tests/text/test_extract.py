from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.clean import is_safe
from reader.model import Block, Extracted
from reader.text.artefacts import find_artefacts
from reader.text.dom import parsed
from reader.text.extract import blocks_from_html, blocks_from_text, extract_page
from reader.text.promos import cut_promos
from reader.text.walk import blocks_of, walk

DATA = Path(__file__).parent.parent / "data" / "text"


@pytest.fixture(scope="module")
def lantern() -> Extracted:
    return extract_page((DATA / "lantern.html").read_bytes(), "https://lantern.example/news/robot-lab?utm=1")


def only(extracted: Extracted, kind: str) -> list[Block]:
    return [block for block in extracted.blocks if block.kind == kind]


def test_the_page_says_who_when_and_where(lantern: Extracted) -> None:
    assert lantern.title == "Orchard Works Closes River City Robot Lab"
    assert lantern.author == "Mira Holt"
    assert lantern.published == datetime(2026, 3, 4, 8, 15, tzinfo=UTC)
    assert (lantern.site, lantern.language) == ("The Lantern Post", "en")
    assert lantern.image == "https://lantern.example/img/lab.jpg"
    assert lantern.canonical_url == "https://lantern.example/news/robot-lab"
    assert lantern.origin == "page"


def test_the_title_is_not_the_first_block_again(lantern: Extracted) -> None:
    assert lantern.title not in [block.text for block in lantern.blocks]


def test_navigation_and_footer_stay_out(lantern: Extracted) -> None:
    assert "World" not in lantern.text
    assert "All rights reserved" not in lantern.text


def test_each_element_keeps_its_kind(lantern: Extracted) -> None:
    assert [b.text for b in only(lantern, "h2")] == ["What the staff were told"]
    assert [(b.text, b.depth, b.number) for b in only(lantern, "li")] == [
        ("Two teams move to the head office.", 0, 1),
        ("The gripper team goes first.", 1, None),
        ("The others leave in June.", 0, 2),
    ]
    (quote,) = only(lantern, "quote")
    assert quote.text.startswith("“We were told")
    (code,) = only(lantern, "code")
    assert (code.text, code.language) == ("def grip(force):\n    return min(force, 3)", "python")
    (table,) = only(lantern, "table")
    assert table.rows == (("Year", "Papers"), ("2024", "21"), ("2025", "9"))
    assert table.text == "Year\tPapers\n2024\t21\n2025\t9"
    (image,) = only(lantern, "image")
    assert (image.src, image.alt) == ("https://lantern.example/img/lab.jpg", "A robot arm over a crate of pears")
    (caption,) = only(lantern, "caption")
    assert caption.text.startswith("A picking arm")


def test_marks_point_at_their_words(lantern: Extracted) -> None:
    marked = {(b.text[m.start : m.end], m.kind, m.href) for b in lantern.blocks for m in b.marks}
    assert ("according to three people", "em", None) in marked
    assert ("Tuesday", "strong", None) in marked
    assert ("Ilse Marquardt", "link", "https://lantern.example/people/ilse-marquardt") in marked


def test_only_the_promotion_is_cut_from_the_article(lantern: Extracted) -> None:
    cut = [block for block in cut_promos(lantern.blocks, title=lantern.title) if not block.kept]
    assert [block.text[:16] for block in cut] == ["Lantern Academy:"]


def test_the_linker_left_its_scars(lantern: Extracted) -> None:
    found = {lantern.blocks[a.block].text[a.start : a.end]: a.ordinary for a in find_artefacts(lantern.blocks)}
    assert found == {"Core": "core", "FLOW": "flow"}


@pytest.mark.parametrize("scar", ["&#7;", "&#x1b;", "&#xFFFE;", "&#0;", "\x00", "&#55296;", "&#99999999999;"])
def test_illegal_characters_do_not_lose_the_article(scar: str) -> None:
    page = (DATA / "lantern.html").read_text().replace("the largest", f"the {scar}largest")
    assert "the largest maker of picking machines" in extract_page(page.encode()).text


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "iso-8859-1"), ("cp1252", "utf-8"), ("cp1252", "latin-1"), ("gb18030", "gb2312"), ("utf-16", "utf-8")],
)
def test_mislabelled_encodings_are_read_right(encoding: str, declared: str) -> None:
    words = (
        "Müller’s Straße führt über die Brücke zum Café"
        if encoding != "gb18030"
        else "上海的实验室昨天关闭了，员工们很难过。"
    )
    body = "".join(f"<p>{words}, {n}. Absatz des Berichts</p>" for n in range(12))
    page = (
        f'<html><head><meta charset="{declared}"><title>T</title></head><body><article>{body}</article></body></html>'
    )
    assert words in extract_page(page.encode(encoding)).text


@pytest.mark.parametrize("label", ["punycode", "undefined", "base64", "no-such-thing", "utf-8\x00", "x" * 90])
def test_absurd_charsets_are_ignored(label: str) -> None:
    page = (DATA / "lantern.html").read_bytes()
    assert "picking machines" in extract_page(page, charset=label).text


def test_text_under_five_thousand_divs_is_found() -> None:
    page = b"<html><body>" + b"<div>" * 5000 + b"Far below the surface a sentence waits for its reader."
    assert "a sentence waits for its reader" in extract_page(page).text


@pytest.mark.parametrize(
    "tail",
    ["<b>x " * 30_000, '<a href="/q">link</a> ' * 20_000, "<p " + " ".join(f'a{n}="1>2"' for n in range(50_000))],
)
def test_hostile_tails_leave_the_article_readable(tail: str) -> None:
    page = (DATA / "lantern.html").read_text().replace("</article>", tail + "</article>")
    assert "the largest maker of picking machines" in extract_page(page.encode()).text


def test_a_page_without_article_gives_all_its_words() -> None:
    page = b"<html><body><div>Closed on Mondays.</div><div>Ring the bell.</div></body></html>"
    assert [block.text for block in extract_page(page).blocks] == ["Closed on Mondays.", "Ring the bell."]


def test_an_empty_page_says_so() -> None:
    nothing = extract_page(b"<html><body></body></html>")
    assert (nothing.blocks, nothing.origin) == ((), "none")


def test_no_date_is_invented() -> None:
    page = (
        b"<html><body><article>"
        + b"<p>On 3 May 2019 the bridge was opened by the mayor.</p>" * 9
        + b"</article></body>"
    )
    assert extract_page(page).published is None


@given(st.binary(max_size=2_000))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_safe_article(page: bytes) -> None:
    extracted = extract_page(page)
    assert all(is_safe(block.text) for block in extracted.blocks)
    assert is_safe(extracted.title)


# --------------------------------------------------------------------------- a feed's own HTML


def test_entry_html_is_taken_whole() -> None:
    blocks = blocks_from_html(
        'Before <p>one<br>two</p>tail<ul><li>a<li>b</ul><p>end <a href="/x">here</a>', "http://e.org/a/"
    )
    assert [(b.kind, b.text) for b in blocks] == [
        ("p", "Before"),
        ("p", "one\ntwo"),
        ("p", "tail"),
        ("li", "a"),
        ("li", "b"),
        ("p", "end here"),
    ]
    assert blocks[-1].marks[0].href == "http://e.org/x"


def test_scripts_styles_and_tracking_pixels_are_dropped() -> None:
    blocks = blocks_from_html(
        '<p>Words</p><script>x()</script><style>p{}</style><img src="http://t.org/p.gif" width="1" height="1">'
        '<img src="https://feeds.feedburner.com/~r/x"><img src="http://e.org/big.jpg" alt="A boat">'
    )
    assert [(b.kind, b.text or b.alt) for b in blocks] == [("p", "Words"), ("image", "A boat")]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "#part", "data:text/html,x", "x:y", ""])
def test_only_web_and_mail_addresses_become_links(href: str) -> None:
    (block,) = blocks_from_html(f'<p>go <a href="{href}">there</a></p>')
    assert block.text == "go there"
    assert block.marks == ()


def test_two_breaks_are_a_paragraph() -> None:
    assert [b.text for b in blocks_from_html("<div>one<br><br>two</div>")] == ["one", "two"]


def test_layout_tables_are_read_as_prose_and_data_tables_keep_rows() -> None:
    layout = "<table><tr><td><p>Left</p><img src='http://e.org/i.png'></td><td><p>Right</p></td></tr></table>"
    assert [b.text for b in blocks_from_html(layout) if b.kind == "p"] == ["Left", "Right"]
    (table,) = blocks_from_html("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>")
    assert table.rows == (("a", "b"), ("c", "d"))


def test_text_without_tags_keeps_its_paragraphs() -> None:
    assert [b.text for b in blocks_from_html("Tom &amp; Ada\n\nSecond paragraph")] == ["Tom & Ada", "Second paragraph"]


def test_wrapped_mail_lines_are_joined() -> None:
    wrapped = (
        "The ferry left the northern quay at noon with ninety people\n"
        "and four horses on board, and nobody thought of the weather\n"
        "until the bell of the old lighthouse began to ring."
    )
    assert len(blocks_from_text(wrapped)) == 1


def test_lines_of_plain_text_are_paragraphs() -> None:
    assert [b.text for b in blocks_from_text("Headline\nFirst line.\n\n\nSecond line.\n")] == [
        "Headline",
        "First line.",
        "Second line.",
    ]


PIECES = """
    <p> </p> <b> </b> <i> </i> <br> </a> <ul> <li> </ul> <blockquote> </blockquote> <td> <pre> </pre> <h2> </h2> <!-- -->
    word é שלום 漢字 &lt; &#7; &nbsp; 👩\u200d👩\u200d👧
""".split()
ODD = [" ", "\n", "\u00a0", "\u200b", "\u202e", "e\u0301", "\u0301", "<a href='http://e.org/'>"]
HTML = st.lists(st.sampled_from([*PIECES, *ODD]), max_size=40).map("".join)


@given(HTML)
@settings(max_examples=300, deadline=None)
def test_marks_of_any_html_are_inside_the_text_and_trimmed(html: str) -> None:
    for block in blocks_from_html(html):
        assert is_safe(block.text)
        assert block.text
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
            assert not block.text[mark.start].isspace()
            assert not block.text[mark.end - 1].isspace()


def test_a_button_that_was_never_closed_does_not_hide_the_page() -> None:
    lines = [
        f"The {word} ferry was late again on Monday, the harbour master said to those who waited." for word in "abcde"
    ]
    page = (
        f"<body><div><button aria-label='Menu'><div><div></button></div>{''.join(f'<p>{x}</p>' for x in lines)}</body>"
    )
    assert [block.text for block in blocks_from_html(page)] == lines


def test_a_question_that_unfolds_its_answer_is_read_and_other_buttons_are_not() -> None:
    html = (
        "<h3><button>Fees and fares</button></h3><p>Two crowns.</p><div><button>Are dogs let in?</button></div>"
        "<p>On Sundays.</p><button>Share this</button>"
    )
    assert [block.text for block in blocks_from_html(html)] == [
        "Fees and fares",
        "Two crowns.",
        "Are dogs let in?",
        "On Sundays.",
    ]


def test_what_unfolds_is_read_where_it_is_asked_for_and_its_pictures_are_not() -> None:
    root = parsed(
        "<body><p>Seen.</p><div style='display: none'><p>Unfolds.</p><img src='https://example.org/a.jpg'></div>"
        "<p hidden>Late.</p><img src='https://example.org/b.jpg'></body>"
    )
    assert [block.text or block.src for block in blocks_of(root)] == ["Seen.", "https://example.org/b.jpg"]
    assert [block.text or block.src for block, _ in walk(root, hidden=True)] == [
        "Seen.",
        "Unfolds.",
        "Late.",
        "https://example.org/b.jpg",
    ]


@pytest.mark.parametrize("number", ["²", "٣", "-1", pytest.param("9" * 5000, id="huge")])
def test_a_number_that_is_none_costs_no_text(number: str) -> None:
    html = (
        f"<ol start='{number}'><li>One</ol><img src='https://tide.example/a.jpg' alt='A boat' width='{number}' height='{number}'>"
        f"<table><tr><th>Boat</th><th>Seats</th></tr><tr><td colspan='{number}' rowspan='{number}'>Orla</td><td>9</td></tr></table>"
    )
    assert [block.text or block.alt for block in blocks_from_html(html)] == ["One", "A boat", "Boat\tSeats\nOrla\t9"]
