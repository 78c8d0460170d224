"""Two names that the text itself says are one: "Velmark Radio, formerly known as Radio Halden".

Stage: entities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.entities.aliases import PARENTS
from reader.model import NAME_KINDS, EntityKind

_HOW = r"(?:also|formerly|previously|originally|commonly|popularly|officially|locally|historically|sometimes"
_HOW += r"|professionally|widely|better|best|simply|(?:who|which)\s(?:is|was))"
_WHEN = rf"(?:{_HOW}|now|then|once|today|later|still|since|and|or)"
_SAME = re.compile(
    rf"""["”’»)]{{0,2}}(?:,\s?|\s?\(\s?|\s[–—-]\s|\s(?=(?:also|and|or|formerly|previously)\b))
    (?:(?:{_WHEN}\s){{0,3}}(?:known|spelled|spelt|written|transliterated|abbreviated|referred\sto)(?:\sas|\ssimply)?
      # "Holt, who then called Reed" is a telephone's business.
      |(?:{_HOW}\s){{1,2}}(?:called|named|renamed|dubbed|nicknamed)(?:\sas|\ssimply)?
      |(?:{_WHEN}\s)?(?:a\.?k\.?a\.?|alias|formerly|previously|née|né))
    \s(?:the\s)?["“‘«]?""",
    re.X,
)

_CAPITALS = re.compile(r"[A-Z][A-Z&.-]{1,9}")


def told_same(texts: Sequence[str], spans: Sequence[tuple[int, int, int, EntityKind]]) -> dict[int, int]:
    """By their places in `spans`: which name is said to be another one for the name just before it."""
    same: dict[int, int] = {}
    for place, (one, other) in enumerate(pairwise(spans)):
        (number, start, end, kind), (its_number, its_start, its_end, its_kind) = one, other
        if number == its_number and kind == its_kind and kind in NAME_KINDS and 3 < its_start - end < 60:
            text = texts[number]
            if _SAME.fullmatch(text, end, its_start) and not _related(text[start:end], text[its_start:its_end]):
                same[place + 1] = place
        elif number == its_number and (kind, its_kind) == ("org", "org") and its_start - end in (1, 2):
            text = texts[number]
            in_brackets = text[end:its_start].strip() == "(" and text[its_end : its_end + 1] == ")"
            if in_brackets and _is_short_for(text[its_start:its_end], text[start:end]):
                same[place + 1] = place
    return same


def _is_short_for(letters: str, name: str) -> bool:
    """ "FKS" of Fjordkraft Shipping: capitals that stand in the name in this order, its own first letter first."""
    if not _CAPITALS.fullmatch(letters) or letters[0] != name[0].upper():
        return False
    rest = iter(name.upper())
    return all(letter in rest for letter in letters if letter.isalpha())


def _related(one: str, other: str) -> bool:
    """A company that took another name keeps its old one for a part of it: Facebook is Meta's."""
    return PARENTS.get(one) == other or PARENTS.get(other) == one
