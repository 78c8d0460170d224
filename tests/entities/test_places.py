from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.entities import places as module
from reader.entities.features import features_of, placed_features
from reader.entities.lexicon import lexicon
from reader.entities.places import Places
from reader.entities.sums import Weights
from reader.entities.surroundings import surroundings_of
from reader.entities.tokens import Sentence, sentences_of
from reader.entities.training.reports import reports
from tests.entities.test_sums import weights_of

ODD = """\
Ada Holt of the Bank of England said on Nov 5 that IBM and AT&T bought 12 ships in New York .
THE WHO AND ADA HOLT MEET IN GENEVA FOR TALKS ABOUT THE BANK OF GHANA
Ada Holt Takes Over the Bank in New York
ǅungla ⅷ Ⓐ İstanbul ½ ² 3 4 5 “ Quoted ” ( NDA ) , e.g. www.Kestrel.org and @Ada #Holt
1 2 3 4 Arsenal 2 Leeds 1
small words only stand here
X"""
WORDS = [
    "Ada",
    "Holt",
    "the",
    "Bank",
    "of",
    "Ghana",
    "IBM",
    "1996",
    "in",
    "said",
    "“",
    ",",
    "New",
    "York",
    "'s",
    "ǅ",
    "Mr.",
]


def sentences(text: str) -> list[Sentence]:
    return [sentence for number, line in enumerate(text.split("\n")) for sentence in sentences_of(line, number)]


def same_sums(found: list[Sentence]) -> None:
    around = surroundings_of(found)
    named = [names for sentence in found for names in features_of(sentence, around, lexicon())]
    weights = weights_of(sorted({name for names in named for name in names}))
    scores, stands = Places(weights).scores(found, around)
    begins = np.cumsum([0, *map(len, named)])[:-1].tolist()
    expected = weights.summed([name for names in named for name in names], begins)
    assert np.allclose(scores, expected, atol=1e-2)
    shown = [stand for sentence in found for _, stand in placed_features(sentence, around, lexicon())]
    assert [stand and sorted(stand) for stand in stands] == [stand and sorted(stand) for stand in shown]


def test_every_place_comes_to_the_sum_of_the_features_that_the_learner_was_shown() -> None:
    same_sums(sentences(ODD))
    for article in reports()[::40]:
        same_sums(sentences(article.text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(min_size=1, max_size=6)), min_size=1, max_size=12))
def test_so_it_does_for_any_words(words: list[str]) -> None:
    found = sentences(" ".join(words))
    if found:
        same_sums(found)


def test_what_was_read_before_changes_no_score(monkeypatch: pytest.MonkeyPatch) -> None:
    article, *others = [sentences(document.text) for document in reports()[:4]]
    around = surroundings_of(article)
    names = {name for sentence in article for of in features_of(sentence, around, lexicon()) for name in of}
    weights: Weights = weights_of(sorted(names))
    places = Places(weights)
    first, _ = places.scores(article, around)
    # So few that each article forgets the last.
    monkeypatch.setattr(module, "MAX_SUMS", 10)
    for other in others:
        places.scores(other, surroundings_of(other))
    again, _ = places.scores(article, around)
    assert np.allclose(first, again, atol=1e-3)
