"""Train and evaluate the name model.

    python -m reader.entities.training lexicon --data FOLDER --out lexicon.json.gz     first: the word lists
    python -m reader.entities.training evaluate --data FOLDER --vectors MODEL    leave sources out, print figures
    python -m reader.entities.training train --data FOLDER --vectors MODEL --out names.npz

FOLDER and MODEL hold the files that `sources.toml` names. Training takes about a quarter of an hour on one core: a
perceptron, L-BFGS (most of the time), the network.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reader.entities.lexicon import lexicon
from reader.entities.model import chain_model
from reader.entities.training.corpus import Document, Example, Reading, examples_of, readings_of
from reader.entities.training.fit import LEARNERS, learnt
from reader.entities.training.forgetful import forgetful
from reader.entities.training.known import lexicon_data, packed_lexicon
from reader.entities.training.manifest import OtherText, Source, counted, sources, vector_files
from reader.entities.training.meanings import Meanings, meanings
from reader.entities.training.network import network_learnt
from reader.entities.training.newswire import newswire
from reader.entities.training.renamed import renamed
from reader.entities.training.reports import reports
from reader.entities.training.score import score
from reader.entities.training.written import written

SEED = 7
OWN_ARTICLES = 600
AGENCY_ARTICLES = 450
HELD_OUT = (("uner_ewt_dev", "uner_ewt_test"), ("wikigold",), ("wnut17_train", "wnut17_test"), ("gum",))
"""What is left out together: two parts of one source know each other."""


def examples(folder: Path, chosen: Sequence[Source]) -> Iterator[Example]:
    """What is learnt: each source, a renamed copy of some, and our own articles, always in the same order."""
    for number, (document, mark) in enumerate(_documents(folder, chosen)):
        yield from examples_of(document, mark, forgetful(lexicon(), number))


def articles(folder: Path, chosen: Sequence[Source]) -> Iterator[tuple[list[Reading], str]]:
    """The same for the network, which reads whole articles."""
    for number, (document, mark) in enumerate(_documents(folder, chosen)):
        yield readings_of(document, forgetful(lexicon(), number)), mark


def weights(folder: Path, chosen: Sequence[Source], meant: Meanings, learners: Sequence[str]) -> dict[str, Any]:
    """The arrays of `names.npz`: the chain's and the network's."""
    chain = learnt(examples(folder, chosen), learners)
    return {**chain, **network_learnt(articles(folder, chosen), meant, len(learners))}


def _documents(folder: Path, chosen: Sequence[Source]) -> Iterator[tuple[Document, str]]:
    for source in chosen:
        documents = source.documents(folder)
        for document in (*documents, *(renamed(documents, SEED) if source.renamed else ())):
            yield document, source.mark
    for document in (*written(SEED, OWN_ARTICLES), *newswire(SEED, AGENCY_ARTICLES), *reports()):
        yield document, ""


def evaluate(folder: Path, meant: Meanings, learners: Sequence[str]) -> None:
    for names in HELD_OUT:
        model = chain_model(weights(folder, [s for s in sources() if s.name not in names], meant, learners))
        for source in sources():
            if source.name in names:
                figures = score(source.documents(folder), model)
                row = "  ".join(f"{kind} {figures[kind].f:4.1f}" for kind in figures)
                print(f"{source.name:14} without it: {row}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m reader.entities.training")
    parser.add_argument("what", choices=("lexicon", "train", "evaluate"))
    parser.add_argument("--data", type=Path, required=True, help="the folder of the annotated texts")
    parser.add_argument("--vectors", type=Path, help="the folder of the sentence model; all but `lexicon` want it")
    parser.add_argument("--out", type=Path, default=Path("names.npz"))
    parser.add_argument("--learners", nargs="+", choices=tuple(LEARNERS), default=tuple(LEARNERS))
    asked = parser.parse_args(arguments)
    # Sums of more threads are cut elsewhere: the last digits would depend on the number of cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if asked.what != "lexicon" and asked.vectors is None:
        parser.error(f"{asked.what} wants --vectors, the folder of model.safetensors and vocab.txt")
    try:
        if asked.what == "evaluate":
            evaluate(asked.data, meanings(*vector_files(asked.vectors)), asked.learners)
        elif asked.what == "lexicon":
            texts = (text for source in counted() for text in source.texts(asked.data))
            asked.out.write_bytes(packed_lexicon(lexicon_data(texts)))
            print(f"{asked.out}: {asked.out.stat().st_size:,} bytes")
        else:
            import numpy as np

            meant = meanings(*vector_files(asked.vectors))
            np.savez_compressed(asked.out, **weights(asked.data, sources(), meant, asked.learners))
            print(f"{asked.out}: {asked.out.stat().st_size:,} bytes")
    except (OSError, OtherText, ModuleNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
