"""Names across the archive. An article's mentions are one packed row; only names (not sums or dates) are counted.

The day in `entity_articles` is the day of publication, so counts per week and "recent" are ranges of one index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

from reader.model import NAME_KINDS, Entity, EntityKind, EntityRow, Mention
from reader.store.capitals import key, learnt_from, named, names_of_raised, raised
from reader.store.connection import Connection
from reader.store.corrected import corrected, key_of
from reader.store.heard import add_heard, agreed, decided_otherwise, said_of, surer_of
from reader.store.packed_names import Found, found_names, ids_of, pack_names
from reader.store.part import Part, id_list, seconds

if TYPE_CHECKING:
    from reader.model import EntityKind
    from reader.store.connection import Connection
    from reader.store.store import Store

KEPT_KINDS: tuple[EntityKind, ...] = (*NAME_KINDS, "ticker")
OFTEN = 5
"""Articles from which the index of frequent names begins; see `entities_often` in the schema."""
_DAY = 86_400


class Entities(Part):
    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._ids: dict[tuple[str, str], int] = {}
        store.on_rollback(self._ids.clear)

    def save(
        self, article_id: int, published: datetime, mentions: Sequence[Mention], entities: Sequence[Entity]
    ) -> None:
        """In place of what was found in the article before."""
        day = seconds(published) // _DAY
        with self.store.write() as db:
            heard = self._forget(db, article_id)
            self.store.waiting.add("mentions", learnt_from(db, article_id, mentions, entities))
            surer = self._save(db, article_id, day, mentions, entities, heard=not heard)
            self.store.waiting.add("mentions", decided_otherwise(db, surer, article_id))

    def index_again(self, article_ids: Iterable[int]) -> None:
        """Names of these articles were corrected, or other articles tell more of them: what the archive counts is made
        anew from what was found."""
        with self.store.write() as db:
            for article_id in article_ids:
                row = db.one("select body from mentions where article_id = ?", (article_id,))
                if row is None:
                    continue
                known, found = ids_of(row[0]), found_names(row[0], as_written=True)
                if known is None or found is None:
                    self.store.damage.note("names", article_id)
                    continue
                self._forget(db, article_id)
                self._save(db, article_id, known[0], *found)

    def _save(
        self,
        db: Connection,
        article_id: int,
        day: int,
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        *,
        heard: bool = False,
    ) -> list[str]:
        """What was found is kept as it was found, with the kinds that the archive agrees on and its names for what
        stands in capitals; the counts follow the corrections. A name that is called otherwise or was corrected away
        keeps a row of no times, by which the article is found again when that no longer holds. Gives the names of whose
        kinds the archive is surer now."""
        called = names_of_raised(db, mentions, entities)
        written = {at: e.name for at, e in enumerate(entities) if (e.name, e.kind) in called}
        mentions, entities = named(mentions, entities, called)
        before = said_of(db, [entity.name for entity in entities if entity.votes])
        mentions, entities = agreed(mentions, entities, before, {e.name for e in raised(mentions, entities)})
        rules = self.store.corrections.name_rules(article_id)
        _, now = corrected(mentions, entities, rules)
        times = {(e.name, e.kind): e.count for e in now if e.kind in KEPT_KINDS}
        ids = {place: self._id(db, *place) for place in times}
        hidden = [self._id(db, name, entities[at].kind) for at, name in written.items()]
        for found in entities:
            if found.kind in KEPT_KINDS:
                id = ids.get((found.name, found.kind))
                if id is None:
                    id = self._id(db, found.name, found.kind)
                    hidden.append(id)
                self._aliases(db, id, found)
        db.executemany(
            "insert or ignore into entity_articles (entity_id, day, article_id, times) values (?, ?, ?, ?)",
            [
                *((ids[place], day, article_id, count) for place, count in times.items()),
                *((id, day, article_id, 0) for id in hidden),
            ],
        )
        db.executemany("update entities set articles = articles + 1 where id = ?", [(id,) for id in ids.values()])
        db.execute(
            "insert into mentions (article_id, body) values (?, ?)",
            (article_id, pack_names(day, [*ids.values()], hidden, mentions, entities, written)),
        )
        if not heard:
            add_heard(db, entities, self._id)
        return surer_of(entities, before)

    def _forget(self, db: Connection, article_id: int) -> bool:
        """False where the row is damaged: what it had said of the kinds of its names then stays said."""
        row = db.one("select body from mentions where article_id = ?", (article_id,))
        if row is None:
            return True
        db.execute("delete from mentions where article_id = ?", (article_id,))
        known, found = ids_of(row[0]), found_names(row[0])
        if known is None or found is None:
            self._forget_unread(db, article_id)
            return False
        day, ids, hidden = known
        db.executemany(
            "delete from entity_articles where entity_id = ? and day = ? and article_id = ?",
            [(id, day, article_id) for id in chain(ids, hidden)],
        )
        db.executemany("update entities set articles = articles - 1 where id = ?", [(id,) for id in ids])
        add_heard(db, found[1], self._id, -1)
        return True

    @staticmethod
    def _forget_unread(db: Connection, article_id: int) -> None:
        """Of an article whose row is damaged: its names are looked for among all."""
        db.execute(
            """update entities set articles = articles - 1 where id in
               (select entity_id from entity_articles where article_id = ? and times > 0)""",
            (article_id,),
        )
        db.execute("delete from entity_articles where article_id = ?", (article_id,))

    def _id(self, db: Connection, name: str, kind: str) -> int:
        place = (name, kind)
        id = self._ids.get(place)
        if id is None:
            row = db.one("select id from entities where name = ? and kind = ?", place)
            if row is None:
                id = db.execute("insert into entities (name, kind) values (?, ?)", place).lastrowid or 0
                _alias(db, id, name)
            else:
                id = int(row[0])
            if len(self._ids) > 50_000:
                self._ids.clear()
            self._ids[place] = id
        return id

    @staticmethod
    def _aliases(db: Connection, id: int, entity: Entity) -> None:
        for alias in entity.aliases:
            if alias != entity.name:
                _alias(db, id, alias)

    # ------------------------------------------------------------------ of an article

    def mentions(self, article_id: int) -> tuple[Mention, ...]:
        """As a person corrected them."""
        return self._corrected(article_id)[0]

    def mentions_of(self, ids: Iterable[int]) -> dict[int, tuple[Mention, ...]]:
        """As `mentions`, of several articles at once."""
        rows = self.store.read().all(
            "select article_id, body from mentions where article_id in (select value from json_each(?))",
            (id_list(ids),),
        )
        rules = self.store.corrections.name_rules_of([id for id, _ in rows])
        return {id: corrected(*self._found(id, body), rules[id])[0] for id, body in rows}

    def of_article(self, article_id: int) -> tuple[Entity, ...]:
        return self._corrected(article_id)[1]

    def _corrected(self, article_id: int) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
        row = self.store.read().one("select body from mentions where article_id = ?", (article_id,))
        if row is None:
            return (), ()
        return corrected(*self._found(article_id, row[0]), self.store.corrections.name_rules(article_id))

    def _found(self, article_id: int, body: bytes) -> Found:
        """What cannot be read is nothing for now, and found anew."""
        found = found_names(body)
        if found is None:
            self.store.damage.note("names", article_id)
        return found or ((), ())

    def has(self, article_id: int) -> bool:
        return self.store.read().one("select 1 from mentions where article_id = ?", (article_id,)) is not None

    # ------------------------------------------------------------------ of the archive

    def rows(self, kind: EntityKind | None = None, limit: int = 200) -> list[EntityRow]:
        """Names by how many articles they stand in."""
        db = self.store.read()
        of_kind = "" if kind is None else "and kind = :kind"
        found = db.all(
            f"select id, name, kind, articles from entities where articles >= {OFTEN} {of_kind} "
            "order by articles desc limit :limit",
            {"kind": kind, "limit": limit},
        )
        if len(found) < limit:
            found = db.all(
                f"select id, name, kind, articles from entities where articles > 0 {of_kind} "
                "order by articles desc, name limit :limit",
                {"kind": kind, "limit": limit},
            )
        return self._full(db, found)

    def find(self, name: str) -> list[EntityRow]:
        """The entities of that name or alias, in any case, most articles first; a corrected name leads to what it is
        called now."""
        db = self.store.read()
        rules = self.store.corrections.name_rules()
        found = db.all(
            """select e.id, e.name, e.kind, e.articles from aliases a join entities e on e.id = a.entity_id
                where a.key = ? group by e.id order by min(a.alias <> e.name), e.name <> ?, e.articles desc""",
            (key(name), name),
        )
        asked = key_of(name)
        found = [row for row in found if key_of(row[1]) == asked or (key_of(row[1]), asked) not in rules.apart]
        called = dict.fromkeys(rules.name_of(row[1]) for row in found if rules.name_of(row[1]) != row[1])
        for now in called or [rules.name_of(name)] * bool(rules.same):
            found += db.all(
                "select id, name, kind, articles from entities where name = ? order by articles desc", (now,)
            )
        # A name that was merged may still have articles that wait to be counted: what it is called now goes first.
        found.sort(key=lambda row: rules.name_of(row[1]) != row[1])
        return self._full(db, dict.fromkeys(row for row in found if row[3] > 0))

    def named(self, names: Iterable[str], most: int = 6) -> list[EntityRow]:
        """Entities whose own name is one of these, as written, most articles first."""
        db = self.store.read()
        return self._full(
            db,
            db.all(
                """select id, name, kind, articles from entities where name in (select value from json_each(?))
                    and articles > 0 order by articles desc, name limit ?""",
                (json.dumps([*names]), most),
            ),
        )

    def _full(self, db: Connection, found: Iterable[tuple[Any, ...]]) -> list[EntityRow]:
        since = self.store.now() // _DAY - 7
        rules = self.store.corrections.name_rules()
        rows = []
        for id, name, kind, articles in found:
            recent = db.number(
                "select count(*) from entity_articles where entity_id = ? and day > ? and times > 0", (id, since)
            )
            keys = [key.removeprefix("=") for key in rules.merged_into(name)]
            # A name merged into this one lends its spellings; only of its own rows, not of all that share one.
            aliases = db.column(
                """select alias from aliases where entity_id = :id and alias <> :name union
                   select alias from aliases where alias <> :name and entity_id in
                     (select a.entity_id from aliases a join entities e on e.id = a.entity_id and e.name = a.alias
                       where a.key in (select value from json_each(:keys))) order by alias""",
                {"id": id, "name": name, "keys": json.dumps(keys)},
            )
            kept = [
                alias
                for alias in dict.fromkeys(aliases)
                if key_of(alias) not in rules.no_names and (key_of(name), key_of(alias)) not in rules.apart
            ]
            rows.append(EntityRow(id, name, kind, articles, recent, tuple(kept)))
        return rows

    def articles(self, entity_id: int, limit: int = 100, *, after: int = 0) -> list[int]:
        """Newest first, of the days after `after`."""
        return [
            *self.store.read().column(
                """select article_id from entity_articles where entity_id = ? and day > ? and times > 0
                    order by day desc, article_id desc limit ?""",
                (entity_id, after, limit),
            )
        ]

    def clear(self) -> None:
        """Forget all names, for a rebuild."""
        with self.store.write() as db:
            for table in ("mentions", "entity_articles", "aliases", "entities"):
                db.execute(f"delete from {table}")
            self._ids.clear()


def _alias(db: Connection, id: int, alias: str) -> None:
    db.execute("insert or ignore into aliases (key, entity_id, alias) values (?, ?, ?)", (key(alias), id, alias))
