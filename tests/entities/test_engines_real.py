"""A real spaCy pipeline, made here and read from its folder; passed over where spaCy is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.entities import engines
from reader.entities.engines import problem_of, recogniser_of
from reader.entities.tag import tag
from reader.model import Block

spacy: Any = pytest.importorskip("spacy")
TEXT = "On Monday  Zum Zorbex paid $3 million in Qual, said Velmo Tarn.\nIn Qual\u2019s harbour nobody knew."


@pytest.fixture
def pipeline(tmp_path: Path) -> Iterator[Path]:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "ORG", "pattern": "Zum Zorbex"},
            {"label": "GPE", "pattern": "Qual"},
            {"label": "PERSON", "pattern": "Velmo Tarn"},
            {"label": "DATE", "pattern": "Monday"},
        ]
    )
    nlp.to_disk(tmp_path / "small")
    engines._loaded.cache_clear()
    yield tmp_path / "small"
    engines._loaded.cache_clear()


def test_a_pipeline_is_read_from_its_folder_and_its_names_stand_where_it_says(pipeline: Path) -> None:
    setting = f"spacy:{pipeline}"
    assert problem_of(setting) == ""
    tagged = tag("", (Block("p", TEXT),), recogniser=recogniser_of(setting))
    assert all(TEXT[m.start : m.end] == m.text for m in tagged.mentions)
    kinds = {m.text: m.kind for m in tagged.mentions}
    assert kinds["Zum Zorbex"] == "org"
    assert kinds["Qual"] == "place"
    assert kinds["Velmo Tarn"] == "person"
    assert kinds["$3 million"] == "money"
    assert sum(m.text == "Qual" for m in tagged.mentions) == 2


def test_a_folder_that_is_no_pipeline_leaves_the_names_to_the_built_in_engine(tmp_path: Path) -> None:
    engines._loaded.cache_clear()
    (tmp_path / "meta.json").write_text("{}")
    text = "Angela Merkel spoke in Berlin."
    other = tag("", (Block("p", text),), recogniser=recogniser_of(f"spacy:{tmp_path}"))
    assert other.mentions == tag("", (Block("p", text),)).mentions
