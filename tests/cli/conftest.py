from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def newsdeck(tmp_path: Path) -> Run:
    """The command itself, in a process of its own, on an archive and a config of the test."""

    def run(*arguments: str, stdin: bytes = b"", **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "reader", *arguments],
            input=stdin,
            capture_output=True,
            timeout=60,
            cwd=tmp_path,
            env={
                **os.environ,
                "NEWSDECK_DB": str(tmp_path / "archive.db"),
                "NEWSDECK_CONFIG": str(tmp_path / "config.toml"),
                "NEWSDECK_LOG": str(tmp_path / "log"),
                "PYTHONPATH": str(Path(__file__).parent.parent.parent),
                **environment,
            },
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
