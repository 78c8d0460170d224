from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from reader.entities.tokens import sentences_of
from reader.entities.training.corpus import Document, documents_of, examples_of, labels_of, readings_of
from reader.entities.training.manifest import OtherText, Source, sources
from reader.entities.training.repairs import repaired


def test_labels_begin_and_go_on_with_their_names() -> None:
    text = "Ada Holt of Kestrel Air spoke."
    (sentence,) = sentences_of(text)
    assert labels_of(sentence, 0, ((0, 8, "PER"), (12, 23, "ORG"))) == [
        "B-PER",
        "I-PER",
        "O",
        "B-ORG",
        "I-ORG",
        "O",
        "O",
    ]


def test_two_names_side_by_side_are_two() -> None:
    (sentence,) = sentences_of("Munich Munich")
    assert labels_of(sentence, 0, ((0, 6, "LOC"), (7, 13, "LOC"))) == ["B-LOC", "B-LOC"]


def test_lines_are_labelled_where_they_stand() -> None:
    document = Document("Nobody here.\nAda left.", ((13, 16, "PER"),))
    assert [labels for _, labels in examples_of(document)] == [["O", "O", "O"], ["B-PER", "O", "O"]]


def test_a_marked_source_says_so_in_every_word() -> None:
    ((features, _),) = examples_of(Document("Ada left.", ()), "tweets")
    assert all("src=tweets" in found for found in features)


def test_every_source_names_origin_licence_and_hash() -> None:
    assert len({source.name for source in sources()}) == len(sources()) >= 8
    for source in sources():
        assert source.origin.startswith("https://")
        assert "CC BY" in source.licence or "MIT" in source.licence
        assert len(source.sha256) == 64


def test_the_notice_names_every_source() -> None:
    notice = (Path(__file__).parents[3] / "reader" / "entities" / "data" / "NOTICE").read_text()
    for source in sources():
        assert source.origin.split("/")[-1].lower() in notice.lower()


def test_another_file_than_the_one_of_the_manifest_is_refused(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "x.jsonl.gz", "wt") as file:
        file.write(json.dumps({"id": "1", "text": "Ada left.", "ents": [[0, 3, "PER"]]}) + "\n")
    assert documents_of(tmp_path / "x.jsonl.gz") == [Document("Ada left.", ((0, 3, "PER"),))]
    with pytest.raises(OtherText, match="hash"):
        Source("x", "x.jsonl.gz", "https://x.example", "MIT", "0" * 64).documents(tmp_path)


def test_heads_of_phrases_become_whole_names() -> None:
    text = "He wrote to the United Nations for the Bangladeshis."
    nations, people = text.index("Nations"), text.index("Bangladeshis")
    document = Document(text, ((nations, nations + 7, "ORG"), (people, people + 12, "PER")))
    (found,) = repaired("gum", [document])
    assert [(text[s:e], label) for s, e, label in found.spans] == [("United Nations", "ORG"), ("Bangladeshis", "NORP")]


def test_the_network_reads_the_sentences_that_the_chain_reads() -> None:
    document = Document("Nobody here.\nAda Holt left.", ((13, 21, "PER"),))
    examples, readings = list(examples_of(document)), readings_of(document)
    assert [labels for _, labels in examples] == [reading.labels for reading in readings]
    assert readings[1].words == ("Ada", "Holt", "left", ".")
    for (features, _), reading in zip(examples, readings, strict=True):
        for found, stand in zip(features, reading.stands, strict=True):
            assert set(stand or ()) <= set(found)
