"""Real sentences with other names: what a name looks like is learnt apart from who stood there.

In each article every name gets one other name of its sort, a surname the surname of the new person.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from reader.entities.lexicon import lexicon
from reader.entities.training.corpus import Document
from reader.entities.training.written import Cast
from reader.entities.wordlists import ORG_WORDS

_SORTS = (
    (("university", "college", "institute", "school"), "UN"),
    (("bank",), "BK"),
    (("ministry", "department", "treasury"), "MI"),
    (("court", "tribunal"), "CT"),
    (("party", "union", "alliance", "coalition", "movement", "front", "league", "congress"), "PA"),
    (("united", "city", "fc", "club", "team"), "CL"),
    (("times", "post", "news", "herald", "journal", "gazette", "press", "tribune"), "ME"),
    (("police",), "PO"),
    (("authority", "agency", "commission", "council", "board", "bureau", "office", "committee", "service"), "AG"),
    (("association", "foundation", "society", "organization", "federation", "army", "force", "forces"), "NG"),
)
"""By a word in it, what sort of organisation a name is of; others are companies."""


def renamed(documents: Sequence[Document], seed: int) -> Iterator[Document]:
    chance = random.Random(seed)
    for document in documents:
        yield _renamed(document, chance)


def _renamed(document: Document, chance: random.Random) -> Document:
    new: dict[tuple[str, str], str] = {}
    surfaces = [(document.text[start:end], label) for start, end, label in document.spans]
    # Full names first, so that a surname finds its person.
    for surface, label in sorted(set(surfaces), key=lambda pair: (-len(pair[0].split()), pair)):
        new.setdefault((surface, label), _other(surface, label, new, chance))
    text = ""
    at = 0
    spans = []
    for (start, end, label), key in zip(document.spans, surfaces, strict=True):
        if start < at:
            continue
        text += document.text[at:start]
        spans.append((len(text), len(text) + len(new[key]), label))
        text += new[key]
        at = end
    return Document(text + document.text[at:], tuple(spans))


def _other(surface: str, label: str, new: dict[tuple[str, str], str], chance: random.Random) -> str:
    words = surface.split()
    if not surface[:1].isupper() or label == "MISC" or len(words) > 5:
        return surface
    cast = Cast(chance)
    if label == "PER":
        if len(words) == 1:
            for (full, kind), name in list(new.items()):
                if kind == "PER" and " " in full and surface in (full.split()[0], full.split()[-1]):
                    return name.split()[0] if surface == full.split()[0] else name.split()[-1]
            return cast.surface("P", "", True)[1]
        return cast.surface("P", "", False)[1]
    if label == "LOC":
        kinds = lexicon().kinds_at(tuple(words), 0)[1]
        return cast.surface("C" if "ctry" in kinds else chance.choice(("L", "RG")), "", False)[1]
    if label == "NORP":
        return surface
    lower = {word.lower() for word in words}
    if len(words) == 1 and surface.isupper():
        return cast.surface("AG", "", True)[1]
    sort = next((sort for marks, sort in _SORTS if not lower.isdisjoint(marks)), "CO")
    if sort == "CO" and len(words) > 2 and lower.isdisjoint(ORG_WORDS):
        return surface
    return cast.surface(sort, "", False)[1]
