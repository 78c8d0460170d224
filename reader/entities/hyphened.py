"""Two names with a hyphen between them: "the Orr-Biden ticket", "House-Senate talks", where the article has both alone.

Stage: entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from reader.entities.known import PEOPLE
from reader.entities.spans import Name
from reader.model import EntityKind

_PAIR = re.compile(r"(?P<left>[^\W\d_a-z][\w.]+(?: [^\W\d_a-z]\w+)?)-(?=[^\W\d_a-z]\w)")
_WORD = re.compile(r"[^\W_][\w.&’']*")
_CHAMBERS: dict[str, EntityKind] = {"House": "org", "Senate": "org"}


def unhyphened(texts: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """`names`, each pair as two; a double name ("Lindqvist-Moe") of whose parts one is nowhere alone stays one."""
    pairs = {name for name in names if _PAIR.match(texts[name.paragraph], name.start, name.end)}
    if not pairs:
        return list(names)
    alone: dict[str, EntityKind] = {**dict.fromkeys(PEOPLE, "person"), **_CHAMBERS}
    for name in names:
        if name not in pairs:
            surface = texts[name.paragraph][name.start : name.end]
            alone.setdefault(surface, name.kind)
            if name.kind == "person":
                alone.setdefault(surface.rpartition(" ")[2], "person")
    found: list[Name] = []
    for name in sorted(names):
        if found and found[-1].paragraph == name.paragraph and name.start < found[-1].end:
            continue
        found += _two(texts[name.paragraph], name, alone) if name in pairs else [name]
    return found


def _two(text: str, name: Name, alone: dict[str, EntityKind]) -> Iterator[Name]:
    pair = _PAIR.match(text, name.start, name.end)
    begin = pair.end() if pair else name.start
    # The longest name that stands alone elsewhere: "Kyla Jensen" of "Coty-Kyla Jensen deal".
    right = next((words for words in _longest_first(text, begin) if words in alone), "")
    if pair is None or pair["left"] not in alone or not right or begin + len(right) < name.end:
        yield name
        return
    yield replace(name, end=pair.end("left"), kind=alone[pair["left"]], leaning=())
    yield replace(name, start=begin, end=begin + len(right), kind=alone[right], leaning=())


def _longest_first(text: str, begin: int) -> Iterator[str]:
    """What a name that begins here may be, of four words to one."""
    ends = [match.end() for match in islice(_WORD.finditer(text, begin, begin + 80), 4)]
    return (text[begin:end] for end in reversed(ends))
