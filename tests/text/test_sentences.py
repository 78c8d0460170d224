"""The sentence that is shown with a name: whole, and the one that names it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from reader.text.sentences import LONGEST, sentence_around


def around(text: str, name: str) -> str:
    start = text.index(name)
    sentence, first, last = sentence_around(text, start, start + len(name))
    assert sentence[first:last] == name
    return sentence


def test_a_title_before_a_name_ends_no_sentence():
    text = 'The deal is done. "Mr. Ahlgren has paid and Mr. Ahlgren will sail," she said. Nobody laughed.'
    assert around(text, "Ahlgren") == '"Mr. Ahlgren has paid and Mr. Ahlgren will sail," she said.'
    assert around("It rained. Ms. Oduya, Dr. Pehl and Lt. Gen. Ruiz spoke. It ended.", "Pehl").startswith("Ms. Oduya")


def test_initials_months_and_legal_forms_end_no_sentence_but_before_its_usual_beginnings():
    assert around("Rain. Ada B. Quist of Pellux Inc. Europe left on Nov. 4 for Oslo. She waved.", "Oslo").startswith(
        "Ada"
    )
    assert around("He left Pellux Inc. The rest stayed.", "rest") == "The rest stayed."
    assert around("He flew to the U.S. Senate hearing. It began.", "Senate") == "He flew to the U.S. Senate hearing."
    assert around("He flew to the U.S. He spoke.", "U.S") == "He flew to the U.S."


def test_a_name_that_ends_in_a_dot_does_not_swallow_the_next_sentence():
    assert around("They sued Pellux Inc. But nobody came.", "Pellux Inc.") == "They sued Pellux Inc."


def test_quotes_and_other_scripts_end_sentences():
    assert around("« Nous partons. » Mme Marchand sourit. Il pleut.", "Marchand") == "Mme Marchand sourit."
    assert around("今日は雨。山田は来た。皆が笑った。", "山田") == "山田は来た。"


def test_a_sentence_without_an_end_is_cut_at_words_and_says_so():
    text = "and so on " * 200 + "to Halden " + "and then on " * 200
    shown = around(text, "Halden")
    assert (shown[0], shown[-1]) == ("…", "…")
    assert len(shown) <= LONGEST
    words = shown.strip("…").split()
    assert set(words) <= set(text.split())


@given(st.text("aA .!?…\"'”MrInc。 \n", max_size=900), st.integers(0, 900), st.integers(1, 40))
@example("  ", 1, 1)
def test_the_place_is_always_in_the_sentence(text: str, start: int, length: int):
    start = min(start, max(0, len(text) - 1))
    end = min(len(text), start + length)
    sentence, first, last = sentence_around(text, start, end)
    assert 0 <= first <= last <= len(sentence) <= LONGEST
    if not text[start:end].isspace():
        assert text[start:end].rstrip().startswith(sentence[first:last].rstrip())
