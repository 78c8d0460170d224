"""A story as a timeline, and two versions of a text side by side."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import timedelta
from typing import TYPE_CHECKING

from reader.errors import NothingFound
from reader.library import links
from reader.model import Told, Versions

if TYPE_CHECKING:
    from reader.config import Config
    from reader.model import Block, Headline
    from reader.store import Store
    from reader.stories.timeline import Report

MOST_MEMBERS = 60
ASKED_FOR_EARLIER = 8
MOST_EARLIER = 3
A_STEP = timedelta(days=1, hours=12)
"""Reports of an earlier story that are closer than this tell the same step of it."""
_TEXT_KINDS = ("p", "li", "quote")


def timeline(store: Store, config: Config, story_id: int) -> tuple[Told, ...]:
    """The story from its beginnings: what came before it, then its own reports. Raises NothingFound."""
    from reader.stories.timeline import timeline as told_in_order

    members = store.stories.members(story_id)
    if not members:
        raise NothingFound(f"there is no story {story_id}")
    before = _earlier(store, config, members)
    heads = {head.id: head for head in store.lists.headlines([*before, *members[:MOST_MEMBERS]])}
    reports = _reports(store, [*heads.values()], begin={*before, members[0]})
    told = []
    for entry in told_in_order(reports):
        copies = tuple(heads[id] for id in entry.copies)
        silence = entry.silence if entry.after_a_gap else None
        told.append(Told(heads[entry.article_id], entry.fact, silence, copies, entry.article_id in before))
    return tuple(told)


def _earlier(store: Store, config: Config, members: Sequence[int]) -> list[int]:
    """Of each earlier story that this one goes back to: its first report, the one linked best, and a step between."""
    step = max(1, len(members) // ASKED_FOR_EARLIER)
    rows = [row for id in members[::step][:ASKED_FOR_EARLIER] for row in links.related(store, config, id).earlier]
    rows = [row for row in rows if row.id not in members]
    story_of = store.stories.story_of(row.id for row in rows)
    kept: dict[int, None] = {}
    for story in dict.fromkeys(story_of.values()):
        its = [row for row in rows if story_of.get(row.id) == story]
        chosen = [min(its, key=lambda row: (row.published, row.id))]
        for row in sorted(its, key=lambda row: (-row.score, row.id)):
            if len(chosen) < MOST_EARLIER and all(abs(row.published - other.published) > A_STEP for other in chosen):
                chosen.append(row)
        kept |= dict.fromkeys(row.id for row in chosen)
    return list(kept)


def _reports(store: Store, heads: Sequence[Headline], begin: Set[int]) -> list[Report]:
    from reader.stories.copies import are_copies
    from reader.stories.fingerprint import signature_of
    from reader.stories.sentences import all_sentences
    from reader.stories.timeline import Report

    heads = sorted(heads, key=lambda head: (head.published, head.id))
    signs = {id: signature_of(row.features) for id, row in store.stories.features(h.id for h in heads).items()}
    copied = [head for head in heads if head.copies and head.id in signs]
    reports = []
    for head in heads:
        own = signs.get(head.id) if head.copies else None
        first = next((c.id for c in copied if own is not None and are_copies(signs[c.id], own)), None)
        copy_of = first if first != head.id else None
        said = all_sentences(block.text for block in _kept(store, head.id))
        reports.append(Report(head.id, head.published, tuple(said), copy_of, head.id in begin))
    return reports


def versions(store: Store, left: int, right: int) -> Versions:
    """Two articles sentence by sentence. Raises NothingFound."""
    from reader.stories.compare import compare, same_share
    from reader.stories.sentences import all_sentences

    heads = {head.id: head for head in store.lists.headlines([left, right])}
    if len(heads) < 2:
        raise NothingFound("there are no two articles to compare")
    texts = [[block.text for block in _kept(store, id)] for id in (left, right)]
    rows = compare(*map(all_sentences, texts))
    share = same_share("\n".join(texts[0]), "\n".join(texts[1]))
    return Versions(heads[left], heads[right], tuple((row.left, row.right, row.edited) for row in rows), share)


def _kept(store: Store, article_id: int) -> list[Block]:
    from reader.text.apply import decide

    text = store.texts.get(article_id)
    decisions = store.corrections.cut_decisions(article_id)
    return [b for b in (decide(text.blocks, decisions) if text else ()) if b.kept and b.kind in _TEXT_KINDS]
