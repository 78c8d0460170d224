"""What a mark does to the tables, and what undoes it.

An effect is a JSON list: its name and its arguments. `perform` changes only what is not so already and gives back the
effect that restores exactly that, or None when nothing changed: articles that were read before stay read on undo.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from reader.clean import whole_number
from reader.store.connection import Connection
from reader.store.corrected import NAME_CORRECTIONS
from reader.store.damage import as_dict
from reader.store.feeds import count, relist, relist_feed
from reader.store.part import id_list
from reader.store.stories import restamp

if TYPE_CHECKING:
    from reader.clean import whole_number

Effect = list[Any]

_FEED_COLUMNS = ("given_title", "folder", "settings", "removed_at")
_ASKED = "select value from json_each(:subject)"


def perform(db: Connection, effect: Effect) -> Effect | None:
    name, *arguments = effect
    inverse = EFFECTS[name](db, *arguments)
    return None if inverse is None else [name, *inverse]


def ids_in(effects: Iterable[Effect]) -> tuple[int, ...]:
    """The articles that effects are about, each once."""
    found: dict[int, None] = {}
    for name, *arguments in effects:
        if name in ("read", "star"):
            found |= dict.fromkeys(arguments[1])
        elif name == "tag":
            found |= dict.fromkeys(arguments[2])
        elif name == "note":
            found[arguments[0]] = None
        elif name == "filed":
            found |= dict.fromkeys(row[2] for row in arguments[1])
        elif name == "correction" and arguments[0] in ("cut", "text", "not-name"):
            if (id := whole_number(arguments[1])) is not None:  # not a source, not everywhere
                found[id] = None
        elif name == "watched":
            found[arguments[1]] = None
        elif name == "joined":
            found |= dict.fromkeys(arguments[0])
    return tuple(found)


def _read(db: Connection, value: bool, ids: list[int]) -> list[Any] | None:
    changed = db.all(
        "select article_id, listed from statuses where article_id in (select value from json_each(?)) and read <> ?",
        (id_list(ids), value),
    )
    if not changed:
        return None
    asked = id_list(id for id, _ in changed)
    db.execute("update statuses set read = ? where article_id in (select value from json_each(?))", (value, asked))
    sign = -1 if value else 1
    per_feed = db.all(
        """select feed_id, count(*) from entries where article_id in (select value from json_each(?))
           group by feed_id""",
        (asked,),
    )
    db.executemany("update feeds set unread = unread + ? where id = ?", [(sign * n, feed) for feed, n in per_feed])
    count(db, "unread", sign * sum(listed for _, listed in changed))
    return [not value, [id for id, _ in changed]]


def _star(db: Connection, value: bool, ids: list[int]) -> list[Any] | None:
    changed = [
        *db.column(
            "select article_id from statuses where article_id in (select value from json_each(?)) and starred <> ?",
            (id_list(ids), value),
        )
    ]
    if not changed:
        return None
    asked = id_list(changed)
    db.execute("update statuses set starred = ? where article_id in (select value from json_each(?))", (value, asked))
    count(db, "starred", len(changed) if value else -len(changed))
    relist(db, _ASKED, asked)
    return [not value, changed]


def _tag(db: Connection, name: str, value: bool, ids: list[int]) -> list[Any] | None:
    has = "exists (select 1 from tags t where t.article_id = s.article_id and t.name = ?)"
    changed = [
        *db.column(
            f"""select article_id from statuses s where article_id in (select value from json_each(?))
                and {has} <> ?""",
            (id_list(ids), name, value),
        )
    ]
    if not changed:
        return None
    change = "insert into tags (article_id, name) values (?, ?)"
    if not value:
        change = "delete from tags where article_id = ? and name = ?"
    db.executemany(change, [(id, name) for id in changed])
    relist(db, _ASKED, id_list(changed))
    return [name, not value, changed]


def _note(db: Connection, article_id: int, note: str) -> list[Any] | None:
    row = db.one("select note from notes where article_id = ?", (article_id,))
    before = "" if row is None else str(row[0])
    if before == note:
        return None
    if note:
        db.execute("insert or replace into notes (article_id, note) values (?, ?)", (article_id, note))
    else:
        db.execute("delete from notes where article_id = ?", (article_id,))
    relist(db, _ASKED, id_list((article_id,)))
    return [article_id, before]


def _correction(db: Connection, kind: str, subject: str, object: str, value: str | None) -> list[Any] | None:
    place = (kind, subject, object)
    row = db.one("select value from corrections where kind = ? and subject = ? and object = ?", place)
    before = None if row is None else str(row[0])
    if before == value:
        return None
    if value is None:
        db.execute("delete from corrections where kind = ? and subject = ? and object = ?", place)
    else:
        db.execute("insert or replace into corrections (kind, subject, object, value) values (?, ?, ?, ?)",
                   (*place, value))  # fmt: skip
    if kind in NAME_CORRECTIONS:
        _names_touched(db, subject, object)
    if kind == "cut":
        _lines_touched(db, subject)
    return [kind, subject, object, before]


def _lines_touched(db: Connection, subject: str) -> None:
    """What a decision about a line may change waits for the index, which finds out which articles hold that line; of
    the one article it was made in the names are found anew as well."""
    article = whole_number(subject)
    if article is not None:
        db.executemany(
            """insert or ignore into waiting (stage, published_at, article_id)
               select ?, published_at, article_id from statuses where article_id = ?""",
            [("names", article), ("index", article)],
        )
        return
    feed = whole_number(subject.removeprefix("feed:"))
    db.execute(
        """insert or ignore into waiting (stage, published_at, article_id)
           select 'index', s.published_at, s.article_id from indexed i join statuses s on s.article_id = i.article_id
            where :feed = '*' or s.article_id in (select id from articles where feed_id = :feed)""",
        {"feed": "*" if feed is None else feed},
    )


def _names_touched(db: Connection, subject: str, object: str) -> None:
    """The articles that hold a corrected name wait for their share in the archive's names to be counted anew."""
    db.execute(
        """insert or ignore into waiting (stage, published_at, article_id)
           select 'mentions', s.published_at, s.article_id from statuses s where s.article_id in
             (select article_id from mentions where article_id = :article union
              select article_id from entity_articles where :article = 0 and entity_id in
                (select entity_id from aliases where key in (:subject, :object)))""",
        {
            "article": whole_number(subject) or 0,
            "subject": subject.removeprefix("="),
            "object": object.removeprefix("="),
        },
    )


def _feed(db: Connection, feed_id: int, column: str, value: str | int | None) -> list[Any] | None:
    assert column in _FEED_COLUMNS
    row = db.one(f"select {column} from feeds where id = ?", (feed_id,))
    if row is None or row[0] == value:
        return None
    db.execute(f"update feeds set {column} = ? where id = ?", (value, feed_id))
    if column == "removed_at":
        relist_feed(db, feed_id)
    return [feed_id, column, row[0]]


def _setting(db: Connection, feed_id: int, key: str, value: Any) -> list[Any] | None:
    """One setting of a feed; None takes it away, so that the config decides again."""
    row = db.one("select settings from feeds where id = ?", (feed_id,))
    settings = as_dict(row[0]) if row else {}
    before = settings.get(key)
    if row is None or before == value:
        return None
    settings.pop(key, None)
    if value is not None:
        settings[key] = value
    db.execute("update feeds set settings = ? where id = ?", (json.dumps(settings, sort_keys=True), feed_id))
    return [feed_id, key, before]


def _saved(db: Connection, name: str, query: str | None, place: int | None) -> list[Any] | None:
    row = db.one("select query, place from saved_queries where name = ?", (name,))
    if (query is None and row is None) or (row is not None and row[0] == query):
        return None
    if query is None:
        db.execute("delete from saved_queries where name = ?", (name,))
    else:
        if place is None:
            place = row[1] if row else db.number("select max(place) from saved_queries") + 1
        db.execute("insert or replace into saved_queries (name, query, place) values (?, ?, ?)", (name, query, place))
    return [name, None, None] if row is None else [name, *row]


def _filed(db: Connection, value: bool, rows: list[list[Any]]) -> list[Any] | None:
    """Entries of an import; without its entries an article is in no list. The digest is written in hexadecimal."""
    there = "select 1 from entries where feed_id = ? and guid = ?"
    changed = [row for row in rows if (db.one(there, row[:2]) is not None) != value]
    if not changed:
        return None
    if value:
        db.executemany(
            """insert into entries (feed_id, guid, article_id, url, digest, published_at) values (?, ?, ?, ?, ?, ?)""",
            [(*row[:4], bytes.fromhex(row[4]), row[5]) for row in changed],
        )
    else:
        db.executemany("delete from entries where feed_id = ? and guid = ?", [row[:2] for row in changed])
    unread = {
        *db.column(
            "select article_id from statuses where read = 0 and article_id in (select value from json_each(?))",
            (id_list(row[2] for row in changed),),
        )
    }
    sign = 1 if value else -1
    db.executemany(
        "update feeds set entries = entries + ?, unread = unread + ? where id = ?",
        [(sign, sign * (row[2] in unread), row[0]) for row in changed],
    )
    relist(db, _ASKED, id_list(row[2] for row in changed))
    return [not value, changed]


def _joined(db: Connection, ids: list[int], anchor: int) -> list[Any] | None:
    """The articles go into the story of the article `anchor`, or into a fresh one for 0.

    Told by an article and not by the number of its story, so that undo finds the way after a rebuild too.
    """
    asked = id_list(ids)
    before: dict[int, int | None] = dict(
        db.all("select id, story_id from articles where id in (select value from json_each(?))", (asked,))
    )
    row = db.one("select story_id from articles where id = ?", (anchor,)) if anchor else None
    target: int | None = row[0] if row else None
    if target is None:
        rest = db.one(
            """select 1 from articles where story_id in (select story_id from articles where id in
                (select value from json_each(:ids))) and id not in (select value from json_each(:ids))""",
            {"ids": asked},
        )
        if rest is None and len(set(before.values())) < 2:
            return None
        target = db.execute("insert into stories (articles) values (0)").lastrowid or 0
    moved = [id for id in ids if id in before and before[id] != target]
    if not moved:
        return None
    left = before[moved[0]]
    stayed = db.one(
        """select id from articles where story_id = ? and id not in (select value from json_each(?))
            order by published_at, id""",
        (left, asked),
    )
    db.executemany("update articles set story_id = ? where id = ?", [(target, id) for id in moved])
    db.executemany("update stories set articles = articles - 1 where id = ?", [(before[id],) for id in moved])
    db.execute("update stories set articles = articles + ? where id = ?", (len(moved), target))
    restamp(db)
    return [moved, stayed[0] if stayed else 0]


def _watched(db: Connection, value: bool, article_id: int, since: int) -> list[Any] | None:
    """The story of the article is under watch, or no longer; `since` is when that began."""
    row = db.one("select since from story_watches where article_id = ?", (article_id,))
    if (row is not None) == value:
        return None
    if value:
        db.execute("insert into story_watches (article_id, since) values (?, ?)", (article_id, since))
        return [False, article_id, since]
    db.execute("delete from story_watches where article_id = ?", (article_id,))
    return [True, article_id, row[0]]


EFFECTS: dict[str, Callable[..., list[Any] | None]] = {
    "read": _read, "star": _star, "tag": _tag, "note": _note, "correction": _correction, "feed": _feed,
    "setting": _setting, "saved": _saved, "filed": _filed, "joined": _joined, "watched": _watched,
}  # fmt: skip
