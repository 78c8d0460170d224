from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes import Clock, Web, web


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()
