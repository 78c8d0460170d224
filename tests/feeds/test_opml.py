from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.feeds.opml import Subscription, read_opml, write_opml

NESTED = b"""<?xml version="1.0"?><opml version="1.0"><body>
<outline text="Sea"><outline text="Ferries &amp; more"><outline type="rss" text="Harbour" xmlUrl="https://harbour.example/feed" htmlUrl="https://harbour.example/"/></outline></outline>
<outline type="rss" title="Loose" xmlUrl="https://loose.example/rss"/><outline text="Again" xmlUrl="https://loose.example/rss"/>
<outline text="No address" type="rss"/><outline text="Bad" xmlUrl="javascript:alert(1)"/></body></opml>"""


def test_nested_outlines_become_folders_and_each_address_counts_once() -> None:
    assert read_opml(NESTED, "list.opml") == [
        Subscription("https://harbour.example/feed", "Harbour", "Sea/Ferries & more", "https://harbour.example/"),
        Subscription("https://loose.example/rss", "Loose"),
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "not readable"),
        (b"<html></html>", "not OPML"),
        (b"plain", "not readable"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><opml/>", "DTD"),
        (b"<opml>" + b" " * 6_000_000, "5 MB"),
    ],
)
def test_what_is_no_opml_is_refused_by_name(source: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said) as error:
        read_opml(source, "mine.opml")
    assert "mine.opml" in str(error.value)


def test_an_ampersand_that_another_reader_forgot_to_escape_is_forgiven() -> None:
    [feed] = read_opml(b'<opml><body><outline text="A & B" xmlUrl="https://a.example/?x=1&y=2"/></body></opml>', "x")
    assert (feed.title, feed.url) == ("A & B", "https://a.example/?x=1&y=2")


names = st.text(
    st.characters(whitelist_categories=("L", "N", "P", "S"), max_codepoint=0x2FFF, blacklist_characters="/"),
    min_size=1,
    max_size=12,
)


@given(
    st.dictionaries(
        st.from_regex(r"https://[a-z]{1,8}\.example/[a-z]{0,5}", fullmatch=True),
        st.tuples(names, st.lists(names, max_size=3)),
        max_size=8,
    )
)
def test_what_is_written_is_read_back(feeds: dict[str, tuple[str, list[str]]]) -> None:
    from reader.clean import clean_line

    wanted = {
        Subscription(url, clean_line(title) or url, "/".join(filter(None, map(clean_line, folder))))
        for url, (title, folder) in feeds.items()
    }
    assert set(read_opml(write_opml(wanted).encode(), "x")) == wanted
