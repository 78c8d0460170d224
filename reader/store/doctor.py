"""The doctor: is the archive whole, do the kept counts hold, does the index answer; and what can be mended is."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import NewsdeckError
from reader.store.damage import is_fingerprint
from reader.store.packed_names import found_names
from reader.store.part import Part
from reader.store.texts import GIVEN_UP, unpacked

if TYPE_CHECKING:
    from reader.store.connection import Connection

_FEED_COUNTS = """
    select f.id, coalesce(f.given_title, nullif(f.title, ''), f.url), f.entries, f.unread, count(e.guid),
           count(e.guid) filter (where s.read = 0)
      from feeds f left join entries e on e.feed_id = f.id left join statuses s on s.article_id = e.article_id
     group by f.id having f.entries <> count(e.guid) or f.unread <> count(e.guid) filter (where s.read = 0)
"""
_TOTALS = {
    "articles": "select count(*) from statuses where listed = 1",
    "unread": "select count(*) from statuses where listed = 1 and read = 0",
    "starred": "select count(*) from statuses where starred = 1",
}
_ENTITY_COUNTS = """
    select e.id from entities e
     where e.articles <> (select count(*) from entity_articles a where a.entity_id = e.id and a.times > 0)
"""
_STORY_COUNTS = (
    "select s.id from stories s where s.articles <> (select count(*) from articles a where a.story_id = s.id)"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """`mendable` ones are mended by `repair`."""

    what: str
    mendable: bool


class Doctor(Part):
    def examine(self) -> list[Finding]:
        """Everything that is wrong; empty for a healthy archive. Reads all of it: seconds on a large one."""
        db = self.store.read()
        findings = [
            Finding(f"integrity: {line}", False) for line in db.column("pragma integrity_check(20)") if line != "ok"
        ]
        findings += [
            Finding(f"a row of {row[0]} refers to a missing row of {row[2]}", False)
            for row in db.all("pragma foreign_key_check")[:20]
        ]
        findings += [
            Finding(f"{name}: counts say {entries} entries, {unread} unread, there are {e}, {u}", True)
            for _, name, entries, unread, e, u in db.all(_FEED_COUNTS)
        ]
        kept = dict(db.all("select name, value from counts"))
        for name, count in _TOTALS.items():
            there = db.number(count)
            if kept.get(name) != there:
                findings.append(Finding(f"the count of {name} says {kept.get(name)}, there are {there}", True))
        for what, query in (("names", _ENTITY_COUNTS), ("stories", _STORY_COUNTS)):
            wrong = len(db.all(query))
            if wrong:
                findings.append(Finding(f"{wrong} {what} with a wrong count of articles", True))
        lost = db.number("select count(*) from articles where id not in (select article_id from statuses)")
        if lost:
            findings.append(Finding(f"{lost} articles without a status", True))
        findings += self._unreadable()
        if not self.store.read_only:
            findings += self._index()
        return findings

    def _unreadable(self) -> list[Finding]:
        """Kept values that cannot be unpacked; whatever is found waits to be made anew from then on."""
        db, damage = self.store.read(), self.store.damage
        names = [id for id, body in db.execute("select article_id, body from mentions") if found_names(body) is None]
        signs = [id for id, sign in db.execute("select article_id, features from features") if not is_fingerprint(sign)]
        texts = [
            (id, version == GIVEN_UP)
            for id, body, version in db.execute("select article_id, body, cleaner_version from texts")
            if unpacked(body) is None
        ]
        for id in (*names, *signs):
            damage.note("names", id)
        for id, given_up in texts:
            if not given_up:
                damage.note("mend", id)
        lost = sum(given_up for _, given_up in texts)
        told = (
            (len(texts) - lost, "texts cannot be read; they are read again behind the reading", True),
            (lost, "texts cannot be read, and nothing is kept to make them anew; their sources are asked", False),
            (len(names), "articles have names that cannot be read; they are found anew behind the reading", True),
            (len(signs), "articles have a damaged fingerprint; it is made anew behind the reading", True),
        )
        return [Finding(f"{number} {what}", mendable) for number, what, mendable in told if number]

    def _index(self) -> list[Finding]:
        findings = []
        for table in ("titles", "bodies"):
            try:
                with self.store.write() as db:
                    sqlite3.Connection.execute(db, f"insert into {table} ({table}) values ('integrity-check')")
            except (sqlite3.DatabaseError, NewsdeckError) as error:
                findings.append(Finding(f"the search index of {table} is damaged ({error})", True))
        return findings

    def repair(self) -> list[Finding]:
        """Mend what can be mended; gives back what is still wrong."""
        index_damaged = any("search index" in finding.what for finding in self.examine())
        with self.store.write(durable=True) as db:
            _recount(db)
        if index_damaged:
            self.store.search.clear()
        return self.examine()


def _recount(db: Connection) -> None:
    db.execute(
        """insert or ignore into statuses (article_id, published_at, read)
           select id, published_at, 1 from articles where id not in (select article_id from statuses)"""
    )
    db.execute(
        """update feeds set
             entries = (select count(*) from entries e where e.feed_id = feeds.id),
             unread = (select count(*) from entries e join statuses s on s.article_id = e.article_id
                        where e.feed_id = feeds.id and s.read = 0)"""
    )
    for name, count in _TOTALS.items():
        db.execute(f"insert or replace into counts (name, value) values (?, ({count}))", (name,))
    db.execute(
        f"""update entities set articles = (select count(*) from entity_articles a where a.entity_id = entities.id
               and a.times > 0)
             where id in ({_ENTITY_COUNTS})"""
    )
    db.execute(
        f"""update stories set articles = (select count(*) from articles a where a.story_id = stories.id)
             where id in ({_STORY_COUNTS})"""
    )
