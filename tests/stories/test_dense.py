"""An embedder that somebody brings: small ones made here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.config import Config, Stories
from reader.library import Library
from reader.library.exchange import ImportedArticle, import_articles
from reader.stories import dense
from reader.stories.dense import Dense, blended, dense_of, lead_of, problem_of

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
MEANINGS = """
import numpy as np
GROUPS = (("ferry", "boat", "vessel", "aground", "reef", "rocks"), ("budget", "teachers", "schools", "spending"))
calls = []
def embed(texts):
    calls.append(len(texts))
    if any("explode" in text for text in texts):
        raise RuntimeError("no")
    rows = [[sum(text.lower().count(word) for word in group) for group in GROUPS] + [1.0] for text in texts]
    return np.array(rows)
class Model:
    def embed(self, texts): return embed(texts)
def wrong(texts): return [1.0]
"""
FERRY = (
    "The ferry Skerry ran aground on the Tollan reef outside Port Ellan on Monday night with 212 people aboard, and "
    "lifeboats took everybody off before the tide turned, the harbour authority of the island said in the morning."
)
BOAT = (
    "A vessel that had sat on the rocks since the week began was pulled free by two tugs from the mainland; divers "
    "looked at the boat when the tide was low, lifeboats from the island stood by, and the ferry's owner said the season "
    "was over for a crew of nine, who went home by train, past fields under water and a fair that nobody had taken down."
)


@pytest.fixture(autouse=True)
def meanings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "meanings.py").write_text(MEANINGS)
    monkeypatch.syspath_prepend(str(tmp_path))
    dense._loaded.cache_clear()
    yield
    dense._loaded.cache_clear()
    sys.modules.pop("meanings", None)


def test_a_function_and_an_object_with_embed_are_both_embedders() -> None:
    for name in ("embed", "Model"):
        loaded = dense_of(f"meanings:{name}")
        assert loaded is not None
        found = loaded.likeness(("here", FERRY), {1: BOAT, 2: "Teachers asked for a budget for schools."})
        assert found[1] > 0.9
        assert found[2] == 0.0


def test_off_is_off_and_nothing_is_imported_before_it_is_used() -> None:
    assert dense_of("") is None
    assert problem_of("") == ""
    assert problem_of("meanings:embed") == ""
    assert "meanings" not in sys.modules


@pytest.mark.parametrize("setting", ["no_such_module:embed", "meanings", ":embed", "no.such.package:embed"])
def test_what_is_missing_is_one_clear_line(setting: str, tmp_path: Path) -> None:
    problem = problem_of(setting)
    assert setting in problem
    assert problem.endswith("words and names alone link the stories")
    assert dense_of(setting) is None
    with Library.open(tmp_path / "a.db", Config(stories=Stories(embed=setting))) as library:
        assert library.notices == (problem,)


def test_an_embedder_that_fails_or_gives_the_wrong_shape_decides_nothing() -> None:
    assert dense_of("meanings:no_such_function") is None
    for name, text in (("embed", "they explode"), ("wrong", FERRY)):
        loaded = dense_of(f"meanings:{name}")
        assert loaded is not None
        assert loaded.likeness(("here", text), {1: BOAT}) == {}


def test_vectors_are_remembered() -> None:
    loaded = dense_of("meanings:embed")
    assert isinstance(loaded, Dense)
    loaded.likeness(("here", FERRY), {1: BOAT})
    loaded.likeness((1, BOAT), {2: FERRY})
    assert sys.modules["meanings"].calls == [2 + len(dense.ELSEWHERE), 1]


def test_meaning_moves_a_score_both_ways() -> None:
    assert blended(0.3, None) == 0.3
    assert blended(0.3, 0.9) > 0.3 > blended(0.3, 0.0)
    assert len(lead_of("Title", ["word " * 500]).split()) == dense.WORDS


def brought(path: Path, config: Config) -> tuple[bool, float]:
    """Whether both reports are one story, and how well the second ranks beside the first."""
    articles = [
        ImportedArticle(str(n), "", title, text, "", NOW + timedelta(hours=n), f"Paper {n}", "")
        for n, (title, text) in enumerate([("Night on the water", FERRY), ("Divers look at a hull", BOAT)])
    ]
    with Library.open(path, config, offline=True) as library:
        import_articles(library.store, articles)
        library.catch_up()
        first, second = sorted(library.ids())
        stories = library.store.stories.story_of([first, second])
        rows = [row for _, rows in library.related(first).sections() for row in rows if row.id == second]
        return stories[first] == stories[second], rows[0].score if rows else 0.0


def test_it_changes_what_joins_and_what_ranks_first(tmp_path: Path) -> None:
    apart, plain = brought(tmp_path / "plain.db", Config())
    together, weighed = brought(tmp_path / "weighed.db", Config(stories=Stories(embed="meanings:embed")))
    assert not apart
    assert together
    assert weighed > plain
