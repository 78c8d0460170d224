"""What stands on the page of a name, and that nothing of it is cut off unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reader.model import EntityMention, EntityPage, EntityRow
from reader.tui.runs import Run, fitted, width_of
from reader.tui.widgets.name_page import PageList, weeks_lines

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def mention(number: int, sentence: str = "", title: str = "") -> EntityMention:
    title = title or f"Report {number} of the harbour"
    sentence = sentence or f"In report {number} Pellux said it would stay."
    start = sentence.index("Pellux")
    return EntityMention(number, title, "Gazette", NOW - timedelta(days=number), sentence, start, start + 6)


PAGE = EntityPage(
    EntityRow(1, "Pellux", "org", 9, 2),
    tuple(mention(n) for n in range(1, 10)),
    (("Ada Moor", "person", 4), ("Halden", "place", 2)),
    (("Gazette", 9),),
    (("2026-W44", 3), ("2026-W46", 6)),
)


def lines(page: EntityPage, width: int) -> list[str]:
    made = PageList(page, NOW).pieces(width)
    return ["".join(run.text for run in line) for piece in made for line in piece.lines]


def test_the_newest_sentences_come_first_then_names_and_sources_then_what_was_before() -> None:
    told = "\n".join(lines(PAGE, 100))
    order = ["In the news", "In report 5", "Named together with", "Ada Moor", "Sources", "Before that", "In report 9"]
    assert sorted(order, key=told.index) == order


def test_a_title_that_names_it_is_not_told_twice() -> None:
    said = "Pellux to leave Halden"
    told = lines(replace(PAGE, mentions=(mention(1, said, said),)), 100)
    assert sum(said in line for line in told) == 1


def test_a_sentence_that_several_outlets_carry_stands_once_with_their_number() -> None:
    said = "The board of Pellux stays."
    told = lines(replace(PAGE, mentions=(mention(1, said), mention(2, said), mention(3), mention(4, said))), 100)
    assert sum(said in line for line in told) == 1
    assert "+2 copies" in next(line for line in told if "Report 1" in line)
    assert not any("Report 2" in line for line in told)


def test_a_name_in_capitals_is_no_other_spelling() -> None:
    page = replace(PAGE, row=replace(PAGE.row, aliases=("PELLUX", "Pellux AG")))
    assert " also Pellux AG" in lines(page, 100)


@pytest.mark.parametrize("width", [36, 38, 71, 80, 118])
def test_nothing_is_cut_off_without_dots(width: int) -> None:
    long = "Pellux " + "and the harbour board of Halden " * 30
    page = replace(PAGE, mentions=(mention(1, long, "A title " * 30),), watched=True)
    made = [line for piece in PageList(page, NOW).pieces(width) for line in piece.lines]
    assert max(map(width_of, made)) <= width
    assert sum(line[-1].text.endswith("…") for line in made if line) >= 1


def test_weeks_are_told_by_their_days_and_the_busiest_is_named() -> None:
    (line,) = weeks_lines([("2026-W44", 3), ("2026-W45", 0), ("2026-W46", 6)], 100, NOW)
    told = "".join(run.text for run in line)
    assert told == " ▄ █  weekly, 26 Oct – 9 Nov · most in the week of 9 Nov: 6"
    assert all(width_of(row) <= 30 for row in weeks_lines([("2025-W01", 2), ("2026-W46", 2)], 30, NOW))


def test_one_week_alone_has_no_bars() -> None:
    assert not any("week" in line for line in lines(replace(PAGE, weeks=(("2026-W46", 9),)), 100))


def test_runs_are_fitted_with_dots_only_when_something_is_missing() -> None:
    runs = [Run("Ada "), Run("Moor", "person"), Run(" 山田", "faint")]
    assert fitted(runs, 13) == runs
    for width in range(1, 13):
        cut = fitted(runs, width)
        assert width_of(cut) <= width
        assert cut[-1].text == "…"
