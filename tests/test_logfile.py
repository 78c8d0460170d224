"""What fails behind the scenes is one line for a person and the whole story in the log."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import logfile
from tests.cli.conftest import Run, newsdeck

__all__ = ["newsdeck"]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("NEWSDECK_LOG", str(tmp_path / "made" / "log"))
    parts = logging.getLogger("newsdeck")
    before, propagated = parts.handlers[:], parts.propagate
    yield tmp_path / "made" / "log"
    parts.handlers[:], parts.propagate = before, propagated


def fail(what: str) -> None:
    try:
        raise ValueError(what)
    except ValueError:
        logging.getLogger("newsdeck.part").exception("a part failed")


def test_a_failure_is_told_once_and_its_story_is_kept(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[str] = []
    logfile.install(told.append)
    logfile.install(told.append)
    fail("deep inside \x1b[2J")
    assert told == [f"a part failed (details in {log})"]
    assert "Traceback" in log.read_text("utf-8")
    assert "deep inside [2J" in log.read_text("utf-8")
    assert capsys.readouterr() == ("", "")


def test_a_log_that_cannot_be_written_is_no_second_failure(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.parent.write_text("a file where the folder should be")
    told: list[str] = []
    logfile.install(told.append)
    fail("deep inside")
    assert told == ["a part failed"]
    assert capsys.readouterr() == ("", "")


def test_an_embedder_of_ones_own_that_fails_leaves_no_traceback_on_the_terminal(newsdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[stories]\nembed = "os:no_such_function"\n')
    rows = [{"title": "The ferry left", "text": "The ferry left the harbour.", "source": name} for name in "AB"]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    ran = newsdeck("import", "jsonl", "in.jsonl")
    assert ran.status == 0
    assert "os:no_such_function" in ran.err
    assert "Traceback" not in ran.err
    assert "Traceback" in (tmp_path / "log").read_text("utf-8")
