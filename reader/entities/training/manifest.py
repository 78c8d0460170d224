"""Which texts are learnt from: `sources.toml`, each with its origin, its licence and the hash of its file."""

from __future__ import annotations

import gzip
import json
import tarfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

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
        return repaired(self.name, documents_of(self.path(folder)))

    def texts(self, folder: Path) -> Iterator[str]:
        """The words alone, of whichever file."""
        path = self.path(folder)
        if path.name.endswith(".tar.xz"):
            with tarfile.open(path) as pages:
                for page in sorted((p for p in pages if p.name.endswith(".json")), key=lambda page: page.name):
                    file = pages.extractfile(page)
                    if file is not None:
                        yield json.load(file)["ground_truth"]["main_content"] or ""
        else:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for row in map(json.loads, lines):
                    yield "\n".join(filter(None, (row.get("title"), row.get("text"))))

    def path(self, folder: Path) -> Path:
        path = folder / self.file
        found = sha256(path.read_bytes()).hexdigest()
        if found != self.sha256:
            raise OtherText(f"{path}: its hash is {found[:12]}…, the manifest has {self.sha256[:12]}…")
        return path


def sources() -> tuple[Source, ...]:
    return tuple(Source(**entry) for entry in _manifest()["source"])


def counted() -> tuple[Source, ...]:
    """Whose words are counted for the lexicon: tweets have a spelling of their own."""
    more = tuple(Source(**entry) for entry in _manifest()["counted"])
    return (*more, *(source for source in sources() if source.mark not in ("btc", "wnut")))


def vector_files(folder: Path) -> tuple[Path, Path]:
    """The model file and the vocabulary whose vectors tell what pieces of words mean."""
    model, vocabulary = (Source(**entry).path(folder) for entry in _manifest()["vectors"])
    return model, vocabulary


def _manifest() -> dict[str, Any]:
    return tomllib.loads(files("reader.entities.training").joinpath("sources.toml").read_text("utf-8"))
