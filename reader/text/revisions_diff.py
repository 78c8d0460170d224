"""Two versions of an article, word by word: what was taken out, what was put in, what stayed.

Stage: text. Pure. Paragraphs are matched first and words only inside those that were rewritten, so that a long article
costs milliseconds and a moved comma is not lost in a changed page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from reader.model import Paragraph, Piece

Kind = Literal["same", "added", "removed"]
_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
_MAX_TOKENS = 1_500
"""Of one paragraph. Above it the matcher is not asked: the paragraph is new as a whole. It has to pass over frequent
words (autojunk), too: a paragraph of seven hundred times "the" cost it half a minute."""
_ALIKE = 0.4
"""Share of common words from which two paragraphs are one that was rewritten."""


def word_diff(old: str, new: str) -> Paragraph:
    """The same and removed pieces together are `old`, the same and added ones `new`, to the letter."""
    if old == new:
        return (Piece("same", old),) if old else ()
    a, b = _TOKENS.findall(old), _TOKENS.findall(new)
    if max(len(a), len(b)) > _MAX_TOKENS:
        return _pieces([("removed", old), ("added", new)])
    found: list[tuple[Kind, str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b).get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(a[i1:i2])))
        else:
            found.append(("removed", "".join(a[i1:i2])))
            found.append(("added", "".join(b[j1:j2])))
    return _pieces(_joined(found))


def paragraphs_diff(old: Sequence[str], new: Sequence[str]) -> tuple[Paragraph, ...]:
    """The paragraphs of both versions in order; one that stands in only one of them is a single piece."""
    out: list[Paragraph] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            out += [(Piece("same", text),) for text in old[i1:i2]]
        else:
            out += _rewritten(old[i1:i2], new[j1:j2])
    return tuple(out)


def old_of(paragraph: Paragraph) -> str:
    return "".join(piece.text for piece in paragraph if piece.kind != "added")


def new_of(paragraph: Paragraph) -> str:
    return "".join(piece.text for piece in paragraph if piece.kind != "removed")


def changed_words(paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """(words put in, words taken out)"""
    added = sum(len(p.text.split()) for pieces in paragraphs for p in pieces if p.kind == "added")
    removed = sum(len(p.text.split()) for pieces in paragraphs for p in pieces if p.kind == "removed")
    return added, removed


def is_changed(paragraph: Paragraph) -> bool:
    return any(piece.kind != "same" for piece in paragraph)


def _rewritten(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    """Paragraphs between two that stayed: each new one beside the first old one that it is like."""
    taken = 0
    for text in new:
        like = next((i for i in range(taken, min(len(old), taken + 8)) if _share(old[i], text) >= _ALIKE), None)
        if like is None:
            yield (Piece("added", text),)
            continue
        yield from ((Piece("removed", gone),) for gone in old[taken:like])
        yield word_diff(old[like], text)
        taken = like + 1
    yield from ((Piece("removed", gone),) for gone in old[taken:])


def _share(one: str, other: str) -> float:
    a, b = set(one.lower().split()), set(other.lower().split())
    return len(a & b) / max(1, min(len(a), len(b)))


def _joined(found: list[tuple[Kind, str]]) -> list[tuple[Kind, str]]:
    """A lone space between two changed words is changed with them: "the old bridge", not "the" "old" "bridge"."""
    out: list[tuple[Kind, str]] = []
    removed = added = ""
    for number, (kind, text) in enumerate(found):
        lone = kind == "same" and not text.strip() and 0 < number < len(found) - 1
        if kind == "same" and not lone:
            out += [("removed", removed), ("added", added), ("same", text)]
            removed = added = ""
            continue
        removed += text if kind != "added" else ""
        added += text if kind != "removed" else ""
    return [*out, ("removed", removed), ("added", added)]


def _pieces(found: Sequence[tuple[Kind, str]]) -> Paragraph:
    return tuple(Piece(kind, text) for kind, text in found if text)
