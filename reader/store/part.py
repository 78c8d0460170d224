"""What every part of the store shares: the store it belongs to, and the small conversions of times and ids."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.store import Store


class Part:
    def __init__(self, store: Store) -> None:
        self.store = store


def seconds(time: datetime) -> int:
    return int(time.timestamp())


def moment(time: int) -> datetime:
    """A damaged time that no calendar has is the beginning of all."""
    try:
        return datetime.fromtimestamp(time, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def maybe_seconds(time: datetime | None) -> int | None:
    return None if time is None else int(time.timestamp())


def maybe_moment(time: int | None) -> datetime | None:
    return None if time is None else moment(time)


def id_list(ids: Iterable[int]) -> str:
    """For `select value from json_each(?)`: any number of ids as one parameter."""
    return json.dumps([*map(int, ids)], separators=(",", ":"))
