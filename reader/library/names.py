"""What a person can do about names: watch for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.config import Config
from reader.errors import NothingFound, UsageError
from reader.library.jobs import Jobs
from reader.model import Change, Progress, Watch, WatchHit
from reader.store import Store
from reader.store.watched_names import KIND

LONGEST_NAME = 200


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

    def _watched(self, name: str) -> str:
        folded = " ".join(name.split()).casefold()
        for watched in self.store.watched_names.names():
            if watched.casefold() == folded:
                return watched
        raise NothingFound(f"{name!r} is not watched for; `newsdeck watch --list` names what is")


def _checked(name: str) -> str:
    from reader.clean import clean_line
    from reader.text.phrases import words

    name = clean_line(name, LONGEST_NAME)
    if not words(name):
        raise UsageError(f"{name!r} holds no word to watch for")
    return name


def _told(names: Sequence[str]) -> str:
    return f"“{names[0]}”" if len(names) == 1 else f"{len(names)} names"
