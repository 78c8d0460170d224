"""The reader itself: on one's own archive, or on the bundled demo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from reader.errors import ConfigError

if TYPE_CHECKING:
    from reader.cli.app import Session
    from reader.library import Library
    from reader.model import Progress

    Tell = Callable[[Progress], None]


def open_reader(session: Session) -> None:
    """Start the tui. A wrong config does not keep anyone from reading: defaults, and a banner that tells."""
    _start_without_collecting()
    from reader.tui.app import run

    banner = ""
    try:
        config = session.config()
    except ConfigError as error:
        from reader.cli.output import say
        from reader.config import Config

        config = Config()
        errors = "1 error" if len(error.problems) == 1 else f"{len(error.problems)} errors"
        banner = f"{errors} in config.toml: defaults are used"
        say(f"{error}")

    def open_library(_tell: Tell) -> Library:
        from reader.library import Library

        return Library.open(session.archive(), config, read_only=session.read_only, offline=session.offline)

    run(open_library, banner=banner)


def _start_without_collecting() -> None:
    """Looking for garbage among things that were just made took 80 of the first screen's 440 ms of CPU.

    The app collects again once its first screen stands.
    """
    import gc

    gc.disable()


@click.command()
@click.pass_obj
def demo(session: Session) -> None:
    """Open the reader on the bundled sample archive: no network, no config, nothing of yours is touched."""
    _start_without_collecting()
    from reader.tui.app import run

    def open_library(tell: Tell) -> Library:
        from reader.demo import open_demo

        def building(step: Progress) -> None:
            tell(replace(step, what="building the sample archive, this once"))

        return open_demo(session.db_path, tell=building)

    run(open_library, banner="sample archive")
