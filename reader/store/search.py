"""Full-text search: two tables of FTS5, one of titles with prefixes for the half-typed word, one of titles and bodies.

Both are contentless, because texts are kept packed. Taking a row out needs the words that went in, so `forget` must run
before a title or text changes, never after. Ranking looks at the newest matches only: bm25 over every match of
a common word costs seconds on a large archive.
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from reader.model import decision_on
from reader.query import EVERYTHING, And, Phrase, Word, all_of, parse, words_of
from reader.store.compile import predicate
from reader.store.connection import Interrupted
from reader.store.damage import numbers_in
from reader.store.part import Part, id_list
from reader.store.snippets import Snippets
from reader.store.texts import unpacked
from reader.store.words import fts_string, set_apart

if TYPE_CHECKING:
    from reader.query import Node
    from reader.store.compile import Parameters
    from reader.store.connection import Connection
    from reader.store.snippets import Snippet
    from reader.store.store import Store

RANKED = 2_000
LIVE_RANKED = 1_000
LIVE_LOOKED_AT = 4_000
TITLE_WEIGHT = 4.0
_AMONG = "article_id in (select value from json_each(?))"


class Search(Part):
    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._running: dict[int, Connection] = {}
        self._guard = threading.Lock()
        self._snippets = Snippets()

    # ------------------------------------------------------------------ the index

    def index(self, ids: Sequence[int]) -> list[int]:
        """Put articles into the index as a person reads them, with what they decided about lines, and take them off the
        waiting list. Gives those that were there with other lines: their names are to be found anew."""
        with self.store.write() as db:
            held = dict(db.all(f"select article_id, decided from indexed where {_AMONG}", (id_list(ids),)))
            decided = self._decided(db, ids)
            there = [id for id in ids if id in held and held[id] != decided.get(id, "")]
            self.forget(db, there)
            rows = sorted(_words(db, [id for id in ids if id not in held or id in there], decided))
            db.executemany("insert into titles (rowid, title) values (?, ?)", [(id, title) for id, title, _ in rows])
            db.executemany("insert into bodies (rowid, title, body) values (?, ?, ?)", rows)
            db.executemany(
                "insert into indexed (article_id, decided) values (?, ?)",
                [(id, decided.get(id, "")) for id, _, _ in rows],
            )
            self.store.waiting.done("index", ids)
            return there

    def forget(self, db: Connection, ids: Sequence[int]) -> None:
        """Take articles out of the index, inside the transaction that is about to change their words."""
        there = dict(db.all(f"select article_id, decided from indexed where {_AMONG}", (id_list(ids),)))
        if not there:
            return
        rows = [*_words(db, there, there)]
        db.executemany(
            "insert into titles (titles, rowid, title) values ('delete', ?, ?)", [(id, title) for id, title, _ in rows]
        )
        db.executemany("insert into bodies (bodies, rowid, title, body) values ('delete', ?, ?, ?)", rows)
        db.executemany("delete from indexed where article_id = ?", [(id,) for id in there])

    def clear(self) -> None:
        """Empty the index and have everything indexed anew."""
        with self.store.write() as db:
            db.execute("insert into titles (titles) values ('delete-all')")
            db.execute("insert into bodies (bodies) values ('delete-all')")
            db.execute("delete from indexed")
            db.execute(
                """insert or ignore into waiting (stage, published_at, article_id)
                   select 'index', published_at, article_id from statuses"""
            )

    def _decided(self, db: Connection, ids: Sequence[int]) -> dict[int, str]:
        """Of each article about whose lines something was decided: which of them that turns, as `_words` reads it."""
        if not db.number("select exists (select 1 from corrections where kind = 'cut')"):
            return {}
        found = {}
        for id, body in db.all(f"select article_id, body from texts where {_AMONG}", (id_list(ids),)):
            decisions = self.store.corrections.cut_decisions(id)
            if decisions:
                text = unpacked(body)
                blocks = text.blocks if text is not None else ()
                made = ((number, decision_on(block, decisions)) for number, block in enumerate(blocks))
                turned = [n for n, decision in made if decision is not None and decision.keep != blocks[n].kept]
                found[id] = " ".join(map(str, turned))
        return found

    # ------------------------------------------------------------------ searching

    def search(self, query: str | Node, limit: int = 100, *, live: bool = False) -> list[tuple[int, float]]:
        """(article, score) with the best first. `live`: the last word may be half-typed.

        Raises Interrupted when `stop` was called from another thread meanwhile.
        """
        tree = parse(query, half_typed=live) if isinstance(query, str) else query
        tree = self.store.corrections.as_called(tree)
        half = isinstance(query, str) and live and not query[-1:].isspace()
        words, rest = _split(tree)
        with self._interruptible() as db:
            if not any(fts_string(word) for word in words):
                ids = self.store.lists.ids(tree) if words or rest else array("q")
                return [(id, 0.0) for id in ids[:limit]]
            if half and isinstance(words[-1], Word) and fts_string(words[-1]):
                return self._live(db, words, rest, limit)
            return _ranked(db, "bodies", words, rest, limit, LIVE_RANKED if live else RANKED, self.store.clock())

    def _live(self, db: Connection, words: list[Word | Phrase], rest: Node, limit: int) -> list[tuple[int, float]]:
        """Titles that hold all words, the last as a beginning, ranked; then, newest first, texts with the whole words
        whose title has the half one; then texts in which the last word stands as it is."""
        *whole, last = words
        half = Word(last.text, prefix=True)
        now = self.store.clock()
        found = dict(_ranked(db, "titles", [*whole, half], rest, limit, LIVE_RANKED, now))
        further: list[int] = []
        if len(found) < limit and any(fts_string(word) for word in whole):
            further += _newest(db, whole, rest, limit, now, half)
        if len(found) + len(further) < limit and (len(last.text) > 1 or not last.text.isascii()):
            further += _newest(db, words, rest, limit, now)
        least = min(found.values(), default=0.0)
        for place, id in enumerate(further, 1):
            found.setdefault(id, min(least, 0.0) - place / 1e3)
        return sorted(found.items(), key=lambda hit: (-hit[1], -hit[0]))[:limit]

    def stop(self) -> None:
        """Interrupt the searches that run in other threads: something newer was typed."""
        with self._guard:
            for db in self._running.values():
                db.interrupt()

    @contextmanager
    def _interruptible(self) -> Iterator[Connection]:
        db, me = self.store.read(), threading.get_ident()
        with self._guard:
            self._running[me] = db
        try:
            yield db
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
                raise Interrupted from None
            raise
        finally:
            with self._guard:
                self._running.pop(me, None)

    def snippets(self, query: str | Node, ids: Sequence[int]) -> dict[int, Snippet]:
        """A passage of each article with the words that matched; for visible rows only, it costs about 0.5 ms each."""
        tree = parse(query, half_typed=True) if isinstance(query, str) else query
        db = self.store.read()
        decided = self._decided(db, ids)
        texts = {
            id: _text(body, decided.get(id, ""))
            for id, body in db.all(f"select article_id, body from texts where {_AMONG}", (id_list(ids),))
        }
        return self._snippets.of([word for word in words_of(tree) if fts_string(word)], texts)


def _words(db: Connection, ids: Iterable[int], decided: Mapping[int, str]) -> Iterator[tuple[int, str, str]]:
    """(article, title, body) as indexed: the kept blocks, each character of an unspaced script apart. `decided`: the
    numbers of those blocks of an article that a person turned from cut to kept or back."""
    rows = db.all(
        """select a.id, a.title, t.body from articles a left join texts t on t.article_id = a.id
            where a.id in (select value from json_each(?))""",
        (id_list(ids),),
    )
    for id, title, body in rows:
        yield id, set_apart(title), "" if body is None else set_apart(_text(body, decided.get(id, "")))


def _text(body: bytes, turned: str) -> str:
    text = unpacked(body)
    if text is None:
        return ""
    if not turned:
        return text.text
    numbers = {*numbers_in(turned)}
    blocks = enumerate(text.blocks)
    return "\n\n".join(block.text for n, block in blocks if block.kept is not (n in numbers) and block.text)


def _split(tree: Node) -> tuple[list[Word | Phrase], Node]:
    """The plain words that must all stand, which can be ranked, and the rest, which filters."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    words = [part for part in parts if isinstance(part, Word | Phrase)]
    if not words:  # words inside an OR only: rank by those, filter by the whole
        found = [*words_of(tree)]
        return ([], tree) if len(found) != 1 else (found, tree)
    return words, all_of(*(part for part in parts if not isinstance(part, Word | Phrase)))


def _ranked(
    db: Connection, table: str, words: Sequence[Word | Phrase], rest: Node, limit: int, newest: int, now: datetime
) -> list[tuple[int, float]]:
    rank = f"bm25({table}, {TITLE_WEIGHT}, 1.0)" if table == "bodies" else "bm25(titles)"
    filtered, parameters = _filter(rest, now)
    return db.all(
        f"""select h.id, h.score from (
                select rowid as id, -{rank} as score from {table} where {table} match ? {filtered}
                 order by rowid desc limit ?
            ) h join statuses s on s.article_id = h.id and s.listed = 1
            order by h.score desc, h.id desc limit ?""",
        (_all(words), *parameters, newest, limit),
    )


def _newest(
    db: Connection, words: Sequence[Word | Phrase], rest: Node, limit: int, now: datetime, titled: Word | None = None
) -> list[int]:
    """The newest texts with all words, without rank: bm25 would have to walk every article of each word first."""
    filtered, parameters = _filter(rest, now)
    in_title = ""
    if titled is not None:
        in_title = "where h.id in (select rowid from titles where titles match ? order by rowid desc limit ?)"
        parameters = [*parameters, LIVE_LOOKED_AT, _all([titled]), LIVE_LOOKED_AT]
    else:
        parameters = [*parameters, LIVE_LOOKED_AT]
    found = db.column(
        f"""select h.id from (
                select rowid as id from bodies where bodies match ? {filtered} order by rowid desc limit ?
            ) h join statuses s on s.article_id = h.id and s.listed = 1 {in_title}
            order by h.id desc limit ?""",
        (_all(words), *parameters, limit),
    )
    return [*found]


def _filter(rest: Node, now: datetime) -> tuple[str, Parameters]:
    if rest == EVERYTHING:
        return "", []
    where, parameters = predicate(rest, now)
    # The plus keeps SQLite from asking the full-text table anew for each row of the other one.
    return f"and +rowid in (select s.article_id from statuses s where {where})", parameters


def _all(words: Sequence[Word | Phrase]) -> str:
    return " AND ".join(filter(None, map(fts_string, words)))
