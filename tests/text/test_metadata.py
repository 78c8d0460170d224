from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.text.dom import parsed
from reader.text.metadata import metadata_of, moment_of


def title_of(head: str, body: str = "", url: str = "https://www.lantern.example/a") -> str:
    return metadata_of(parsed(f"<html><head>{head}</head><body>{body}</body></html>"), url).title


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    head = '<title>Rain in May | The Lantern Post</title><meta property="og:site_name" content="The Lantern Post">'
    assert title_of(head) == "Rain in May"


def test_the_host_names_the_site_too() -> None:
    assert title_of("<title>Rain in May - Lantern</title>") == "Rain in May"


def test_dashes_inside_a_headline_stay() -> None:
    assert title_of("<title>Rain in May – and no end in sight</title>") == "Rain in May – and no end in sight"


def test_the_heading_that_metadata_confirms_is_the_title() -> None:
    head = '<meta property="og:title" content="Rain in May: ferries wait">'
    assert title_of(head, "<h1>Lantern Post</h1><h1>Rain in May: Ferries Wait</h1>") == "Rain in May: Ferries Wait"


def test_json_ld_is_read_through_graphs_and_lists() -> None:
    data = '{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Rain","author":[{"name":"A B"},{"name":"C D"}]}]}'
    about = metadata_of(
        parsed(f'<html><head><script type="application/ld+json">{data}</script></head><body>x</body></html>')
    )
    assert (about.title, about.author) == ("Rain", "A B, C D")


@pytest.mark.parametrize(
    "data", ["{", "[" * 5000, '{"headline": 5}', "null", '{"@type":"NewsArticle","author":{"name":["x"]}}']
)
def test_broken_json_ld_harms_nothing(data: str) -> None:
    head = f'<title>Rain in May</title><script type="application/ld+json">{data}</script>'
    assert title_of(head) == "Rain in May"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2026-03-04T09:15:00+01:00", datetime(2026, 3, 4, 8, 15, tzinfo=UTC)),
        ("2026-03-04T09:15:00Z", datetime(2026, 3, 4, 9, 15, tzinfo=UTC)),
        ("2026-03-04", datetime(2026, 3, 4, tzinfo=UTC)),
        ("Wed, 04 Mar 2026 09:15:00 GMT", datetime(2026, 3, 4, 9, 15, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_read_or_left_out(stated: str, expected: datetime | None) -> None:
    assert moment_of(stated) == expected


def test_a_heading_in_capitals_is_written_as_metadata_writes_it() -> None:
    head = '<meta property="og:title" content="Rain in May keeps ferries waiting">'
    assert title_of(head, "<h1>RAIN IN MAY KEEPS FERRIES WAITING</h1>") == "Rain in May keeps ferries waiting"


def test_what_stands_behind_a_pipe_is_no_part_of_the_title() -> None:
    assert title_of("<title>Rain in May keeps ferries waiting | Opinion</title>") == "Rain in May keeps ferries waiting"


def test_a_title_that_its_field_cut_off_is_completed() -> None:
    whole = "Rain in May keeps the ferries of the northern islands waiting for a third week in a row"
    data = f'{{"@type":"NewsArticle","headline":"{whole[:70]}"}}'
    head = f'<meta property="og:title" content="{whole}"><script type="application/ld+json">{data}</script>'
    assert title_of(head) == whole


@pytest.mark.parametrize("address", ["http://[", "//[", "http://[x/", "https://]", "http://a b/"])
def test_an_address_that_is_none_costs_no_page(address: str) -> None:
    page = (
        f'<base href="{address}"><link rel="canonical" href="{address}"><meta property="og:url" content="{address}">'
        f'<meta property="og:image" content="{address}"><title>Ferry late | Gazette</title><p>It left at noon.</p>'
    )
    for url in ("", address, "https://e.example/a"):
        about = metadata_of(parsed(page), url)
        assert about.title.startswith("Ferry late")
        assert "[" not in about.canonical_url + about.image
