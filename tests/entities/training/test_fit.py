from __future__ import annotations

import pytest

from reader.entities.training.corpus import examples_of
from reader.entities.training.score import score
from reader.entities.training.written import written

pytest.importorskip("pycrfsuite", reason="the extra `train` is not installed")


def test_what_is_learnt_finds_the_names_it_was_shown_and_is_always_the_same() -> None:
    from reader.entities.model import chain_model
    from reader.entities.training.fit import learnt

    shown = written(1, 40)
    sentences = [example for document in shown for example in examples_of(document)]
    arrays, again = learnt(sentences, ["ap"]), learnt(sentences, ["ap"])
    assert all((arrays[name] == again[name]).all() for name in arrays)
    assert score(shown, chain_model(arrays))["all"].f > 85
