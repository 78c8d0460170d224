"""A query tree becomes a condition on `statuses s`. All values are parameters; only our own words become SQL."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.model.kinds import ENTITY_KINDS
from reader.query import And, Field, Not, Or, Phrase, Word
from reader.query.parse import VALUE_FIELDS
from reader.store.watches import WATCHED
from reader.store.words import fts_string

if TYPE_CHECKING:
    from reader.query import Node

Parameters = list[str | int | float]

OF_KIND = re.compile(rf"(.+\S)\s*\(({'|'.join(ENTITY_KINDS)})\)\s*\Z", re.I | re.S)
"""`entity:"Halden (place)"`, where a person is called so too."""
_HOURS = {"h": 1, "d": 24, "w": 168}


def predicate(tree: Node, now: datetime | None = None) -> tuple[str, Parameters]:
    """(condition, parameters); `now` is what `since:7d` counts from."""
    parameters: Parameters = []
    return _condition(tree, parameters, now or datetime.now(UTC)), parameters


def _condition(tree: Node, parameters: Parameters, now: datetime) -> str:
    match tree:
        case Word() | Phrase():
            match = fts_string(tree)
            if match is None:
                return "1"
            parameters.append(match)
            return "s.article_id in (select rowid from bodies where bodies match ?)"
        case Field(name, value):
            return _FIELDS[name](value, parameters, now)
        case Not(part):
            return f"not {_condition(part, parameters, now)}"
        case And(()):
            return "1"
        case And(parts):
            return _joined(" and ", [_condition(part, parameters, now) for part in parts])
        case Or(parts):
            return _joined(" or ", [_condition(part, parameters, now) for part in parts])


def _joined(word: str, conditions: list[str]) -> str:
    """In brackets of two halves each: SQLite reads `a or b or c …` as a tree, and takes none deeper than 1,000."""
    if len(conditions) <= 100:
        return "(" + word.join(conditions) + ")"
    half = len(conditions) // 2
    return f"({_joined(word, conditions[:half])}{word}{_joined(word, conditions[half:])})"


def _feed(value: str, parameters: Parameters, now: datetime) -> str:
    """By number; else by title, in any case; else by a part of the title or address."""
    if value.isascii() and value.isdigit():
        parameters.append(int(value))
        return "s.article_id in (select article_id from entries where feed_id = ?)"
    parameters += [value, value, _like(value), _like(value)]
    title = "coalesce(given_title, title)"
    return f"""s.article_id in (select article_id from entries where feed_id in (
        select id from feeds where {title} = ? collate nocase
        union all
        select id from feeds where not exists (select 1 from feeds where {title} = ? collate nocase)
           and ({title} like ? escape '\\' or url like ? escape '\\')))"""


def _folder(value: str, parameters: Parameters, now: datetime) -> str:
    folder = value.strip("/")
    parameters += [folder, _like(folder)[1:-1] + "/%"]
    return """s.article_id in (select article_id from entries where feed_id in (select id from feeds
        where removed_at is null and (folder = ? collate nocase or folder like ? escape '\\')))"""


def _tag(value: str, parameters: Parameters, now: datetime) -> str:
    parameters.append(value)
    return "s.article_id in (select article_id from tags where name = ? collate nocase)"


def _is(value: str, parameters: Parameters, now: datetime) -> str:
    return {
        "unread": "s.read = 0",
        "read": "s.read = 1",
        "starred": "s.starred = 1",
        "tagged": "s.article_id in (select article_id from tags)",
        "watched": f"s.article_id in (select id from articles where story_id in ({WATCHED}))",
        "met": """s.article_id in (select article_id from watch_hits
            where name in (select object from corrections where kind = 'watch'))""",
    }[value]


def _entity(value: str, parameters: Parameters, now: datetime) -> str:
    of_kind = OF_KIND.match(value)
    if of_kind is not None:
        name, kind = " ".join(of_kind[1].split()), of_kind[2].lower()
        parameters += [name.casefold(), kind, name, name, kind]
        # Just that one: as it is written, or, where none is written so, in any case.
        return """s.article_id in (select article_id from entity_articles where times > 0 and entity_id in
            (select e.id from aliases a join entities e on e.id = a.entity_id and e.name = a.alias
              where a.key = ? and e.kind = ? and (e.name = ? or not exists
                (select 1 from entities where name = ? and kind = ? and articles > 0))))"""
    parameters.append(" ".join(value.casefold().split()))
    parameters.append("=" + str(parameters[-1]))
    # A row of no times: the name was corrected away there; one that was merged still leads to its articles.
    return """s.article_id in (select article_id from entity_articles
        where entity_id in (select entity_id from aliases where key = ?)
          and (times > 0 or ? in (select object from corrections where kind = 'name-same')))"""


def _watch(value: str, parameters: Parameters, now: datetime) -> str:
    parameters.append(value)
    return """s.article_id in (select article_id from watch_hits where name in
        (select object from corrections where kind = 'watch' and object = ? collate nocase))"""


def _story(value: str, parameters: Parameters, now: datetime) -> str:
    parameters.append(int(value))
    return "s.article_id in (select id from articles where story_id = ?)"


def _id(value: str, parameters: Parameters, now: datetime) -> str:
    parameters.append("[" + ",".join(str(int(number)) for number in value.split(",")) + "]")
    return "s.article_id in (select value from json_each(?))"


def _author(value: str, parameters: Parameters, now: datetime) -> str:
    parameters.append(_like(value))
    return "s.article_id in (select id from articles where author like ? escape '\\')"


def _title(value: str, parameters: Parameters, now: datetime) -> str:
    match = fts_string(Word(value[:-1], True) if value.endswith("*") else Phrase(value))
    if match is None:
        return "1"
    parameters.append(match)
    return "s.article_id in (select rowid from titles where titles match ?)"


def _lang(value: str, parameters: Parameters, now: datetime) -> str:
    parameters += [value, _like(value)[1:-1] + "-%"]
    return "s.article_id in (select id from articles where language = ? collate nocase or language like ? escape '\\')"


def _since(value: str, parameters: Parameters, now: datetime) -> str:
    parameters.append(instant(value, now))
    return "s.published_at >= ?"


def _before(value: str, parameters: Parameters, now: datetime) -> str:
    parameters.append(instant(value, now))
    return "s.published_at < ?"


def _values(kind: str) -> Callable[[str, Parameters, datetime], str]:
    def of(value: str, parameters: Parameters, now: datetime) -> str:
        from reader.model.units import unit_of
        from reader.query.values import span_of

        span = span_of(kind, value, now.astimezone().date())
        parameters += [kind, span.low, span.high]
        # A range ("$3 to 4 billion") is found by any part of it; a day only where it lies within what was asked.
        condition = "value >= ? and upper <= ?" if span.within else "upper >= ? and value <= ?"
        if span.unit:
            units = [span.unit] if kind == "money" else [*dict.fromkeys([span.unit, unit_of(span.unit)])]
            condition += f" and unit collate nocase in ({', '.join('?' * len(units))})"
            parameters += units
        return f"s.article_id in (select article_id from value_mentions where kind = ? and {condition})"

    return of


def instant(value: str, now: datetime) -> int:
    """`24h` ago to the second, `7d` and `2w` too; else the beginning of a day in the person's own time zone."""
    if value[-1:] in _HOURS and value[:-1].isdigit():
        return int((now - timedelta(hours=int(value[:-1]) * _HOURS[value[-1]])).timestamp())
    here = now.astimezone()
    if value == "now":
        return int(now.timestamp())
    if ":" in value:
        return int(datetime.fromisoformat(value).replace(tzinfo=here.tzinfo).timestamp())
    from reader.query.days import days_of

    found = days_of(value, here.date())
    day = found[0] if found is not None else here.date()
    try:
        return int(datetime(day.year, day.month, day.day).astimezone().timestamp())
    except (OverflowError, ValueError):  # the first and the last day of the calendar have no local time
        return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _like(value: str) -> str:
    for special in "\\%_":
        value = value.replace(special, "\\" + special)
    return f"%{value}%"


_FIELDS: dict[str, Callable[[str, Parameters, datetime], str]] = {
    "feed": _feed, "folder": _folder, "tag": _tag, "is": _is, "entity": _entity, "watch": _watch, "story": _story,
    "id": _id, **{kind: _values(kind) for kind in VALUE_FIELDS},
    "author": _author, "title": _title, "lang": _lang, "since": _since, "before": _before,
}  # fmt: skip
