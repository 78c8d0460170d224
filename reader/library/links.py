"""What is linked with an article, with reasons checked in both texts; cached until a story changes."""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from reader.errors import NothingFound
from reader.model import Linked, Related

if TYPE_CHECKING:
    from reader.config import Config
    from reader.model import Headline
    from reader.store import Store
    from reader.stories.reasons import Read
    from reader.stories.related import Ranked, Sections

YEARS_BACK = 5
PER_TERM = 150
COMPARED = 80
COMMON, COMMON_SHARE = 8, 0.01
"""A name of more articles than this and this share of all is common: the country, its capital, a giant."""
_DAY = 86_400
SECTIONS = ("copies", "same_story", "earlier", "background")


def related(store: Store, config: Config, article_id: int) -> Related:
    """The four sections of the sidebar. Empty sections until the article's names have been found."""
    heads = store.lists.headlines([article_id])
    if not heads:
        raise NothingFound(f"there is no article {article_id}")
    stamp = store.stories.stamp(article_id) ^ zlib.crc32(config.stories.embed.encode())
    cached = store.stories.links(article_id, stamp)
    known = _known_sections(cached) if cached is not None else None
    if known is not None:
        return _filled(store, article_id, known)
    found = _sections(store, config, heads[0])
    if found is None:
        return Related()
    sections = _with_reasons(store, heads[0], found)
    if not store.read_only:
        store.stories.save_links(article_id, json.dumps(sections, ensure_ascii=False).encode(), stamp)
    return _filled(store, article_id, sections)


def _known_sections(cached: bytes) -> dict[str, list[list[Any]]] | None:
    """What was remembered; None where it cannot be read, for then it is found again."""
    try:
        found = json.loads(cached)
        return {
            name: [[int(id), float(score), [str(reason) for reason in why]] for id, score, why in found[name]]
            for name in SECTIONS
        }
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return None


def _sections(store: Store, config: Config, head: Headline) -> Sections | None:
    from reader.refresh.meaning import with_meaning
    from reader.refresh.placing import compared
    from reader.stories.cluster import most_promising
    from reader.stories.fingerprint import unpack
    from reader.stories.related import sections

    row = store.stories.features([head.id]).get(head.id)
    if row is None:
        return None
    here = unpack(row.features)
    day = int(row.published.timestamp()) // _DAY
    sharing = store.stories.with_terms(here.posted(), day - 366 * YEARS_BACK, day + 60, PER_TERM)
    sharing.pop(head.id, None)
    wanted = most_promising(sharing, {**here.words, **here.names}, COMPARED)
    if row.story_id is not None:
        wanted += store.stories.members(row.story_id)[-60:]
    others = store.stories.features([id for id in dict.fromkeys(wanted) if id != head.id])
    late = row.published + timedelta(days=60)
    near = {id: other for id, other in others.items() if other.published <= late}
    candidates = with_meaning(store, config, head.id, compared(store, head, here, near))
    found = sections(here.signature, row.published, row.story_id, candidates)
    if not config.stories.background:
        from dataclasses import replace

        found = replace(found, background=())
    return found


def _with_reasons(store: Store, head: Headline, found: Sections) -> dict[str, list[list[Any]]]:
    """Rows as [id, score, reasons]; a row whose only reason is its date is not worth showing."""
    from reader.stories.reasons import evidence, reasons
    from reader.stories.related import LIMITS

    everything = [*found.copies, *found.same_story, *found.earlier, *found.background]
    heads = {h.id: h for h in store.lists.headlines([row.article_id for row in everything])}
    texts = reads(store, [head, *heads.values()])
    here = texts[head.id]
    rarity, generic = rarity_of(store), _generic(store)

    def rows(ranked: Iterable[Ranked], *, copy: bool = False, least: float = 0.0) -> list[list[Any]]:
        shown = []
        for row in ranked:
            other = heads.get(row.article_id)
            if other is None:
                continue
            there = texts[other.id]
            if least and not row.alike and evidence(here, there, generic) < least:
                continue
            why = reasons(here, there, rarity, copy=copy)
            if len(why) > 1:
                shown.append([row.article_id, round(row.score, 4), list(why)])
        return shown

    return {
        "copies": rows(found.copies, copy=True),
        "same_story": rows(found.same_story),
        "earlier": rows(found.earlier, least=0.5)[: LIMITS["earlier"]],
        "background": rows(found.background, least=1.0)[: LIMITS["background"]],
    }


def reads(store: Store, heads: Sequence[Headline]) -> dict[int, Read]:
    from reader.stories.reasons import read
    from reader.text.apply import decide

    ids = [head.id for head in heads]
    texts, mentions = store.texts.of(ids), store.entities.mentions_of(ids)
    decisions = store.corrections.cut_decisions_of(ids)
    found = {}
    for head in heads:
        blocks = decide(texts[head.id].blocks, decisions.get(head.id, {})) if head.id in texts else ()
        found[head.id] = read(head.title, blocks, mentions.get(head.id, ()), head.published, head.url, source=head.feed)
    return found


def _generic(store: Store) -> Callable[[str], bool]:
    """Whether a name stands in so many articles of this archive that it links nothing."""
    from reader.stories.terms import short_id

    most = COMMON + COMMON_SHARE * store.stories.n()

    @cache
    def is_generic(name: str) -> bool:
        terms = [short_id(name, "@")]
        return store.stories.df(terms).get(terms[0], 0) > most

    return is_generic


def rarity_of(store: Store) -> Callable[[str], float]:
    """Inverse document frequency of a name or a stemmed word in this archive."""
    from reader.stories.background import with_background
    from reader.stories.terms import short_id

    own_total = store.stories.n()

    def rate(name: str) -> float:
        terms = [short_id(name, "@"), short_id(name)]
        seen, total = with_background(terms, store.stories.df(terms), own_total)
        return math.log((total + 1) / (max(seen.values()) + 0.5))

    known: dict[str, float] = {}

    def remembered(name: str) -> float:
        if name not in known:
            known[name] = rate(name)
        return known[name]

    return remembered


def _filled(store: Store, article_id: int, sections: dict[str, list[list[Any]]]) -> Related:
    """Rows with today's titles and read marks, without those that a person took away."""
    ids = [row[0] for rows in sections.values() for row in rows]
    hidden = store.corrections.partners("unrelated", article_id)
    heads = {head.id: head for head in store.lists.headlines(ids)}

    def linked(rows: Sequence[Sequence[Any]]) -> tuple[Linked, ...]:
        return tuple(
            Linked(h.id, h.title, h.feed, h.published, float(score), tuple(why), h.read)
            for id, score, why in rows
            if (h := heads.get(id)) is not None and id not in hidden
        )

    return Related(**{name: linked(rows) for name, rows in sections.items()})
