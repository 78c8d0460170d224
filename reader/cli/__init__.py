"""The command line: thin click commands, each importing what it needs inside. Data on stdout, all else on stderr."""

from __future__ import annotations


def main() -> None:
    """The `newsdeck` command."""
    from reader.cli.app import run

    run()
