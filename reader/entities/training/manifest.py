"""Which texts are learnt from: `sources.toml`, each with its origin, its licence and the hash of its file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from reader.entities.training.corpus import Document, documents_of
from reader.entities.training.repairs import repaired


class OtherText(Exception):
    """A file of the training material is not the one that the manifest names."""


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    file: str
    origin: str
    licence: str
    sha256: str
    mark: str = ""
    renamed: bool = False

    def documents(self, folder: Path) -> list[Document]:
        path = folder / self.file
        found = sha256(path.read_bytes()).hexdigest()
        if found != self.sha256:
            raise OtherText(f"{path}: its hash is {found[:12]}…, the manifest has {self.sha256[:12]}…")
        return repaired(self.name, documents_of(path))


def sources() -> tuple[Source, ...]:
    text = files("reader.entities.training").joinpath("sources.toml").read_text("utf-8")
    return tuple(Source(**entry) for entry in tomllib.loads(text)["source"])
