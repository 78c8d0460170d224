from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from reader.entities.training.corpus import Document, examples_of
from reader.entities.training.renamed import renamed
from reader.entities.training.written import written

LABELS = {"PER", "ORG", "LOC", "NORP", "MISC"}


def whole(document: Document) -> bool:
    """Spans in order, apart, inside the text, and at the edges of words."""
    last = 0
    for start, end, label in document.spans:
        name = document.text[start:end]
        if not (last <= start < end <= len(document.text) and name == name.strip() and label in LABELS):
            return False
        last = end
    return True


def test_our_own_articles_know_where_their_names_are() -> None:
    articles = written(3, 120)
    assert all(whole(article) for article in articles)
    assert sum(len(article.spans) for article in articles) > 1_000
    assert {label for article in articles for _, _, label in article.spans} == LABELS


def test_no_slot_stays_empty() -> None:
    assert not any("{" in article.text or "}" in article.text for article in written(5, 200))


def test_the_same_seed_writes_the_same_articles() -> None:
    assert written(3, 20) == written(3, 20)
    assert written(3, 20) != written(4, 20)


def test_a_renamed_article_keeps_its_sentences_and_gives_a_name_one_other() -> None:
    text = "Ada Holt left Munich. Holt had led Siemens. The town of Munich thanked her."
    spans = tuple(
        (text.index(name, at), text.index(name, at) + len(name), label)
        for name, label, at in (
            ("Ada Holt", "PER", 0),
            ("Munich", "LOC", 0),
            ("Holt", "PER", 20),
            ("Siemens", "ORG", 0),
            ("Munich", "LOC", 40),
        )
    )
    (other,) = renamed([Document(text, spans)], 1)
    names = [other.text[start:end] for start, end, _ in other.spans]
    assert whole(other)
    assert names[0].split()[-1] == names[2]
    assert names[1] == names[4]
    assert " left " in other.text
    assert "thanked her." in other.text


def fingerprint() -> str:
    """Of everything that a learner would see of some articles and their renamed copies."""
    articles = written(3, 12)
    shown = [list(examples_of(document)) for document in (*articles, *renamed(articles, 1))]
    return sha256(repr(shown).encode()).hexdigest()


def test_what_is_learnt_from_does_not_hang_on_how_strings_hash() -> None:
    program = "from tests.entities.training.test_written import fingerprint; print(fingerprint())"
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parents[3],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert printed == {fingerprint() + "\n"}
