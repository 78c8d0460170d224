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


@pytest.fixture(scope="module")
def library(sample: Path) -> Iterator[Library]:
    with Library.open(sample, offline=True, clock=clock) as opened:
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


def words(article: Article) -> str:
    text = "\n".join(block.text for block in article.blocks if block.kept)
    return " ".join(f"{article.headline.title}\n{text}".lower().split())


def shingles(text: str) -> set[tuple[str, ...]]:
    found = re.findall(r"\w+", text.lower())
    return {tuple(found[i : i + 4]) for i in range(len(found) - 3)}


def listed(said: str) -> list[str]:
    return [part for piece in said.split(", ") for part in piece.split(" and ")]


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


def holds(reason: str, here: Article, there: Article) -> str:
    """The kind of a reason that is true of both texts; "" for one that is not."""
    ours, theirs = words(here), words(there)
    if found := re.fullmatch(r"both (name|give|speak of) (.+)", reason):
        # A name may itself hold "and" or a comma: the whole is looked for before its parts.
        said = found[2].lower()
        things = [said] if said in ours and said in theirs else listed(said)
        kind = {"name": "names", "give": "figures", "speak of": "words"}[found[1]]
        return kind if all(thing in ours and thing in theirs for thing in things) else ""
    if found := re.fullmatch(r"the same quotation: “(.+?)( …)?”", reason):
        return "quotation" if found[1].lower() in ours and found[1].lower() in theirs else ""
    if found := re.fullmatch(r"both link to the same page of (.+)", reason):
        pages = [
            {m.href.split("?")[0].split("#")[0] for b in a.blocks for m in b.marks if m.href} for a in (here, there)
        ]
        return "link" if any(f"//{found[1]}/" in page for page in pages[0] & pages[1]) else ""
    if "same text" in reason:
        texts = [shingles("\n".join(b.text for b in a.blocks if b.kept)) for a in (here, there)]
        share = len(texts[0] & texts[1]) / min(map(len, texts))
        claimed = float(reason.split()[0]) / 100 if reason[0].isdigit() else 1.0
        return "copy" if abs(share - claimed) < 0.01 else ""
    apart = (there.headline.published - here.headline.published).total_seconds()
    if reason == "at the same time":
        return "time" if abs(apart) < 300 else ""
    found = re.fullmatch(r"(\d+) (minutes|hours|days|months) (earlier|later)", reason)
    if found is None or (found[3] == "later") != (apart > 0):
        return ""
    unit = {"minutes": 60, "hours": 3600, "days": 86_400, "months": 30.44 * 86_400}[found[2]]
    return "time" if abs(abs(apart) / unit - int(found[1])) <= 0.51 else ""


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
