"""Times that a paragraph names, and whether it recalls a report of then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reader.stories.copies import signature
from reader.stories.fingerprint import Fingerprint, count_terms, weigh
from reader.stories.recall import Kept, recalled, times_named

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def day(month: int, number: int, year: int = 2026) -> datetime:
    return datetime(year, month, number, 12, tzinfo=UTC)


def made(text: str, *names: str) -> Fingerprint:
    counts = count_terms("", text, names)
    return weigh(counts, dict.fromkeys(counts.terms(), 2), 2000, signature(""))


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("In July the mill closed its gates for good.", day(7, 14)),
        ("The agency launched the mission on Aug. 25 from the coast.", day(8, 25)),
        ("They will begin with a date: 13 August, when the inspectors came.", day(8, 13)),
        ("Earlier this year the company shut its laboratory in the north.", day(3, 3)),
        ("Three months ago the line took an engineer off the night crossing.", day(8, 20)),
        ("Until the summer he was a shift leader in the coating shop.", day(7, 2)),
        ("In 2023 the first lander crashed behind a crater rim there.", day(5, 5, 2023)),
        ("Wo im Juli die Fabrik schloss, wurde anders gewählt als sonst.", day(7, 20)),
        ("Last month the ministers met in the capital to share the fish.", day(10, 15)),
    ],
)
def test_a_time_gone_by_is_understood(text: str, then: datetime) -> None:
    if "2023" in text:
        text = text.replace("In 2023", "In May 2023")
    assert any(span.holds(then) for span in times_named(text, NOW))


@pytest.mark.parametrize(
    "text",
    [
        "The laboratory closes by the end of January, the company said.",
        "It will land on the massif near the pole from December on.",
        "HALDEN, Nov 20 — A ferry lost power in the sound on Friday.",
        "It may be that nobody will come, and they may march all night.",
        "The council looks at the figures again next May in the capital.",
    ],
)
def test_what_lies_ahead_and_today_is_no_memory(text: str) -> None:
    assert not any(span.first < NOW - timedelta(days=30) < span.last for span in times_named(text, NOW))


DOORS = made(
    "Inspectors found two fire doors on the ferry Sankt Orla that did not shut; repairs within 60 days",
    "Sankt Orla",
    "Maritime Authority",
)
OTHER = made("A herring survey came home with empty nets and the quota will fall", "Aurvandil")
HERE = made("A fire broke out in the engine room of the ferry Sankt Orla in the sound", "Sankt Orla")
MEMORY = (
    "In August, safety inspectors found two faulty fire doors on the Sankt Orla and ordered repairs within 60 days."
)


def test_the_report_of_the_time_it_names_is_recalled() -> None:
    candidates = [Kept(1, 1, day(8, 13), DOORS), Kept(2, 2, day(10, 2), OTHER)]
    rows = recalled(made(MEMORY, "Sankt Orla"), MEMORY, HERE, NOW, candidates)
    assert [(row.article_id, row.dated) for row in rows] == [(1, True)]


def test_a_report_of_another_time_counts_for_little() -> None:
    then, other = (
        recalled(made(MEMORY, "Sankt Orla"), MEMORY, HERE, NOW, [Kept(1, 1, when, DOORS)])[0].score
        for when in (day(8, 13), day(5, 13))
    )
    assert other < then / 2


def test_what_came_later_or_only_just_now_is_not_recalled() -> None:
    for when in (NOW - timedelta(hours=20), NOW + timedelta(days=3)):
        assert recalled(made(MEMORY, "Sankt Orla"), MEMORY, HERE, NOW, [Kept(1, 1, when, DOORS)]) == ()


def test_the_first_paragraph_and_credits_recall_nothing_by_their_words_alone() -> None:
    text = "Inspectors found fire doors on the ferry Sankt Orla that did not shut and asked for repairs in sixty days."
    candidates = [Kept(1, 1, day(8, 13), DOORS)]
    assert recalled(made(text), text, HERE, NOW, candidates)
    assert recalled(made(text), text, HERE, NOW, candidates, lead=True) == ()
    credit = "(Reporting by Signe Ferry in Sankt Orla, inspectors and fire doors; editing by Two Repairs)"
    assert recalled(made(text), credit, HERE, NOW, candidates) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It fell 10000 years ago.",
        "It fell 66000000 years ago.",
        pytest.param("It fell " + "9" * 5000 + " years ago.", id="huge"),
    ],
)
def test_a_time_before_all_reports_is_none(text: str) -> None:
    assert times_named(text, NOW) == []


@pytest.mark.parametrize("year", [1, 9999])
def test_at_the_ends_of_the_calendar_no_time_is_named(year: int) -> None:
    assert times_named("In December, last year, two years ago, last winter.", day(12, 31, year)) == []
