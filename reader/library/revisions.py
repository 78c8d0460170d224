"""What publishers changed: the versions of an article that were kept, each against the one that took its place."""

from __future__ import annotations

from reader.errors import NothingFound
from reader.model import Edit, Extracted
from reader.store import Store
from reader.store.texts import unpacked
from reader.text.revisions_diff import changed_words, is_changed, paragraphs_diff, word_diff


def edits(store: Store, article_id: int) -> tuple[Edit, ...]:
    """Newest first; an edit that changed neither title nor text is none. Raises NothingFound."""
    heads = store.lists.headlines([article_id])
    if not heads:
        raise NothingFound(f"there is no article {article_id}")
    newer_title, newer = heads[0].title, _lines(store.texts.get(article_id) or Extracted(()))
    found: list[Edit] = []
    for revision in store.articles.revisions(article_id):
        text = unpacked(revision.body) if revision.body else Extracted(())
        if text is None:  # damaged: nobody can say what was changed from it
            continue
        older = _lines(text)
        title, rows = word_diff(revision.title, newer_title), paragraphs_diff(older, newer)
        if is_changed(title) or any(map(is_changed, rows)):
            found.append(Edit(revision.replaced, title, rows, *changed_words((title, *rows))))
        newer_title, newer = revision.title, older
    return tuple(found)


def _lines(text: Extracted) -> list[str]:
    return [block.text for block in text.blocks if block.kept and block.text]
