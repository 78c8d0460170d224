"""The command line: thin click commands, each importing what it needs inside."""

from __future__ import annotations


def main() -> None:
    raise SystemExit("the command line is being built")
