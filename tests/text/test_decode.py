from __future__ import annotations

import pytest

from reader.text.decode import decoded, safe_html


def test_utf8_wins_over_a_wrong_header() -> None:
    assert decoded("Brücke".encode(), "iso-8859-1") == "Brücke"


def test_a_declared_encoding_is_used_when_the_bytes_are_not_utf8() -> None:
    page = '<meta charset="windows-1251">Привет, мир'.encode("cp1251")
    assert decoded(page).endswith("Привет, мир")


def test_a_header_names_the_encoding() -> None:
    assert decoded("東京タワー".encode("shift_jis"), "shift_jis") == "東京タワー"


def test_utf8_cut_in_the_middle_of_a_character_stays_utf8() -> None:
    page = ("ü" * 400).encode()[:-1]
    assert decoded(page, "latin-1").startswith("ü" * 399)


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_believed(mark: str) -> None:
    assert decoded("Brücke".encode(mark)) == "Brücke"


@pytest.mark.parametrize(
    ("markup", "safe"),
    [
        ("a&#7;b&#x1b;c&#xFFFE;d", "abcd"),
        ("&#8217;&#x41;&amp;", "&#8217;&#x41;&amp;"),
        ("caf&#233; &#146;", "caf&#233; ’"),
        ("a\x00b\x0bc", "abc"),
        ('<?xml version="1.0" encoding="latin-1"?><p>', "<p>"),
    ],
)
def test_only_illegal_characters_are_removed(markup: str, safe: str) -> None:
    assert safe_html(markup) == safe


def test_pictures_inside_the_page_are_emptied() -> None:
    assert safe_html(f'<img src="data:image/png;base64,{"A" * 500}" alt="x">') == '<img src="" alt="x">'


def test_a_tag_with_thousands_of_attributes_loses_them() -> None:
    tag = "<p " + " ".join(f'a{n}="1>2"' for n in range(20_000)) + ">words</p>"
    assert len(safe_html(tag)) < 200
    assert "words" in safe_html(tag)
