"""Articles of our own writing, annotated by hand before the recogniser read them."""

from __future__ import annotations

from reader.entities.tag import tag
from tests.entities.annotated import annotated_articles


def test_names_and_measures_of_our_own_articles_are_found() -> None:
    """Exact place and kind of all twelve kinds: F 96.7.

    The eleven articles of the sample archive stood at 77.9 when they were annotated and taught the rules since; the
    nine called "second" stood at 90.2 when they were first read, and one round of mending followed.
    """
    right = given = wanted = 0
    articles = annotated_articles()
    for article in articles:
        found = {(m.block, m.start, m.end, m.kind) for m in tag(article.title, article.blocks).mentions}
        right += len(found & article.expected)
        given += len(found)
        wanted += len(article.expected)
    assert len(articles) == 20
    assert wanted > 400
    assert 2 * right / (given + wanted) >= 0.94
