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
    """The sample archive, built once; tests read it with `read_only`, or copy the file and write in their copy."""
    from reader.demo import build

    path = tmp_path_factory.mktemp("sample") / "sample.db"
    build(path)
    path.chmod(0o444)  # what one test leaves in it, another would find
    return path
