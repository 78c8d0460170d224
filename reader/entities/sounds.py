"""How a name sounds, roughly: what one alphabet's name may become in another, "Zakhary" and "Zachary", "Αλιάγας".

Stage: entities. After the romanisations of BGN/PCGN and ISO 9, folded until they agree with one another.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CYRILLIC = dict(
    zip(
        "абвгґдеєжзийіїклмнопрстуўфхцчшщъыьэюяђјљњћџ",
        "a b v g g d e e zh z i i i i k l m n o p r s t u u f kh ts ch sh shch  i  e iu ia dj j lj nj c dz".split(" "),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t i f ch ps o".split(),
        strict=True,
    )
)
MAX_SOUNDS = 4096
_ROMAN = str.maketrans(_CYRILLIC | _GREEK)
_FOLDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"sch|sh", "š"),
        (r"tch|ch(?=[eiouy])|^ch(?=a)", "č"),
        (r"[kcg]h|ck|[cq]", "k"),
        (r"(?<=[^aeiouy])h|h$", ""),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"iy(?=[aeou])", "i"),
        (r"ey(?=[aeou])", "e"),
        (r"[jy]", "i"),
        (r"ee|ei|ii+", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(MAX_SOUNDS)
def sound_of(word: str) -> str:
    """Of a word in small letters without accents; two spellings of one name come out equal, most other names do not."""
    word = word.translate(_ROMAN)
    for pattern, sound in _FOLDS:
        word = pattern.sub(sound, word)
    return word
