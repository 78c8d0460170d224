"""What is imported late is found all the same, and what the first screen can do without stays away from it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reader import model, store
from reader.store import Store
from reader.store.part import Part


def test_every_noun_is_found_by_name() -> None:
    assert sorted(model._HOME) == sorted(model.__all__)
    for name in model.__all__:
        assert getattr(model, name) is not None
    assert not hasattr(model, "Nonsense")


def test_every_part_of_the_store_is_found_by_name_and_made_once(tmp_path: Path) -> None:
    assert all(getattr(store, name) is not None for name in store.__all__)
    with Store.open(tmp_path / "archive.db") as opened:
        for name in Store.__annotations__:
            part = getattr(opened, name)
            assert isinstance(part, Part)
            assert getattr(opened, name) is part
        assert not hasattr(opened, "nonsense")


def test_the_first_screen_is_imported_without_what_it_does_not_show() -> None:
    code = "import sys, reader.tui.app, reader.library, reader.cli.screen; print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    late = {
        "reader.model.names", "reader.model.coverage", "reader.model.feeds", "reader.model.texts", "reader.library.jobs",
        "reader.library.pages", "reader.store.search", "reader.store.doctor", "reader.refresh", "reader.stories",
        "sqlite_utils", "feedparser", "trafilatura", "numpy", "tomllib",
    }  # fmt: skip
    assert not late & loaded
