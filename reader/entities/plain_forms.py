"""Forms that say what they are, whatever the recogniser made of them: "D-Minn.", "African Americans".

Stage: entities.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reader.entities.known import GROUPS
from reader.entities.spans import Name
from reader.model import EntityKind

_STATES = r"""
    Ala\.|Alabama|Alaska|Ariz\.|Arizona|Ark\.|Arkansas|Calif\.|California|Colo\.|Colorado|Conn\.|Connecticut|Del\.
    |Delaware|Fla\.|Florida|Ga\.|Georgia|Hawaii|Idaho|Ill\.|Illinois|Ind\.|Indiana|Iowa|Kan\.|Kansas|Ky\.|Kentucky|La\.
    |Louisiana|Maine|Md\.|Maryland|Mass\.|Massachusetts|Mich\.|Michigan|Minn\.|Minnesota|Miss\.|Mississippi|Mo\.
    |Missouri|Mont\.|Montana|Neb\.|Nebraska|Nev\.|Nevada|N\.\s?H\.|New\sHampshire|N\.\s?J\.|New\sJersey|N\.\s?M\.
    |New\sMexico|N\.\s?Y\.|New\sYork|N\.\s?C\.|North\sCarolina|N\.\s?D\.|North\sDakota|Ohio|Okla\.|Oklahoma|Ore\.
    |Oregon|Pa\.|Pennsylvania|R\.\s?I\.|Rhode\sIsland|S\.\s?C\.|South\sCarolina|S\.\s?D\.|South\sDakota|Tenn\.
    |Tennessee|Texas|Utah|Vt\.|Vermont|Va\.|Virginia|Wash\.|Washington|W\.\s?Va\.|West\sVirginia|Wis\.|Wisconsin
    |Wyo\.|Wyoming
    |A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]
"""
"""In full, as the Associated Press shortens them, and as the post does."""
_MEMBER_FOR = re.compile(rf"(?<=[(,\s])[DRI]-(?P<name>{_STATES})(?=[\s,.;:)’'\]]|$)", re.X)
_SHORTENED = frozenset(state.removesuffix(r"\.") for state in re.findall(r"\w{3,5}\\\.", _STATES))
_AMERICANS = re.compile(
    rf"\b(?P<name>(?:African|Native|Asian|{'|'.join(sorted(g for g in GROUPS if g.endswith('an') and g.isalpha()))})"
    r"[ -]Americans?)\b"
)
_FORMS: tuple[tuple[EntityKind, str, re.Pattern[str]], ...] = (
    ("place", "-", _MEMBER_FOR),
    ("group", "American", _AMERICANS),
)
"""The kind, what a text must hold to be looked through, and the form; its group `name` is the name."""


def with_plain_forms(paragraphs: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """`names`, and these forms in place of whatever names touch them, unless one reaches out of them."""
    by_paragraph: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        text = paragraphs[name.paragraph]
        if name.kind == "place" and text[name.end : name.end + 1] == "." and text[name.start : name.end] in _SHORTENED:
            name = replace(name, end=name.end + 1)
        by_paragraph[name.paragraph].append(name)
    found: list[Name] = []
    for number, text in enumerate(paragraphs):
        forms = [
            (match.span(), Name(number, *match.span("name"), kind))
            for kind, mark, form in _FORMS
            if mark in text
            for match in form.finditer(text)
        ]
        found += _with(sorted(by_paragraph[number]), sorted(forms)) if forms else by_paragraph[number]
    return found


def _with(names: Sequence[Name], forms: Sequence[tuple[tuple[int, int], Name]]) -> list[Name]:
    """Both are in order, and neither overlaps its own kind: one walk through both."""
    kept: list[Name] = []
    at = 0
    for (start, end), form in forms:
        while at < len(names) and names[at].end <= start:
            kept.append(names[at])
            at += 1
        behind = at
        while behind < len(names) and names[behind].start < end:
            behind += 1
        touched = names[at:behind]
        if all(start <= name.start and name.end <= end for name in touched):
            kept.append(form)
            at = behind
    return sorted([*kept, *names[at:]])
