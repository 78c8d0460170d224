"""What a person did, as one file for another archive: subscriptions, marks, saved queries, corrections, watches.

Articles themselves are not in it. What it says of articles that are not here yet takes effect when they arrive.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reader.clean import clean_line, whole_number, without_unsafe
from reader.errors import UsageError
from reader.feeds.entry import web_address
from reader.library.jobs import Jobs
from reader.model import Progress
from reader.store import Store
from reader.store.effects import Effect
from reader.store.journal import NewFeed
from reader.store.marks import PAIRS, SPEAKS, Item

FORMAT = "newsdeck state"
_SHAPES: dict[str, tuple[type, ...]] = {
    "read": (bool, list), "star": (bool, list), "tag": (str, bool, list), "note": (dict, str),
    "watched": (bool, dict, int), "correction": (str, object, object, str),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    feeds: tuple[NewFeed, ...]
    saved: tuple[tuple[str, str], ...]
    marks: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many marks took effect, and how many wait for their articles."""

    done: int
    waiting: int


def exported(store: Store) -> Iterator[str]:
    """One mark a line, so that two states can be compared by eye."""
    feeds = [
        {"url": f.url, "title": f.title, "folder": f.folder, "site": f.site_url}
        for f in store.feeds.all()
        if not f.url.startswith("newsdeck:")
    ]
    yield f'{{"v": 1, "kind": "{FORMAT}",\n"feeds": {_lines(feeds)},\n'
    yield f'"saved": {_lines([[name, query] for name, query in store.saved.all()])},\n'
    yield f'"marks": {_lines(store.marks.all())}}}\n'


def read_state(source: bytes, name: str) -> State:
    """Raises UsageError for what is no state of newsdeck; a mark of an unknown kind or form is left out."""
    try:
        state = _safe(json.loads(source))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{name}: no JSON: {error}") from None
    if not isinstance(state, dict) or state.get("kind") != FORMAT:
        raise UsageError(f"{name}: not a state that newsdeck exported")
    if state.get("v") != 1:
        raise UsageError(f"{name}: made by a newer newsdeck")
    feeds = [row for row in _rows(state, "feeds") if isinstance(row, dict) and web_address(row.get("url"), "")]
    saved = [row for row in _rows(state, "saved") if isinstance(row, list) and len(row) == 2]
    return State(
        tuple(NewFeed(row["url"], *(_line(row.get(key)) for key in ("title", "folder", "site"))) for row in feeds),
        tuple((_line(query_name), str(query)) for query_name, query in saved),
        tuple(row for row in _rows(state, "marks") if _is_mark(row)),
    )  # fmt: skip


def import_state(store: Store, jobs: Jobs, state: State, progress: Callable[[Progress], None]) -> Imported:
    """All of it as one step for undo; stories that are corrected by it are placed anew."""
    from reader.query import parse

    effects: list[Effect] = []
    with store.write(durable=True):
        if state.feeds:
            known = {feed.url for feed in store.feeds.all()}
            fresh = [feed for feed in state.feeds if feed.url not in known]
            if fresh:
                store.journal.subscribe(fresh, "Subscribed to the feeds of an imported state")
        for name, query in state.saved:
            try:
                parse(query)
            except UsageError:
                continue
            effects.append(["saved", name, query, None])
        found, absent = store.marks.understood(state.marks)
        effects += grouped(found)
        store.marks.await_(absent)
        change = store.journal.restore(f"Imported a state: {len(effects)} marks", effects) if effects else None
        corrected = {int(id) for e in found if e[0] == "correction" and e[1] in PAIRS for id in e[2:4]}
        if change is not None and corrected:
            store.stories.loosen(set(store.stories.story_of(corrected).values()))
    if corrected:
        jobs.catch_up(progress, lambda: False, what="stories")
    chosen = [int(e[2]) for e in found if e[:2] == ["correction", "text"]]
    if change is not None and chosen:
        from reader.library import choice

        choice.follow(store, jobs.config, chosen)
    return Imported(len(found) + len(effects) - len(grouped(found)), len(absent))


def grouped(effects: Iterable[Effect]) -> list[Effect]:
    """The same mark of many articles as one effect."""
    many: dict[tuple[Any, ...], list[int]] = {}
    rest: list[Effect] = []
    for effect in effects:
        if effect[0] in ("read", "star", "tag"):
            many.setdefault(tuple(effect[:-1]), []).extend(effect[-1])
        else:
            rest.append(effect)
    return [*([*key, [*dict.fromkeys(ids)]] for key, ids in many.items()), *rest]


def _safe(value: Any) -> Any:
    """Strings without what no archive may hold: halves of characters, escape sequences, signs that turn text around."""
    if isinstance(value, str):
        return value if value.isprintable() else without_unsafe(value)
    if isinstance(value, list):
        return [_safe(part) for part in value]
    return {_safe(key): _safe(part) for key, part in value.items()} if isinstance(value, dict) else value


def _line(value: object) -> str:
    return clean_line(value, 300) if isinstance(value, str) else ""


def _is_mark(row: object) -> bool:
    if not isinstance(row, list) or not row or not isinstance(row[0], str) or row[0] not in _SHAPES:
        return False
    shape = _SHAPES[row[0]]
    if len(row) - 1 != len(shape) or not all(isinstance(part, kind) for part, kind in zip(row[1:], shape, strict=True)):
        return False
    if row[0] == "watched" and not 0 <= row[3] < 2**53:
        return False  # SQLite holds no such number; it would fail when the article arrives
    if row[0] == "tag" and not row[1].strip():
        return False
    if row[0] == "correction":
        return _is_correction(row[1], row[2], row[3])
    return all(map(_is_article, _refs(row)))


def _is_correction(kind: str, subject: object, about: object) -> bool:
    """Each kind is about articles, feeds or words; what names an article or a feed by number names another one here."""
    if kind in PAIRS:
        return _is_article(subject) and _is_article(about)
    if kind == SPEAKS:
        return subject == "source" and _is_ref(about) and not _is_article(about)
    if kind == "text":
        return _is_article(subject) and isinstance(about, str)
    if isinstance(subject, str) and _is_number(subject):
        return False
    return all(isinstance(part, str) or _is_ref(part) for part in (subject, about))


def _is_article(part: object) -> bool:
    return _is_ref(part) and isinstance(part, dict) and "guid" in part


def _is_number(part: str) -> bool:
    """A row number of another archive: it would hit the wrong article or feed here."""
    return whole_number(part.removeprefix("feed:")) is not None


def _refs(row: Item) -> Iterator[Any]:
    for part in row[1:]:
        if isinstance(part, dict):
            yield part
        elif isinstance(part, list):
            yield part[0] if len(part) == 1 else None


def _is_ref(part: object) -> bool:
    return (
        isinstance(part, dict)
        and set(part) in ({"feed"}, {"feed", "guid", "url"})
        and all(isinstance(word, str) for word in part.values())
    )


def _rows(state: dict[str, Any], key: str) -> list[Any]:
    rows = state.get(key)
    return rows if isinstance(rows, list) else []


def _lines(rows: list[Any]) -> str:
    return "[" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "]"
