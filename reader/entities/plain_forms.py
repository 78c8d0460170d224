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
_MEMBER_FOR = re.compile(rf"(?<=[(,\s])[DRI]-(?P<place>{_STATES})(?=[\s,.;:)’'\]]|$)", re.X)
_SHORTENED = frozenset(state.removesuffix(r"\.") for state in re.findall(r"\w{3,5}\\\.", _STATES))
_AMERICANS = re.compile(
    rf"\b(?P<group>(?:African|Native|Asian|{'|'.join(sorted(g for g in GROUPS if g.endswith('an') and g.isalpha()))})"
    r"[ -]Americans?)\b"
)


def with_plain_forms(paragraphs: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """`names`, and these forms in place of whatever names touch them, unless one reaches out of them."""
    by_paragraph: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        text = paragraphs[name.paragraph]
        if name.kind == "place" and text[name.end : name.end + 1] == "." and text[name.start : name.end] in _SHORTENED:
            name = replace(name, end=name.end + 1)
        by_paragraph[name.paragraph].append(name)
    for number, text in enumerate(paragraphs):
        for form in (_MEMBER_FOR, _AMERICANS):
            if form is _AMERICANS and "American" not in text:
                continue
            for match in form.finditer(text):
                kind: EntityKind = "place" if form is _MEMBER_FOR else "group"
                found = Name(number, *match.span("place" if form is _MEMBER_FOR else "group"), kind)
                touched = [
                    name for name in by_paragraph[number] if name.start < match.end() and match.start() < name.end
                ]
                if all(match.start() <= name.start and name.end <= match.end() for name in touched):
                    here = [name for name in by_paragraph[number] if name not in touched]
                    by_paragraph[number] = sorted([*here, found])
    return [name for number in sorted(by_paragraph) for name in by_paragraph[number]]
