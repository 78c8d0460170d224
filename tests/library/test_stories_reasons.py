"""Every reason on every row of the sample's sidebars is true of both texts; verified by other means than it was made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from reader.demo import clock
from reader.library import Library
from reader.model import Article, Linked, Related
from tests.verified import holds, listed


@pytest.fixture(scope="module")
def library(sample: Path) -> Iterator[Library]:
    with Library.open(sample, offline=True, read_only=True, clock=clock) as opened:
        yield opened


@pytest.fixture(scope="module")
def articles(library: Library) -> dict[int, Article]:
    return {id: library.article(id) for id in library.ids()}


@pytest.fixture(scope="module")
def related(library: Library) -> dict[int, Related]:
    return {id: library.related(id) for id in library.ids()}


def rows(related: dict[int, Related]) -> Iterator[tuple[int, Linked]]:
    for id, found in related.items():
        for row in chain(found.copies, found.same_story, found.earlier, found.background):
            yield id, row


def test_every_reason_of_more_than_two_hundred_links_holds_in_both_texts(
    articles: dict[int, Article], related: dict[int, Related]
) -> None:
    checked: Counter[str] = Counter()
    for id, row in rows(related):
        here, there = articles[id], articles[row.id]
        for reason in row.reasons:
            kind = holds(reason, here, there)
            assert kind, (reason, here.headline.title, there.headline.title)
            checked[kind] += 1
    assert sum(1 for _ in rows(related)) >= 200
    assert min(checked[kind] for kind in ("names", "figures", "quotation", "copy", "time", "link")) >= 2, checked


def test_no_link_rests_on_the_staff_of_an_outlet_or_on_its_name(related: dict[int, Related]) -> None:
    for id, row in rows(related):
        for reason in row.reasons:
            for name in ("Rautavaara", "Anders Quill", "Norden Wire", "Daily Meridian", "Skerry Post"):
                assert name not in reason, (id, row)


def test_no_link_rests_on_the_country_or_its_capital_alone(related: dict[int, Related]) -> None:
    for id, found in related.items():
        for row in (*found.earlier, *found.background):
            named = re.sub(r"both name |Halden(?! Sound)|Velmark|Caldria(?!n)|,| and ", "", row.reasons[0]).strip()
            assert named or len(row.reasons) > 2, (id, row)


def test_the_country_and_its_capital_never_lead_where_a_rarer_name_is_shared(related: dict[int, Related]) -> None:
    for _, row in rows(related):
        named = re.fullmatch(r"both name (.+)", row.reasons[0])
        if named and len(listed(named[1])) > 1:
            assert listed(named[1])[0] not in ("Velmark", "Halden", "Japan", "Europe"), row.reasons[0]


def test_the_same_text_stands_only_once_among_what_came_before(library: Library, related: dict[int, Related]) -> None:
    for found in related.values():
        shown = {row.id for row in found.earlier}
        for id in shown:
            assert not shown & {head.id for head in library.coverage.copies(id)}
