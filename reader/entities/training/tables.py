"""Articles become tables of numbers, which the network learns from: words, places, features, what pieces mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reader.entities.network import REACH, Stand, word_view
from reader.entities.pieces import pieces_of
from reader.entities.training.corpus import Reading
from reader.entities.training.meanings import Meanings

LABELS = tuple("B-LOC B-MISC B-NORP B-ORG B-PER I-LOC I-MISC I-NORP I-ORG I-PER O".split())
SEEN_AT_LEAST = 60
_IDENTITY = ("w=", "p4=", "x4=")


@dataclass(frozen=True, slots=True)
class Article:
    """Numbers of words and stands, with `REACH` zeros before and behind each sentence."""

    words: Any
    stands: Any
    places: Any
    """Where the network is asked."""
    labels: Any
    forms: Any
    mark: int


@dataclass(frozen=True, slots=True)
class Views:
    """Sparse tables: which features a word has of its kind, of its identity, and a stand; and what its pieces mean."""

    kind: Any
    identity: Any
    stand: Any
    meaning: Any


def numbered(
    articles: Iterable[tuple[Sequence[Reading], str]],
) -> tuple[list[Article], dict[str, int], dict[Stand, int], dict[str, int]]:
    import numpy as np

    words: dict[str, int] = {"": 0}
    stands: dict[Stand, int] = {(): 0}
    marks: dict[str, int] = {"": 0}
    label = {name: number for number, name in enumerate(LABELS)}
    found = []
    for readings, mark in articles:
        rows, marked = [0] * REACH, [0] * REACH
        places: list[int] = []
        labels: list[int] = []
        forms: list[int] = []
        alike: dict[str, int] = {}
        for reading in readings:
            for word, stand, name in zip(reading.words, reading.stands, reading.labels, strict=True):
                if stand is not None:
                    places.append(len(rows))
                    labels.append(label[name])
                    forms.append(alike.setdefault(word.lower() if word[0].isupper() else f"\0{len(rows)}", len(alike)))
                rows.append(words.setdefault(word, len(words)))
                marked.append(stands.setdefault(stand or (), len(stands)))
            rows += [0] * REACH
            marked += [0] * REACH
        if places:
            found.append(
                Article(
                    words=np.array(rows),
                    stands=np.array(marked),
                    places=np.array(places),
                    labels=np.array(labels),
                    forms=np.array(forms),
                    mark=marks.setdefault(mark, len(marks)),
                )
            )
    return found, words, stands, marks


def views_of(
    articles: Sequence[Article], words: dict[str, int], stands: dict[Stand, int], meanings: Meanings
) -> tuple[list[str], Views]:
    """The features that are learnt, and the tables; row 0 of what is learnt is for all others."""
    of_word = Counter[int]()
    of_stand = Counter[int]()
    for article in articles:
        of_word.update(article.words[article.places].tolist())
        of_word.update(set(article.words.tolist()))
        of_stand.update(article.stands[article.places].tolist())
    views = [word_view(word) if word else [] for word in words]
    counts = Counter[str]()
    for number, view in enumerate(views):
        for feature in view:
            counts[feature] += of_word[number]
    for stand, number in stands.items():
        for feature in stand:
            counts[feature] += of_stand[number]
    names = sorted(name for name, count in counts.items() if count >= SEEN_AT_LEAST)
    row = {name: number for number, name in enumerate(names, 1)}
    kind = [[name for name in view if not name.startswith(_IDENTITY)] for view in views]
    identity = [[name for name in view if name.startswith(_IDENTITY)] for view in views]
    piece = {name: number for number, name in enumerate(meanings.names)}
    known = meanings.known()
    pieces = _table([pieces_of(word, known) if word else [] for word in words], piece, len(piece))
    return names, Views(
        _table(kind, row, len(row) + 1),
        _table(identity, row, len(row) + 1),
        _table(stands, row, len(row) + 1),
        pieces @ meanings.rows,
    )


def _table(views: Iterable[Sequence[str]], row: dict[str, int], wide: int) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix

    columns: list[int] = []
    ends = [0]
    for view in views:
        columns += [row[name] for name in view if name in row]
        ends.append(len(columns))
    ones = np.ones(len(columns), np.float32)
    return csr_matrix((ones, np.array(columns, np.int32), np.array(ends, np.int32)), (len(ends) - 1, wide))


class Batch:
    """Some articles laid end to end."""

    def __init__(self, articles: Sequence[Article], views: Views) -> None:
        import numpy as np

        at = np.cumsum([0, *(len(article.words) for article in articles)])
        forms = np.cumsum([0, *(int(article.forms.max()) + 1 for article in articles)])
        self.places = np.concatenate([article.places + begin for article, begin in zip(articles, at, strict=False)])
        self.forms = np.concatenate([article.forms + begin for article, begin in zip(articles, forms, strict=False)])
        self.labels = np.concatenate([article.labels for article in articles])
        self.marks = np.concatenate([np.full(len(article.places), article.mark) for article in articles])
        words = np.concatenate([article.words for article in articles])
        self.kind = views.kind[words]
        self.identity = views.identity[words]
        self.stand = views.stand[np.concatenate([article.stands for article in articles])]
        self.meaning = views.meaning[words]
