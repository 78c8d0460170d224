"""Weeks as people see them pass: one after the other, also those in which nothing was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta


def every_week(weeks: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """With those between the first and the last in which there was nothing: time is even on the page."""
    counts = dict(weeks)
    day, last = monday(weeks[0][0]), monday(weeks[-1][0])
    whole: list[tuple[str, int]] = []
    while day <= last:
        year, number, _ = day.isocalendar()
        name = f"{year}-W{number:02}"
        whole.append((name, counts.get(name, 0)))
        day += timedelta(days=7)
    return whole


def monday(week: str) -> date:
    """The first day of "2026-W47": few people know weeks by number."""
    return date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
