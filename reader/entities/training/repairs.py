"""What is known to be wrong or otherwise meant in a source is set right before it is learnt from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.entities.known import GROUPS
from reader.entities.training.corpus import Document
from reader.entities.wordlists import FUNCTION_WORDS, TITLES

_BEFORE = re.compile(r"(?:[^\W\d_]\S* )+$")
_Spans = tuple[tuple[int, int, str], ...]


def repaired(source: str, documents: Sequence[Document]) -> list[Document]:
    if source.startswith("gum"):
        return [
            Document(d.text, tuple(sorted(filter(None, (_gum(d.text, *span) for span in d.spans))))) for d in documents
        ]
    if source == "wikigold":
        return [Document(d.text, tuple(_wikigold(d.text, *span) for span in d.spans)) for d in documents]
    return list(documents)


def _gum(text: str, start: int, end: int, label: str) -> tuple[int, int, str] | None:
    """GUM's spans are heads of phrases: "Nations" of United Nations; its people may be nations or offices."""
    name = text[start:end]
    words = name.split()
    if label == "PER":
        if name in GROUPS or name.removesuffix("s") in GROUPS:
            return start, end, "NORP"
        if " 's " in name or words[-1].lower() in TITLES or not words[-1][0].isupper():
            return None
    if label in ("ORG", "LOC"):
        if not any(word[0].isupper() for word in words):
            return None
        before = _BEFORE.search(text[max(0, start - 40) : start])
        for word in reversed(before.group().split() if before else []):
            if not word[0].isupper() or word.lower() in FUNCTION_WORDS or not word.replace("-", "").isalpha():
                break
            if word in GROUPS and label == "LOC":
                break
            start -= len(word) + 1
    return start, end, label


def _wikigold(text: str, start: int, end: int, label: str) -> tuple[int, int, str]:
    """WikiGold knows no nationalities: they are among its miscellanea."""
    return start, end, "NORP" if label == "MISC" and text[start:end] in GROUPS else label
