"""The command line: thin click commands, each importing what it needs inside. Data on stdout, all else on stderr."""

from __future__ import annotations


def main() -> None:
    """The `newsdeck` command."""
    import os

    from reader.cli.app import run

    # Tables as small as ours are multiplied soonest on one core; a second would wait for it, and busily.
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ.get("OPENBLAS_NUM_THREADS") or "1"
    run()
