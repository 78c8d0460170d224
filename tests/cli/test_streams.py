"""Standard input and output as shells and cron jobs give them: closed, full, left early, in another encoding."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")


@pytest.fixture
def shell(sample: Path, tmp_path: Path):
    def run(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        """`line` with "newsdeck" in it, on a copy of the sample; its last line on stdout is the exit status."""
        if not (tmp_path / "archive.db").exists():
            (tmp_path / "archive.db").write_bytes(sample.read_bytes())
        command = f'newsdeck() {{ {sys.executable} -m reader --offline --db archive.db --log-file log "$@"; }}; {line}'
        where = {"PYTHONPATH": str(Path(__file__).parent.parent.parent)}
        return subprocess.run(
            ["bash", "-c", command],
            capture_output=True,
            timeout=60,
            cwd=tmp_path,
            env={**os.environ, **where, **environment},
        )

    return run


def test_closed_streams_are_empty(shell) -> None:
    for line in ("newsdeck list >&-", "newsdeck stats <&- >&- 2>&-", "newsdeck list --json >&-"):
        ran = shell(f"{line}; echo $? >&2")
        assert (ran.stderr, ran.stdout) == (b"0\n", b"")
    ran = shell("newsdeck import opml - <&-; echo $?")
    assert (ran.stdout, b"not readable as OPML" in ran.stderr) == (b"2\n", True)


@pytest.mark.skipif(not FULL.is_char_device(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", ["list", "list --json", "export jsonl", "stats"])
def test_a_full_disk_behind_standard_output_is_a_sentence(shell, command: str) -> None:
    ran = shell(f"newsdeck {command} > /dev/full; echo $?")
    assert (ran.stdout, ran.stderr) == (b"73\n", b"newsdeck: standard output: No space left on device\n")


@pytest.mark.parametrize("command", ["list | head -1 >&2", "export jsonl | true", "list --limit 2 | true"])
def test_who_leaves_early_is_no_failure(shell, command: str) -> None:
    ran = shell(f"newsdeck {command}; echo ${{PIPESTATUS[0]}}")
    assert ran.stdout == b"0\n"
    assert b"rror" not in ran.stderr


def test_other_encodings_get_what_they_can_show(shell, tmp_path: Path) -> None:
    listed = shell("newsdeck list", PYTHONIOENCODING="ascii")
    assert (listed.returncode, b"?" in listed.stdout, listed.stderr) == (0, True, b"")
    rows = json.loads(shell("newsdeck list --json --all", PYTHONIOENCODING="latin-1").stdout.decode("latin-1"))
    assert rows == json.loads(shell("newsdeck list --json --all", PYTHONIOENCODING="utf-8").stdout)
    assert "王敏" in shell("newsdeck export jsonl", PYTHONIOENCODING="latin-1").stdout.decode("utf-8")
    named = os.fsencode(tmp_path) + b"/\xff.html"
    with open(named, "w") as file:
        file.write("<p>The ferry left the harbour on time, the port office said on Tuesday.</p>")
    ran = shell("newsdeck extract ./*.html --json", PYTHONIOENCODING="utf-8:strict")
    assert json.loads(ran.stdout)["text"].startswith("The ferry")
