"""The tables' side of `agreement`: what was heard of a name in all articles is summed up beside its count."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from reader.model import Entity, EntityKind, Mention
from reader.store.agreement import ENOUGH, heard, is_surer, kind_of, retyped
from reader.store.connection import Connection

EARLIER = 200
"""So many articles, the newest, are decided again at once when the archive learns what a name is."""


def said_of(db: Connection, names: Sequence[str]) -> dict[str, dict[EntityKind, tuple[float, int]]]:
    """Of each name and kind: what was heard, and in how many articles it is of that kind. Where a person took it for no
    name it stands all the same: undoing that shall find what was agreed on before."""
    said: dict[str, dict[EntityKind, tuple[float, int]]] = {}
    for name, kind, weight, articles in db.all(
        """select name, kind, heard, case when articles >= :enough then articles else
                  (select count(*) from (select 1 from entity_articles where entity_id = id limit :enough)) end
             from entities where name in (select value from json_each(:names))""",
        {"names": json.dumps(names), "enough": ENOUGH},
    ):
        said.setdefault(name, {})[kind] = (max(weight, 0.0), articles)
    return said


def agreed(
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    said: Mapping[str, Mapping[EntityKind, tuple[float, int]]],
    in_capitals: Collection[str] = (),
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The article with the kinds that it and the others agree on; `in_capitals` are names that it never writes else."""
    kinds = {}
    for entity in entities:
        if entity.votes:
            others = said.get(entity.name, {})
            articles = sum(times for _, times in others.values())
            weights = {kind: weight for kind, (weight, _) in others.items()}
            kinds[entity.name] = kind_of(entity, weights, articles, in_capitals=entity.name in in_capitals)
    return retyped(mentions, entities, kinds)


def add_heard(
    db: Connection, entities: Iterable[Entity], id_of: Callable[[Connection, str, str], int], sign: int = 1
) -> None:
    """What these entities' article says; taken away with a `sign` of -1."""
    db.executemany(
        "update entities set heard = round(heard + ?, 1) where id = ?",
        [
            (sign * weight, id_of(db, entity.name, kind))
            for entity in entities
            for kind, weight in heard(entity).items()
        ],
    )


def surer_of(entities: Iterable[Entity], before: Mapping[str, Mapping[EntityKind, tuple[float, int]]]) -> list[str]:
    """Names of whose kind the archive has become surer by this article."""
    names = []
    for entity in entities:
        if entity.votes:
            then = {kind: weight for kind, (weight, _) in before.get(entity.name, {}).items()}
            now = dict(then)
            for kind, weight in heard(entity).items():
                now[kind] = now.get(kind, 0.0) + weight
            if is_surer(then, now):
                names.append(entity.name)
    return names


def decided_otherwise(db: Connection, names: Sequence[str], article_id: int) -> list[int]:
    """Other articles in which these names are of another kind than the one most heard."""
    if not names:
        return []
    return [
        *db.column(
            """with rows as (select id, name, heard, articles from entities
                              where name in (select value from json_each(:names)))
               select distinct article_id from entity_articles where article_id <> :article and entity_id in
                 (select r.id from rows r where r.articles > 0
                    and r.heard < (select max(o.heard) from rows o where o.name = r.name))
                order by day desc limit :most""",
            {"names": json.dumps(names), "article": article_id, "most": EARLIER},
        )
    ]
