"""The questions by which a name is corrected: what is wrong with it, and then what is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from reader.model import Change, EntityKind, EntityRow
from reader.tui import show
from reader.tui.errands import Errands
from reader.tui.inks import KIND_NAMES

if TYPE_CHECKING:
    from reader.library import Library

Then = Callable[[Change, str], None]
"""Told the change and what the name is called now."""
_CHOOSES = "enter chooses · esc leaves"
_KNOWN = 2_000
"""Names offered while one is typed."""
KINDS: Mapping[EntityKind, str] = {
    "person": "someone, real or not",
    "org": "a company, an office, a club, a paper",
    "place": "a country, a town, a river, a building",
    "group": "a people, a party, a faith",
    "product": "a thing that is made or sold",
    "event": "a storm, a cup, a war, a fair",
    "work": "a book, a film, a song, a law",
    "ticker": "the sign of a share or coin",
}


def correct_name(
    screen: Errands[Any],
    library: Library,
    name: str,
    then: Then,
    *,
    text: str = "",
    article_id: int | None = None,
    aliases: Sequence[str] = (),
    amount: bool = False,
    likely: str = "",
) -> None:
    """`text` is how the name stands in the article at hand; `aliases` are its other spellings, `likely` is a name that
    may be the same. Of an amount or a day only can be said that it is none."""
    from reader.tui.screens.dialogs import Ask, Choose

    names = library.names
    text = text or name

    def do(job: Callable[[], Change], called: str = name) -> None:
        screen.mark(job, lambda change: then(change, called))

    def chosen(what: str | None) -> None:
        match what:
            case "here":
                do(lambda: names.not_a_name(text, article_id))
            case "nowhere":
                do(lambda: names.not_a_name(text))
            case "apart":
                do(lambda: names.split(name, text))
            case "forget":
                do(lambda: names.forget_corrections(name))
            case "kind":
                rows = [(str(kind), _kind(kind), hint) for kind, hint in KINDS.items()]
                screen.app.push_screen(Choose("Kind", show.cut(show.line(name), 60), rows), retype)
            case "rename":
                screen.app.push_screen(Ask("Rename", "Its name everywhere", value=name), rename)
            case "split":
                rows = [(alias, show.line(alias), "stands for itself") for alias in aliases[:8]]
                screen.app.push_screen(Choose("Split off", f"Does not mean {show.line(name, 60)}", rows), split)
            case "merge":
                screen.errand("known", lambda: library.entities(limit=_KNOWN), ask_other)

    def ask_other(rows: list[EntityRow]) -> None:
        known = [row.name for row in rows if row.name != name]
        about = f"{show.line(name, 60)} is the same as"
        hint = "enter takes it · → completes it · esc leaves"
        screen.app.push_screen(Ask("Merge", about, hint=hint, value=likely, known=known), partial(merge, rows))

    def retype(kind: str | None) -> None:
        right = next((k for k in KINDS if k == kind), None)
        if right is not None:
            do(lambda: names.retype(name, right))

    def rename(new: str | None) -> None:
        if new and (right := show.line(new, 700)) and right != name:
            do(lambda: names.rename(name, right), right)

    def merge(rows: Sequence[EntityRow], other: str | None) -> None:
        if not other or not (right := show.line(other, 700)):
            return

        def called(now: str | None) -> None:
            if now is not None:
                do(lambda: names.merge(now, name if now == right else right), now)

        screen.app.push_screen(
            Choose("Merge", "Both are called from now on", names_of_one(rows, name, right), hint=_CHOOSES), called
        )

    def split(alias: str | None) -> None:
        if alias:
            do(partial(names.split, name, alias))

    rows = rows_for(name, text, article_id is not None, aliases)
    if amount:
        rows = [row for row in rows if row[0] in ("here", "nowhere", "forget")]
    about = show.cut(show.line(name), 70)
    screen.app.push_screen(Choose("Correct this name", about, rows, hint=_CHOOSES), chosen)


def rows_for(name: str, text: str, in_article: bool, aliases: Sequence[str]) -> list[tuple[str, str, str]]:
    """What may be wrong, what is most likely first."""
    shown, whole = show.cut(show.line(text), 30), show.cut(show.line(name), 30)
    rows = [("kind", "It is of another kind …", "a person, an organisation, a place …")]
    if in_article:
        rows.append(("here", f"“{shown}” is no name here", "in this article"))
    rows.append(("nowhere", f"“{shown}” is no name at all", "in every article, also in those to come"))
    if text != name:
        rows.append(("apart", f"“{shown}” does not mean {whole}", "it stands for itself"))
    if aliases:
        rows.append(("split", "One of its spellings means another …", show.cut(", ".join(map(show.line, aliases)), 50)))
    rows.append(("merge", "It is the same as …", "another name of the archive"))
    rows.append(("rename", "It is called …", "how it is written everywhere"))
    rows.append(("forget", "Take its corrections back", "as it was found"))
    return rows


def names_of_one(rows: Sequence[EntityRow], *names: str) -> list[tuple[str, str, str]]:
    """What two merged names may be called: the better known first, each with the kind that comes with it."""
    known: dict[str, EntityRow] = {}
    by_articles = sorted(rows, key=lambda row: -row.articles)
    for row in by_articles:
        known.setdefault(row.name.casefold(), row)
    for row in by_articles:
        for alias in row.aliases:
            known.setdefault(alias.casefold(), row)
    found = [(name, known.get(name.casefold())) for name in dict.fromkeys(names)]
    found.sort(key=lambda pair: -pair[1].articles if pair[1] is not None else 0)
    return [
        (name, name, f"{_kind(row.kind).lower()} · {show.count(row.articles, 'article')}" if row is not None else "")
        for name, row in found
    ]


def _kind(kind: str) -> str:
    name = show.count(1, KIND_NAMES[kind])[2:]
    return name[:1].upper() + name[1:]
