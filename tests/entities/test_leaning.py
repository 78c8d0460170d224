from __future__ import annotations

import numpy as np
import pytest

from reader.entities.leaning import Leanings
from reader.entities.model import default_recogniser

LABELS = ("B-ORG", "B-PER", "I-ORG", "I-PER", "O")


def leanings() -> Leanings:
    return Leanings(LABELS, np.zeros((5, 5), np.float32))


def test_labels_of_equal_score_are_equally_likely() -> None:
    (found,) = leanings().of(np.zeros((1, 5), np.float32), [(0, 1)])
    assert found == (("ORG", pytest.approx(0.5)), ("PER", pytest.approx(0.5)))


def test_every_word_of_a_name_has_its_say() -> None:
    scores = np.zeros((3, 5), np.float32)
    scores[1, LABELS.index("I-PER")] = 4.0
    scores[2, LABELS.index("I-PER")] = 4.0
    first, whole = leanings().of(scores, [(0, 1), (0, 3)])
    assert dict(first)["PER"] == pytest.approx(0.5)
    assert dict(whole)["PER"] == pytest.approx(1 / (1 + np.exp(-4)), rel=1e-3)


def test_unlikely_labels_are_left_out() -> None:
    scores = np.zeros((1, 5), np.float32)
    scores[0, LABELS.index("B-PER")] = 40.0
    assert list(leanings().of(scores, [(0, 1)])) == [(("PER", pytest.approx(1.0)),)]


def test_no_names_lean_nowhere() -> None:
    assert list(leanings().of(np.zeros((1, 5), np.float32), [])) == []


def test_a_recognised_name_leans_towards_its_label_and_its_shares_make_one() -> None:
    (spans,) = default_recogniser().recognise(["Angela Merkel met the head of the Bank of England in Munich."])
    for span in spans:
        shares = dict(span.leaning)
        assert max(shares, key=shares.__getitem__) == span.label
        assert sum(shares.values()) == pytest.approx(1, abs=0.1)
