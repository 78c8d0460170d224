from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes import Clock, Web, web


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive, built once; tests copy the file and open their copy."""
    from reader.demo import build

    path = tmp_path_factory.mktemp("sample") / "sample.db"
    build(path)
    return path
