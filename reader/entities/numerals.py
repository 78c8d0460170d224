"""Numbers as they are written in the news: "1,234.5", "1.234,5", "2.5bn", "three hundred", "half a million".

Stage: entities.
"""

from __future__ import annotations

import re

_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: dict[str, float] = {word: float(value) for value, word in enumerate(_ONES)}
_WORDS |= {word: float(value) for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
_WORDS |= {"a": 1.0, "an": 1.0, "half": 0.5, "dozen": 12.0, "dozens": 24.0, "couple": 2.0, "quarter": 0.25}
_SCALES: dict[str, float] = {
    "hundred": 1e2, "hundreds": 1e2, "thousand": 1e3, "thousands": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5,
    "million": 1e6, "millions": 1e6, "mln": 1e6, "mn": 1e6, "mio": 1e6, "mio.": 1e6, "m": 1e6, "millionen": 1e6,
    "millones": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9, "billions": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9,
    "mrd": 1e9, "mrd.": 1e9, "milliarden": 1e9, "milliards": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12,
    "t": 1e12, "mil": 1e3, "millón": 1e6, "milione": 1e6, "milioni": 1e6, "milhão": 1e6, "milhões": 1e6,
    "milliard": 1e9, "milliarde": 1e9, "miliardo": 1e9, "miliardi": 1e9, "bilhão": 1e9, "bilhões": 1e9,
    "billionen": 1e12,
}  # fmt: skip
_THOUSAND_MILLIONS = re.compile(r"\bmil\s+mill(?:ones|ón)\b", re.I)
_PART = re.compile(r"\d[\d.,\u202f\u00a0]*(?:[ ](?=\d{3}\b)\d{3})*|[^\W\d_]+\.?")


def number_of(text: str) -> float | None:
    """The number that `text` begins with, magnitudes included; None when there is none."""
    total = 0.0
    current: float | None = None
    decimal = False
    for part in _PART.findall(_THOUSAND_MILLIONS.sub("milliard", text.replace("-", " ").strip())):
        word = part.lower()
        if word[0].isdigit():
            if current is not None:
                break
            current = digits_of(word)
            decimal = True
        elif word in _SCALES:
            scale = _SCALES[word]
            current = (1.0 if current is None else current) * scale
            if scale >= 1e3:
                total, current = total + current, None
                if decimal:
                    return total
        elif word in _WORDS:
            value = _WORDS[word]
            if word in ("a", "an") and current is not None:
                continue
            current = value * current if word.startswith("dozen") and current else value + (current or 0.0)
            if word == "dozen" and total == 0.0 and current is None:
                current = value
        elif (word == "and" and (total or current)) or (word == "of" and current is not None):
            continue
        else:
            break
    if current is None and not total:
        return None
    return total + (current or 0.0)


def digits_of(text: str) -> float:
    """ "1,234.5" and "1.234,5" alike: the last separator is a decimal one unless three digits follow it."""
    plain = re.sub(r"[ \u202f\u00a0]", "", text).rstrip(".,")
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        thousands = "," if plain.rindex(".") > plain.rindex(",") else "."
        plain = plain.replace(thousands, "").replace(",", ".")
    elif commas:
        plain = plain.replace(",", "" if _groups(plain, ",") else ".", commas)
    elif points > 1 or (points == 1 and _groups(plain, ".") and not plain.startswith("0")):
        plain = plain.replace(".", "")
    try:
        return float(plain)
    except ValueError:
        return float(re.sub(r"\D", "", plain) or 0)


def _groups(plain: str, separator: str) -> bool:
    """True when the separator stands before groups of three digits, as one of thousands does."""
    first, *rest = plain.split(separator)
    return 0 < len(first) <= 3 and all(len(part) == 3 for part in rest)
