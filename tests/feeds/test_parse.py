"""Feed documents of every format, and the ones that break other parsers."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest

from reader.clean import is_safe
from reader.feeds.parse import NotAFeed, parse_feed
from reader.model import ParsedFeed
from tests.fakes import item, rss

URL = "https://harbour.example/feed"


def parsed(body: bytes | str, **options: object) -> ParsedFeed:
    found = parse_feed(body.encode() if isinstance(body, str) else body, URL, **options)  # type: ignore[arg-type]
    assert isinstance(found, ParsedFeed), found
    return found


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Tide Tables</title>
<link href="https://tide.example/"/><entry><id>tag:tide.example,2026:1</id><title type="html">High &amp;amp; dry</title>
<link href="/tides/1"/><published>2026-11-19T10:00:00+02:00</published><author><name>Ada Mbeki</name></author>
<content type="html" xml:base="https://tide.example/base/">&lt;p&gt;The &lt;a href="chart"&gt;chart&lt;/a&gt; shows it.&lt;/p&gt;</content></entry></feed>"""
ATOM03 = """<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old Atom</title>
<entry><id>urn:1</id><title>An old entry</title><link rel="alternate" href="https://old.example/1"/><issued>2026-11-01T00:00:00Z</issued></entry></feed>"""
RSS10 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://rdf.example/"><title>RDF News</title><link>https://rdf.example/</link></channel>
<item rdf:about="https://rdf.example/1"><title>A resource</title><link>https://rdf.example/1</link><dc:date>2026-11-02T00:00:00Z</dc:date></item></rdf:RDF>"""
RSS091 = """<rss version="0.91"><channel><title>Ninety-One</title><link>https://n.example/</link><item><title>Plain item</title><link>https://n.example/1</link></item></channel></rss>"""
RSS090 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Nought Nine</title></channel><item><title>First of all</title><link>https://n9.example/1</link></item></rdf:RDF>"""
JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "JSON Gazette", "home_page_url": "https://json.example/",
    "items": [{"id": 7, "url": "https://json.example/7", "title": "Seven", "content_html": "<p>Seven ferries.</p>", "date_published": "2026-11-03T04:05:06Z", "authors": [{"name": "Noor Haddad"}]}],
})  # fmt: skip


@pytest.mark.parametrize(
    ("document", "title", "entry"),
    [(ATOM, "Tide Tables", "High & dry"), (ATOM03, "Old Atom", "An old entry"), (RSS10, "RDF News", "A resource"),
     (RSS091, "Ninety-One", "Plain item"), (RSS090, "Nought Nine", "First of all"), (JSON, "JSON Gazette", "Seven"), (rss(item(1)), "The Harbour Post", "Ferry number 1 leaves on time")],
)  # fmt: skip
def test_every_format_is_read(document: str, title: str, entry: str) -> None:
    feed = parsed(document)
    assert (feed.title, [e.title for e in feed.entries], feed.problem) == (title, [entry], None)


def test_an_atom_entry_is_whole() -> None:
    [entry] = parsed(ATOM).entries
    assert entry.guid == "tag:tide.example,2026:1"
    assert entry.url == "https://harbour.example/tides/1"
    assert entry.published == datetime(2026, 11, 19, 8, 0, tzinfo=UTC)
    assert (entry.author, entry.base, entry.language) == ("Ada Mbeki", "https://tide.example/base/", "en")


def test_a_json_item_without_id_takes_its_address() -> None:
    document = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1",
            "items": [{"url": "https://j.example/1", "content_text": "One\n\nTwo & three"}],
        }
    )
    [entry] = parsed(document).entries
    assert entry.guid == "https://j.example/1"
    assert entry.html == "<p>One</p><p>Two &amp; three</p>"


def test_entries_the_archive_knows_are_skipped_and_named() -> None:
    first = parsed(rss(item(1), item(2)))
    known = {entry.digest[:8]: entry.guid for entry in first.entries}
    second = parsed(rss(item(3), item(1), item(2, title="Ferry number 2 is late")), known=known)
    assert [entry.guid for entry in second.entries] == ["ferry-3", "ferry-2"]
    assert second.unchanged == ("ferry-1",)


def test_a_comment_counter_does_not_make_an_entry_new() -> None:
    [entry] = parsed(rss(item(1, extra="<slash:comments>4</slash:comments>"))).entries
    again = parsed(rss(item(1, extra="<slash:comments>17</slash:comments>")), known={entry.digest[:8]: entry.guid})
    assert again.unchanged == ("ferry-1",)


def test_without_a_guid_the_link_is_the_identity_and_without_both_the_words_are() -> None:
    [entry] = parsed(rss(item(1, guid=None))).entries
    assert entry.guid == "https://harbour.example/ferry/1"
    [bare] = parsed(rss("<item><title>Bare</title></item>")).entries
    assert bare.guid.startswith("newsdeck:")
    assert parsed(rss("<item><title>Bare</title></item>")).entries[0].guid == bare.guid


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[PDF] Tides &amp;lt;3", "[PDF] Tides <3"),
        ("[/]", "[/]"),
        ("<![CDATA[A <b>bold</b> plan]]>", "A bold plan"),
        ("5 &lt;6&gt; 7", "5 <6> 7"),
        ("Fish&amp;amp;chips", "Fish&chips"),
    ],
)
def test_titles_are_shown_as_they_are_meant(written: str, shown: str) -> None:
    assert parsed(rss(item(1, title=written))).entries[0].title == shown


@pytest.mark.parametrize(
    "reference",
    [
        "&#7;",
        "&#x1b;",
        "&#xFFFE;",
        "&#xD800;",
        "&#99999999999;",
        "&#" + "9" * 5000 + ";",
        "\x07",
        "&nbsp;",
        "& bare",
        "&unknown;",
    ],
)
def test_illegal_characters_cost_nothing_but_themselves(reference: str) -> None:
    feed = parsed(rss(item(1, title=f"Before{reference}after"), item(2)))
    assert len(feed.entries) == 2
    assert is_safe(feed.entries[0].title)
    assert feed.entries[0].title.startswith("Before")
    assert feed.entries[0].title.endswith("after")


def test_escape_sequences_do_not_survive_in_any_field() -> None:
    evil = "&amp;#27;]0;owned&amp;#7;&amp;#x9b;31m\u202egnp.exe"
    document = rss(item(1, title=evil, extra=f"<dc:creator>{evil}</dc:creator><category>{evil}</category>"), title=evil)
    feed = parsed(document)
    for text in (feed.title, feed.entries[0].title, feed.entries[0].author, *feed.entries[0].categories):
        assert is_safe(text)
        assert "\x1b" not in text


@pytest.mark.parametrize("charset", ["punycode", "undefined", "x-nonsense", "utf-8\x00", "\xff\xfe", "idna"])
def test_a_senseless_charset_does_not_lose_the_feed(charset: str) -> None:
    body = rss(item(1)).replace('encoding="UTF-8"', f'encoding="{charset}"').encode("latin-1")
    assert len(parsed(body, content_type=f"application/xml; charset={charset}").entries) == 1


def test_a_quadratic_author_is_cut_before_it_costs_seconds() -> None:
    author = "<author>" + "a@" * 20_000 + "</author>"
    assert len(parsed(rss(item(1, extra=author))).entries[0].author) <= 300
    broken = rss(item(1, extra=author)).replace("</channel>", "")
    assert len(parsed(broken).entries[0].author) <= 300


def test_a_truncated_document_keeps_its_whole_entries_and_tells() -> None:
    document = rss(item(1), item(2), item(3))
    feed = parsed(document[: document.index("<item>", document.index("ferry-2")) + 30])
    assert [entry.guid for entry in feed.entries][:2] == ["ferry-1", "ferry-2"]
    assert feed.problem
    assert "damaged" in feed.problem


def test_gzip_without_a_word_about_it_is_read() -> None:
    assert len(parsed(gzip.compress(rss(item(1)).encode())).entries) == 1


def test_more_entries_than_anyone_reads_are_bounded() -> None:
    feed = parsed(rss(*(f"<item><guid>{n}</guid><title>T{n}</title></item>" for n in range(2500))))
    assert len(feed.entries) == 2000
    assert feed.held == 2500


def test_an_entity_bomb_stays_small() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "'
        + "&a;" * 50
        + '"><!ENTITY c "'
        + "&b;" * 50
        + '"><!ENTITY d "'
        + "&c;" * 50
        + '">]>'
    )
    document = bomb + rss(item(1, title="Laugh &d;")).split("?>", 1)[1]
    assert len(parsed(document).entries[0].title) < 1100


def test_an_external_entity_is_not_read() -> None:
    document = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        + rss(item(1, title="Host &f; end")).split("?>", 1)[1]
    )
    assert parsed(document).entries[0].title in ("Host end", "Host &f; end", "Host  end")


@pytest.mark.parametrize(
    ("body", "said"),
    [("<!doctype html><html><body><p>Hello</p></body></html>", "web page"), ("", "empty"), ("{}", "no JSON Feed"), ("{nonsense", "damaged JSON"),
     ("plain words", "not a feed"), ("<opml/>", "OPML"), ("<urlset/>", "sitemap"), ("<a/>", "no feed"), ("\x00\x01\x02", "not a feed"), ("[" * 100_000, "not a feed")],
)  # fmt: skip
def test_what_is_no_feed_says_what_it_is(body: str, said: str) -> None:
    found = parse_feed(body.encode(), URL)
    assert isinstance(found, NotAFeed)
    assert said in found.why


def test_links_that_are_no_web_addresses_are_dropped() -> None:
    [entry] = parsed(
        rss(
            "<item><guid isPermaLink='false'>1</guid><title>T</title><link>javascript:alert(1)</link><enclosure url='data:audio/mp3,x' type='audio/mp3'/></item>"
        )
    ).entries
    assert entry.url == ""
    assert entry.enclosures == ()


def test_xhtml_content_and_podcast_enclosures_are_kept() -> None:
    [entry] = parsed(
        rss(item(1, extra='<enclosure url="https://harbour.example/1.mp3" type="audio/mpeg" length="12"/>'))
    ).entries
    assert [(e.url, e.media_type, e.length) for e in entry.enclosures] == [
        ("https://harbour.example/1.mp3", "audio/mpeg", 12)
    ]


def test_an_absent_date_is_none_and_a_wild_one_too() -> None:
    feed = parsed(rss("<item><title>A</title></item>", "<item><title>B</title><pubDate>yesterday-ish</pubDate></item>"))
    assert [entry.published for entry in feed.entries] == [None, None]


def test_an_entry_in_another_language_than_its_feed_says_so() -> None:
    document = ATOM.replace("<entry>", '<entry xml:lang="nb">')
    assert parsed(document).entries[0].language == "nb"


@pytest.mark.parametrize("number", ["²", "٣", "-1", pytest.param("9" * 5000, id="huge"), "1e9"])
def test_a_number_that_is_none_costs_no_entry(number: str) -> None:
    sound = f'<enclosure url="https://harbour.example/a.mp3" type="audio/mpeg" length="{number}"/>'
    head = (
        f"<ttl>{number}</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>{number}</sy:updateFrequency>"
    )
    document = rss(item(1).replace("</item>", sound + "</item>")).replace("<item>", head + "<item>", 1)
    feed = parsed(document.replace("<rss ", '<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" ', 1))
    assert [e.enclosures[0].length for e in feed.entries] == [None]
    assert feed.next_poll_s is None
