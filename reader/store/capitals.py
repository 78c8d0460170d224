"""A name that an article writes in capitals throughout is the archive's name of the same letters: "PELLUX" is Pellux.

Only one that is written so by itself counts, and only if there is just one of them; acronyms and lone surnames join
nothing, because "WHO" is not Who. What was found is kept beside, so that it can be decided anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import NAME_KINDS, Entity, EntityKind, Mention
from reader.store.packed_names import found_names

if TYPE_CHECKING:
    from reader.store.connection import Connection

_ACRONYM = 4
"""Letters of the longest lone word that may be one: WHO, AIDS. Longer ones are the same thing in small letters
("UNICEF" and "Unicef")."""
_SURNAME = 4
"""Letters from which on a word of capitals in a person's name is no initials: "Margit SOLHEIM"."""
_LOOKED_INTO = 200
"""The newest articles of a name, where it must be known whether any writes it in small letters."""
_TITLED: tuple[EntityKind, ...] = ("person", "place")
"""Kinds whose names are shown in small letters even if no article has them so."""
_POSSESSIVE = re.compile(r"['’]s?$", re.I)
_NUMERAL = re.compile(r"[IVXLC]+")
_PARTICLES = frozenset("al bin da de del della den der di dos du el la le san st ten ter van von zu".split())
"""With a family name they are no more than that."""
Place = tuple[str, EntityKind]
Row = tuple[int, str, EntityKind]


def in_capitals(text: str, kind: EntityKind) -> bool:
    """ "PELLUX", "PELLUX’s"; of people also "Margit SOLHEIM" and "Ronald McALLISTER"."""
    text = _POSSESSIVE.sub("", text)
    return text.isupper() or (kind == "person" and any(map(_is_raised_surname, text.split())))


def _is_raised_surname(word: str) -> bool:
    return len(word) >= _SURNAME and word[3:].isupper() and "." not in word and not _NUMERAL.fullmatch(word)


def may_join(name: str, kind: EntityKind) -> bool:
    """False for what may be an acronym, and for a family name alone."""
    if kind not in NAME_KINDS:
        return False
    words = name.split()
    if kind == "person":
        return sum(word.casefold() not in _PARTICLES for word in words) > 1
    return len(words) > 1 or sum(map(str.isalpha, name)) > _ACRONYM


def raised(mentions: Iterable[Mention], entities: Sequence[Entity]) -> list[Entity]:
    """The names that the article writes in capitals wherever they stand."""
    quiet = {(m.entity, m.kind) for m in mentions if not in_capitals(m.text, m.kind)}
    written = {(m.entity, m.kind) for m in mentions} - quiet
    return [e for e in entities if (e.name, e.kind) in written and may_join(e.name, e.kind)]


def named(
    mentions: Sequence[Mention], entities: Sequence[Entity], names: Mapping[Place, str]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """With other names for some. What is raised stays among the spellings; a name that was set in small letters by
    rule ("Ronald Mcallister") is none."""
    if not names:
        return tuple(mentions), tuple(entities)
    called = {place[0]: name for place, name in names.items()}

    def renamed(entity: Entity) -> Entity:
        parent = called.get(entity.parent, entity.parent) if entity.parent else None
        name = names.get((entity.name, entity.kind))
        if name is None:
            return entity if parent == entity.parent else replace(entity, parent=parent)
        spelt = (entity.name,) if in_capitals(entity.name, entity.kind) else ()
        aliases = sorted({alias for alias in (*entity.aliases, *spelt) if alias != name})
        return replace(entity, name=name, aliases=tuple(aliases), parent=parent)

    return tuple(
        replace(m, entity=names[m.entity, m.kind]) if (m.entity, m.kind) in names else m for m in mentions
    ), tuple(map(renamed, entities))


# --------------------------------------------------------------------------- the archive


def names_of_raised(db: Connection, mentions: Sequence[Mention], entities: Sequence[Entity]) -> dict[Place, str]:
    """What the archive calls those names of an article (whose own rows are not there) that stand in capitals."""
    loud = raised(mentions, entities)
    if not loud:
        return {}
    known = _known(db, [entity.name for entity in loud])
    own = {entity.name for entity in entities}
    found = {}
    for entity in loud:
        name = _only_one(db, entity, known.get(key(entity.name), []))
        if name is not None and name not in own:
            found[entity.name, entity.kind] = name
    return found


def _only_one(db: Connection, entity: Entity, rows: Sequence[Row]) -> str | None:
    """The one name of this kind, else, where the kind is open, of any, that others write in small letters."""
    small = [row for row in rows if not in_capitals(row[1], row[2])]
    own = entity.votes[0][0] if entity.votes else entity.kind
    of_kind = [row for row in small if row[2] == own]
    if not entity.votes or any(row[1] != entity.name for row in of_kind):
        small = of_kind
    names = {row[1] for row in small if _is_written_so(db, row, rows)}
    return names.pop() if len(names) == 1 and entity.name not in names else None


def learnt_from(db: Connection, article_id: int, mentions: Sequence[Mention], entities: Sequence[Entity]) -> list[int]:
    """Articles with names in capitals that are to be decided anew, because this article (whose own rows are not there)
    is the first to write such a name in small letters."""
    loud = {(entity.name, entity.kind) for entity in raised(mentions, entities)}
    quiet = [e for e in entities if (e.name, e.kind) not in loud and may_join(e.name, e.kind)]
    known = _known(db, [entity.name for entity in quiet])
    whole: set[int] = set()
    left: set[int] = set()
    for entity in quiet:
        rows = known.get(key(entity.name), [])
        others = [row for row in rows if row[1] != entity.name]
        # Nearly every name is the only one of its letters, or one that other articles have written before.
        if others and not any(_is_written_so(db, row, rows) for row in rows if row[1:] == (entity.name, entity.kind)):
            whole |= {id for id, name, kind in others if in_capitals(name, kind) or _is_titled(name, kind)}
            left |= {id for id, name, kind in rows if name == entity.name and _is_titled(name, kind)}
    if not whole and not left:
        return []
    return [
        *db.column(
            """select distinct article_id from entity_articles where article_id <> :article
                and (entity_id in (select value from json_each(:whole))
                     or (times = 0 and entity_id in (select value from json_each(:left))))""",
            {"article": article_id, "whole": json.dumps([*whole]), "left": json.dumps([*left])},
        )
    ]


def _known(db: Connection, names: Sequence[str]) -> dict[str, list[Row]]:
    """Key to the (id, name, kind) of all names of the archive with these letters."""
    known: dict[str, list[Row]] = {}
    for letters, id, name, kind in db.all(
        """select a.key, e.id, e.name, e.kind from aliases a join entities e on e.id = a.entity_id and e.name = a.alias
            where a.key in (select value from json_each(?))
              and exists (select 1 from entity_articles where entity_id = e.id)""",
        (json.dumps(sorted({key(name) for name in names})),),
    ):
        known.setdefault(letters, []).append((id, name, kind))
    return known


def _is_written_so(db: Connection, row: Row, rows: Sequence[Row]) -> bool:
    """True when an article writes the name like this, not only because capitals were taken for it or shown so. An
    article whose capitals were taken for it has a row of no times at the name that was found, one of `rows`."""
    id, name, kind = row
    articles = db.column(
        """select e.article_id from entity_articles e where e.entity_id = :id and not exists
             (select 1 from entity_articles o where o.day = e.day and o.article_id = e.article_id
               and o.entity_id in (select value from json_each(:others)))
            order by e.day desc, e.article_id desc limit :most""",
        {"id": id, "others": json.dumps([other[0] for other in rows if other[1] != name]), "most": _LOOKED_INTO},
    )
    if not _is_titled(name, kind):
        return bool(articles)
    for article_id in articles:
        body = db.one("select body from mentions where article_id = ?", (article_id,))
        found = found_names(body[0]) if body else None
        if found and any(m.entity == name and not in_capitals(m.text, m.kind) for m in found[0]):
            return True
    return False


def _is_titled(name: str, kind: EntityKind) -> bool:
    return kind in _TITLED and name == name.title()


def key(name: str) -> str:
    """What two names must share to be of the same letters."""
    return " ".join(name.casefold().split())
