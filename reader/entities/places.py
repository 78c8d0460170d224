"""The features of a word's place as rows of sums: what one word, one pair of classes, one list brings is added up once.

Stage: entities. `features.placed_features` says the same name by name, as the learner is shown it: a change there wants
the same change here, and `tests/entities/test_places.py` holds both to one sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from reader.entities.features import beside, called_in, class_of, line_of, listed_in, word_features
from reader.entities.lexicon import lexicon
from reader.entities.network import Stand
from reader.entities.sums import Sums, Weights
from reader.entities.surroundings import Surroundings
from reader.entities.tokens import Sentence

MAX_SUMS = 200_000
_OPEN, _SHUT = "<s>", "</s>"
"""What stands before the first word and behind the last."""
_P3, _X4 = 5, 10
"""Where `word_features` has the first three and the last four letters."""
_COUNTED = tuple(tuple(f"ul={large}{small}" for small in range(3)) for large in range(3))
_FIRST = ("bos",)


class Places:
    """The chain's weights, asked for whole sentences."""

    def __init__(self, weights: Weights) -> None:
        self._sums = Sums(weights)
        kept = self._sums.remembered
        self._own = kept(_of_word)
        self._before, self._after = kept(_of_word_before), kept(_of_word_after)
        self._before_name, self._after_name = kept(_of_word_before_name), kept(_of_word_after_name)
        self._second_before, self._second_after = kept(_of_second_before), kept(_of_second_after)
        self._far, self._three = kept(_of_far), kept(_of_three)
        self._two_before, self._two_after = kept(_of_two_before), kept(_of_two_after)
        self._list_before, self._list_after = kept(_of_list_before), kept(_of_list_after)
        self._single, self._all = kept(_itself), kept(_all)

    def scores(self, sentences: Sequence[Sentence], around: Surroundings) -> tuple[Any, list[Stand | None]]:
        """A row for each word, the sum of all its features, and what the network reads of its place: None where it is
        not asked."""
        import numpy as np

        self._sums.spare(MAX_SUMS)
        rows: list[list[int]] = []
        stands: list[Stand | None] = []
        for sentence in sentences:
            self._read(_Line(sentence), around, rows, stands)
        begins = np.cumsum([0, *map(len, rows)])[:-1]
        together = np.fromiter(chain.from_iterable(rows), np.intp)
        return np.add.reduceat(self._sums.table()[together], begins, axis=0), stands

    def _read(self, line: _Line, around: Surroundings, found: list[list[int]], stands: list[Stand | None]) -> None:
        classes, firsts, listed, far = line.classes, line.firsts, line.listed, self._far
        for i, own in enumerate(map(self._own.__getitem__, line.words)):
            first = firsts[i + 1]
            if first == "l" and i and firsts[i] != "u" and firsts[i + 2] != "u":
                # Far from any capital there is no name: most words of an article are done with here.
                found.append([own, far[classes[i + 1], classes[i + 3]]])
                stands.append(None)
                continue
            class2, class1, class0, class_1, class_2 = classes[i : i + 5]
            word2, before, _, after, word_2 = line.padded[i : i + 5]
            rows = [
                own,
                self._second_before[word2],
                self._second_after[word_2],
                self._three[class1, class0, class_1],
                self._two_before[class2, class1],
                self._two_after[class_1, class_2],
            ]
            kinds = listed[i + 1]
            if first == "u" or first == "d":
                rows.append(self._before_name[before])
                rows.append(self._after_name[after])
                stand = self._read_name(line, i, around, rows)
            else:
                rows.append(self._before[before])
                rows.append(self._after[after])
                if first == "l" and firsts[i] == "u":
                    rows.append(self._single[f"-1w={line.lowered[i]}|{line.lowered[i + 1]}"])
                stand = () if i else _FIRST
                if kinds:
                    stand += _in_lists(kinds)
            if stand:
                rows.append(self._all[stand])
            if listed[i]:
                rows.append(self._list_before[listed[i]])
            if listed[i + 2]:
                rows.append(self._list_after[listed[i + 2]])
            found.append(rows)
            stands.append(stand)

    def _read_name(self, line: _Line, i: int, around: Surroundings, rows: list[int]) -> Stand:
        """Rows and stand of a word that begins with a large letter or a digit."""
        word = line.words[i]
        before, own, after = line.lowered[i : i + 3]
        class1, class0, class_1 = line.classes[i + 1 : i + 4]
        seen = _COUNTED[min(around.capitalised.get(own, 0), 2)][min(around.lower.get(own, 0), 2)]
        common = f"cw{lexicon().commonness.get(own, 0)}"
        rows.append(self._single[f"{common}|{class1}|{class_1}"])
        rows.append(self._single[f"{line.like}|{class1}|{class_1}"])
        read = [seen, line.like]
        read += around.hints.get(own, ())
        # These are hardly ever met again, and not remembered.
        once = [f"-1w={before}|{own}", f"w+1={own}|{after}"]
        if i == 0:
            read.append("bos")
            once += "bos|" + seen, "b" + common
        if word.isupper() and len(word) > 1 and not line.shouted:
            read.append("AU" + common + ("t" if word[0] + own[1:] in around.forms else ""))
        kinds = line.listed[i + 1]
        group = "+".join(kinds)
        if group:
            read += "G=" + group, f"t={around.topic}|{group}"
            read += _in_lists(kinds)
            once += f"{line.like}|{group}", f"G={group}|{before}", f"G={group}|+{after}"
        else:
            read.append("t=" + around.topic)
        name = line.called[i + 1]
        if name:
            read.append("n=" + name)
            once += f"n={name}|{group}", f"n={line.called[i]}|{name}|{line.called[i + 2]}"
        if line.headline:
            read.append("head")
            once.append("head|" + class0)
        if line.shouted:
            read.append("allup")
        rows.append(self._sums.add(once))
        return tuple(read)


class _Line:
    """What is the same for all places of a sentence. What has its neighbours beside it begins one place earlier."""

    __slots__ = ("called", "classes", "firsts", "headline", "like", "listed", "lowered", "padded", "shouted", "words")

    def __init__(self, sentence: Sentence) -> None:
        words = self.words = sentence.words
        lowered, classes, firsts, letters, large, shouts = zip(*map(look, words), strict=True)
        shown = sum(letters)
        self.shouted = shown > 2 and sum(shouts) > 0.7 * shown
        self.headline = shown > 2 and sum(large) > 0.7 * shown
        self.like = line_of(firsts.count("d"), firsts.count("l"))
        self.lowered = (_OPEN, *lowered, _SHUT)
        self.classes = (_OPEN, _OPEN, *classes, _SHUT, _SHUT)
        self.padded = (_OPEN, _OPEN, *words, _SHUT, _SHUT)
        self.firsts = ("", *firsts, "")
        self.listed = ((), *listed_in(words, lexicon()), ())
        self.called = ("", *called_in(words, lexicon()), "")


@lru_cache(50_000)
def look(word: str) -> tuple[str, str, str, bool, bool, bool]:
    """The word in small letters; its class; what it begins with (u large letter, l small one, d digit, "" other);
    whether that is a letter, and a large one; whether the word shouts."""
    first = word[0]
    begins = "u" if first.isupper() else "l" if first.islower() else "d" if first.isdigit() else ""
    letter = first.isalpha()
    return word.lower(), class_of(word), begins, letter, letter and begins == "u", letter and word.isupper()


# --------------------------------------------------------------------------- the names of what is added up once


def _itself(name: str) -> Sequence[str]:
    return (name,)


def _all(names: Stand) -> Sequence[str]:
    return names


def _of_word(word: str) -> Sequence[str]:
    """What a word brings to its own place."""
    if not (word[0].isupper() or word[0].isdigit()):
        return word_features(word)
    common = f"cw{lexicon().commonness.get(word.lower(), 0)}"
    short = ("W=" + word,) if len(word) <= 4 and word.isupper() else ()
    return *word_features(word), common, common + class_of(word), *short


def _of_word_before(word: str) -> Sequence[str]:
    return ("-1=" + word, "-1c=" + word) if word == _OPEN else ("-1=" + word.lower(), "-1c=" + class_of(word))


def _of_word_after(word: str) -> Sequence[str]:
    return ("+1=" + word, "+1c=" + word) if word == _SHUT else ("+1=" + word.lower(), "+1c=" + class_of(word))


def _of_word_before_name(word: str) -> Sequence[str]:
    found = (*_of_word_before(word), "px=" + word.lower()[-3:])
    if word == _OPEN:
        return found
    shown = word_features(word)
    return *found, "P" + shown[_P3], "P" + shown[_X4], *beside("-1", word)


def _of_word_after_name(word: str) -> Sequence[str]:
    small = word.lower()
    found = (*_of_word_after(word), "qx=" + small[-3:])
    if word == _SHUT:
        return found
    return *found, "Qs3=" + small[-3:], "Qp3=" + small[:3], *beside("+1", word)


def _of_second_before(word: str) -> Sequence[str]:
    return ("-2=" + word.lower(),)


def _of_second_after(word: str) -> Sequence[str]:
    return ("+2=" + word.lower(),)


def _of_far(classes: tuple[str, str]) -> Sequence[str]:
    return "far", "-1c=" + classes[0], "+1c=" + classes[1]


def _of_three(classes: tuple[str, str, str]) -> Sequence[str]:
    return ("c3=" + "|".join(classes),)


def _of_two_before(classes: tuple[str, str]) -> Sequence[str]:
    return ("c2-=" + "|".join(classes),)


def _of_two_after(classes: tuple[str, str]) -> Sequence[str]:
    return ("c2+=" + "|".join(classes),)


def _of_list_before(kinds: tuple[str, ...]) -> Sequence[str]:
    return ["-1g=" + kind for kind in kinds]


def _of_list_after(kinds: tuple[str, ...]) -> Sequence[str]:
    return ["+1g=" + kind for kind in kinds]


@lru_cache(5_000)
def _in_lists(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("g=" + kind for kind in kinds)
