"""Other engines: small pipelines made here with the interfaces of the real ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import Config, Entities
from reader.entities import engines
from reader.entities.engines import problem_of, recogniser_of, spans_in
from reader.entities.tag import tag
from reader.library import Library
from reader.library.exchange import ImportedArticle, import_articles
from reader.model import Block
from reader.refresh.jobs import Unnamed, name_articles

SPACY = """
import re
class Ent:
    def __init__(self, m, label): self.start_char, self.end_char, self.label_ = m.start(), m.end(), label
class Doc:
    def __init__(self, text):
        if "explode" in text: raise RuntimeError("no")
        self.ents = [Ent(m, "ORG") for m in re.finditer("zum zorbex", text)] + [Ent(m, "GPE") for m in re.finditer("Qual", text)]
def load(name): return Doc
"""
GLINER = """
class GLiNER:
    @classmethod
    def from_pretrained(cls, path, local_files_only=False):
        assert local_files_only
        return cls()
    def predict_entities(self, text, labels):
        at = text.find("Velmo Tarn")
        return [{"start": at, "end": at + 10, "label": "person"}] if at >= 0 and "person" in labels else []
"""
TEXT = "On Monday Zum Zorbex paid $3 million in Qual, said Velmo Tarn."


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "packages"
    folder.mkdir()
    (folder / "spacy.py").write_text(SPACY.replace("zum zorbex", "Zum Zorbex"))
    (folder / "gliner.py").write_text(GLINER)
    (folder / "xx_small.py").write_text("")
    monkeypatch.syspath_prepend(str(folder))
    engines._loaded.cache_clear()
    yield folder
    engines._loaded.cache_clear()
    for name in ("spacy", "gliner"):
        sys.modules.pop(name, None)


def found(setting: str, text: str = TEXT) -> dict[str, str]:
    tagged = tag("", (Block("p", text),), recogniser=recogniser_of(setting))
    assert all(text[m.start : m.end] == m.text for m in tagged.mentions)
    return {m.text: m.kind for m in tagged.mentions}


def test_a_spacy_pipeline_finds_the_names_and_ours_the_amounts(packages: Path) -> None:
    assert problem_of("spacy:xx_small") == ""
    names = found("spacy:xx_small")
    assert names["Zum Zorbex"] == "org"
    assert names["Qual"] == "place"
    assert names["$3 million"] == "money"


def test_gliner_reads_a_local_folder(packages: Path) -> None:
    assert found(f"gliner:{packages}")["Velmo Tarn"] == "person"
    assert "no /no/such/model" in problem_of("gliner:/no/such/model")


def test_nothing_is_imported_before_it_is_used(packages: Path) -> None:
    problem_of("spacy:xx_small")
    assert "spacy" not in sys.modules


def test_where_an_engine_fails_the_built_in_one_reads_the_article(packages: Path) -> None:
    text = "Angela Merkel did not explode in Berlin."
    assert found("spacy:xx_small", text) == found("builtin", text)


@pytest.mark.parametrize("setting", ["spacy:", "spacy:no_such_model", "gliner:x", "unheard:of", "nonsense"])
def test_a_missing_engine_is_one_clear_line_and_the_built_in_one_is_used(setting: str) -> None:
    problem = problem_of(setting)
    assert setting in problem
    assert problem.endswith("the built-in engine finds the names")
    assert "\n" not in problem
    assert recogniser_of(setting) is None


def test_the_setting_reaches_the_names_of_an_archive_and_its_notice_the_person(packages: Path, tmp_path: Path) -> None:
    article = Unnamed(1, "", (Block("p", TEXT),), "en", ())
    [named] = name_articles([article], "spacy:xx_small")
    assert "Zum Zorbex" in [entity.name for entity in named.entities]
    with Library.open(tmp_path / "a.db", Config(entities=Entities("unheard:of"))) as library:
        [notice] = library.notices
        assert "unheard:of" in notice
        import_articles(
            library.store, [ImportedArticle("1", "", "t", "Angela Merkel spoke in Berlin.", "", None, "s", "")]
        )
        library.catch_up()
        assert "Berlin" in [entity.name for entity in library.article(1).entities]


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50), st.sampled_from(["ORG", "person", "DATE", ""]))),
)
def test_whatever_places_an_engine_gives_spans_lie_in_the_text_in_order(
    text: str, rows: list[tuple[int, int, str]]
) -> None:
    last = 0
    for span in spans_in(text, rows):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        last = span.end
