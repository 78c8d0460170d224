"""What pieces of words mean: the first vectors of a sentence model, read from its file; the model itself is not needed.

all-MiniLM-L6-v2 (Wang et al. 2020, "MiniLM") has a vector for each of 30,000 pieces; those of "toyota" and "nissan" lie
close together, and so do those of "karachi" and "lahore", of which our own texts know little.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

_STANDS_IN = "embeddings."
_MEAN_PLACES = slice(1, 60)
_EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class Meanings:
    """`names` of pieces as the network reads them ("m=kara"), and a row of `rows` for each; rows are about 1 long."""

    names: tuple[str, ...]
    rows: Any

    def known(self) -> frozenset[int]:
        return frozenset(crc32(name.encode()) for name in self.names)


def meanings(model: Path, vocabulary: Path) -> Meanings:
    """Of the pieces in Latin letters. `model`: safetensors, `vocabulary`: a piece a line."""
    import numpy as np

    tensors = _tensors(model)
    everywhere = tensors["token_type_embeddings.weight"][0] + tensors["position_embeddings.weight"][_MEAN_PLACES].mean(
        0
    )
    rows = tensors["word_embeddings.weight"] + everywhere
    rows -= rows.mean(1, keepdims=True)
    rows /= np.sqrt(rows.var(1, keepdims=True) + _EPSILON)
    rows = rows * tensors["LayerNorm.weight"] + tensors["LayerNorm.bias"]
    pieces = vocabulary.read_text("utf-8").split("\n")[: len(rows)]
    kept = [number for number, piece in enumerate(pieces) if _is_latin(piece)]
    rows = rows[kept]
    rows -= rows.mean(0)
    rows /= np.linalg.norm(rows, axis=1).mean()
    return Meanings(tuple("m=" + pieces[number] for number in kept), rows.astype(np.float32))


def _is_latin(piece: str) -> bool:
    """No marks of the model's own ("[CLS]"), and no other scripts."""
    return bool(piece) and not piece.startswith("[") and all(c.isascii() or c in "–—’‘“”€£" for c in piece)


def _tensors(path: Path) -> dict[str, Any]:
    """The embeddings of a safetensors file: the length of a JSON header, the header, the numbers."""
    import numpy as np

    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header: dict[str, dict[str, Any]] = json.loads(file.read(length))
        found = {}
        for name, about in header.items():
            if name.startswith(_STANDS_IN) and about["dtype"] == "F32":
                begin, end = about["data_offsets"]
                file.seek(8 + length + begin)
                numbers = np.frombuffer(file.read(end - begin), "<f4").reshape(about["shape"])
                found[name.removeprefix(_STANDS_IN)] = numbers.astype(float)
    return found
