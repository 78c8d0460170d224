"""The log: what went wrong, whole and cleaned, for whoever mends it. A person is told one line."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from reader import __version__, paths
from reader.clean import clean_block


def write(story: str) -> Path | None:
    """Append to the log; gives its place, or None when nothing can be written there."""
    from datetime import UTC, datetime

    log = Path(os.environ.get("NEWSDECK_LOG") or paths.log_file())
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat()} newsdeck {__version__}\n{clean_block(story)}\n")
    except OSError:
        return None
    return log


def install(tell: Callable[[str], None] = lambda line: None) -> None:
    """From now on the log gets what newsdeck's parts log: without a handler Python prints it, traceback and all, on
    the person's terminal. `tell` gets the line for the person.
    """
    import logging

    class ToLog(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            line = record.getMessage()
            place = write(self.format(record))
            tell(f"{line} (details in {place})" if place else line)

    parts = logging.getLogger("newsdeck")
    parts.handlers[:] = [ToLog()]
    parts.propagate = False
