from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import pytest

from reader.entities import network as module
from reader.entities.network import LAYERS, REACH, Network, Stand, word_view
from reader.entities.sums import Weights
from tests.entities.test_sums import weights_of

WIDTH, HIDDEN, SECOND, LABELS = 4, 6, 5, 3
SENTENCES: list[tuple[str, ...]] = [
    ("Ada", "Holt", "of", "Kestrel", "spoke", "in", "Halden", "."),
    ("Kestrel",),
    ("HALDEN", "and", "Kestrel", "said", "nothing"),
]
STANDS: list[Stand | None] = [
    *(("bos", "n=g"), ("n=f",), (), ("G=Bfirm",), None, None, ("hin",), None),
    ("bos",),
    *(("bos",), None, ("G=Bfirm",), None, None),
]


def _layers() -> dict[str, Any]:
    chance = np.random.default_rng(3)
    shapes = (((2 * REACH + 1) * WIDTH, HIDDEN), HIDDEN, (2 * HIDDEN, SECOND), SECOND, (SECOND, LABELS), LABELS)
    return {name: chance.standard_normal(shape).astype(np.float32) for name, shape in zip(LAYERS, shapes, strict=True)}


def _weights() -> Weights:
    """Every feature of the words and of every other stand is learnt."""
    return weights_of(
        [*{name for words in SENTENCES for word in words for name in word_view(word)}, "bos", "n=g"], WIDTH
    )


def _network() -> Network:
    return Network(_weights(), _layers())


def test_five_words_and_a_stand_come_to_what_they_come_to_one_by_one() -> None:
    weights, layers = _weights(), _layers()
    expected = []
    number = 0
    for sentence in SENTENCES:
        vectors = defaultdict(lambda: np.zeros(WIDTH))
        stands = STANDS[number : number + len(sentence)]
        for at, (word, stand) in enumerate(zip(sentence, stands, strict=True)):
            vectors[at] = weights.summed([*word_view(word), *(stand or ())], [0])[0]
        for at, stand in enumerate(stands):
            if stand is not None:
                window = np.concatenate([vectors[at + step] for step in range(-REACH, REACH + 1)])
                expected.append(np.maximum(window @ layers["first"] + layers["first_bias"], 0))
        number += len(sentence)
    assert np.allclose(_network().seen(SENTENCES, STANDS), expected, atol=1e-4)


def test_what_it_sees_does_not_depend_on_the_cut_into_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _network().seen(SENTENCES, STANDS)
    # So few that each batch forgets the words of the last.
    monkeypatch.setattr(module, "MAX_VECTORS", 3)
    forgetful = _network()
    cuts = np.cumsum([0, *map(len, SENTENCES)])
    parts = [forgetful.seen([words], STANDS[cuts[n] : cuts[n + 1]]) for n, words in enumerate(SENTENCES)]
    assert np.allclose(whole, np.concatenate(parts), atol=1e-5)


def test_places_of_one_spelling_speak_for_each_other_and_for_no_other() -> None:
    network = _network()
    hidden = np.abs(np.random.default_rng(5).standard_normal((4, HIDDEN))).astype(np.float32)
    forms = [7, -1, 7, -3]
    before = network.said(hidden, forms)
    hidden[2] += 1
    changed = np.abs(network.said(hidden, forms) - before).max(axis=1) > 1e-6
    assert changed.tolist() == [True, False, True, False]


def test_an_article_without_a_capital_asks_nothing_of_it() -> None:
    assert _network().seen([("nothing", "here")], [None, None]).shape == (0, HIDDEN)


def test_a_word_never_met_is_read_by_its_pieces() -> None:
    weights = weights_of(["m=kara", "m=##ganda"], WIDTH)
    layers = {**_layers(), "first_bias": np.zeros(HIDDEN, np.float32)}
    seen = Network(weights, layers).seen([("Karaganda",)], [()])
    middle = weights.summed(["m=kara", "m=##ganda"], [0])[0] @ layers["first"][REACH * WIDTH : (REACH + 1) * WIDTH]
    assert np.allclose(seen, np.maximum(middle, 0), atol=1e-4)
    assert seen.any()
