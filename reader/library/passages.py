"""The passage of each article that a search found: around its words, else around the amount, day or name asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.model import TITLE_BLOCK, Hit
from reader.query import And, Field, Or, parse
from reader.query.parse import VALUE_FIELDS

if TYPE_CHECKING:
    from datetime import date

    from reader.model import Block, Headline, Mention
    from reader.query import Node
    from reader.store import Store

LOOKED_AT = 24
"""Of the places in one article that hold something asked for."""
Marks = tuple[tuple[int, int], ...]


def snippets(store: Store, text: str, ids: Sequence[int]) -> dict[int, Hit]:
    heads = {head.id: head for head in store.lists.headlines(ids)}
    shown = store.search.snippets(text, ids)
    found = {id: Hit(heads[id], 0.0, snip.text, snip.marks) for id, snip in shown.items() if id in heads}
    fields = [*_asked(parse(text, half_typed=True))]
    if fields:
        plain = {id: hit.headline for id, hit in found.items() if not hit.marks}
        for id, (passage, marks) in _of_fields(store, fields, plain).items():
            found[id] = Hit(heads[id], 0.0, passage, marks)
    return found


def _asked(tree: Node) -> Iterator[Field]:
    """Amounts, days and names that an article must or may hold; what it must not hold stands nowhere in it."""
    match tree:
        case Field(name, _) if name in VALUE_FIELDS or name == "entity":
            yield tree
        case And(parts) | Or(parts):
            for part in parts:
                yield from _asked(part)


def _of_fields(store: Store, fields: Sequence[Field], heads: dict[int, Headline]) -> dict[int, tuple[str, Marks]]:
    from reader.entities.crowns import crowns_of
    from reader.library.pages import standing

    today = store.clock().astimezone().date()
    wanted = [_Wanted(store, field, today) for field in fields]
    found: dict[int, tuple[str, Marks]] = {}
    for id, mentions in store.entities.mentions_of(heads).items():
        text, head = store.texts.get(id), heads[id]
        blocks: Sequence[Block] = text.blocks if text is not None else ()
        met: list[tuple[Mention, set[int]]] = []
        crowns = crowns_of(mentions)
        for mention in sorted(standing(mentions, head.title, blocks), key=lambda m: m.block == TITLE_BLOCK):
            asked = {n for n, each in enumerate(wanted) if each.is_met(mention, head.published, crowns)}
            if asked:
                met.append((mention, asked))
        if met:
            found[id] = _fullest(met[:LOOKED_AT], head.title, blocks, len(wanted))
    return found


def _fullest(
    met: Sequence[tuple[Mention, set[int]]], title: str, blocks: Sequence[Block], in_all: int
) -> tuple[str, Marks]:
    """The first of the sentences that hold most of what was asked for, with all of it marked."""
    from reader.text.sentences import sentence_around

    best: tuple[int, str, Marks] = (0, "", ())
    for mention, _ in met:
        whole = title if mention.block == TITLE_BLOCK else blocks[mention.block].text
        sentence, start, _ = sentence_around(whole, mention.start, mention.end)
        at = start - mention.start
        inside = [
            (m, asked)
            for m, asked in met
            if m.block == mention.block and m.start + at >= 0 and m.end + at <= len(sentence)
        ]
        held = len(set[int]().union(*(asked for _, asked in inside)))
        if held > best[0]:
            marks = tuple((m.start + at, m.end + at) for m, _ in inside)
            best = held, " ".join(sentence.split("\n")), marks
        if held == in_all:
            break
    return best[1], best[2]


class _Wanted:
    """One field, understood once."""

    def __init__(self, store: Store, field: Field, today: date) -> None:
        from reader.model.units import unit_of
        from reader.query.values import span_of
        from reader.store.compile import OF_KIND
        from reader.store.corrected import key_of

        self._kind = field.name
        self._key_of = key_of
        self._units: frozenset[str] = frozenset()
        if field.name == "entity":
            of_kind = OF_KIND.match(field.value)
            name = of_kind[1] if of_kind is not None else field.value
            self._keys = {key_of(name), key_of(store.corrections.name_rules().name_of(name))}
            return
        self._span = span_of(field.name, field.value, today)
        unit = self._span.unit
        self._units = frozenset(each.lower() for each in (unit, unit_of(unit)) if each)

    def is_met(self, mention: Mention, published: datetime, crowns: Mapping[str, str]) -> bool:
        if self._kind == "entity":
            return self._key_of(mention.entity) in self._keys or self._key_of(mention.text) in self._keys
        if mention.kind != self._kind:
            return False
        from reader.refresh.values import values_of

        span = self._span
        return any(
            (value.value >= span.low and value.upper <= span.high)
            if span.within
            else (value.upper >= span.low and value.value <= span.high)
            for value in values_of((mention,), published, crowns)
            if not self._units or value.unit.lower() in self._units
        )
