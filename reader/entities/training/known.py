"""Our own lists of names, and how often words stand in small letters: what `data/lexicon.json.gz` is built of.

The lists of `known/` hold what anyone who reads the news knows; they name kinds, never sentences. No annotated text
adds to them, so that a source left out of training stays unknown.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any
from unicodedata import combining, normalize

from reader.entities.tokens import sentences_of, words_of
from reader.entities.training.classes import word_classes

LISTS = ("companies", "offices", "clubs", "people", "persons", "places", "geonames", "world", "more", "always")
_KIND_OF_SECTION = {
    "country": "ctry", "region": "reg", "airline": "firm", "intl": "body", "ngo": "body", "exchange": "body",
}  # fmt: skip
"""Where two lists of ours teach the same."""
_NOT_LISTED = frozenset(("given", "family", "always"))
_ORGANISATIONS = frozenset(("firm", "bank", "airline", "media", "gov", "intl", "ngo", "party", "armed", "uni", "club"))

_LETTERS = str.maketrans(
    dict(zip("øØłŁđĐıİæÆßþÞðÐəƏœŒ", "o O l L d D i I ae Ae ss th Th d D a A oe Oe".split(), strict=True))
)
"""Letters that are not made of a plain one and a mark."""


@cache
def known() -> dict[str, list[str]]:
    """The names of each section of the lists; GeoNames' with a blank between any two tokens."""
    sections: dict[str, list[str]] = defaultdict(list)
    for name in LISTS:
        section = ""
        text = files("reader.entities.training").joinpath(f"known/{name}.txt").read_text("utf-8")
        for line in text.splitlines():
            if line.startswith("["):
                section = line.strip("[]")
            elif line and not line.startswith("#"):
                sections[section].extend(entry for entry in line.split("|") if entry)
    return dict(sections)


def lexicon_data(texts: Iterable[str]) -> dict[str, Any]:
    """The content of `lexicon.json.gz`; `texts` are only counted."""
    sections = known()
    texts = list(texts)
    common = commonness(texts)
    kinds: dict[str, dict[str, None]] = defaultdict(dict)
    for section, entries in sections.items():
        if section not in _NOT_LISTED:
            for entry in entries:
                tokens = words_of(entry)
                kind = _KIND_OF_SECTION.get(section, section)
                # "Next" and "Target" are firms, but hardly ever.
                if len(tokens) == 1 and common.get(entry.lower(), 0) >= 3 and not entry.isupper():
                    kind += "?"
                kinds["\t".join(tokens)][kind] = None
    organisations = {entry for section in _ORGANISATIONS for entry in sections[section] if " " in entry}
    return {
        "listed": {name: ",".join(of) for name, of in sorted(kinds.items())},
        "commonness": common,
        "given_names": _with_plain(sections["given"], common),
        "family_names": _with_plain(
            (word for entry in sections["family"] for word in entry.split() if word[0].isupper()), common
        ),
        "organisations": sorted(organisations.union(sections["always"])),
        "known_organisations": sorted(set(sections["always"])),
        "classes": word_classes(texts),
    }


def _with_plain(names: Iterable[str], common: dict[str, int]) -> list[str]:
    """Names as they are written at home and as agencies write them: "Şahin" is "Sahin", "Björk" is "Bjork"."""
    found = set(names)
    for name in [name for name in found if not name.isascii()]:
        plain = "".join(c for c in normalize("NFKD", name.translate(_LETTERS)) if not combining(c))
        if plain.isascii() and common.get(plain.lower(), 0) < 2:
            found.add(plain)
    return sorted(found)


def packed_lexicon(data: dict[str, Any]) -> bytes:
    """As the reader reads it: the names of one value together, a name a line. The same bytes for the same data."""
    sections = {section: _grouped(names) for section, names in data.items()}
    packed = BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, compresslevel=9) as file:
        file.write(json.dumps(sections, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())
    return packed.getvalue()


def _grouped(names: dict[str, Any] | list[str]) -> dict[str, str] | str:
    if isinstance(names, list):
        return "\n".join(names)
    groups: dict[str, list[str]] = defaultdict(list)
    for name, value in sorted(names.items()):
        groups[str(value)].append(name)
    return {value: "\n".join(of) for value, of in groups.items()}


def commonness(texts: Iterable[str]) -> dict[str, int]:
    """How ordinary each word is: 1 mostly a name … 4 hardly ever capitalised inside a sentence."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for words in _sentences(texts):
        letters = [word for word in words if word[0].isalpha()]
        headline = sum(word[0].isupper() for word in letters) > 0.7 * len(letters)
        for at, word in enumerate(words):
            if word.isalpha() and word.isascii():
                if word[0].islower():
                    small[word] += 1
                elif at and not headline:
                    large[word.lower()] += 1
    found = {word: _step(count, large[word]) for word, count in sorted(small.items())}
    return {word: step for word, step in found.items() if step}


def _step(small: int, large: int) -> int:
    if small + large < 3:
        return 0
    share = small / (small + large)
    if share > 0.97 and small >= 6:
        return 4
    return 3 if share > 0.85 else 2 if share > 0.5 else 1 if share > 0.1 else 0


def _sentences(texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for text in texts:
        for number, line in enumerate(text.split("\n")):
            for sentence in sentences_of(line, number):
                yield sentence.words
