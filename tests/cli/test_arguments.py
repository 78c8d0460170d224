"""Odd arguments: each gets its answer or one sentence and the exit status of a wrong use, never an unexpected error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli.app import run as run_command
from reader.library import Library
from tests.cli.conftest import Ran

HUGE = "9" * 20
HALF = "\udcff"
"""How Python hands over a shell's byte that is no UTF-8."""

RunHere = Callable[..., Ran]


@pytest.fixture
def here(
    copy_of_sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> RunHere:
    """A command in this process, on a copy of the sample."""
    monkeypatch.chdir(tmp_path)
    for name, file in (("DB", "archive.db"), ("CONFIG", "config.toml"), ("LOG", "log")):
        monkeypatch.setenv(f"NEWSDECK_{name}", str(tmp_path / file))

    def run(*arguments: str) -> Ran:
        with pytest.raises(SystemExit) as left:
            run_command(["--offline", *arguments])
        shown = capsys.readouterr()
        return Ran(left.value.code or 0, shown.out, shown.err)  # type: ignore[arg-type]

    return run


@pytest.fixture
def copy_of_sample(sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    path.write_bytes(sample.read_bytes())
    return path


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["entity", HALF, "--rename", "x"], 3), (["entity", HALF, "--not-a-name"], 0), (["entity", HALF], 3),
        (["entity", "Velmora", "--merge", HALF], 3), (["list", f"feed:{HALF}"], 3), (["mark", "read", f"tag:{HALF}"], 3),
        (["rename", "1", f"Sea {HALF}"], 0), (["move", "1", HALF], 0), (["tag", HALF, "id:1"], 2),
        (["tag", f"sea{HALF}", "id:1"], 0), (["watch", HALF], 2), (["backup", f"{HALF}.db"], 73),
        (["read", "²"], 2), (["read", "9" * 5000], 2), (["cuts", "1", "--keep", "--line", "²"], 3), (["entities", "²"], 69),
        (["watch", "²"], 0), (["story", HUGE], 2), (["story", HUGE, "--watch"], 2), (["related", HUGE], 2),
        (["revisions", HUGE], 2), (["text", HUGE, "feed"], 2), (["cuts", HUGE], 2),
        (["entity", "x", "--not-a-name", "--in", HUGE], 2), (["search", "ferry", "--limit", HUGE], 2),
        (["watch", "--limit", HUGE], 2), (["stories", "--limit", HUGE], 2), (["list", "--limit", HUGE], 2),
        (["extract", "x" * 300], 69), (["entities", "9" * 300], 69), (["add", "9" * 300], 2),
        (["add", "~nobody-here/feed"], 2), (["add", "file:///%00"], 69), (["import", "opml", "x" * 300], 2),
        (["list", "--format", "{title[0][a]}"], 2), (["list", "--format", "{id:>99999999999}"], 2),
        (["--db", "", "list"], 73), (["--db", "x" * 300, "list"], 73),
    ],
)  # fmt: skip
def test_an_odd_argument_has_its_exit_status_and_a_sentence(here: RunHere, arguments: list[str], status: int) -> None:
    ran = here(*arguments)
    assert (ran.status, "unexpected" in ran.err) == (status, False), ran.err
    assert ran.err or not status


def test_what_a_person_calls_things_is_kept_safe_to_show(here: RunHere, copy_of_sample: Path) -> None:
    assert here("tag", "sea\x1b[2J \u202eharbour", "id:1").status == 0
    assert here("rename", "1", "\x1b]0;x\x07Sea").status == 0
    assert here("move", "1", f"News/\u200bCity{HALF}").status == 0
    with Library.open(copy_of_sample, offline=True) as library:
        assert library.headlines([1])[0].tags == ("sea[2J harbour",)
        [feed] = [feed for feed in library.feeds() if feed.id == 1]
        assert (feed.title, feed.folder) == ("]0;xSea", "News/City")


def test_a_wrong_use_says_what_was_wrong_without_what_would_move_the_cursor(here: RunHere) -> None:
    ran = here("stats", "\x1b[2J\u202e")
    assert ran.status == 2
    assert "unexpected extra argument" in ran.err
    assert not set("\x1b\u202e") & set(ran.err)
