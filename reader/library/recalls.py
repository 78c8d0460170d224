"""The sidebar follows the reading: for each paragraph of an article, the archive's own reports on what it recalls."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import NothingFound
from reader.model import Linked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Block, Headline
    from reader.store import Store

YEARS_BACK = 5
PER_TERM = 40
COMPARED = 40
PARAGRAPHS = 200
_DAY = 86_400
_KINDS = ("p", "li", "quote")


def recalls(store: Store, article_id: int) -> dict[int, tuple[Linked, ...]]:
    """Number of a block to the reports it recalls, best first; blocks that recall nothing are left out."""
    from reader.stories.background import with_background
    from reader.stories.cluster import most_promising
    from reader.stories.copies import are_copies, signature
    from reader.stories.fingerprint import count_terms, unpack, weigh
    from reader.stories.recall import Kept, recalled, times_named
    from reader.text.apply import decide

    heads = store.lists.headlines([article_id])
    text = store.texts.get(article_id)
    if not heads:
        raise NothingFound(f"there is no article {article_id}")
    head, row = heads[0], store.stories.features([article_id]).get(article_id)
    if text is None or row is None:
        return {}
    here = unpack(row.features)
    blocks = decide(text.blocks, store.corrections.cut_decisions(article_id))
    names: dict[int, list[str]] = {}
    for mention in store.entities.mentions(article_id):
        names.setdefault(mention.block, []).append(mention.entity)
    counted = {
        number: count_terms("", block.text, names.get(number, ()))
        for number, block in enumerate(blocks[:PARAGRAPHS])
        if block.kept and block.kind in _KINDS and len(block.text) > 40
    }
    terms = {term for counts in counted.values() for term in counts.terms()}
    frequencies, total = with_background(terms, store.stories.df(list(terms)), store.stories.n())
    hidden = store.corrections.partners("unrelated", article_id)
    day = int(row.published.timestamp()) // _DAY
    known: dict[int, Kept] = {}
    unsigned = signature("")
    found: dict[int, list[tuple[int, float]]] = {}
    for number, counts in counted.items():
        paragraph = weigh(counts, frequencies, total, unsigned)
        spans = times_named(blocks[number].text, row.published)
        posted = paragraph.posted()[:16] if not spans else paragraph.posted()
        sharing = store.stories.with_terms(posted, day - 366 * YEARS_BACK, day - 2, PER_TERM)
        wanted = most_promising(sharing, {**paragraph.words, **paragraph.names}, COMPARED)
        unknown = [id for id in wanted if id not in known]
        for id, other in store.stories.features(unknown).items():
            known[id] = Kept(id, other.story_id, other.published, unpack(other.features))
        candidates = [
            known[id]
            for id in wanted
            if id in known
            and id not in hidden
            and known[id].story_id != row.story_id
            and not are_copies(here.signature, known[id].fingerprint.signature)
        ]
        lead = number == next(iter(counted))
        rows = recalled(paragraph, blocks[number].text, here, row.published, candidates, lead=lead)
        if rows:
            found[number] = [(r.article_id, r.score) for r in rows]
    return _linked(store, head, blocks, found)


def _linked(
    store: Store, here: Headline, blocks: Sequence[Block], found: dict[int, list[tuple[int, float]]]
) -> dict[int, tuple[Linked, ...]]:
    """Rows with the reasons that the paragraph and the report share."""
    from reader.library.links import rarity_of, reads
    from reader.stories.reasons import read, reasons

    shown = {h.id: h for h in store.lists.headlines([*{id for rows in found.values() for id, _ in rows}])}
    texts, rarity = reads(store, [*shown.values()]), rarity_of(store)
    mentions = store.entities.mentions(here.id)
    linked: dict[int, tuple[Linked, ...]] = {}
    for number, rows in found.items():
        named = [replace(mention, block=0) for mention in mentions if mention.block == number]
        paragraph = read("", [blocks[number]], named, here.published, here.url, source=here.feed)
        linked[number] = tuple(
            Linked(
                h.id, h.title, h.feed, h.published, round(score, 4), reasons(paragraph, texts[id], rarity), h.read
            )
            for id, score in rows
            if (h := shown.get(id)) is not None
        )  # fmt: skip
    return linked
