"""The sample archive as a fixture: what every screen of the demo, and every test that reads it, may count on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.demo import build, clock
from reader.library import Library
from reader.model import Article, Headline, Related

Everything = dict[int, Article]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    build(path)
    return path


@pytest.fixture(scope="session")
def library(archive: Path) -> Iterator[Library]:
    with Library.open(archive, offline=True, clock=clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def heads(library: Library) -> list[Headline]:
    """Newest first."""
    return library.headlines(library.ids())


@pytest.fixture(scope="session")
def articles(library: Library, heads: list[Headline]) -> Everything:
    return {head.id: library.article(head.id) for head in heads}


@pytest.fixture(scope="session")
def related(library: Library, heads: list[Headline]) -> dict[int, Related]:
    return {head.id: library.related(head.id) for head in heads}


def titled(heads: list[Headline], words: str) -> Headline:
    (found,) = [head for head in heads if words in head.title]
    return found
