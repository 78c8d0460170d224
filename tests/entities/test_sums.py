from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from reader.entities.sums import Sums, Weights

NAMES = ["w=bank", "w=of", "x4=bank", "-1=the", "G=Bfirm"]


def weights_of(names: Sequence[str], width: int = 4) -> Weights:
    """Weights that anybody can look up: those of `names`, drawn by lot."""
    chance = np.random.default_rng(7)
    keys = np.array(sorted(zlib.crc32(name.encode("utf-8", "replace")) for name in names), np.uint32)
    rows = chance.integers(-127, 128, (len(keys), width)).astype(np.int8)
    return Weights(keys, rows, chance.uniform(0.1, 1, len(keys)).astype(np.float16))


def one(weights: Weights, name: str) -> Any:
    return weights.summed([name], [0])[0]


def test_runs_of_names_come_to_the_sums_of_their_own_weights() -> None:
    weights = weights_of(NAMES)
    found = weights.summed(["w=of", "w=bank", "x4=bank", "never learnt"], [0, 1, 3])
    assert np.allclose(found[0], one(weights, "w=of"))
    assert np.allclose(found[1], one(weights, "w=bank") + one(weights, "x4=bank"))
    assert not found[2].any()
    assert one(weights, "w=of").any()


def test_of_two_features_with_one_key_the_last_counts() -> None:
    key = zlib.crc32(b"w=of")
    weights = Weights(np.array([key, key], np.uint32), np.array([[1], [2]], np.int8), np.array([1, 1], np.float16))
    assert one(weights, "w=of").tolist() == [2]


def test_half_a_letter_in_a_feature_is_no_error() -> None:
    assert not one(weights_of(NAMES), "w=\ud83d").any()


def test_a_thing_is_added_up_once_and_found_again_after_the_table_has_grown() -> None:
    weights = weights_of(NAMES)
    sums = Sums(weights)
    asked = []

    def names_of(word: str) -> list[str]:
        asked.append(word)
        return ["w=" + word, "x4=" + word]

    words = sums.remembered(names_of)
    bank = words["bank"]
    assert np.allclose(sums.table()[bank], one(weights, "w=bank") + one(weights, "x4=bank"))
    for number in range(10_000):
        assert words[f"word{number}"] != bank
    assert words["bank"] == bank
    assert np.allclose(sums.table()[bank], one(weights, "w=bank") + one(weights, "x4=bank"))
    assert asked.count("bank") == 1


def test_what_has_no_names_is_row_nought_and_comes_to_nothing() -> None:
    sums = Sums(weights_of(NAMES))
    assert sums.add(()) == 0
    assert sums.add(["w=of"]) == 1
    assert not sums.table()[0].any()


def test_a_table_that_is_full_begins_anew_and_says_the_same() -> None:
    weights = weights_of(NAMES)
    sums = Sums(weights)
    words = sums.remembered(lambda word: ["w=" + word])
    rows = [words[word] for word in ("bank", "of", "cat")]
    before = sums.table()[rows]
    sums.spare(3)
    assert not words
    rows = [words[word] for word in ("cat", "bank", "of")]
    assert np.allclose(sums.table()[rows], before[[2, 0, 1]])
