"""The meanings of articles that may be linked, where an embedder is set: nothing happens where none is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.config import Config
    from reader.store import Store
    from reader.stories.cluster import Candidate


def with_meaning(store: Store, config: Config, article_id: int, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The likest of the candidates weighed by meaning too; all others as they are."""
    if not config.stories.embed:
        return list(candidates)
    from reader.stories.dense import LEAST, MOST, dense_of

    dense = dense_of(config.stories.embed)
    likest = sorted((c for c in candidates if c.score >= LEAST), key=lambda c: (-c.score, c.article_id))[:MOST]
    if dense is None or not likest:
        return list(candidates)
    leads = _leads(store, [article_id, *(c.article_id for c in likest)])
    here = leads.pop(article_id, "")
    meanings = dense.likeness((article_id, here), leads) if here else {}
    return [replace(c, meaning=meanings.get(c.article_id)) for c in candidates]


def _leads(store: Store, ids: Sequence[int]) -> dict[int, str]:
    from reader.stories.dense import lead_of

    texts = store.texts.of(ids)
    return {
        head.id: lead_of(head.title, [b.text for b in texts[head.id].blocks if b.kept] if head.id in texts else [])
        for head in store.lists.headlines(list(dict.fromkeys(ids)))
    }
