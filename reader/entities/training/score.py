"""How well names are found, as readers get them: through the whole tagger, exact span and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.entities.model import Recogniser
from reader.entities.tag import tag_text
from reader.entities.training.corpus import Document

KINDS = {"PER": "person", "ORG": "org", "LOC": "place"}


@dataclass(frozen=True, slots=True)
class Score:
    """Percentages."""

    precision: float
    recall: float
    f: float


def score(documents: Sequence[Document], recogniser: Recogniser) -> dict[str, Score]:
    """By kind, and "all" for the three together."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for document in documents:
        gold = {(start, end, KINDS[label]) for start, end, label in document.spans if label in KINDS}
        mentions = tag_text(document.text, recogniser=recogniser).mentions
        found = {(m.start, m.end, str(m.kind)) for m in mentions if m.kind in KINDS.values()}
        for counts, names in ((right, gold & found), (given, found), (wanted, gold)):
            counts.update(kind for _, _, kind in names)
            counts["all"] += len(names)
    return {kind: _score(right[kind], given[kind], wanted[kind]) for kind in (*KINDS.values(), "all")}


def _score(right: int, given: int, wanted: int) -> Score:
    return Score(100 * right / max(given, 1), 100 * right / max(wanted, 1), 200 * right / max(given + wanted, 1))
