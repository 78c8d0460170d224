from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from reader.entities.training.meanings import Meanings, meanings

PIECES = ["[PAD]", "kara", "##gan", "toyota", "日", "é", "bank"]


def _written(folder: Path) -> Meanings:
    """A file of the same form, of four dimensions."""
    chance = np.random.default_rng(2)
    tensors = {
        "embeddings.word_embeddings.weight": chance.standard_normal((len(PIECES), 4)),
        "embeddings.token_type_embeddings.weight": chance.standard_normal((2, 4)),
        "embeddings.position_embeddings.weight": chance.standard_normal((80, 4)),
        "embeddings.LayerNorm.weight": np.ones(4),
        "embeddings.LayerNorm.bias": np.zeros(4),
        "encoder.layer.0.output.dense.weight": chance.standard_normal((4, 4)),
    }
    header, body = {}, b""
    for name, array in tensors.items():
        data = array.astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(body), len(body) + len(data)]}
        body += data
    told = json.dumps({"__metadata__": {"format": "pt", "dtype": "none"}, **header}).encode()
    (folder / "model.safetensors").write_bytes(len(told).to_bytes(8, "little") + told + body)
    (folder / "vocab.txt").write_text("\n".join(PIECES) + "\n", "utf-8")
    return meanings(folder / "model.safetensors", folder / "vocab.txt")


def test_pieces_in_latin_letters_have_a_row_each(tmp_path: Path) -> None:
    found = _written(tmp_path)
    assert found.names == ("m=kara", "m=##gan", "m=toyota", "m=bank")
    assert found.rows.shape == (4, 4)
    assert len(found.known()) == 4


def test_rows_lie_around_nothing_and_are_about_one_long(tmp_path: Path) -> None:
    rows = _written(tmp_path).rows
    assert np.allclose(rows.mean(0), 0, atol=1e-6)
    assert np.linalg.norm(rows, axis=1).mean() == pytest.approx(1)
