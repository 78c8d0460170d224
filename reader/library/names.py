"""What a person can do about names: watch for them, correct them, see which rise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.config import Config
from reader.errors import NothingFound, UsageError
from reader.library.jobs import Jobs
from reader.model import Change, EntityKind, EntityRow, Mention, Progress, Rising, Watch, WatchHit
from reader.store import Store
from reader.store.corrected import APART, NAME_CORRECTIONS, NOT, SAME, key_of
from reader.store.corrected import KIND as KIND_OF
from reader.store.watched_names import KIND

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_NAME = 600
"""A body's name with all its offices has been seen with 500 characters."""
RISING_DAYS = (7, 3, 1)
"""Of the screen: the longest time in which anything rose."""
A_KIND = {
    "person": "a person",
    "org": "an organisation",
    "place": "a place",
    "group": "a group",
    "product": "a product",
    "event": "an event",
    "work": "a work",
    "ticker": "a ticker",
}
CORRECTION = "name"
"""What the journal calls a correction of a name."""


class Names:
    def __init__(self, store: Store, config: Config, jobs: Jobs) -> None:
        self.store = store
        self.config = config
        self.jobs = jobs

    # ------------------------------------------------------------------ watching

    def watch(self, names: Sequence[str]) -> Change:
        """Watch for names, aliases or phrases. What holds them already is found by `look_back`. Raises UsageError."""
        wanted = [*dict.fromkeys(map(_checked, names))]
        watched = {name.casefold(): name for name in self.store.watched_names.names()}
        new = [name for name in wanted if name.casefold() not in watched]
        return self.store.journal.correct_all(
            KIND, f"Watching for {_told(new)}", [(KIND, "*", name, name) for name in new]
        )

    def unwatch(self, names: Sequence[str]) -> Change:
        """Raises NothingFound for a name that is not watched for."""
        gone = [self._watched(name) for name in names]
        return self.store.journal.correct_all(
            KIND, f"No longer watching for {_told(gone)}", [(KIND, "*", name, None) for name in gone]
        )

    def toggle_watch(self, name: str) -> Change:
        return self.unwatch([name]) if self.is_watched(name) else self.watch([name])

    def is_watched(self, name: str) -> bool:
        folded = " ".join(name.split()).casefold()
        return any(watched.casefold() == folded for watched in self.store.watched_names.names())

    def watches(self) -> list[Watch]:
        return self.store.watched_names.all()

    def hits(self, name: str | None = None, limit: int = 300) -> list[WatchHit]:
        """Articles that hold a watched name, newest first; one that holds several comes several times."""
        found = self.store.watched_names.hits(None if name is None else self._watched(name), limit)
        heads = {head.id: head for head in self.store.lists.headlines([*{id for id, _ in found}])}
        return [WatchHit(met, heads[id]) for id, met in found if id in heads]

    def look_back(
        self,
        progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Find the articles that held a name before it was watched for."""
        from reader.refresh.watch_pass import look_back

        return look_back(self.store, tell=progress, cancelled=cancelled)

    def newest_hit(self) -> int:
        """To be given to `met_since` later."""
        return self.store.watched_names.newest()

    def met_since(self, hit: int) -> list[tuple[str, int]]:
        """Watched names met since then, with the number of articles."""
        return self.store.watched_names.met_since(hit)

    def same_amount(self, text: str, kind: EntityKind, published: datetime, among: Sequence[Mention] = ()) -> str:
        """The query for articles that name the same amount, share, count or day."""
        from reader.library.amounts import same_as

        return same_as(text, kind, published, among)

    def meaning(self, text: str, kind: EntityKind, published: datetime, among: Sequence[Mention] = ()) -> str:
        """What an amount or a day comes to, told by when the article appeared."""
        from reader.library.amounts import meaning

        return meaning(text, kind, published, among)

    # ------------------------------------------------------------------ which, and how many

    def near(self, name: str) -> list[str]:
        """Names that hold these words or are written much like them, most articles first."""
        return self.store.name_pages.near(name)

    def total(self, kind: EntityKind | None = None) -> int:
        """How many names the archive knows, however many are listed."""
        return self.store.name_pages.total(kind)

    def kinds(self) -> dict[EntityKind, int]:
        return self.store.name_pages.kinds()

    # ------------------------------------------------------------------ rising

    def rising(self, days: int = RISING_DAYS[0], limit: int = 50) -> list[Rising]:
        """Names in far more articles of the last days than of the weeks before, surest first."""
        from reader.library.rising import rising

        return rising(self.store, days, limit)

    def rising_lately(self) -> tuple[int, list[Rising]]:
        """In how many days, and what rose in them."""
        for days in RISING_DAYS:
            if found := self.rising(days):
                return days, found
        return RISING_DAYS[0], []

    # ------------------------------------------------------------------ correcting

    def not_a_name(self, text: str, article_id: int | None = None) -> Change:
        """These words are no name: in one article, or nowhere."""
        where = "here" if article_id is not None else "anywhere"
        subject = "*" if article_id is None else str(article_id)
        return self._correct(f"“{text}” is no name {where}", (NOT, subject, key_of(text), text))

    def retype(self, name: str, kind: EntityKind) -> Change:
        """Another kind. Raises NothingFound."""
        row = self._known(name)
        return self._correct(f"“{row.name}” is {A_KIND.get(kind, kind)}", (KIND_OF, "*", key_of(row.name), kind))

    def rename(self, name: str, new: str) -> Change:
        """What the name is called from now on; an existing name of another entity makes the two one."""
        row, new = self._known(name), _checked(new)
        return self._correct(
            f"“{row.name}” is called “{new}”", (SAME, "*", key_of(new), None), (SAME, "*", key_of(row.name), new)
        )

    def merge(self, name: str, other: str) -> Change:
        """Two names of one: `other` is called `name`, and is of its kind. Raises NothingFound, UsageError."""
        into, gone = self._known(name), self._known(other)
        if into.id == gone.id:
            raise UsageError(f"{into.name} and {other} are one already")
        corrections: list[tuple[str, str, str, str | None]] = []
        if key_of(into.name) != key_of(gone.name):
            corrections.append((SAME, "*", key_of(into.name), None))
        if into.name != gone.name:
            corrections.append((SAME, "*", key_of(gone.name), into.name))
        told = f"“{gone.name}” and “{into.name}” are one"
        if into.kind != gone.kind:
            corrections.append((KIND_OF, "*", key_of(into.name), into.kind))
            told += f", {A_KIND.get(into.kind, into.kind)}"
        return self._correct(told, *corrections)

    def split(self, name: str, alias: str) -> Change:
        """`alias` does not mean `name`: it stands for itself. Raises NothingFound, UsageError."""
        row = self._known(name)
        if key_of(alias) == key_of(row.name) and alias not in row.aliases:
            raise UsageError(f"{alias!r} is the name itself; name one of its other spellings")
        key, rules = key_of(alias), self.store.corrections.name_rules()
        if key in rules.same and rules.name_of(alias) == row.name:  # perhaps by way of another name
            return self._correct(f"“{alias}” and “{row.name}” are two again", (SAME, "*", key, None))
        if key not in map(key_of, row.aliases):
            told = ", ".join(row.aliases[:8]) or "it has none"
            raise NothingFound(f"{row.name} has no other spelling {alias!r} ({told})")
        return self._correct(f"“{alias}” does not mean “{row.name}”", (APART, key_of(row.name), key, alias))

    def forget_corrections(self, name: str) -> Change:
        """All that was corrected about a name, whatever it was called. Nothing to change: nothing was."""
        rules, key = self.store.corrections.name_rules(), key_of(name)
        keys = {key, *rules.merged_into(rules.name_of(name)), key_of(rules.name_of(name))}
        gone: list[tuple[str, str, str, str | None]] = [
            (kind, subject, about, None)
            for kind in NAME_CORRECTIONS
            for subject, about, _ in self.store.corrections.of_kind(kind)
            if about in keys or subject in keys
        ]
        return self._correct(f"Took the corrections of “{name}” back", *gone)

    def corrections(self) -> list[tuple[str, str, str]]:
        """(what, about, how) of every correction of a name, as words; names as they are written."""
        said = {NOT: "no name", KIND_OF: "kind", SAME: "called", APART: "does not mean"}
        return [
            (said[kind], value if kind in (NOT, APART) else self._written(about),
             self._written(subject) if kind == APART else _where(subject) if kind == NOT else value)
            for kind in NAME_CORRECTIONS
            for subject, about, value in self.store.corrections.of_kind(kind)
        ]  # fmt: skip

    def _written(self, key: str) -> str:
        """Rules go by small letters; the archive remembers the rest."""
        plain = key.removeprefix("=")
        known = (written for row in self.store.entities.find(plain) for written in (row.name, *row.aliases))
        return next((name for name in known if key_of(name) == key), plain)

    def follow(self, change: Change | None) -> Change | None:
        """After a correction, its undoing or redoing: the archive's counts of names follow, at once for few."""
        if change is not None and change.kind == CORRECTION:
            self.settle()
        return change

    def settle(self) -> int:
        from reader.refresh.mentions_pass import AT_ONCE, count_names_again

        return count_names_again(self.store, at_most=AT_ONCE)

    def _correct(self, summary: str, *corrections: tuple[str, str, str, str | None]) -> Change:
        change = self.store.journal.correct_all(CORRECTION, summary, corrections)
        self.settle()
        return change

    def _known(self, name: str) -> EntityRow:
        rows = self.store.entities.find(name)
        if not rows:
            from reader.library.pages import unknown

            raise unknown(self.store, name)
        return next((row for row in rows if row.name == name), rows[0])

    def _watched(self, name: str) -> str:
        folded = " ".join(name.split()).casefold()
        for watched in self.store.watched_names.names():
            if watched.casefold() == folded:
                return watched
        raise NothingFound(f"{name!r} is not watched for; `newsdeck watch --list` names what is")


def _checked(name: str) -> str:
    from reader.clean import clean_line
    from reader.text.phrases import words

    name = clean_line(name, LONGEST_NAME + 1)
    if len(name) > LONGEST_NAME:
        raise UsageError(f"a name may have {LONGEST_NAME} characters")
    if not words(name):
        raise UsageError(f"{name!r} holds no word to watch for")
    return name


def _where(subject: str) -> str:
    return "anywhere" if subject == "*" else f"in article {subject}"


def _told(names: Sequence[str]) -> str:
    return f"“{names[0]}”" if len(names) == 1 else f"{len(names)} names"
