"""What the name model sees of a word: its shape, its neighbours, its other appearances in the same article.

Stage: entities. Every string here is a key into the trained weights: a change wants a new model. The learner is shown
them one by one, in this order, on which its last digits depend; who reads adds them up by `places`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reader.entities.lexicon import LONGEST_NAME, Lexicon
from reader.entities.lexicon import lexicon as shipped_lexicon
from reader.entities.surroundings import Surroundings
from reader.entities.tokens import Sentence
from reader.entities.wordlists import FUNCTION_WORDS, LISTS, ORG_WORDS, TITLES

_REPEATED = re.compile(r"(.)\1+")
_IN_LISTS = {
    word: tuple(name for name, words in LISTS if word in words)
    for word in frozenset[str]().union(*dict(LISTS).values())
}


def features_of(sentence: Sentence, around: Surroundings, lexicon: Lexicon) -> Iterator[list[str]]:
    """One list of feature names for each word: those of the word itself, and those of its place."""
    for word, (found, _) in zip(sentence.words, placed_features(sentence, around, lexicon), strict=True):
        yield [*word_features(word), *found]


def placed_features(
    sentence: Sentence, around: Surroundings, lexicon: Lexicon
) -> Iterator[tuple[list[str], tuple[str, ...] | None]]:
    """For each word the features that depend on where it stands, and those of them that the network reads too; None
    where it has no say."""
    words = sentence.words
    count = len(words)
    lowered = [word.lower() for word in words]
    classes = [class_of(word) for word in words]
    letters = [word for word in words if word[0].isalpha()]
    shouted = len(letters) > 2 and sum(word.isupper() for word in letters) > 0.7 * len(letters)
    headline = len(letters) > 2 and sum(word[0].isupper() for word in letters) > 0.7 * len(letters)
    listed = listed_in(words, lexicon)
    called = called_in(words, lexicon)
    firsts = [word[0] for word in words]
    numbers = sum(map(str.isdigit, firsts))
    small = sum(map(str.islower, firsts))
    line = line_of(numbers, small)
    lower = ["<s>", "<s>", *lowered, "</s>", "</s>"]
    cls = ["<s>", "<s>", *classes, "</s>", "</s>"]
    large = [False, *map(str.isupper, firsts), False]
    for i, word in enumerate(words):
        if i and word[0].islower() and not large[i] and not large[i + 2]:
            # Far from any capital there is no name: most words of an article are done with here.
            yield ["far", "-1c=" + cls[i + 1], "+1c=" + cls[i + 3]], None
            continue
        before2, before, own, after, after2 = lower[i : i + 5]
        class2, class1, class0, class_1, class_2 = cls[i : i + 5]
        found = [
            "-1=" + before,
            "+1=" + after,
            "-2=" + before2,
            "+2=" + after2,
            "-1c=" + class1,
            "+1c=" + class_1,
            f"c3={class1}|{class0}|{class_1}",
            f"c2-={class2}|{class1}",
            f"c2+={class_1}|{class_2}",
        ]
        add = found.append
        read: list[str] = []
        if word[0].isupper() or word[0].isdigit():
            add(f"-1w={before}|{own}")
            add(f"w+1={own}|{after}")
            add("px=" + before[-3:])
            add("qx=" + after[-3:])
            if i > 0:
                previous = word_features(words[i - 1])
                add("P" + previous[5])
                add("P" + previous[10])
            if i + 1 < count:
                add("Qs3=" + after[-3:])
                add("Qp3=" + after[:3])
            seen = f"ul={min(around.capitalised.get(own, 0), 2)}{min(around.lower.get(own, 0), 2)}"
            read.append(seen)
            if i == 0:
                add("bos|" + seen)
            read.extend(around.hints.get(own, ()))
            if len(word) <= 4 and word.isupper():
                add("W=" + word)
            common = f"cw{lexicon.commonness.get(own, 0)}"
            add(common)
            add(common + class0)
            add(f"{common}|{class1}|{class_1}")
            if i == 0:
                add("b" + common)
            if word.isupper() and len(word) > 1 and not shouted:
                read.append("AU" + common + ("t" if word[0] + own[1:] in around.forms else ""))
            read.append(line)
            add(f"{line}|{class1}|{class_1}")
            kinds = "+".join(listed[i])
            if kinds:
                read.append("G=" + kinds)
                read.append(f"t={around.topic}|{kinds}")
                add(f"{line}|{kinds}")
                add(f"G={kinds}|{before}")
                add(f"G={kinds}|+{after}")
            else:
                read.append("t=" + around.topic)
            if called[i]:
                read.append("n=" + called[i])
                add(f"n={called[i]}|{kinds}")
                add(f"n={called[i - 1] if i else ''}|{called[i]}|{called[i + 1] if i + 1 < count else ''}")
            if i:
                found.extend(beside("-1", words[i - 1]))
            if i + 1 < count:
                found.extend(beside("+1", words[i + 1]))
            if headline:
                add("head|" + class0)
                read.append("head")
            if shouted:
                read.append("allup")
        elif word[0].islower() and i and words[i - 1][0].isupper():
            add(f"-1w={before}|{own}")
        if i == 0:
            read.append("bos")
        read.extend("g=" + kind for kind in listed[i])
        found.extend(read)
        if i:
            found.extend("-1g=" + kind for kind in listed[i - 1])
        if i + 1 < count:
            found.extend("+1g=" + kind for kind in listed[i + 1])
        yield found, tuple(read)


def line_of(numbers: int, small: int) -> str:
    """How a sentence looks whose words begin with so many digits and small letters: table, short line or long one."""
    return f"ln={min(numbers, 3)}{'t' if numbers > small else 's' if small < 3 else 'l'}"


def listed_in(words: tuple[str, ...], lexicon: Lexicon) -> list[tuple[str, ...]]:
    """For each word the kinds of the listed name that it begins (B) or goes on with (I)."""
    found: list[tuple[str, ...]] = [()] * len(words)
    i = 0
    while i < len(words):
        length = 0
        if words[i][0].isupper():
            length, kinds = lexicon.kinds_at(words, i)
            if not length and len(words[i]) > 2 and words[i].isupper():
                length, kinds = lexicon.kinds_at(tuple(word.title() for word in words[i : i + LONGEST_NAME]), 0)
            for offset in range(length):
                found[i + offset] = tuple(("I" if offset else "B") + kind for kind in kinds)
        i += max(1, length)
    return found


def called_in(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """For each word whether people are called by it: g given, f family, b both."""
    found = []
    for word in words:
        if not word[0].isupper():
            found.append("")
            continue
        if len(word) > 2 and word.isupper():
            word = word.title()
        given, family = word in lexicon.given_names, word in lexicon.family_names
        found.append("b" if given and family else "g" if given else "f" if family else "")
    return found


@lru_cache(50_000)
def company_of(word: str) -> tuple[str, ...]:
    """The classes of words that stand where this one stands."""
    classes = shipped_lexicon().classes
    found = classes.get(word) or (classes.get(word.title()) if word.isupper() and len(word) > 2 else None)
    if found is None:
        return ()
    coarse, fine = found.split()
    return "k=" + coarse, "K=" + fine


@lru_cache(50_000)
def beside(where: str, word: str) -> tuple[str, ...]:
    return tuple(where + kind for kind in company_of(word))


@lru_cache(5_000)
def _shapes(word: str) -> tuple[str, str]:
    """ "Xxxxx" for "Paris", and "Xx"."""
    shape = word.translate(_ASCII_SHAPES) if word.isascii() else "".join(map(_shape_of, word))
    return shape, _REPEATED.sub(r"\1", shape)


def _shape_of(c: str) -> str:
    return "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c


_ASCII_SHAPES = {code: _shape_of(chr(code)) for code in range(128)}


@lru_cache(50_000)
def word_features(word: str) -> tuple[str, ...]:
    """What a word shows by itself, wherever it stands."""
    lower = word.lower()
    shape, squeezed = _shapes(word)
    return (
        "w=" + lower,
        "s=" + squeezed,
        "S=" + shape[:8],
        "p1=" + word[:1],
        "p2=" + word[:2],
        "p3=" + lower[:3],
        "p4=" + lower[:4],
        "x1=" + word[-1:],
        "x2=" + lower[-2:],
        "x3=" + lower[-3:],
        "x4=" + lower[-4:],
        *_IN_LISTS.get(lower, ()),
        *company_of(word),
    )


@lru_cache(50_000)
def class_of(word: str) -> str:
    lower = word.lower()
    if lower in TITLES:
        return "T"
    if lower in ORG_WORDS:
        return "O"
    if lower in FUNCTION_WORDS:
        return "f:" + lower
    return _shapes(word)[1]
