"""Weeks as people see them pass: one after the other, also those in which nothing was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta


def every_week(weeks: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """With those between the first and the last in which there was nothing: time is even on the page."""
    counts = dict(weeks)
    day, last = (date.fromisocalendar(int(w[:4]), int(w[6:]), 1) for w in (weeks[0][0], weeks[-1][0]))
    whole: list[tuple[str, int]] = []
    while day <= last:
        year, number, _ = day.isocalendar()
        name = f"{year}-W{number:02}"
        whole.append((name, counts.get(name, 0)))
        day += timedelta(days=7)
    return whole
